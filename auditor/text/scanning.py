"""Scanning: where words of a large vocabulary begin in a squeezed text.

Every word is looked up by one pair of its characters, the rarest it has. The pairs of a text are
gathered once; those that lead to a word are found by one intersection of sets, in C. Matches may
overlap and stand inside one another: all are given.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
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
    weight = float(_common_pairs().get(pair, 0))
    for char in pair:
        if "ぁ" <= char <= "ゖ":
            weight += 0.2 if char in _COMMON_KANA else 0.1
        elif char.isascii():
            weight += 0.05
    return weight


@cache
def _common_pairs() -> dict[str, int]:
    path = files(__package__ or "auditor.text").joinpath("common-words.json")
    pairs: dict[str, int] = json.loads(path.read_text("utf-8"))["pairs"]
    return pairs


def anchor(key: str) -> int:
    """Give where the rarest pair of a key of two characters or more begins."""
    if len(key) == 2:
        return 0
    return min(range(len(key) - 1), key=lambda at: rarity(key[at : at + 2]))


class Scanner:
    """Finds every occurrence of its keys in a text. A key is a squeezed, non-empty string."""

    __slots__ = ("_anchors", "_keys", "_pairs", "_singles")

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        anchors: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._singles = frozenset(key for key in self._keys if len(key) == 1)
        for key in self._keys - self._singles:
            back = anchor(key)
            anchors[key[back : back + 2]].add((back, len(key)))
        self._anchors = {pair: tuple(sorted(places)) for pair, places in anchors.items()}
        self._pairs = frozenset(anchors)

    def scan(self, text: Grams) -> Iterator[tuple[str, int]]:
        """Give (key, start) of every occurrence, in an order of its own that never changes."""
        squeezed, keys = text.text, self._keys
        for single in sorted(self._singles & text.chars):
            yield from ((single, start) for start in _places(squeezed, single))
        for pair in sorted(self._pairs & text.pairs):
            places = self._anchors[pair]
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
