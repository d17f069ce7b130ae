"""Scanning: where words of a large vocabulary begin in a squeezed text.

Every word is looked up by one pair of its characters, the rarest it has. The pairs of a text are
gathered once; those that lead to a word are found by one intersection of sets, in C. Matches may
overlap and stand inside one another: all are given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple

_COMMON_KANA = frozenset("いのんうてとしたるなすにをかがでくはられもこりつきっさけ")


class Grams(NamedTuple):
    """A squeezed text with the sets of its characters and of its pairs of characters."""

    text: str
    chars: frozenset[str]
    pairs: frozenset[str]


def grams(squeezed: str) -> Grams:
    """Gather the characters and pairs of a squeezed text."""
    return Grams(squeezed, frozenset(squeezed), frozenset(map(add, squeezed, squeezed[1:])))


@lru_cache(maxsize=50_000)
def rarity(pair: str) -> float:
    """Estimate how often a pair of characters stands in ordinary Japanese: smaller is rarer."""
    weight = 1.0
    for char in pair:
        if "ぁ" <= char <= "ゖ":
            weight *= 0.05 if char in _COMMON_KANA else 0.02
        elif char.isascii():
            weight *= 0.015
        else:
            weight *= 0.004
    return weight


def anchor(key: str) -> int:
    """Give where the rarest pair of a key of two characters or more begins."""
    if len(key) == 2:
        return 0
    return min(range(len(key) - 1), key=lambda at: rarity(key[at : at + 2]))


class Scanner:
    """Finds every occurrence of its keys in a text. A key is a squeezed, non-empty string."""

    __slots__ = ("_anchors", "_keys", "_singles")

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        anchors: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._singles = frozenset(key for key in self._keys if len(key) == 1)
        for key in self._keys - self._singles:
            back = anchor(key)
            anchors[key[back : back + 2]].add((back, len(key)))
        self._anchors = dict(anchors)

    def scan(self, text: Grams) -> Iterator[tuple[str, int]]:
        """Give (key, start) of every occurrence, in an order of its own that never changes."""
        squeezed, keys = text.text, self._keys
        for single in sorted(self._singles & text.chars):
            yield from ((single, start) for start in _places(squeezed, single))
        for pair in sorted(self._anchors.keys() & text.pairs):
            places = sorted(self._anchors[pair])
            for at in _places(squeezed, pair):
                for back, length in places:
                    start = at - back
                    if start >= 0 and (key := squeezed[start : start + length]) in keys:
                        yield key, start


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
