"""Dates of an export as values: RFC 3339 text to aware UTC datetimes."""

from datetime import UTC, datetime


def parse_time(text: str | None) -> datetime | None:
    """The moment that RFC 3339 `text` names, in UTC; None when it is absent or no date."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def format_time(moment: datetime) -> str:
    """RFC 3339 in UTC to the second, with `Z`: the only form that reports hold."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
