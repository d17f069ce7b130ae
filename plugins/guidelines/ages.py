"""The ages that a room is for, or welcomes, as its rules say it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.text import pattern

from .moods import Mood
from .numbers import number_in
from .statements import plain_sentences

_SIGN: Final = pattern(__package__, "ages.json", "age-sign")
_ONLY: Final = pattern(__package__, "ages.json", "ages-only")
_ADULTS: Final = pattern(__package__, "ages.json", "adults-only")
_BARE: Final = pattern(__package__, "ages.json", "ages-only-bare")
_IT_IS: Final = pattern(__package__, "ages.json", "room-it-is")
_OF_A_PART: Final = pattern(__package__, "ages.json", "age-of-a-part")
_OF_A_VENUE: Final = pattern(__package__, "ages.json", "age-of-a-venue")
_ROOM: Final = pattern(__package__, "ages.json", "room-named")
_WELCOME: Final = pattern(__package__, "ages.json", "ages-welcome")
_UNWELCOME: Final = pattern(__package__, "ages.json", "age-of-a-part", "not-welcome")
_GUARDED: Final = pattern(__package__, "ages.json", "with-a-guardian")
# the oldest that pupils of a kind of school are
_OLDEST: Final = {"primary": 12, "middle": 15, "high": 18}
_PUPILS: Final = tuple(
    (pattern(__package__, "ages.json", f"{school}-pupils-welcome"), age)
    for school, age in _OLDEST.items()
)
_MEMBERS: Final = tuple(
    (pattern(__package__, "ages.json", f"{school}-pupils-made-members"), age)
    for school, age in _OLDEST.items()
)
_REACH: Final = 60
_GROWN_UP: Final = 18
_SAID: Final = (Mood.RULE, Mood.INVITATION, Mood.STORY)


class Age(NamedTuple):
    """An age that a sentence tells, and its span: the least one, or one that is welcome."""

    years: int
    is_least: bool
    start: int
    end: int


def ages_in(text: str) -> Iterator[Age]:
    """Give the ages to which sentences of a text keep the room, and those that they welcome."""
    for one, plain in plain_sentences(text, _SIGN, _SAID):
        before = text[max(0, one.start - _REACH) : one.start]
        least = _room_told(plain) if one.mood is Mood.STORY else _kept_to(plain, before)
        if least is not None and not _is_of_a_venue(plain, text[one.end : one.end + _REACH]):
            yield Age(least, True, one.start, one.end)
        welcome = _welcomed(plain)
        if welcome is not None:
            yield Age(welcome, False, one.start, one.end)


def _kept_to(plain: str, before: str) -> int | None:
    found = _ONLY.search(plain)
    if found is None and _OF_A_PART.search(before.lower()) is None:
        found = _BARE.search(plain)
    if _OF_A_PART.search(plain):
        return None
    if found is None:
        return _GROWN_UP if _ADULTS.search(plain) else None
    return number_in(found.group())


def _room_told(plain: str) -> int | None:
    """The age in a sentence that tells what the room is: one of films for those of 18 and over."""
    found = _ONLY.search(plain)
    if found is None or _ROOM.search(found.group()) is None or _OF_A_PART.search(plain):
        return None
    return number_in(found.group()) if _IT_IS.match(plain, found.end()) else None


def _is_of_a_venue(plain: str, behind: str) -> bool:
    """Whether what follows explains the age by the place of a gathering, and not by the room."""
    return _OF_A_VENUE.match(behind) is not None and _ROOM.search(plain) is None


def _welcomed(plain: str) -> int | None:
    if _UNWELCOME.search(plain):
        return None
    for pupils, oldest in _MEMBERS:
        if pupils.search(plain):
            return oldest
    if _GUARDED.search(plain):  # it may be an outing that they come to
        return None
    found = _WELCOME.search(plain)
    if found is not None:
        return number_in(found.group())
    return next((oldest for pupils, oldest in _PUPILS if pupils.search(plain)), None)
