"""People whom a text of the room pillories, and what it tells of them; read without the blanks of plain Japanese."""

import re
from collections.abc import Mapping
from functools import cache

from auditor import Context, text
from auditor.text import PatternTable, as_read, ban_in, sentence_at, unspaced, without_readings

Span = tuple[int, int]

_BEFORE = 90
"""Characters before a call in which whom it is about stands."""
_BEHIND = 30
_ABOUT = 70
"""Characters behind a name in which something is told of it."""


_FILE = "people.json"
_TELLING = ("acts-against", "jeers", "insults", "ailments", "stigma", "home-numbers")
"""The lists without which a text tells nothing of anybody."""


def _pattern(*names: str) -> re.Pattern[str]:
    return text.pattern(__package__, _FILE, *names)


_SOMEONE, _ACTS = _pattern("someone"), _pattern("acts-against")
_CALLS = _pattern("acts-against", "jeers")
_WRONGS, _INSULTS, _EXEMPT = _pattern("wrongs"), _pattern("insults"), _pattern("exempt")
_AILMENTS, _EMPLOYERS, _LEAVE = _pattern("ailments"), _pattern("employers"), _pattern("leave")
_STIGMA, _TOLD = _pattern("stigma"), _pattern("told")
_DETAILED = _pattern("children-listed", "frail-listed")
_HOMES, _PUPILS, _NUMBERS = _pattern("homes-listed"), _pattern("pupils"), _pattern("home-numbers")


def likely(context: Context) -> frozenset[str]:
    """Give which of the lists that are looked for may be found in the texts of a room."""
    return context.fact(_likely)


def _likely(context: Context) -> frozenset[str]:
    whole = "\n".join([written for _, written in context.public_text])
    return frozenset(_table().likely(unspaced(without_readings(whole)).lower()))


@cache
def _table() -> PatternTable:
    return PatternTable.of(__package__, telling_patterns())


def telling_patterns() -> Mapping[str, tuple[str, ...]]:
    """Give the patterns of the lists that tell of somebody, by list."""
    lists = text.pattern_lists(__package__, _FILE)
    return {name: tuple(lists[name]) for name in _TELLING}


def pilloried(written: str, may_hold: frozenset[str]) -> Span | None:
    """Give where a text calls others against somebody, or insults one whom it names."""
    if may_hold.isdisjoint(("acts-against", "jeers", "insults")):
        return None
    read = as_read(written)
    for found in _CALLS.finditer(read.text):
        span = read.span(*found.span())
        low, high = _around(read.text, found.span())
        is_jeer = _ACTS.match(read.text, found.start()) is None
        if is_jeer and _WRONGS.search(read.text, low, high) is None:
            continue
        if _is_meant(read.text, low, high) and ban_in(written, *span) is None:
            return span
    for found in _INSULTS.finditer(read.text):
        low = max(sentence_at(read.text, found.start())[0], found.start() - _BEHIND)
        named = _last(_SOMEONE, read.text, low, found.start() + 3)
        if named is None or found.start() - named[1] > 1:
            continue
        span = read.span(named[0], found.end())
        if (
            _is_meant(read.text, *_around(read.text, found.span()))
            and ban_in(written, *span) is None
        ):
            return span
    return None


def exposed(written: str, may_hold: frozenset[str]) -> Span | None:
    """Give where a text tells of somebody's health together with the place of work, or what shames."""
    if may_hold.isdisjoint(("ailments", "stigma")):
        return None
    read = as_read(written)
    for wanted, beside in ((_AILMENTS, _EMPLOYERS), (_STIGMA, _TOLD)):
        for found in wanted.finditer(read.text):
            low = max(0, found.start() - _BEFORE)
            named = _last(_SOMEONE, read.text, low, found.start())
            if named is None or found.start() - named[1] > _ABOUT:
                continue
            high = found.end() + _ABOUT
            if (
                beside.search(read.text, named[1], high)
                and _LEAVE.search(read.text, low, high + _BEHIND) is None
                and ban_in(written, *read.span(*found.span())) is None
            ):
                return read.span(named[0], found.end())
    return None


def homes_listed(written: str, may_hold: frozenset[str]) -> Span | None:
    """Give where a list of children or members tells where each of them lives."""
    is_likely = "home-numbers" in may_hold and _NUMBERS.search(written)
    found = _HOMES.search(written) if is_likely else None
    if found is None or _PUPILS.search(written) is None or ban_in(written, *found.span()):
        return None
    return found.span()


def people_listed(written: str, _: frozenset[str]) -> Span | None:
    """Where children are listed with their ways and homes, or frail people with what they lack."""
    found = _DETAILED.search(written) if "(" in written or "\uff08" in written else None
    if found is None or _EXEMPT.search(found.group()) or ban_in(written, *found.span()):
        return None
    return found.span()


def _is_meant(read: str, low: int, high: int) -> bool:
    """Whether somebody who can be told is spoken of there, and nothing says that it is no earnest."""
    return _SOMEONE.search(read, low, high) is not None and _EXEMPT.search(read, low, high) is None


def _around(read: str, call: Span) -> Span:
    start, end = call
    low = max(0, start - _BEFORE)
    return max(low, read.rfind("\n", low, start) + 1), min(
        sentence_at(read, start)[1], end + _BEHIND
    )


def _last(wanted: re.Pattern[str], read: str, low: int, high: int) -> Span | None:
    found: Span | None = None
    for match in wanted.finditer(read, low, high):
        found = match.span()
    return found
