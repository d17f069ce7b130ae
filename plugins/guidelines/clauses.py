"""The clauses that a rules text sets: which, by which family of wordings, in which sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

import attrs

from .families import BLOCK, FALLBACK, LINE, SENTENCE, Families, shipped
from .folding import fold
from .moods import Mood, Moods, build_moods
from .splitting import is_heading, opens_block, sentences

_CACHED_TEXTS: Final = 256  # of the rooms that are judged together
_CACHED_SENTENCES: Final = 8192
_CACHED_LINES: Final = 4096
_LONGEST_CACHED: Final = 200
_LONGEST_BLOCK: Final = 10
_LONGEST_REFUSAL: Final = 16
# "is not known, but" negates nothing that anyone is told to leave undone.
_REFUSAL: Final = re.compile(
    r"(?:ない|ません|せず|かず|さず|ねえ|ねぇ|ぬ)"
    r"(?:\W|\Z|こと|事|で|よう|もの|の[がはで]|です|ので|し、|まま)|stay|out of"
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
class Analysis:
    """What the words of one sentence say by themselves.

    Attributes:
        concepts: the concepts it holds, as bits.
        mood: what it does.
        bans: whether it forbids something.
        hits: the clauses it words, each with the family.
        topics: the clauses whose topic it names, where no family words them.
    """

    concepts: int
    mood: Mood
    bans: bool
    hits: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]


@attrs.frozen
class Line:
    """One line of a text: its sentences, each with its span in the line, and what it heads."""

    sentences: tuple[tuple[int, int, str, Analysis], ...]
    is_heading: bool
    opens_block: bool


@attrs.frozen
class Statement:
    """One sentence of a text: its span, folded words and line, and its analysis."""

    start: int
    end: int
    line: int
    folded: str
    analysis: Analysis

    @property
    def mood(self) -> Mood:
        """What the sentence does."""
        return self.analysis.mood

    @property
    def bans(self) -> bool:
        """Whether the sentence forbids something."""
        return self.analysis.bans


@attrs.frozen
class Engine:
    """The compiled families with what tells rules from stories."""

    families: Families
    moods: Moods
    ban: int
    negation: int

    def analyse(self, words: str) -> Analysis:
        """Give what the folded words of one sentence say."""
        concepts = self.families.lexicon.concepts(words)
        if concepts & self.negation and _REFUSAL.search(words) is None:
            concepts &= ~self.negation
        mood = self.moods.of(words, concepts)
        families = self.families
        named = (
            families.find(FALLBACK, concepts) if mood is Mood.RULE else families.topics(concepts)
        )
        return Analysis(
            concepts=concepts,
            mood=mood,
            bans=bool(concepts & self.ban),
            hits=tuple(families.find(SENTENCE, concepts)),
            topics=tuple(named),
        )

    def read(self, said: tuple[Statement, ...], lines: Sequence[Line]) -> Reading:
        """Read the sentences of a text: single ones first, then joined ones, then topics alone."""
        settled: dict[str, Passage] = {}
        mentioned: dict[str, Passage] = {}
        loose: list[Statement] = []
        rules: dict[int, list[Statement]] = {}
        told = 0
        heads = {number for number, line in enumerate(lines) if line.is_heading}
        before: Statement | None = None
        for one, above in zip(said, self._inherited(said, heads), strict=True):
            analysis = one.analysis
            concepts, hits = analysis.concepts, analysis.hits
            asked = self._asked(before, one)
            before = one if concepts else before
            if (above | asked) & ~concepts and concepts:
                hits = tuple(self.families.find(SENTENCE, concepts | above | asked))
            place = mentioned
            # an item under "what we do not allow" is laid down, however it is told
            if analysis.mood is Mood.RULE or (above and analysis.mood is Mood.STORY):
                place = settled
                rules.setdefault(one.line, []).append(one)
                told |= concepts
            for clause, family in hits:
                if clause not in place:
                    place[clause] = Passage(one.start, one.end, family, analysis.mood)
            if analysis.topics and self.families.with_fallback.isdisjoint(dict(hits)):
                loose.append(one)
        if told & self.families.keys[LINE]:
            for members in rules.values():
                if len(members) > 1:
                    self._read_joined(LINE, members, settled)
        if told & self.families.keys[BLOCK]:
            for members in _blocks(rules, lines, heads):
                self._read_joined(BLOCK, members, settled)
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

    def _asked(self, before: Statement | None, one: Statement) -> int:
        """Give what the question right above a short refusal is about ("Dating? We refuse")."""
        if (
            before is None
            or before.mood is not Mood.QUESTION
            or not one.bans
            or one.mood is not Mood.RULE
            or one.line - before.line > 1
            or one.end - one.start > _LONGEST_REFUSAL
        ):
            return 0
        return before.analysis.concepts & ~self.moods.question

    def _read_joined(
        self, scope: str, members: list[Statement], settled: dict[str, Passage]
    ) -> None:
        concepts = 0
        for one in members:
            concepts |= one.analysis.concepts
        for clause, family in self.families.find(scope, concepts):
            if clause not in settled:
                start, end = members[0].start, members[-1].end
                settled[clause] = Passage(start, end, family, Mood.RULE)

    def _inherited(self, said: Iterable[Statement], heads: set[int]) -> Iterator[int]:
        """Give what each sentence takes over from the heading above it: a ban, no topic."""
        above = 0
        before = -1
        for one in said:
            if one.line > before + 1:
                above = 0
            before = one.line
            if before in heads:
                above = one.analysis.concepts & self.ban if one.mood is Mood.RULE else 0
                yield 0
            else:
                yield above


def _blocks(
    rules: Mapping[int, list[Statement]], lines: Sequence[Line], heads: set[int]
) -> Iterator[list[Statement]]:
    """Give the lines that open a block with the lines under them, as far as they are rules."""
    for head, first in rules.items():
        if not lines[head].opens_block:
            continue
        members = list(first)
        for below in range(head + 1, head + _LONGEST_BLOCK):
            if below not in rules or below in heads:
                break
            members.extend(rules[below])
        if len(members) > len(first):
            yield members


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
    return Line(tuple(found), is_heading(words), opens_block(words))


def _lines(text: str) -> list[Line]:
    return [
        _line(words) if len(words) <= _LONGEST_CACHED else _read_line(words)
        for words in fold(text).split("\n")
    ]


def _statements(text: str, lines: Iterable[Line]) -> Iterator[Statement]:
    at = 0
    for number, (line, words) in enumerate(zip(lines, text.split("\n"), strict=True)):
        for start, end, sentence, analysis in line.sentences:
            yield Statement(at + start, at + end, number, sentence, analysis)
        at += len(words) + 1


@lru_cache(maxsize=_CACHED_TEXTS)
def statements(text: str) -> tuple[Statement, ...]:
    """Give the sentences of a text with their analyses."""
    return tuple(_statements(text, _lines(text)))


@lru_cache(maxsize=_CACHED_TEXTS)
def read_clauses(text: str) -> Reading:
    """Give which clauses a text sets and which it only mentions."""
    return engine().read(statements(text), _lines(text))
