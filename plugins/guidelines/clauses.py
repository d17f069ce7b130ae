"""The clauses that a rules text sets: which, by which family of wordings, in which sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import attrs

from auditor.text import pattern, unquoted, without_readings

from .dialect import in_standard_words
from .families import BLOCK, FALLBACK, HEADED, LINE, PAIR, SENTENCE, Families, shipped
from .folding import fold
from .inheriting import Kinds, inherited
from .lines import (
    allows,
    answers,
    asks,
    asks_what_is_left_out,
    has_head_end,
    is_heading,
    is_title,
    item_mark,
    names_room,
    names_rules,
    opens_block,
)
from .linking import bans_below, is_likewise, names_actor, only_does, refers_back
from .moods import Mood, Moods, build_moods
from .parts import Analysis, Line, Statement, blocks, headings
from .plain import as_spelled
from .splitting import sentences
from .tables import BAR, banned_cells

_CACHED_TEXTS: Final = 256  # of the rooms that are judged together
_CACHED_SENTENCES: Final = 8192
_CACHED_LINES: Final = 4096
_LONGEST_CACHED: Final = 200
_REFUSAL: Final = pattern(__package__, "grammar.json", "refusal")
_ABOUT: Final = MappingProxyType(
    {
        "commercial-posts": "commerce|trade|lucre|money",
        "money": "commerce|trade|lucre|money",
        "harassment-procedure": "hear|heard|bothsides|report|reach|isolate|evidence|decide|eject"
        "|settled|at|mentionadmin|sendto|staff|title|counted",
        "report-contact": "hurt|found|trouble|report|reportbutton|at|mentionadmin|opinion|abuse"
        "|violate|nastywords|met|strife",
    }
)
# what stands all alone in its line, behind a number at most, is found as ‹点検› too
_ALONE: Final = re.compile(
    r"\A\W{0,6}(?:第?(?:#{1,2}|[一二三四五六七八九十]{1,3})[条章項]?[\W_]{1,3})?([ぁ-ヶー一-龠]{2,8})\W{0,6}\Z"
)
_TOLD: Final = (Mood.STORY, Mood.INVITATION)
_MONTH: Final = re.compile(r"[一二三四五六七八九十]{1,3}(?=月)")


@attrs.frozen
class Passage:
    """Where a clause is set or mentioned: a span, the family, and the mood of the sentence."""

    start: int
    end: int
    family: str
    mood: Mood


@attrs.frozen
class Reading:
    """What one text says of the clauses: set ones, and those that are only mentioned."""

    set: Mapping[str, Passage]
    mentioned: Mapping[str, Passage]


@attrs.frozen
class Engine:
    """The compiled families with what tells rules from stories."""

    families: Families
    moods: Moods
    ban: int
    negation: int
    demanded: int
    kinds: Kinds
    condition: int
    staff: int
    acts: int
    spread: int
    written: int
    needless: int
    errand: int
    offence: int
    dealing: int
    things: int
    contact: int
    about: Mapping[str, int]

    def analyse(self, words: str) -> Analysis:
        """Give what the folded words of one sentence say."""
        words = _MONTH.sub(_as_digits, as_spelled(without_readings(words)))
        words = in_standard_words(words)
        concepts = self.families.lexicon.concepts(_stopped(words))
        alone = _ALONE.match(words)
        if alone is not None:
            concepts |= self.families.lexicon.concepts(f"‹{alone[1]}›")
        if concepts & self.negation and _REFUSAL.search(words) is None:
            concepts &= ~self.negation
        if concepts & self.demanded:
            concepts &= ~(self.ban | self.negation)
        mood = self._mood(words, concepts)
        asks_ban = mood is Mood.QUESTION and asks_what_is_left_out(words)
        if asks_ban:
            mood = Mood.RULE  # "What do we not write?": the answers stand below
            concepts |= self.negation
        handed = self.ban
        if concepts & self.kinds.announcement or asks_ban or bans_below(words):
            handed |= self.negation  # "we do none of the following"
        families = self.families
        named = (
            families.find(FALLBACK, concepts) if mood is Mood.RULE else families.topics(concepts)
        )
        return Analysis(
            concepts=concepts,
            mood=mood,
            bans=bool(concepts & self.ban),
            ban=concepts & handed if mood is Mood.RULE else 0,
            condition=concepts & self.condition if mood is Mood.QUESTION else 0,
            hits=families.find(SENTENCE, concepts),
            topics=tuple(named),
            carries=concepts & (self.ban | self.negation | self.spread) if mood is Mood.RULE else 0,
            likewise=is_likewise(words),
            backwards=self._backwards(words, concepts) if mood is Mood.RULE else 0,
            actor=concepts & self.staff if concepts & self.staff and names_actor(words) else 0,
            actorless=bool(concepts & self.acts) and only_does(words),
        )

    def _mood(self, words: str, concepts: int) -> Mood:
        """Give the mood of a sentence; a ban on what it quotes asks nothing, whatever is quoted."""
        mood = self.moods.of(words, concepts)
        if mood is Mood.QUESTION:
            own = unquoted(words)
            if own != words:
                said = self.families.lexicon.concepts(_stopped(own))
                if said & self.ban:
                    return self.moods.of(own, said)
        return mood

    def _backwards(self, words: str, concepts: int) -> int:
        """Give the ban that a rule lays on what the sentence before it lists."""
        if concepts & self.needless or not concepts & (self.ban | self.written):
            return 0
        return concepts & (self.ban | self.negation) if refers_back(words) else 0

    def read(self, said: tuple[Statement, ...], lines: Sequence[Line]) -> Reading:
        """Read the sentences of a text: single ones first, then joined ones, then topics alone."""
        settled: dict[str, Passage] = {}
        mentioned: dict[str, Passage] = {}
        loose: list[Statement] = []
        rules: dict[int, list[Statement]] = {}
        conditions: dict[int, int] = {}
        for one, handed in zip(said, inherited(self.kinds, said, lines), strict=True):
            analysis = one.analysis
            if analysis.condition:
                conditions[one.line] = analysis.condition
            above = handed | conditions.get(one.line, 0)
            hits = analysis.hits
            if above & ~analysis.concepts and analysis.concepts:
                hits = self.families.find(SENTENCE, analysis.concepts | above)
                if not above & (self.ban | self.negation):
                    hits += analysis.hits  # what is asked about takes nothing from the answer
            place = mentioned
            # an item under "what we do not allow" is laid down, however it is told
            if analysis.mood is Mood.RULE or (analysis.mood in _TOLD and above & self.ban):
                place = settled
                rules.setdefault(one.line, []).append(one)
            for clause, family in hits:
                if clause not in place:
                    place[clause] = Passage(one.start, one.end, family, analysis.mood)
            if analysis.topics and self.families.with_fallback.isdisjoint(dict(hits)):
                loose.append(one)
        self._read_together(rules, conditions, lines, settled)
        self._read_topics(loose, settled, mentioned)
        return Reading(
            set=MappingProxyType(settled),
            mentioned=MappingProxyType({k: v for k, v in mentioned.items() if k not in settled}),
        )

    def _read_together(
        self,
        rules: Mapping[int, list[Statement]],
        conditions: Mapping[int, int],
        lines: Sequence[Line],
        settled: dict[str, Passage],
    ) -> None:
        """Read the rules two by two, by lines, and by blocks of lines."""
        told = 0
        for members in rules.values():
            for one in members:
                told |= one.analysis.concepts
        keys = self.families.keys
        if told & keys[PAIR]:
            for members in rules.values():
                for one, after in pairwise(members):
                    if (one.analysis.concepts | after.analysis.concepts) & keys[PAIR]:
                        self._read_joined(PAIR, (one, after), settled)
        if told & keys[LINE]:
            for number, members in rules.items():
                if len(members) > 1:
                    self._read_joined(LINE, members, settled, conditions.get(number, 0))
        if told & (keys[BLOCK] | keys[HEADED]):
            for members in blocks(rules, lines, headings(lines)):
                if not self._titles_rules(members):
                    self._read_joined(BLOCK, members, settled)
                self._read_headed(members, settled)

    def _titles_rules(self, members: Sequence[Statement]) -> bool:
        """Tell whether the head of a block only says that rules stand under it, each by itself."""
        words, concepts = "", 0
        for one in members:
            if one.line == members[0].line:
                words += one.folded
                concepts |= one.analysis.concepts
        if not names_rules(words):
            return False
        return names_room(words) or not concepts & self.families.keys[BLOCK]

    def _read_topics(
        self,
        loose: Iterable[Statement],
        settled: dict[str, Passage],
        mentioned: dict[str, Passage],
    ) -> None:
        """Read the topics of sentences that word no clause, where none around them does."""
        spans = [
            (passage.start, passage.end)
            for clause, passage in settled.items()
            if clause in self.families.with_fallback
        ]
        for one in loose:
            if not any(start <= one.start < end for start, end in spans):
                place = settled if one.mood is Mood.RULE else mentioned
                for clause, family in one.analysis.topics:
                    place.setdefault(clause, Passage(one.start, one.end, family, one.mood))

    def _read_joined(
        self,
        scope: str,
        members: Sequence[Statement],
        settled: dict[str, Passage],
        concepts: int = 0,
    ) -> None:
        for one in members:
            concepts |= one.analysis.concepts
        if not concepts & self.families.keys[scope]:
            return
        for clause, family in self.families.find(scope, concepts):
            if clause not in settled:
                start, end = members[0].start, members[-1].end
                settled[clause] = Passage(start, end, family, Mood.RULE)

    def _read_headed(self, members: Sequence[Statement], settled: dict[str, Passage]) -> None:
        """Read a block whose heading names what the lines under it lay down."""
        keys = self.families.keys[HEADED]
        head = body = 0
        for one in members:
            if one.line == members[0].line:
                head |= one.analysis.concepts
            else:
                body |= one.analysis.concepts
        if head & keys:
            self._read_joined(HEADED, members[:1], settled, head | (body & ~keys))


def _as_digits(match: re.Match[str]) -> str:
    """Give a numeral as a folded text has digits."""
    return "#" * len(match[0])


def _stopped(words: str) -> str:
    """Give a sentence with a full stop at its end, which items of a list leave out."""
    kept = words.rstrip(" \u00a6")
    return kept + "。" if kept[-1:].isalnum() else words


@cache
def engine() -> Engine:
    """Give the engine of the shipped data; it is compiled at the first use."""
    families = shipped()
    lexicon = families.lexicon
    moods = build_moods(lexicon)
    ban, negation = lexicon.union("forbid"), lexicon.union("negation")
    return Engine(
        families=families,
        moods=moods,
        ban=ban,
        negation=negation,
        # "who does not tell is removed" asks for what others forbid
        demanded=lexicon.union("demanded"),
        kinds=Kinds(ban, negation, moods.question, lexicon.union("announcement")),
        # "Hurt by someone? Tell us": a question that says when the next sentence holds
        condition=lexicon.union("hurt|abuse|trouble|found|youth|askedentry"),
        staff=lexicon.union("title|staff|topstaff|substaff"),
        acts=lexicon.union("roleact|warn"),
        # "… must not be shown elsewhere. The same goes for …"
        spread=lexicon.union("spread|carried"),
        written=lexicon.union("write"),
        needless=lexicon.union("anti-no-need"),
        errand=lexicon.union("errand|outsidehelp"),
        offence=lexicon.union(
            "found|nastywords|abuse|violate|met|strife|reportbutton|mentionadmin"
        ),
        # what is done to members, or what they are told of for it
        dealing=lexicon.union("warn|remove|graded|rejoinban|violate"),
        things=lexicon.union("link|rights|works|copied"),
        contact=lexicon.union("inprivate|approached"),
        # what a sentence names that sets these clauses in whatever words
        about=MappingProxyType({clause: lexicon.union(named) for clause, named in _ABOUT.items()}),
    )


@lru_cache(maxsize=_CACHED_SENTENCES)
def _analysis(words: str) -> Analysis:
    """Give the analysis of a sentence; rooms word many of their rules alike."""
    return engine().analyse(words)


@lru_cache(maxsize=_CACHED_LINES)
def _line(words: str) -> Line:
    """Give what a folded line says; a note's lines are read with its title and without it."""
    return _read_line(words)


def _read_line(words: str) -> Line:
    found = []
    for start, end in sentences(words):
        sentence = words[start:end]
        analyse = _analysis if len(sentence) <= _LONGEST_CACHED else engine().analyse
        found.append((start, end, sentence, analyse(sentence)))
    words = without_readings(words)
    return Line(
        sentences=tuple(found),
        is_heading=is_heading(words),
        is_marked=is_heading(words) and not has_head_end(words),
        opens_block=opens_block(words),
        is_title=is_title(words),
        mark=item_mark(words),
        indent=len(words) - len(words.lstrip()),
        asks=asks(words),
        answers=answers(words),
        allows=allows(words),
    )


def _lines(text: str) -> list[Line]:
    folded = fold(text).split("\n")
    lines = [
        _line(words) if len(words) <= _LONGEST_CACHED else _read_line(words) for words in folded
    ]
    if any(BAR in words for words in folded):
        for number, start, end, said in banned_cells(folded):
            analyse = _analysis if len(said) <= _LONGEST_CACHED else engine().analyse
            cell = (start, end, said, analyse(said))
            line = lines[number]
            lines[number] = attrs.evolve(line, sentences=(*line.sentences, cell))
    return lines


@lru_cache(maxsize=_CACHED_TEXTS)
def _parsed(text: str) -> tuple[tuple[Statement, ...], tuple[Line, ...]]:
    """Give the sentences and the lines of a text."""
    lines = tuple(_lines(text))
    return tuple(_statements(text, lines)), lines


def _statements(text: str, lines: Iterable[Line]) -> Iterator[Statement]:
    at = 0
    for number, (line, words) in enumerate(zip(lines, text.split("\n"), strict=True)):
        for start, end, sentence, analysis in line.sentences:
            yield Statement(at + start, at + end, number, sentence, analysis)
        at += len(words) + 1


def statements(text: str) -> tuple[Statement, ...]:
    """Give the sentences of a text with their analyses."""
    return _parsed(text)[0]


@lru_cache(maxsize=_CACHED_TEXTS)
def read_clauses(text: str) -> Reading:
    """Give which clauses a text sets and which it only mentions."""
    return engine().read(*_parsed(text))
