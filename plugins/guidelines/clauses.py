"""The clauses that a rules text sets: which, by which family of wordings, in which sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

import attrs

from .families import BLOCK, FALLBACK, LINE, SENTENCE, Families, shipped
from .folding import fold
from .moods import Mood, Moods, build_moods
from .splitting import is_heading, opens_block, sentences

_CACHED_TEXTS: Final = 64
_CACHED_SENTENCES: Final = 8192
_LONGEST_CACHED: Final = 200
_LONGEST_BLOCK: Final = 10
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

    def read(self, said: tuple[Statement, ...], lines: list[str]) -> Reading:
        """Read the sentences of a text: single ones first, then joined ones, then topics alone."""
        settled: dict[str, Passage] = {}
        mentioned: dict[str, Passage] = {}
        loose: list[Statement] = []
        for one, above in zip(said, self._inherited(said, lines), strict=True):
            hits = one.analysis.hits
            if above and one.analysis.concepts:
                hits = tuple(self.families.find(SENTENCE, one.analysis.concepts | above))
            place = settled if one.mood is Mood.RULE else mentioned
            for clause, family in hits:
                place.setdefault(clause, Passage(one.start, one.end, family, one.mood))
            if not any(clause in self.families.with_fallback for clause, _ in hits):
                loose.append(one)
        for scope, members in _joined(said, lines):
            self._read_joined(scope, members, settled)
        spans = [
            (passage.start, passage.end)
            for clause, passage in settled.items()
            if clause in self.families.with_fallback
        ]
        for one in loose:
            if one.analysis.topics and not any(start <= one.start < end for start, end in spans):
                place = settled if one.mood is Mood.RULE else mentioned
                for clause, family in one.analysis.topics:
                    place.setdefault(clause, Passage(one.start, one.end, family, one.mood))
        return Reading(
            set=MappingProxyType(settled),
            mentioned=MappingProxyType({k: v for k, v in mentioned.items() if k not in settled}),
        )

    def _read_joined(
        self, scope: str, members: list[Statement], settled: dict[str, Passage]
    ) -> None:
        concepts = 0
        for one in members:
            concepts |= one.analysis.concepts
        for clause, family in self.families.find(scope, concepts):
            passage = Passage(members[0].start, members[-1].end, family, Mood.RULE)
            settled.setdefault(clause, passage)

    def _inherited(self, said: Iterable[Statement], lines: list[str]) -> Iterator[int]:
        """Give what each sentence takes over from the heading above it: a ban, no topic."""
        above = 0
        before = -1
        for one in said:
            if one.line > before + 1:
                above = 0
            before = one.line
            if is_heading(lines[one.line]):
                above = one.analysis.concepts & self.ban if one.mood is Mood.RULE else 0
                yield 0
            else:
                yield above


def _joined(said: Iterable[Statement], lines: list[str]) -> Iterator[tuple[str, list[Statement]]]:
    """Give the lines of several rule sentences, and the headings with the lines under them."""
    by_line: dict[int, list[Statement]] = {}
    for one in said:
        if one.mood is Mood.RULE:
            by_line.setdefault(one.line, []).append(one)
    for members in by_line.values():
        if len(members) > 1:
            yield LINE, members
    for head, first in by_line.items():
        if not opens_block(lines[head]):
            continue
        members = list(first)
        for below in range(head + 1, head + _LONGEST_BLOCK):
            if below not in by_line or is_heading(lines[below]):
                break
            members.extend(by_line[below])
        if len(members) > len(first):
            yield BLOCK, members


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


@lru_cache(maxsize=_CACHED_TEXTS)
def statements(text: str) -> tuple[Statement, ...]:
    """Give the sentences of a text with their analyses."""
    folded = fold(text)
    found = []
    for one in sentences(folded):
        words = folded[one.start : one.end]
        read = _analysis if len(words) <= _LONGEST_CACHED else engine().analyse
        found.append(Statement(one.start, one.end, one.line, words, read(words)))
    return tuple(found)


@lru_cache(maxsize=_CACHED_TEXTS)
def read_clauses(text: str) -> Reading:
    """Give which clauses a text sets and which it only mentions."""
    return engine().read(statements(text), fold(text).split("\n"))
