"""Moments and digests as people write them."""

from datetime import UTC, datetime, timedelta, timezone

_JAPAN = timezone(timedelta(hours=9))
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def parsed(text: object) -> datetime | None:
    """Give the moment that an RFC 3339 time names, in UTC; None when it names none."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None


def _local(text: object, lang: str) -> datetime | None:
    """Give that moment in Japan's time in Japanese; None when no calendar has it."""
    at = parsed(text)
    try:
        return at.astimezone(_JAPAN) if at and lang == "ja" else at
    except OverflowError:
        return None


def day(text: object, lang: str) -> str:
    """Give the day of an RFC 3339 time: Japan's in Japanese, that in UTC in English."""
    at = _local(text, lang)
    return str(text) if at is None else f"{at:%Y-%m-%d}"


def minute(text: object, lang: str) -> str:
    """Give an RFC 3339 time for a column: Japan's time in Japanese, UTC in English."""
    at = _local(text, lang)
    return str(text) if at is None else f"{at:%Y-%m-%d %H:%M}"


def moment(text: object, lang: str) -> str:
    """Give an RFC 3339 time in words: Japan's time in Japanese, UTC in English."""
    at = _local(text, lang)
    if at is None:
        return str(text)
    if lang == "ja":
        return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}（日本時間）"
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M} UTC"


def short_digest(text: object) -> str:
    """Give the algorithm and the first twelve digits of a digest, enough to tell two apart."""
    algorithm, separator, digits = str(text or "").partition(":")
    return f"{algorithm}:{digits[:12]}…" if separator and len(digits) > 12 else str(text or "")
