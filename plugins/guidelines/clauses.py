"""The clauses that a rules text sets: which, by which family of wordings, in which sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import attrs

from auditor.text import unspaced, without_readings

from .families import BLOCK, FALLBACK, HEADED, LINE, PAIR, SENTENCE, Families, shipped
from .folding import fold
from .moods import Mood, Moods, build_moods
from .parts import Analysis, Line, Statement, blocks, headings, is_in_list, mark_below
from .splitting import (
    NUMBER,
    allows,
    answers,
    asks,
    bans_below,
    has_head_end,
    is_heading,
    is_likewise,
    is_title,
    item_mark,
    names_actor,
    names_only,
    only_does,
    only_lists,
    opens_block,
    refers_back,
    sentences,
)

_CACHED_TEXTS: Final = 256  # of the rooms that are judged together
_CACHED_SENTENCES: Final = 8192
_CACHED_LINES: Final = 4096
_LONGEST_CACHED: Final = 200
_LONGEST_REFUSAL: Final = 16
# "is not known, but" negates nothing that anyone is told to leave undone.
_REFUSAL: Final = re.compile(
    r"(?:ない|ません|せず|かず|さず|(?<=[貼撮送語張])らず|(?<=[使言誘])わず|ねえ|ねぇ|ぬ|へん)"
    r"(?:\W|\Z|こと|事|で|よう|もの|の[がはで]|です|ので|し、|まま"
    r"|(?:お?約束|決まり|きまり|決めごと|取り決め|申し合わせ|方針|ルール)(?:です|だ|で|に|とし|\W|\Z))|stay|out of"
)
_MONTH: Final = re.compile(r"[一二三四五六七八九十]{1,3}(?=月)")
# "投稿も画面も" are what is talked of, as "投稿や画面を" are.
_BOTH: Final = re.compile(
    r"([ァ-ヶー一-龠]{1,8})も([ァ-ヶー一-龠]{1,8})も(?=、?[^ァ-ヶー、。]{0,24}(?:ない|ません|禁止|不可))"
)
# "must be kept", by two negations: it asks for what other bans forbid.
_DUTY: Final = re.compile(
    r"(?:なければ|なくては|なくちゃ|なきゃ|ねば|(?<=[かがさたなばまらわい])ないと)、?"
    r"(?:いけ(?:ない|ません)|な(?:らない|りません|らぬ|らん)|だめ|ダメ|あかん)"
)
# "only links that have to do with side jobs": the room's topic is named, and not what is ruled on.
_TOPIC: Final = re.compile(
    r"(?<=[はも])[^、。はも]{1,20}(?=に?(?:関係|関連)(?:の?ある|する|した|の)[^、。]{0,24}(?:だけ|のみ|に限|限り|ok))"
)


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
    announcement: int
    condition: int
    staff: int
    acts: int
    spread: int
    written: int
    needless: int

    def analyse(self, words: str) -> Analysis:
        """Give what the folded words of one sentence say."""
        words = _MONTH.sub(_as_digits, unspaced(without_readings(words)))
        if words.count("も") > 1:
            words = _BOTH.sub(r"\1や\2を", words)
        words = _DUTY.sub("てください", words)
        if "関" in words:
            words = _TOPIC.sub("話題", words)
        concepts = self.families.lexicon.concepts(_stopped(words))
        if concepts & self.negation and _REFUSAL.search(words) is None:
            concepts &= ~self.negation
        if concepts & self.demanded:
            concepts &= ~(self.ban | self.negation)
        mood = self.moods.of(words, concepts)
        handed = self.ban
        if concepts & self.announcement:
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
        told = 0
        conditions: dict[int, int] = {}
        heads = headings(lines)
        inherited = self._inherited(said, lines, heads)
        beside = _beside(said)
        for number, (one, above) in enumerate(zip(said, inherited, strict=True)):
            analysis = one.analysis
            concepts, hits = analysis.concepts, analysis.hits
            if analysis.condition:
                conditions[one.line] = analysis.condition
            if conditions:
                above |= conditions.get(one.line, 0)
            above |= beside.get(number, 0)
            if above & ~concepts and concepts:
                hits = self.families.find(SENTENCE, concepts | above)
            place = mentioned
            # an item under "what we do not allow" is laid down, however it is told
            if analysis.mood is Mood.RULE or (analysis.mood is Mood.STORY and above & self.ban):
                place = settled
                rules.setdefault(one.line, []).append(one)
                told |= concepts
            for clause, family in hits:
                if clause not in place:
                    place[clause] = Passage(one.start, one.end, family, analysis.mood)
            if analysis.topics and self.families.with_fallback.isdisjoint(dict(hits)):
                loose.append(one)
        if told & self.families.keys[PAIR]:
            keys = self.families.keys[PAIR]
            for members in rules.values():
                for one, after in pairwise(members):
                    if (one.analysis.concepts | after.analysis.concepts) & keys:
                        self._read_joined(PAIR, (one, after), settled)
        if told & self.families.keys[LINE]:
            for number, members in rules.items():
                if len(members) > 1:
                    self._read_joined(LINE, members, settled, conditions.get(number, 0))
        if told & (self.families.keys[BLOCK] | self.families.keys[HEADED]):
            for members in blocks(rules, lines, heads):
                self._read_joined(BLOCK, members, settled)
                self._read_headed(members, settled)
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
        return Reading(
            set=MappingProxyType(settled),
            mentioned=MappingProxyType({k: v for k, v in mentioned.items() if k not in settled}),
        )

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

    def _inherited(
        self, said: Iterable[Statement], lines: Sequence[Line], heads: set[int]
    ) -> Iterator[int]:
        """Give what each sentence takes over from the lines above it.

        A heading, or a sentence that announces a list, hands down its ban and no topic; a question
        hands down its topic and no ban, to its answer or to a short refusal; "so is …" takes over
        the ban of the sentence before it.
        """
        above = asked = inline = carried = 0
        mark = own = ""
        before = -1
        for one in said:
            line, analysis = lines[one.line], one.analysis
            if one.line != before:
                if one.line > before + 1 and before not in heads:
                    above = 0
                # a numbered heading heads no longer than up to the next number
                ends = (mark and not is_in_list(line, mark)) or (own != mark and line.mark == own)
                if ends or line.allows:
                    above, mark, own = 0, "", ""
                if one.line > before + 1 and not line.answers:
                    asked = 0
                if one.line > before + 1:
                    carried = 0
                inline = 0
            before = one.line
            wonders = line.asks and analysis.mood is Mood.STORY
            if analysis.mood is Mood.QUESTION or wonders:
                asked = analysis.concepts & ~(self.ban | self.negation | self.moods.question)
                yield above
                continue
            if one.line in heads and (line.is_heading or analysis.ban):
                above = analysis.ban
                mark = mark_below(lines, one.line) if line.is_title else ""
                own = line.mark if line.mark == NUMBER else ""
                yield 0
                continue
            refuses = analysis.ban and one.end - one.start <= _LONGEST_REFUSAL
            answers = asked and (refuses or line.answers or line.asks)
            handed = above | inline if inline and names_only(_plain(one)) else above
            carried = analysis.carries | (carried if analysis.likewise else 0)
            if analysis.likewise:
                handed |= carried
            yield handed | asked if answers else handed
            if analysis.concepts and not (line.answers or line.asks):
                asked = 0
            if analysis.ban and bans_below(_plain(one)):
                inline = analysis.ban
            if analysis.ban and analysis.concepts & self.announcement:
                inline = analysis.ban
                below = mark_below(lines, one.line)
                if below not in ("", line.mark):
                    above, mark, own = analysis.ban, below, ""


def _beside(said: Sequence[Statement]) -> Mapping[int, int]:
    """Give what sentences take over from those beside them in their line, by their numbers.

    A list takes over the ban that the next sentence lays on it; what is done, who does it.
    """
    taken: dict[int, int] = {}
    actor, line = 0, -1
    for number, one in enumerate(said):
        analysis = one.analysis
        if one.line != line:
            actor, line = 0, one.line
        elif analysis.backwards and only_lists(_plain(said[number - 1])):
            taken[number - 1] = taken.get(number - 1, 0) | analysis.backwards
        if not analysis.actorless:
            actor = analysis.actor
        elif actor:
            taken[number] = actor
    return taken


def _plain(one: Statement) -> str:
    """Give the folded words of a sentence without the readings in brackets."""
    return without_readings(one.folded)


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
    return Engine(
        families=families,
        moods=build_moods(lexicon),
        ban=lexicon.union("forbid"),
        negation=lexicon.union("negation"),
        # "who does not tell is removed" asks for what others forbid
        demanded=lexicon.union("demanded"),
        announcement=lexicon.union("announcement"),
        # "Hurt by someone? Tell us": a question that says when the next sentence holds
        condition=lexicon.union("hurt|abuse|trouble|found|youth"),
        staff=lexicon.union("title|staff|topstaff|substaff"),
        acts=lexicon.union("roleact|warn"),
        # "… must not be shown elsewhere. The same goes for …"
        spread=lexicon.union("spread|carried"),
        written=lexicon.union("write"),
        needless=lexicon.union("anti-no-need"),
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
    return [
        _line(words) if len(words) <= _LONGEST_CACHED else _read_line(words)
        for words in fold(text).split("\n")
    ]


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
