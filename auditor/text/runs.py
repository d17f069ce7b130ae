"""Runs: stretches of a text that do not fold to themselves, and what they fold to.

What a run folds to is remembered, so that ordinary Japanese costs a split and a join.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.text.characters import (
    CHARS,
    DROPPED,
    LETTER,
    LONG,
    REPEAT,
    VOICED,
    VOICED_MARKS,
    CharFold,
    look_alikes,
)

_PLAIN_KANA = "あいうえおか-ぢつ-もやゆよら-ろわゐ-ゔ"
_VOICED = re.compile("[" + "".join(VOICED_MARKS) + "]")
_LONGEST_REMEMBERED = 40
_LONGEST_RUN = 32
_MOST_REMEMBERED = 60_000


class Run(NamedTuple):
    """What one run folds to, with relative offsets: the folded and the squeezed form.

    It is even when each of its characters stays one character in its place.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: tuple[int, ...]
    squeezed: str
    is_even: bool
    size: int


class _Runs(dict[str, Run]):
    """Run to its fold; fills itself, but not endlessly, and of long runs it knows but a few."""

    def __missing__(self, run: str) -> Run:
        if len(run) > _LONGEST_REMEMBERED:
            return _fold_long(run)
        folded = _fold_run(run)
        if len(self) < _MOST_REMEMBERED:
            self[run] = folded
        return folded


RUNS = _Runs()


def split(text: str) -> list[str]:
    """Cut a text: at even places what folds to itself, at odd ones the runs between."""
    plain, voiced = _patterns()
    return (voiced if _VOICED.search(text) else plain).split(text)


def is_plain(text: str) -> bool:
    """Tell whether a text folds to itself."""
    plain, _ = _patterns()
    return plain.search(text) is None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = look_alikes()
    joined = {char for pair in tables["pairs"] for char in pair}
    worked = sorted({ord(char) for char in ("一", *joined, *tables["kana"], *tables["kanji"])})
    bounds = [0x4DFF, *(code for code in worked if 0x4E00 <= code < 0x9FFF), 0x9FFF]
    kanji = "".join(
        f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(bounds) if high - low > 1
    )
    plain = f"0-9a-z{_PLAIN_KANA}{kanji}"
    marks = "".join(VOICED_MARKS)
    # a long run is cut, so that what it folds to can be remembered, but not where one character
    # is read with the one before it
    apart = f"[一□{''.join(sorted(joined.union(tables['katakana'])))}]"
    return (
        re.compile(f"([^{plain}]{{1,{_LONGEST_RUN}}}(?<!{apart})(?!{apart})|[^{plain}]+)"),
        re.compile(f"((?:[{_PLAIN_KANA}](?=[{marks}])|[^{plain}])+)"),
    )


@lru_cache(maxsize=4)  # a text is squeezed first and folded after
def _fold_long(run: str) -> Run:
    return _fold_run(run)


def _fold_run(run: str) -> Run:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letters: list[int] = []
    tables = look_alikes()
    for at, (char, (plain, kind, _)) in enumerate(_clusters(run)):
        if at and run[at - 1 : at + 1] in tables["pairs"] and text:
            text[-1], ends[-1] = tables["pairs"][run[at - 1 : at + 1]], at + 1
            continue
        if kind == VOICED:
            if text and letters and letters[-1] == len(text) - 1:
                voiced = unicodedata.normalize("NFC", text[-1] + VOICED_MARKS[char])
                if len(voiced) == 1:
                    text[-1], ends[-1] = voiced, at + 1
            continue
        if kind in (DROPPED, LONG):
            continue
        if char == "□" and letters and text[letters[-1]] == "え":
            plain, kind = "ろ", LETTER
        if char == "一" and 0 < at < len(run) - 1 and _katakana(run[at - 1], run[at + 1]):
            continue
        if char in tables["katakana"] and 0 < at < len(run) - 1 and _kana_like(run, at):
            plain, kind = tables["katakana"][char], LETTER
        for part in plain:
            if kind == REPEAT or (kind == LETTER and part.isalnum()):
                letters.append(len(text))
            text.append(part)
            starts.append(at)
            ends.append(at + 1)
    folded = "".join(text)
    squeezed = "".join([folded[index] for index in letters])
    size = len(run)
    is_even = len(folded) == size and all(
        start + 1 == end == at for at, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    return Run(folded, tuple(starts), tuple(ends), tuple(letters), squeezed, is_even, size)


def _clusters(run: str) -> Iterator[tuple[str, CharFold]]:
    for char in run:
        yield char, CHARS[char]


def _kana_like(run: str, at: int) -> bool:
    """Tell whether a character stands among katakana and what stands for them."""
    return all(
        "ァ" <= char <= "ー" or char in VOICED_MARKS or char in look_alikes()["katakana"]
        for char in (run[at - 1], run[at + 1])
    )


def _katakana(*chars: str) -> bool:
    return all("ァ" <= char <= "ー" for char in chars)
