"""The age from which a room takes people, as its rules say it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from auditor import text as words

from .clauses import statements
from .moods import Mood

_AGE: Final = re.compile(r"[0-9]{2}|[一二三四五六七八九]?十[一二三四五六七八九]?")
_ONES: Final = "〇一二三四五六七八九"
_LISTS: Final = ("age-sign", "ages-only", "age-of-a-part")


def ages_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the ages to which sentences of a text keep the room, with the spans of the sentences."""
    sign, only, part = (words.pattern(__package__, "ages.json", name) for name in _LISTS)
    if sign.search(text) is None:
        return
    for one in statements(text):
        if one.mood not in (Mood.RULE, Mood.INVITATION):
            continue
        plain = unicodedata.normalize("NFKC", text[one.start : one.end]).lower()
        found = only.search(plain)
        if found is not None and part.search(plain) is None:
            age = _AGE.search(found.group())
            if age is not None:
                yield _number(age.group()), one.start, one.end


def _number(age: str) -> int:
    """Give the number of two digits, or of kanji such as 二十五."""
    if age.isascii():
        return int(age)
    tens, _, ones = age.partition("十")
    return (_ONES.index(tens) if tens else 1) * 10 + (_ONES.index(ones) if ones else 0)
