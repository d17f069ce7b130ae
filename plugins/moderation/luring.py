"""Messages that lure by what they say as a whole: gifts for faces, secrets from parents, praise of a teacher who pays."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from auditor import RoomExport
from auditor.text import pattern

from .talk import Sign, sample
from .words import plain

_LURES: Final[Mapping[str, re.Pattern[str]]] = {
    "minors": pattern(__package__, "messages.json", "luring"),
    "investment": pattern(__package__, "messages.json", "praising"),
}
"""By category what lures to it."""

LURED_TO: Final = tuple(_LURES)
"""All categories that are lured to."""

# Whoever tells of such an offer, or warns of it, asks for help.
_TOLD: Final[re.Pattern[str]] = pattern(__package__, "messages.json", "luring-told")

_SOLD_TO_MINORS: Final = tuple(
    pattern(__package__, "messages.json", name)
    for name in ("hushed-home", "young-called", "asked-price", "handed-over")
)
_NO_SALE_TO_MINORS: Final = (
    pattern(__package__, "messages.json", "body-or-meeting"),
    pattern(__package__, "messages.json", "for-the-home"),
    _TOLD,
)


def sold_to_minors(text: str) -> tuple[int, int] | None:
    """Where minors are to buy something that their home is not to know of, and nothing worse."""
    written = plain(text)
    places = [sign.search(written) for sign in _SOLD_TO_MINORS]
    if not all(places) or any(other.search(written) for other in _NO_SALE_TO_MINORS):
        return None
    spans = [place.span() for place in places if place is not None]
    whole = len(written) != len(text)
    return (0, len(text)) if whole else (min(spans)[0], max(end for _, end in spans))


def luring(export: RoomExport, wanted: Collection[str]) -> Iterator[Sign]:
    """Give the first sign for each message that lures to one of the wanted categories."""
    lures = [(category, lure) for category, lure in _LURES.items() if category in wanted]
    for pointer, text in sample(export) if lures else ():
        written = plain(text)
        for category, lure in lures:
            found = lure.search(written)
            if found is not None and _TOLD.search(written) is None:
                # width may change how many characters there are: then the whole message is meant
                whole = len(written) != len(text)
                yield Sign(category, pointer, (0, len(text)) if whole else found.span())
                break


def in_order(*signs: Iterator[Sign]) -> list[Sign]:
    """Give one sign a message, the first given, in the order of the messages."""
    found: dict[str, Sign] = {}
    for several in signs:
        for sign in several:
            found.setdefault(sign.pointer, sign)
    return sorted(found.values(), key=lambda sign: int(sign.pointer.split("/")[2]))
