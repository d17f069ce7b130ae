"""What texts say of the size of the room: how many people it is kept to."""

import re
from collections.abc import Iterator
from typing import Final

from auditor.text import pattern

from .moods import Mood
from .statements import plain_sentences

_SIGN: Final = pattern(__package__, "seats.json", "seats-sign")
_SEATS: Final = pattern(__package__, "seats.json", "seats")
_NOT_SEATS: Final = pattern(__package__, "seats.json", "not-seats")
_NUMBER: Final = re.compile(r"[0-9][0-9,]*")
_TOLD: Final = (Mood.RULE, Mood.INVITATION, Mood.STORY)


def seats_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the numbers of people that sentences keep the room to, with their spans."""
    for one, plain in plain_sentences(text, _SIGN, _TOLD):
        found = _SEATS.search(plain)
        number = found and _NUMBER.search(found.group())
        if number and _NOT_SEATS.search(plain) is None:
            yield int(number.group().replace(",", "")), one.start, one.end
