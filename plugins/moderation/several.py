"""Several members in one entry of the log: by their codes, a range of codes, or their number."""

import re
from collections.abc import Iterable

from auditor.text import pattern

from .removal import tells_removal
from .words import plain

_MOST = 200
"""Codes that a range holds at the most: a longer one is a slip."""

_PARTED = re.compile(r"\s*(?:[、,，;；/／・&＆\n]|と|\band\b)\s*")
_RANGE = re.compile(r"(.*?)(\d{1,6})\s*(?:[〜～~‐–—−ー-]|から|to)\s*(.*?)(\d{1,6})")
_COUNTED = pattern(__package__, "removal.json", "counted")
_KANJI = str.maketrans("一二三四五六七八九", "123456789")


def members_in(written: str) -> tuple[str, ...]:
    """The codes of the members that an entry names: R-01 to R-04 for R-01〜R-04."""
    return tuple(code for part in _PARTED.split(written.strip()) if part for code in _spelt(part))


def removed_by(action: str, member: str, names: Iterable[str]) -> int:
    """How many members an entry of the log that tells this of them puts out of the room."""
    if not tells_removal(action, names):
        return 0
    counted = _COUNTED.search(plain(action))
    told = next(filter(None, counted.groups()), "") if counted is not None else ""
    return max(1, len(members_in(member)), _number(told))


def _spelt(part: str) -> Iterable[str]:
    found = _RANGE.fullmatch(part)
    if found is None:
        return (part,)
    head, first, again, last = found.groups()
    low, high = int(first), int(last)
    if (again and again.strip() != head.strip()) or not low <= high < low + _MOST:
        return (part,)
    return tuple(f"{head}{number:0{len(first)}d}" for number in range(low, high + 1))


def _number(told: str) -> int:
    digits = told.translate(_KANJI)
    if digits.isdecimal():
        return int(digits)
    tens, _, ones = digits.partition("十")
    return 10 * int(tens or 1) + int(ones or 0) if "十" in digits else 0
