"""The moment that a command takes for now."""

import os
from datetime import UTC, datetime

from auditor.errors import UsageError
from auditor.numerals import whole_number


def moment(text: str | None) -> datetime:
    """The moment of the audit: given, or SOURCE_DATE_EPOCH, or the clock's.

    Raises:
        UsageError: when it is no RFC 3339 time.
    """
    from auditor.clock import parse_time

    if text is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return _at_epoch(epoch) if epoch else datetime.now(UTC)
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
