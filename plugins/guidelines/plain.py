"""Plain Japanese: rules written in spaced kana, in the spelling that the lexicon knows."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from auditor.text import unspaced

from .lexicon import document

_LETTER: Final = "ぁ-ゖァ-ヶー一-龠"


def as_spelled(words: str) -> str:
    """Give a folded sentence of spaced kana without its blanks and as other rules spell its words.

    The blanks tell where words begin: かし in 「おかしい」 is no word.
    """
    closed = unspaced(words)
    if closed == words:
        return words
    spelling, kana = _spelling()
    return unspaced(kana.sub(lambda match: spelling[match[0]], words))


@cache
def _spelling() -> tuple[Mapping[str, str], re.Pattern[str]]:
    spelling = document()["plain"]
    longest_first = sorted(spelling, key=len, reverse=True)
    return spelling, re.compile(f"(?<![{_LETTER}])(?:{'|'.join(longest_first)})")
