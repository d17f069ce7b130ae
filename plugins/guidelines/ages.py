"""The ages that a room is for, or welcomes, as its rules say it."""

from collections.abc import Iterator
from typing import Final

from auditor.text import pattern

from .moods import Mood
from .numbers import number_in
from .statements import plain_sentences

_SIGN: Final = pattern(__package__, "ages.json", "age-sign")
_ONLY: Final = pattern(__package__, "ages.json", "ages-only")
_OF_A_PART: Final = pattern(__package__, "ages.json", "age-of-a-part")
_WELCOME: Final = pattern(__package__, "ages.json", "ages-welcome")
_UNWELCOME: Final = pattern(__package__, "ages.json", "age-of-a-part", "not-welcome")
# the oldest that pupils of a kind of school are
_PUPILS: Final = (
    (pattern(__package__, "ages.json", "primary-pupils-welcome"), 12),
    (pattern(__package__, "ages.json", "middle-pupils-welcome"), 15),
)
_TOLD: Final = (Mood.RULE, Mood.INVITATION)
_SAID: Final = (*_TOLD, Mood.STORY)


def ages_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the ages to which sentences of a text keep the room, with the spans of the sentences."""
    for start, end, plain in plain_sentences(text, _SIGN, _TOLD):
        found = _ONLY.search(plain)
        if found is not None and _OF_A_PART.search(plain) is None:
            age = number_in(found.group())
            if age is not None:
                yield age, start, end


def welcome_ages_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the ages that sentences of a text welcome, with the spans of the sentences."""
    for start, end, plain in plain_sentences(text, _SIGN, _SAID):
        age = _welcomed(plain)
        if age is not None and _UNWELCOME.search(plain) is None:
            yield age, start, end


def _welcomed(plain: str) -> int | None:
    found = _WELCOME.search(plain)
    if found is not None:
        return number_in(found.group())
    return next((oldest for pupils, oldest in _PUPILS if pupils.search(plain)), None)
