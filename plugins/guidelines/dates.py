"""Dates that a text tells, in the ways rules are dated."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

_ERA: Final = 2018  # Reiwa 1 is 2019
_DATE: Final = re.compile(
    r"(?:(?P<year>20[0-9]{2})|令和\s?(?P<era>[0-9]{1,2}|元))\s?[年/.\-]\s?"
    r"(?P<month>1[0-2]|0?[1-9])(?:\s?[月/.\-]\s?(?P<day>3[01]|[12][0-9]|0?[1-9]))?"
)
_ENGLISH: Final = re.compile(
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s"
    r"(?:[0-9]{1,2},?\s)?(?P<year>20[0-9]{2})",
    re.IGNORECASE,
)
_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_FULL_WIDTH: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0F: "/"}


def written_dates(text: str) -> Iterator[datetime]:
    """Give the dates of a text, as the first moment of their day or month."""
    plain = text.translate(_FULL_WIDTH)
    for match in _DATE.finditer(plain):
        era = match["era"]
        year = int(
            match["year"] or (1 if era == "元" else int(era)) + (0 if match["year"] else _ERA)
        )
        yield _moment(year, int(match["month"]), int(match["day"] or 1))
    for match in _ENGLISH.finditer(plain):
        month = _MONTHS.index(match["month"].lower()) + 1
        yield _moment(int(match["year"]), month, 1)


def months_between(earlier: datetime, later: datetime) -> int:
    """Give the full months between two moments."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def _moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, min(day, 28), tzinfo=UTC)
