"""The moment that a command takes for now."""

import os
from datetime import UTC, datetime

from auditor.errors import UsageError
from auditor.numerals import whole_number

_FIRST_YEAR, _LAST_YEAR = 1970, 9900
"""Behind the last, terms and Japan's time would run over the end of the calendar."""


def moment(text: str | None) -> datetime:
    """The moment of the audit: given, or SOURCE_DATE_EPOCH, or the clock's.

    Raises:
        UsageError: when it is no RFC 3339 time, or lies at the edge of the calendar.
    """
    if text is not None:
        return _counted(_given(text), "--now", text)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _counted(_at_epoch(epoch), "SOURCE_DATE_EPOCH", epoch) if epoch else datetime.now(UTC)


def _counted(found: datetime, name: str, text: str) -> datetime:
    """The moment, from which days can be counted in either direction."""
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise UsageError(
            f"{name} は{_FIRST_YEAR}年から{_LAST_YEAR}年までです: {text}",
            f"{name} must lie in the years {_FIRST_YEAR} to {_LAST_YEAR}: {text}",
        )
    return found


def _given(text: str) -> datetime:
    """The moment that the option names."""
    from auditor.clock import parse_time

    found = parse_time(text)
    if found is not None and datetime.fromisoformat(text).tzinfo is None:
        # a day of Japan begins nine hours before that of UTC, by which terms are counted
        raise UsageError(
            f"--now には時差を付けてください: {text}（日本時間なら {text[:10]}T09:00:00+09:00）",
            f"--now needs an offset: {text} (such as {text[:10]}T09:00:00+09:00 or …Z)",
        )
    if found is None:
        raise UsageError(
            f"--now の日時が読めません: {text}（例 2026-11-22T09:00:00+09:00）",
            f"--now is no time: {text} (such as 2026-11-22T09:00:00+09:00)",
        )
    return found


def _at_epoch(text: str) -> datetime:
    """The moment that SOURCE_DATE_EPOCH names; a wrong one would pass for a reproducible run."""
    try:
        seconds = whole_number(text)
        if seconds is None:
            raise ValueError
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH は 1970年からの秒数です: {text}",
            f"SOURCE_DATE_EPOCH takes the seconds since 1970: {text}",
        ) from None
