"""Scanning: where the words of a large vocabulary stand in a text.

All words are looked for in one pass, by an automaton where the `fast` extra is installed. Without
it a word is looked up by the rarest three characters in a row that it has. Matches may overlap and
stand inside one another: all are given, and both ways give the same.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress, count
from operator import add

Places = Mapping[str, Sequence[int]]
"""Where keys start in a text, by key, from the first place to the last."""

_COMMON_KANA = frozenset("いのんうてとしたるなすにをかがでくはられもこりつきっさけ")


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


class Scanner:
    """Finds every occurrence of its keys, strings that are not empty, in a text as it stands.

    To see through disguise, ask a `Lexicon`; this is for telling quickly which of many words a text
    has at all.
    """

    __slots__ = ("_scan",)

    def __init__(self, keys: Iterable[str]) -> None:
        known = sorted(set(keys))
        self._scan = _automaton(known) or Table(known).scan_each

    def scan(self, text: str) -> Places:
        """Give the places of the keys that stand in a text."""
        return self._scan((text,))[0]

    def scan_each(self, texts: Sequence[str]) -> Sequence[Places]:
        """Give the places of the keys in each of several texts, for less than one by one."""
        return self._scan(texts)


class Table:
    """The keys of a scanner, to be looked up without an automaton."""

    __slots__ = ("_anchors", "_longer", "_pairs", "_singles")

    def __init__(self, keys: Sequence[str]) -> None:
        self._singles = frozenset(key for key in keys if len(key) == 1)
        self._pairs = frozenset(key for key in keys if len(key) == 2)
        self._longer = {key: _anchor(key) for key in keys if len(key) > 2}
        anchors: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for key, back in self._longer.items():
            anchors[key[back : back + 3]].add((back, len(key)))
        self._anchors = {three: tuple(sorted(places)) for three, places in anchors.items()}

    def scan_each(self, texts: Sequence[str]) -> Sequence[Places]:
        """Give the places of the keys that stand in each text."""
        return list(map(self.scan, texts))

    def scan(self, text: str) -> Places:
        """Give the places of the keys that stand in a text."""
        found: dict[str, list[int]] = defaultdict(list)
        if not self._singles.isdisjoint(text):
            for at in compress(count(), map(self._singles.__contains__, text)):
                found[text[at]].append(at)
        pairs = list(map(add, text, text[1:]))
        for at in compress(count(), map(self._pairs.__contains__, pairs)):
            found[pairs[at]].append(at)
        anchors, anchor_of = self._anchors, self._longer
        threes = map(add, pairs, text[2:])
        for at in compress(count(), map(anchors.__contains__, threes)):
            for back, length in anchors[text[at : at + 3]]:
                start = at - back
                key = text[start : start + length] if start >= 0 else ""
                if anchor_of.get(key) == back:  # or the anchor of another key led here
                    found[key].append(start)
        return found


def _anchor(key: str) -> int:
    """Give where the rarest three characters of a key begin."""
    if len(key) == 3:
        return 0
    return min(
        range(len(key) - 2),
        key=lambda at: rarity(key[at : at + 2]) + rarity(key[at + 1 : at + 3]),
    )


def _automaton(keys: Sequence[str]) -> Callable[[Sequence[str]], Sequence[Places]] | None:
    """Give the scan of an automaton over the keys, or None where none is installed."""
    try:
        from ahocorasick_rs import AhoCorasick, Implementation
    except ImportError:
        return None
    automaton = AhoCorasick(keys, implementation=Implementation.ContiguousNFA)
    search = automaton.find_matches_as_indexes

    def scan(texts: Sequence[str]) -> Sequence[Places]:
        each: list[dict[str, list[int]]] = [defaultdict(list) for _ in texts]
        joined = "\n".join(texts)
        try:
            places = search(joined, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate
            places = search(joined.encode("utf-8", "replace").decode(), overlapping=True)
        number = low = high = -1
        for key, start, end in places:
            while end > high:
                number += 1
                low = high + 1
                high = low + len(texts[number])
                found = each[number]
            if start >= low:  # or it lies across two texts
                found[keys[key]].append(start - low)
        return each

    return scan
