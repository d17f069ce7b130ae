"""Bans: which of a room's words stand under one, in plain Japanese too."""

from bisect import bisect_left
from collections.abc import Mapping

from attrs import define, field

from auditor.text.matching import Page
from auditor.text.negation import Ban, ban_on
from auditor.text.plain import kept
from auditor.text.sentence import Span

_NAME = "/room/name"


@define(eq=False)
class Bans:
    """The bans in the texts of one room; each place is asked for once.

    Plain Japanese is read without its blanks and its readings in brackets; what is told of it
    stands in the text as it is written.

    Attributes:
        pages: the texts by pointer.
    """

    pages: Mapping[str, Page]
    _known: dict[tuple[str, Span], Ban | None] = field(init=False, factory=dict)
    _plain: dict[str, tuple[str, list[int]] | None] = field(init=False, factory=dict)

    def on(self, pointer: str, span: Span) -> Ban | None:
        """Give the ban or the denial that a span of a text stands under."""
        place = pointer, span
        if place not in self._known:
            self._known[place] = self._find(pointer, *span)
        return self._known[place]

    def _find(self, pointer: str, start: int, end: int) -> Ban | None:
        plain = None if pointer == _NAME else self._plain_of(pointer)
        if plain is None:
            return ban_on(self.pages[pointer].flat, start, end, is_name=pointer == _NAME)
        text, places = plain
        ban = ban_on(text, bisect_left(places, start), bisect_left(places, end))
        if ban is None:
            return None
        low, high = ban.span
        return Ban(ban.text, (places[low], places[high - 1] + 1), ban.kind)

    def _plain_of(self, pointer: str) -> tuple[str, list[int]] | None:
        """Give a text without what is added to plain Japanese, and where its characters stand."""
        if pointer not in self._plain:
            flat = self.pages[pointer].flat
            places = kept(flat)
            plain = None if places is None else ("".join([flat[at] for at in places]), places)
            self._plain[pointer] = plain
        return self._plain[pointer]
