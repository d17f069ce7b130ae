"""Flattening: a text with each character in its plain form, as long as the original."""

import re
import unicodedata

from auditor.text.characters import CHARS

_MOST_FLAT = 20_000
_FULL_STOP = re.compile("(?<![0-9０-９])．(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])")


def flatten(text: str) -> str:
    """Give a text with each character folded where that leaves one character.

    The full stop of official Japanese, 「．」, becomes the common one where it ends a sentence.
    """
    if "．" in text:
        text = _FULL_STOP.sub("。", text)
    return text.translate(_FLAT)


class _Flat(dict[int, str]):
    """Code point to its plain form, where that is one character, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = CHARS[char].text
        is_other = len(folded) != 1 or folded == "々" or unicodedata.category(char) in ("So", "No")
        flat = char if is_other else folded
        if len(self) < _MOST_FLAT:
            self[code] = flat
        return flat


_FLAT = _Flat()
