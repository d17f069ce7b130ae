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
        unless: pairs of groups; where one concept of each stands, the words are of something else.
    """

    id: str
    key: int
    groups: tuple[int, ...]
    none: int
    unless: tuple[tuple[int, int], ...] = ()


@attrs.frozen
class Section:
    """The families of one clause that are looked for in one scope; `keys` are all their keys."""

    clause: str
    keys: int
    families: tuple[Family, ...]

    def find(self, concepts: int) -> str | None:
        """Give the id of the first family that these concepts fit, or None."""
        for family in self.families:
            if not concepts & family.key or concepts & family.none:
                continue
            for group in family.groups:
                if not concepts & group:
                    break
            else:
                if not any(concepts & one and concepts & other for one, other in family.unless):
                    return family.id
        return None


@attrs.frozen
class Families:
    """All families by scope, the lexicon they are written in, and the clauses with a fallback.

    Attributes:
        find: gives the clauses that concepts set in a scope, each with its family.
        keys: by scope, the concepts without which no family of it fits.
    """

    lexicon: Lexicon
    with_fallback: frozenset[str]
    sections: Mapping[str, tuple[Section, ...]]
    keys: Mapping[str, int] = attrs.field(init=False)

    @keys.default
    def _keys_of_sections(self) -> Mapping[str, int]:
        return {
            scope: reduce(or_, (section.keys for section in sections), 0)
            for scope, sections in self.sections.items()
        }

    # rooms word many of their rules alike, so that the same concepts come again and again
    find: Callable[[str, int], tuple[tuple[str, str], ...]] = attrs.field(init=False, eq=False)

    @find.default
    def _cached(self) -> Callable[[str, int], tuple[tuple[str, str], ...]]:
        return lru_cache(maxsize=_CACHED_CONCEPTS)(
            lambda scope, concepts: tuple(self._found(scope, concepts))
        )

    def _found(self, scope: str, concepts: int) -> Iterator[tuple[str, str]]:
        """Give the clauses that these concepts set in this scope, each with its family."""
        for section in self.sections[scope]:
            if concepts & section.keys:
                family = section.find(concepts)
                if family is not None:
                    yield section.clause, family

    def may_set(self, clause: str, concepts: int) -> bool:
        """Tell whether a text whose sentences hold these concepts could set the clause."""
        return any(
            section.clause == clause and concepts & section.keys
            for sections in self.sections.values()
            for section in sections
        )

    def topics(self, concepts: int) -> Iterator[tuple[str, str]]:
        """Give the clauses whose topic these concepts name, be it in a rule or not."""
        for section in self.sections[FALLBACK]:
            if concepts & section.keys:
                yield section.clause, TOPIC


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
            SENTENCE: tuple(_sections(data, lexicon, (SENTENCE, PAIR, LINE, BLOCK, HEADED))),
            PAIR: tuple(_sections(data, lexicon, (PAIR,))),
            LINE: tuple(_sections(data, lexicon, (LINE, BLOCK, HEADED))),
            BLOCK: tuple(_sections(data, lexicon, (BLOCK,))),
            HEADED: tuple(_sections(data, lexicon, (HEADED,))),
            FALLBACK: tuple(_sections(data, lexicon, (FALLBACK,))),
        },
    )


def _sections(
    data: Mapping[str, Iterable[FamilyData]], lexicon: Lexicon, scopes: tuple[str, ...]
) -> Iterator[Section]:
    for clause, members in data.items():
        families = tuple(
            _family(member, lexicon)
            for member in members
            if member.get("scope", SENTENCE) in scopes
        )
        if families:
            keys = 0
            for family in families:
                keys |= family.key
            yield Section(clause, keys, families)


def _family(member: FamilyData, lexicon: Lexicon) -> Family:
    key, *groups = (lexicon.union(group) for group in member["all"])
    none = 0
    for excluded in member.get("none", ()):
        none |= lexicon.union(excluded)
    return Family(
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
