"""Scanning: where words of a large vocabulary begin in a squeezed text.

Every word is looked up by one pair of its characters, the rarest it has. One regular expression
of character classes skips the places where no such pair can stand; a dictionary decides the rest.
Matches may overlap and stand inside one another: all are given.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

_COMMON_KANA = frozenset("いのんうてとしたるなすにをかがでくはられもこりつきっさけ")
_GROUPS = 16


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


class Scanner:
    """Finds every occurrence of its keys in a text. A key is a squeezed, non-empty string."""

    __slots__ = ("_anchors", "_keys", "_pattern", "_singles")

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        anchors: dict[str, set[tuple[int, int]]] = defaultdict(set)
        singles: set[str] = set()
        for key in self._keys:
            if len(key) == 1:
                singles.add(key)
                continue
            back = min(range(len(key) - 1), key=lambda at: rarity(key[at : at + 2]))
            anchors[key[back : back + 2]].add((back, len(key)))
        self._anchors = {pair: tuple(sorted(places)) for pair, places in anchors.items()}
        self._singles = frozenset(singles)
        self._pattern = _first_pass(self._anchors, self._singles)

    def scan(self, text: str) -> Iterator[tuple[str, int]]:
        """Give (key, start) of every occurrence, in the order of their anchors."""
        keys, anchors, singles = self._keys, self._anchors, self._singles
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            at = match.start()
            if singles and text[at] in singles:
                yield text[at], at
            places = anchors.get(text[at : at + 2])
            if places is None:
                continue
            for back, length in places:
                start = at - back
                key = text[start : start + length]
                if start >= 0 and key in keys:
                    yield key, start


def _first_pass(
    anchors: dict[str, tuple[tuple[int, int], ...]], singles: frozenset[str]
) -> re.Pattern[str] | None:
    seconds: dict[str, set[str]] = defaultdict(set)
    for pair in anchors:
        seconds[pair[0]].add(pair[1])
    branches = [f"[{_class(singles)}]"] if singles else []
    kana = sorted(first for first in seconds if "ぁ" <= first <= "ゖ")
    branches += [f"{first}(?=[{_class(seconds[first])}])" for first in kana]
    others = sorted(first for first in seconds if not "ぁ" <= first <= "ゖ")
    size = -(-len(others) // _GROUPS) or 1
    for low in range(0, len(others), size):
        group = others[low : low + size]
        after = set().union(*(seconds[first] for first in group))
        branches.append(f"[{_class(group)}](?=[{_class(after)}])")
    return re.compile("|".join(branches)) if branches else None


def _class(chars: Iterable[str]) -> str:
    return "".join(re.escape(char) for char in sorted(chars))
