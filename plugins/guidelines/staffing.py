"""What texts say of those who run the room: how many co-admins, and somebody at all hours."""

from collections.abc import Iterator
from typing import Final

from auditor import RoomExport
from auditor.text import pattern

from .moods import Mood
from .numbers import number_in
from .statements import plain_sentences

_CO_ADMIN_SIGN: Final = pattern(__package__, "staffing.json", "co-admin-sign")
_CO_ADMINS: Final = pattern(__package__, "staffing.json", "co-admins")
_NOT_CO_ADMINS: Final = pattern(__package__, "staffing.json", "not-co-admins")
_HOURS_SIGN: Final = pattern(__package__, "staffing.json", "hours-sign")
_ALWAYS: Final = pattern(__package__, "staffing.json", "round-the-clock")
_ALL_NIGHT: Final = pattern(__package__, "staffing.json", "all-night")
_NOT_ALWAYS: Final = pattern(__package__, "staffing.json", "not-round-the-clock")
_TOLD: Final = (Mood.RULE, Mood.INVITATION, Mood.STORY)
_DAY: Final = 24 * 60
_ALL_HOURS: Final = range(_DAY)
_NIGHT: Final = range(60, 4 * 60)  # what everybody calls the night
_HANDOVER: Final = 1  # to write 23:59 for midnight leaves nobody alone


def co_admins_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the numbers of co-admins that sentences tell, with the spans of the sentences."""
    for one, plain in plain_sentences(text, _CO_ADMIN_SIGN, _TOLD):
        found = _CO_ADMINS.search(plain)
        number = None if found is None else number_in(found.group())
        if number is not None and _NOT_CO_ADMINS.search(plain) is None:
            yield number, one.start, one.end


def round_the_clock_in(text: str) -> Iterator[tuple[range, int, int]]:
    """Give the hours at which sentences promise somebody on duty, with the spans of these."""
    for one, plain in plain_sentences(text, _HOURS_SIGN, _TOLD):
        if _NOT_ALWAYS.search(plain) is None:
            if _ALWAYS.search(plain):
                yield _ALL_HOURS, one.start, one.end
            elif _ALL_NIGHT.search(plain):
                yield _NIGHT, one.start, one.end


def has_gaps(export: RoomExport, hours: range) -> bool | None:
    """Tell whether at some of the hours nobody is on duty; None where the roster does not say."""
    roster = export.admins.coverage
    if roster is None or any(duty.from_ is None or duty.to is None for duty in roster):
        return None
    on_duty: set[int] = set()
    for duty in roster:
        first, last = _minute(duty.from_), _minute(duty.to)
        on_duty.update((first + at) % _DAY for at in range((last - first) % _DAY or _DAY))
    return len(on_duty.intersection(hours)) + _HANDOVER * len(roster) < len(hours)


def _minute(written: str | None) -> int:
    hours, _, minutes = (written or "").partition(":")
    return (int(hours) * 60 + int(minutes)) % _DAY
