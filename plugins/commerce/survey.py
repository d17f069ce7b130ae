"""The public texts of one room, surveyed once for all rules of commerce."""

from collections.abc import Iterable, Iterator

import attrs

from auditor import Context

from .reading import Hit, Reading, cues, read

DISCLOSURE = "/commerce/disclosure_text"
_PRICE_REACH = 20
MOST_PLACES = 20
"""A rule tells no more places than these: enough to find and mend the rest."""

LONGEST = 60
"""A message quotes no more characters than these of a value."""


@attrs.frozen
class Mention:
    """A phrase in one of the room's texts: pointer, span in the original and the phrase."""

    pointer: str
    span: tuple[int, int]
    text: str


@attrs.frozen(eq=False)
class Passage:
    """One public text: its pointer, itself and its reading."""

    pointer: str
    text: str
    reading: Reading

    def said(self, group: str) -> tuple[Mention, ...]:
        """The phrases of a group that the passage says."""
        return self.mentions(self.reading.said(group))

    def mentions(self, hits: Iterable[Hit]) -> tuple[Mention, ...]:
        """Hits of this passage with their place."""
        return tuple(
            Mention(self.pointer, hit.span, self.text[slice(*hit.span)].strip()[:LONGEST])
            for hit in hits
        )


@attrs.define(eq=False)
class Survey:
    """All public texts of a room; a group of phrases is looked for once."""

    everything: tuple[Passage, ...]
    _cues: frozenset[str]
    _said: dict[str, tuple[Mention, ...]] = attrs.field(factory=dict)
    _present: dict[str, bool] = attrs.field(factory=dict)
    _sales: tuple[Mention, ...] | None = None
    _places: dict[str, list[Passage]] = attrs.field(factory=dict)

    @property
    def passages(self) -> Iterator[Passage]:
        """All texts but the legal disclosure, which is no advertisement."""
        return (passage for passage in self.everything if passage.pointer != DISCLOSURE)

    def said(self, *groups: str) -> tuple[Mention, ...]:
        """The phrases of the groups that the texts say, group by group."""
        return tuple(mention for group in groups for mention in self._group(group))

    def first(self, *groups: str) -> tuple[Mention, ...]:
        """The first such phrase of each text: one finding a place is enough to find it."""
        found: dict[str, Mention] = {}
        for mention in self.said(*groups):
            found.setdefault(mention.pointer, mention)
        return tuple(found.values())[:MOST_PLACES]

    def shows(self, *groups: str) -> bool:
        """Whether any text, the legal disclosure included, holds a phrase of the groups."""
        return any(self._is_present(group) for group in groups)

    def shows_beside(self, pointer: str, *groups: str) -> bool:
        """Whether the text at `pointer`, or one that belongs to it, holds a phrase of the groups."""
        if not self.shows(*groups):
            return False
        if not self._places:
            for passage in self.everything:
                self._places.setdefault(place_of(passage.pointer), []).append(passage)
        beside = self._places[place_of(pointer)]
        return any(passage.reading.has(*groups) for passage in beside)

    @property
    def sales(self) -> tuple[Mention, ...]:
        """The places at which the texts sell something."""
        if self._sales is None:
            priced = self._is_present("price") and self._is_present("purchase-talk")
            self._sales = (
                *self.said("sale"),
                *(
                    mention
                    for passage in (self.passages if priced else ())
                    for mention in passage.mentions(
                        passage.reading.near("price", "purchase-talk", _PRICE_REACH)
                    )
                ),
            )
        return self._sales

    def _group(self, group: str) -> tuple[Mention, ...]:
        found = self._said.get(group)
        if found is None:
            found = ()
            if self._is_present(group):
                found = tuple(
                    mention for passage in self.passages for mention in passage.said(group)
                )
            self._said[group] = found
        return found

    def _is_present(self, group: str) -> bool:
        present = self._present.get(group)
        if present is None:
            needed = cues(group)
            present = False
            if not needed or not needed.isdisjoint(self._cues):
                readings = (passage.reading for passage in self.everything)
                holding = (r for r in readings if not needed or not needed.isdisjoint(r.cue_keys))
                present = any(reading.has(group) for reading in holding)
            self._present[group] = present
        return present


def place_of(pointer: str) -> str:
    """What a text belongs to: name, description and tags are read together, and so is a note."""
    return "/room" if pointer.startswith("/room/") else pointer.rpartition("/")[0]


def survey(context: Context) -> Survey:
    """The survey of the room's public texts."""
    return context.fact(_survey)


def _survey(context: Context) -> Survey:
    passages = tuple(Passage(pointer, text, read(text)) for pointer, text in context.public_text)
    return Survey(passages, frozenset().union(*(passage.reading.cue_keys for passage in passages)))
