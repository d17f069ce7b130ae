"""Dates that a text tells, in the ways rules are dated."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from auditor.text import as_read, pattern

_ERA: Final = 2018  # Reiwa 1 is 2019
_ERAS: Final = {"平成": 1988, "令和": _ERA}
_UNREVIEWED: Final = pattern(__package__, "dates.json", "unreviewed")
_PASSING: Final = pattern(__package__, "dates.json", "passing")
_OF_RULES: Final = pattern(__package__, "dates.json", "of-rules")
_POINTING: Final = pattern(__package__, "dates.json", "points-to-guidelines")
_MADE_BEHIND: Final = pattern(__package__, "dates.json", "made-behind")
_REVISION: Final = pattern(__package__, "dates.json", "revision")
_REVISED_BEHIND: Final = pattern(__package__, "dates.json", "revised-behind")
_REVISED_BEFORE: Final = pattern(__package__, "dates.json", "revised-before")
_NEAR: Final = 30
"""Characters beside a date in which stands that it is of a revision."""
_YEARS: Final = pattern(__package__, "dates.json", "years")
_BEFORE: Final = 40
"""Characters before the words "not reviewed since" in which the year stands."""
_DAY: Final = (
    r"\s?[年/.\-]\s?(?P<month>1[0-2]|0?[1-9])"
    r"(?:\s?[月/.\-]\s?(?P<day>3[01]|[12][0-9]|0?[1-9]))?"
)
_COMMON: Final = re.compile(r"20(?P<year>[0-9]{2})" + _DAY)
_REIWA: Final = re.compile(r"令和\s?(?P<year>[0-9]{1,2}|元)" + _DAY)
_YEAR: Final = re.compile(r"20(?P<year>[0-9]{2})")
_MONTH_BEFORE: Final = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s"
    r"(?:[0-9]{1,2},?\s)?\Z",
    re.IGNORECASE,
)
_LONGEST_MONTH: Final = 16
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
_FULL_WIDTH: Final = re.compile("[\uff0f-\uff19]")


def written_dates(text: str) -> Iterator[datetime]:
    """Give the dates of a text, as the first moment of their day or month."""
    return (moment for moment, _, _ in _placed(text))


def revisions(text: str) -> Iterator[tuple[datetime, int, int]]:
    """Give the dates on which a text says that it was revised, with their spans."""
    if _REVISION.search(text.lower()) is None:
        return
    for moment, start, end in _placed(text):
        before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        if _REVISED_BEHIND.match(behind.lower()) or _REVISED_BEFORE.search(before.lower()):
            yield moment, start, end


def _placed(text: str) -> Iterator[tuple[datetime, int, int]]:
    """Give the dates of a text with their spans."""
    plain = _FULL_WIDTH.sub(_half, text)
    for match in _COMMON.finditer(plain):
        moment = _moment(2000 + int(match["year"]), int(match["month"]), int(match["day"] or 1))
        yield moment, *match.span()
    for match in _REIWA.finditer(plain):
        year = _ERA + (1 if match["year"] == "元" else int(match["year"]))
        yield _moment(year, int(match["month"]), int(match["day"] or 1)), *match.span()
    for match in _YEAR.finditer(plain):
        low = max(0, match.start() - _LONGEST_MONTH)
        month = _MONTH_BEFORE.search(plain[low : match.start()])
        if month is not None:
            number = _MONTHS.index(month["month"].lower()) + 1
            yield _moment(2000 + int(match["year"]), number, 1), low + month.start(), match.end()


def unreviewed(text: str) -> Iterator[tuple[datetime, tuple[int, int]]]:
    """Give the years since which a text says that nobody has looked at it, and where it says so."""
    if _UNREVIEWED.search(text) is None and " " not in text and "\u3000" not in text:
        return
    read = as_read(text)
    for found in _UNREVIEWED.finditer(read.text):
        low = max(0, found.start() - _BEFORE)
        behind = _MADE_BEHIND.match(read.text, found.end())
        end = found.end() if behind is None else behind.end()
        for year in _YEARS.finditer(read.text, low, end):
            span = sorted((year.start(), found.start(), found.end()))
            yield _moment(_year(year.group()), 12, 28), read.span(span[0], span[-1])
            break


def is_passing(words: str) -> bool:
    """Tell whether a sentence holds for some days of a month only, as a notice of shifts does."""
    return _PASSING.search(words.lower()) is not None


def names_rules(text: str) -> bool:
    """Tell whether a text says that it is of rules."""
    return _OF_RULES.search(text.lower()) is not None


def points_to_guidelines(text: str) -> bool:
    """Tell whether a text says that the rules are those of the guidelines."""
    return _POINTING.search(text.lower()) is not None


def _year(written: str) -> int:
    era = _ERAS.get(written[:2])
    if era is None:
        return int(written[:4])
    return era + int(re.sub(r"[^0-9]", "", written) or 1)


def months_between(earlier: datetime, later: datetime) -> int:
    """Give the full months between two moments."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def _half(match: re.Match[str]) -> str:
    return chr(ord(match[0]) - 0xFEE0)


def _moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, min(day, 28), tzinfo=UTC)
