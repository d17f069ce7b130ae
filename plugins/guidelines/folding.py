"""Folding of a rules text to one spelling, character for character, so that offsets stay true."""

import re
from typing import Final

_FULL_WIDTH: Final = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)}
_CAPITALS: Final = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_FULL_CAPITALS: Final = {0xFF21 + offset: chr(0x61 + offset) for offset in range(26)}
_DIGITS: Final = dict.fromkeys((*range(0x30, 0x3A), *range(0xFF10, 0xFF1A)), "#")
# Marks that a rules text writes in several ways.
_MARKS: Final = {
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("\u2019"): "'",
    ord("#"): "\u266f",
    ord("\uff03"): "\u266f",
    ord("\u2716"): "\u274c",
    ord("\u2715"): "\u274c",
    ord("\u2717"): "\u274c",
    ord("\u3007"): "\u25cb",
    ord("\u25ef"): "\u25cb",
    ord("\u2b55"): "\u25cb",
    ord("\u301c"): "\uff5e",
    ord("\r"): " ",
    # of a table: a bar that the data can name, for '|' separates concepts there
    ord("|"): "\u00a6",
    0xFF5C: "\u00a6",
}
_TABLE: Final = {**_FULL_WIDTH, **_CAPITALS, **_FULL_CAPITALS, **_DIGITS, **_MARKS}
_FOLDED: Final = re.compile("[" + re.escape("".join(map(chr, _TABLE))) + "]")
# Official and learned Japanese is written with "，" and "．"; those of numbers and "一．" stay.
_IN_JAPANESE: Final = {"，": "、", "．": "。"}
_JAPANESE: Final = re.compile(r"[ぁ-ヿ一-龠々）」]{2}(?<![一二三四五六七八九十])")


def fold(text: str) -> str:
    """Give the text in lower case and half width, each digit as '#', its length unchanged."""
    return _FOLDED.sub(_replace, text)


def _replace(match: re.Match[str]) -> str:
    character, start = match[0], match.start()
    if character in _IN_JAPANESE and _JAPANESE.match(match.string, max(0, start - 2), start):
        return _IN_JAPANESE[character]
    return _TABLE[ord(character)]
