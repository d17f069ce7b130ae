"""The days that an announcement tells of beforehand: an event, a deadline."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import attrs

from auditor.text import pattern, sentences

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMES = "|".join(_MONTHS)
_DAY = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    rf"|(?P<day2>\d{{1,2}}) (?P<name>{_NAMES})\b|\b(?P<name2>{_NAMES}) (?P<day3>\d{{1,2}})\b",
    re.IGNORECASE,
)
_AHEAD = pattern(__package__, "words.json", "ahead")
_BEHIND = pattern(__package__, "words.json", "behind")
_LATE = timedelta(days=60)


@attrs.frozen
class Named:
    """A day and where the text names it."""

    moment: datetime
    span: tuple[int, int]


def last_day_ahead(text: str, written: str | None) -> Named | None:
    """The last day that the text tells of as one to come, seen from when it was written."""
    try:
        since = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    if since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    named = tuple(_days(text, since))
    ahead = [day for day, is_ahead in named if is_ahead]
    if not ahead:
        return None
    last = max((day for day, _ in named), key=lambda day: day.moment)
    return last if last in ahead else None


def _days(text: str, since: datetime) -> Iterator[tuple[Named, bool]]:
    for start, end in sentences(text):
        said = text[start:end]
        is_ahead = _AHEAD.search(said) is not None and _BEHIND.search(said) is None
        for found in _DAY.finditer(text, start, end):
            moment = _moment(found, since)
            if moment is not None:
                yield Named(moment, found.span()), is_ahead


def _moment(found: re.Match[str], since: datetime) -> datetime | None:
    """The end of that day, in the year that lies nearest ahead of when it was written."""
    name = found["name"] or found["name2"]
    month = _MONTHS.index(name.lower()) + 1 if name else int(found["month"])
    day = int(found["day"] or found["day2"] or found["day3"])
    years = (int(found["year"]),) if found["year"] else (since.year, since.year + 1)
    for year in years:
        try:
            moment = datetime(year, month, day, 23, 59, tzinfo=since.tzinfo)
        except ValueError:
            return None
        if found["year"] or since - moment <= _LATE:
            return moment
    return None
