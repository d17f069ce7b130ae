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
from .splitting import Sentence, is_heading, opens_block, sentences

_CACHED_TEXTS: Final = 512
_LONGEST_BLOCK: Final = 10
# "is not known, but" negates nothing that anyone is told to leave undone.
_REFUSAL: Final = re.compile(
    r"(?:ない|ません|せず|かず|さず|ねえ|ねぇ|ぬ)"
    r"(?:\W|\Z|こと|事|で|よう|もの|の[がはで]|です|と|ので|し、|まま)|stay|out of"
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
class Statement:
    """One sentence of a text: its span, folded words, line, concepts, mood; does it ban?"""

    start: int
    end: int
    folded: str
    line: int
    concepts: int
    mood: Mood
    bans: bool


@attrs.frozen
class Engine:
    """The compiled families with what tells rules from stories."""

    families: Families
    moods: Moods
    ban: int
    negation: int

    def statements(self, folded: str) -> tuple[Statement, ...]:
        """Give the sentences of a folded text with their concepts and moods."""
        found = tuple(sentences(folded))
        return tuple(
            map(self._statement, found, self._concepts(folded, found), [folded] * len(found))
        )

    def _statement(self, one: Sentence, concepts: int, folded: str) -> Statement:
        words = folded[one.start : one.end]
        if concepts & self.negation and _REFUSAL.search(words) is None:
            concepts &= ~self.negation
        return Statement(
            start=one.start,
            end=one.end,
            folded=words,
            line=one.line,
            concepts=concepts,
            mood=self.moods.of(words, concepts),
            bans=bool(concepts & self.ban),
        )

    def _concepts(self, folded: str, found: tuple[Sentence, ...]) -> list[int]:
        concepts = [0] * len(found)
        ends = iter(enumerate(one.end for one in found))
        position, end = next(ends, (0, len(folded)))
        for start, mask in self.families.lexicon.tags(folded):
            while start >= end:
                position, end = next(ends, (position, len(folded)))
            concepts[position] |= mask
        return concepts

    def read(self, text: str) -> Reading:
        """Read one text: single sentences first, then joined ones, then topics alone."""
        folded = fold(text)
        said = self.statements(folded)
        lines = folded.split("\n")
        settled: dict[str, Passage] = {}
        mentioned: dict[str, Passage] = {}
        loose: list[Statement] = []
        for one, above in zip(said, self._inherited(said, lines), strict=True):
            place = settled if one.mood is Mood.RULE else mentioned
            hits = tuple(self.families.find(SENTENCE, one.concepts | above)) if one.concepts else ()
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
            if not any(start <= one.start < end for start, end in spans):
                place = settled if one.mood is Mood.RULE else mentioned
                for clause, family in self.families.find(FALLBACK, one.concepts):
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
            concepts |= one.concepts
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
                above = one.concepts & self.ban if one.mood is Mood.RULE else 0
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


@lru_cache(maxsize=_CACHED_TEXTS)
def statements(text: str) -> tuple[Statement, ...]:
    """Give the sentences of a text with their moods."""
    return engine().statements(fold(text))


@lru_cache(maxsize=_CACHED_TEXTS)
def read_clauses(text: str) -> Reading:
    """Give which clauses a text sets and which it only mentions."""
    return engine().read(text)
