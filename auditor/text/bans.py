"""Bans: which words of a text stand under one, in plain Japanese too.

Plain Japanese is read without its blanks and its readings in brackets; what is told of it stands in
the text as it is written.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from attrs import define, field

from auditor.text.findings import Ban
from auditor.text.flattening import flatten
from auditor.text.negation import ban_on
from auditor.text.page import Page
from auditor.text.plain import kept
from auditor.text.sentence import Span

_NAME = "/room/name"
_LONGEST_KEPT = 4_000
_MOST_KEPT = 512  # the texts of the rooms that are judged together


class _Written(NamedTuple):
    """A flattened text; without what is added to plain Japanese, and where its characters stand."""

    flat: str
    plain: str
    places: list[int] | None


def ban_in(text: str, start: int, end: int, *, title: str = "") -> Ban | None:
    """Give the ban, refusal or denial that the words at start..end of a text stand under.

    So a rule that looks for words by itself tells what a text says from what it forbids, warns of
    or quotes; None where nothing takes the words back. A title may warn of what the text quotes.
    """
    written = _kept(text) if len(text) <= _LONGEST_KEPT else _latest(text)
    return _ban(written, start, end, _titled(title))


@define(eq=False)
class Bans:
    """The bans in the texts of one room; each place is asked for once.

    Attributes:
        pages: the texts by pointer.
    """

    pages: Mapping[str, Page]
    _known: dict[tuple[str, Span], Ban | None] = field(init=False, factory=dict)
    _written: dict[str, _Written] = field(init=False, factory=dict)

    def on(self, pointer: str, span: Span) -> Ban | None:
        """Give the ban or the denial that a span of a text stands under."""
        place = pointer, span
        if place not in self._known:
            self._known[place] = self._find(pointer, *span)
        return self._known[place]

    def _find(self, pointer: str, start: int, end: int) -> Ban | None:
        flat = self.pages[pointer].flat
        if pointer == _NAME:
            return ban_on(flat, start, end, is_name=True)
        if pointer not in self._written:
            self._written[pointer] = _read(flat)
        above = self.pages.get(pointer.removesuffix("body") + "title")
        return _ban(self._written[pointer], start, end, "" if above is None else above.flat)


def _titled(title: str) -> str:
    return _kept(title).flat if title else ""


def _ban(written: _Written, start: int, end: int, title: str) -> Ban | None:
    flat, plain, places = written
    if places is None:
        return ban_on(flat, start, end, title=title)
    ban = ban_on(plain, bisect_left(places, start), bisect_left(places, end), title=title)
    if ban is None:
        return None
    low, high = ban.span
    return Ban(ban.text, (places[low], places[high - 1] + 1), ban.kind)


def _read(flat: str) -> _Written:
    places = kept(flat)
    return _Written(flat, "" if places is None else "".join([flat[at] for at in places]), places)


@lru_cache(maxsize=_MOST_KEPT)
def _kept(text: str) -> _Written:
    return _read(flatten(text))


@lru_cache(maxsize=2)  # a long text is asked of many of its words, one after the other
def _latest(text: str) -> _Written:
    return _read(flatten(text))
