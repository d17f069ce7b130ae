"""Spelling: how a word must stand in a text to be found there."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.text.characters import CHARS, SEPARATOR
from auditor.text.folding import fold, squeeze_word

# Symbols that are part of a word and not decoration: such words must stand as they are written.
_MEANT = re.compile(r"[@＠○〇◯●¥$%％×+＋&/#❌💊🥦]|[^\w\s・.,'’!?！？、。ー〜~:-](?=$)|^[^\w\s]")


class Spelling(NamedTuple):
    """How a word must stand: repeats of each character, edges, and symbols that belong to it.

    `spaces` are the characters behind which the word itself has a space.
    """

    counts: tuple[int, ...]
    boundary: str
    literal: str
    lead: int
    symbols: frozenset[str]
    spaces: frozenset[int]


@lru_cache(maxsize=20_000)
def spelling(word: str, boundary: str) -> Spelling:
    """Work out how a word must stand."""
    key, counts = squeeze_word(word)
    literal = fold(word).text if _MEANT.search(word) else ""
    lead = next((at for at, char in enumerate(literal) if char.isalnum()), 0)
    symbols = frozenset(char for char in literal if CHARS[char].kind == SEPARATOR)
    return Spelling(counts, _boundary(word, key, boundary), literal, lead, symbols, _spaces(word))


def _spaces(word: str) -> frozenset[int]:
    if " " not in word:
        return frozenset()
    folded = fold(word)
    pairs = pairwise(zip(folded.first, folded.last, strict=True))
    return frozenset(
        at for at, ((_, last), (first, _)) in enumerate(pairs) if " " in folded.text[last:first]
    )


def _boundary(word: str, key: str, asked: str) -> str:
    if asked not in ("auto", "unit"):
        return asked
    if key.isascii():
        return "ascii"
    if len(key) == 1 and not "一" <= word <= "鿿":
        return "word"
    if len(key) <= 4 and all("ぁ" <= char <= "ヿ" or "ｦ" <= char <= "ﾟ" for char in word):
        return "kana"
    return "edges"
