"""What texts promise of the filter and of reports: after how many hits, and in what time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from auditor.text import pattern

from .moods import Mood
from .numbers import number_in
from .statements import plain_sentences

_HITS_SIGN: Final = pattern(__package__, "promises.json", "hits-sign")
_HITS: Final = pattern(__package__, "promises.json", "hits")
_NOT_HITS: Final = pattern(__package__, "promises.json", "not-hits")
_REPORTS_SIGN: Final = pattern(__package__, "promises.json", "reports-sign")
_SETTLED: Final = pattern(__package__, "promises.json", "reports-settled")
_NOT_SETTLED: Final = pattern(__package__, "promises.json", "not-settled")
_TOLD: Final = (Mood.RULE, Mood.INVITATION, Mood.STORY)
_HOURS: Final = ("時間", "hours")
_WEEKS: Final = ("週間", "weeks")


def filter_hits_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give after how many hits of the filter somebody is dealt with, with the spans."""
    for one, plain in plain_sentences(text, _HITS_SIGN, _TOLD):
        found = _HITS.search(plain)
        number = None if found is None else number_in(found.group())
        if number is not None and _NOT_HITS.search(plain) is None:
            yield number, one.start, one.end


def report_times_in(text: str) -> Iterator[tuple[timedelta, int, int]]:
    """Give the times in which sentences promise that reports are settled, with the spans."""
    for one, plain in plain_sentences(text, _REPORTS_SIGN, _TOLD):
        found = _SETTLED.search(plain)
        number = None if found is None else number_in(found.group())
        if found is not None and number is not None and _NOT_SETTLED.search(plain) is None:
            yield _time(number, found.group()), one.start, one.end


def _time(number: int, told: str) -> timedelta:
    if any(unit in told for unit in _HOURS):
        return timedelta(hours=number)
    weeks = any(unit in told for unit in _WEEKS)
    return timedelta(weeks=number) if weeks else timedelta(days=number)
