"""How often a room's own texts say that its rules are looked at again."""

from auditor import Context
from auditor.text import pattern, plain_case, sentences, without_readings

_REVIEWS = pattern(__package__, "rhythm.json", "reviews")
_YEARLY = pattern(__package__, "rhythm.json", "yearly")
_HALF_YEARLY = pattern(__package__, "rhythm.json", "half-yearly")
_UNDONE = pattern(__package__, "rhythm.json", "undone")
_YEAR = 366
_HALF_YEAR = 214  # seven months, for spring and autumn are not just half a year apart


def longest_told(context: Context) -> int:
    """Give the days between two reviews that the room's texts allow, 0 where they tell none."""
    return max((_days(text) for _, text in context.rules_text), default=0)


def _days(text: str) -> int:
    text = plain_case(without_readings(text))
    told = [text[start:end] for start, end in sentences(text)]
    reviews = [one for one in told if _REVIEWS.search(one) and not _UNDONE.search(one)]
    if any(_HALF_YEARLY.search(one) for one in reviews):
        return _HALF_YEAR
    return _YEAR if any(_YEARLY.search(one) for one in reviews) else 0
