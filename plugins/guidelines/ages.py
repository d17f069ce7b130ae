"""The age from which a room takes people, as its rules say it."""

from collections.abc import Iterator
from typing import Final

from auditor.text import pattern

from .moods import Mood
from .numbers import number_in
from .statements import plain_sentences

_LISTS: Final = ("age-sign", "ages-only", "age-of-a-part")
# the oldest that pupils of a kind of school are
_PUPILS: Final = (("primary-pupils-welcome", 12), ("middle-pupils-welcome", 15))
_TOLD: Final = (Mood.RULE, Mood.INVITATION)
_SAID: Final = (*_TOLD, Mood.STORY)


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


def welcome_ages_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the ages that sentences of a text welcome, with the spans of the sentences."""
    sign, welcome, part, otherwise = (
        pattern(__package__, "ages.json", name)
        for name in ("age-sign", "ages-welcome", "age-of-a-part", "not-welcome")
    )
    if sign.search(text) is None:
        return
    for start, end, plain in plain_sentences(text, _SAID):
        if part.search(plain) or otherwise.search(plain):
            continue
        found = welcome.search(plain)
        age = None if found is None else number_in(found.group())
        for name, oldest in _PUPILS:
            if age is None and pattern(__package__, "ages.json", name).search(plain):
                age = oldest
        if age is not None:
            yield age, start, end
