"""The age from which a room takes people, as its rules say it."""

from collections.abc import Iterator
from typing import Final

from auditor.text import pattern

from .moods import Mood
from .numbers import number_in
from .statements import plain_sentences

_LISTS: Final = ("age-sign", "ages-only", "age-of-a-part")
_TOLD: Final = (Mood.RULE, Mood.INVITATION)


def ages_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the ages to which sentences of a text keep the room, with the spans of the sentences."""
    sign, only, part = (pattern(__package__, "ages.json", name) for name in _LISTS)
    if sign.search(text) is None:
        return
    for start, end, plain in plain_sentences(text, _TOLD):
        found = only.search(plain)
        if found is not None and part.search(plain) is None:
            age = number_in(found.group())
            if age is not None:
                yield age, start, end
