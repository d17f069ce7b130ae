"""Numbers as rules write them: 20, 二十, 三, はたち, ten."""

import re
from typing import Final

_SMALL: Final = (
    *("two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
_WORDS: Final = {"はたち": 20, **dict(zip(_SMALL, range(2, 17), strict=True))}
_NUMBER: Final = re.compile(
    r"(?<![0-9])[0-9]{1,2}(?![0-9])|[一二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九]|はたち|"
    rf"\b(?:{'|'.join(_SMALL)})\b"
)
_ONES: Final = "〇一二三四五六七八九"


def number_in(words: str) -> int | None:
    """Give the first number below a hundred that stands in plain words, or None."""
    found = _NUMBER.search(words)
    if found is None:
        return None
    written = found.group()
    if written in _WORDS:
        return _WORDS[written]
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_ONES.index(tens) if tens else len(ten)) * 10 + (_ONES.index(ones) if ones else 0)
