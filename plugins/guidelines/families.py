"""Families of wordings: which concepts, standing together, set a clause."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, reduce
from itertools import chain
from operator import or_
from pathlib import Path
from typing import Any, Final

import attrs

from .lexicon import LITERAL, Lexicon, build, load_alike, load_concepts

DATA: Final = Path(__file__).with_name("clauses.json")
SENTENCE: Final = "sentence"
PAIR: Final = "pair"
LINE: Final = "line"
BLOCK: Final = "block"
HEADED: Final = "headed"
FALLBACK: Final = "fallback"
TOPIC: Final = "topic"
_CACHED_CONCEPTS: Final = 8192

FamilyData = Mapping[str, Any]


@attrs.frozen
class Family:
    """One way of wording a clause: one concept of every group, and none of the excluded.

    Attributes:
        key: the first group, by which families are found.
        unless: pairs of groups; where one concept of each stands, the words are of something else.
    """

    clause: str
    id: str
    key: int
    groups: tuple[int, ...]
    none: int
    unless: tuple[tuple[int, int], ...] = ()

    def fits(self, concepts: int) -> bool:
        """Tell whether these concepts, one of the key among them, word the clause in this way."""
        if concepts & self.none:
            return False
        for group in self.groups:
            if not concepts & group:
                return False
        return not any(concepts & one and concepts & other for one, other in self.unless)


@attrs.frozen
class Section:
    """The families that are looked for in one scope, those of a clause one after another.

    Attributes:
        keys: the concepts without which no family fits.
        by_key: by the place of each of these bits, where the families stand that have it in their key.
    """

    families: tuple[Family, ...]
    keys: int = attrs.field(init=False)
    by_key: Mapping[int, tuple[int, ...]] = attrs.field(init=False)

    @keys.default
    def _all_keys(self) -> int:
        return reduce(or_, (family.key for family in self.families), 0)

    @by_key.default
    def _found_by(self) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for place, family in enumerate(self.families):
            for concept in _each(family.key):
                found.setdefault(concept, []).append(place)
        return {concept: tuple(places) for concept, places in found.items()}

    def find(self, concepts: int) -> Iterator[tuple[str, str]]:
        """Give the clauses that these concepts set, each with the first of its families that fits."""
        by_key, families, settled = self.by_key, self.families, None
        places = chain.from_iterable(by_key[concept] for concept in _each(concepts & self.keys))
        for place in sorted(set(places)):
            family = families[place]
            if family.clause != settled and family.fits(concepts):
                settled = family.clause
                yield family.clause, family.id


def _each(concepts: int) -> Iterator[int]:
    """Give the places of the bits that are set."""
    while concepts:
        lowest = concepts & -concepts
        yield lowest.bit_length() - 1
        concepts ^= lowest


@attrs.frozen
class Families:
    """All families by scope, the lexicon they are written in, and the clauses with a fallback.

    Attributes:
        find: gives the clauses that concepts set in a scope, each with its family.
        keys: by scope, the concepts without which no family of it fits.
    """

    lexicon: Lexicon
    with_fallback: frozenset[str]
    sections: Mapping[str, Section]
    keys: Mapping[str, int] = attrs.field(init=False)

    @keys.default
    def _keys_of_sections(self) -> Mapping[str, int]:
        return {scope: section.keys for scope, section in self.sections.items()}

    # rooms word many of their rules alike, so that the same concepts come again and again
    find: Callable[[str, int], tuple[tuple[str, str], ...]] = attrs.field(init=False, eq=False)

    @find.default
    def _cached(self) -> Callable[[str, int], tuple[tuple[str, str], ...]]:
        return lru_cache(maxsize=_CACHED_CONCEPTS)(
            lambda scope, concepts: tuple(self.sections[scope].find(concepts))
        )

    def may_set(self, clause: str, concepts: int) -> bool:
        """Tell whether a text whose sentences hold these concepts could set the clause."""
        return any(
            family.clause == clause and concepts & family.key
            for section in self.sections.values()
            for family in section.families
        )

    def topics(self, concepts: int) -> Iterator[tuple[str, str]]:
        """Give the clauses whose topic these concepts name, be it in a rule or not."""
        for family in self.sections[FALLBACK].families:
            if concepts & family.key:
                yield family.clause, TOPIC


def load_families() -> Mapping[str, tuple[FamilyData, ...]]:
    """Give the families of the shipped data by clause."""
    loaded = json.loads(DATA.read_text(encoding="utf-8"))
    return {
        clause: tuple(families)
        for part in ("clauses", "further")
        for clause, families in loaded[part].items()
    }


@cache
def shipped() -> Families:
    """Give the compiled families of the shipped data."""
    return compile_families(load_families())


def compile_families(data: Mapping[str, Iterable[FamilyData]]) -> Families:
    """Give the families of such data, compiled."""
    literals = sorted({name for name in _names(data) if name.startswith(LITERAL)})
    lexicon = build(load_concepts(), literals, load_alike())
    return Families(
        lexicon=lexicon,
        with_fallback=frozenset(
            clause
            for clause, members in data.items()
            if any(member.get("scope") == FALLBACK for member in members)
        ),
        sections={
            # a wording of one sentence also counts where several are joined, and the other way
            SENTENCE: _section(data, lexicon, (SENTENCE, PAIR, LINE, BLOCK, HEADED)),
            PAIR: _section(data, lexicon, (PAIR,)),
            LINE: _section(data, lexicon, (LINE, BLOCK, HEADED)),
            BLOCK: _section(data, lexicon, (BLOCK,)),
            HEADED: _section(data, lexicon, (HEADED,)),
            FALLBACK: _section(data, lexicon, (FALLBACK,)),
        },
    )


def _section(
    data: Mapping[str, Iterable[FamilyData]], lexicon: Lexicon, scopes: tuple[str, ...]
) -> Section:
    return Section(
        tuple(
            _family(clause, member, lexicon)
            for clause, members in data.items()
            for member in members
            if member.get("scope", SENTENCE) in scopes
        )
    )


def _family(clause: str, member: FamilyData, lexicon: Lexicon) -> Family:
    key, *groups = (lexicon.union(group) for group in member["all"])
    none = 0
    for excluded in member.get("none", ()):
        none |= lexicon.union(excluded)
    return Family(
        clause=clause,
        id=member["id"],
        key=key,
        groups=tuple(groups),
        none=none,
        unless=tuple(
            (lexicon.union(one), lexicon.union(other)) for one, other in member.get("unless", ())
        ),
    )


def _names(data: Mapping[str, Iterable[FamilyData]]) -> Iterator[str]:
    for members in data.values():
        for member in members:
            pairs = chain.from_iterable(member.get("unless", ()))
            for group in (*member["all"], *member.get("none", ()), *pairs):
                yield from group.split("|")
