"""Folding: one plain form for the many ways a word can be written, with offsets to the original.

Undone are invisible characters, combining marks, width, styled and emoji letters, look-alikes,
kanji variants, the two kana, small kana and long marks. Separators stay in the folded text; the
squeezed text, in which words are looked up, has neither separators nor repeated characters.

A text is cut into stretches that fold to themselves and runs that need work; what a run folds to
is remembered, so that ordinary Japanese costs a split and a join.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from attrs import field, frozen

LETTER, SEPARATOR, DROPPED, LONG, VOICED, REPEAT = range(6)

_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_PLAIN_KANA = "あいうえおか-ぢつ-もやゆよら-ろわゐ-ゔ"
_VOICED_MARKS = {"\u3099": "\u3099", "ﾞ": "\u3099", "゛": "\u3099"} | {
    "\u309a": "\u309a",
    "ﾟ": "\u309a",
    "゜": "\u309a",
}
_VOICED = re.compile("[" + "".join(_VOICED_MARKS) + "]")
_BLANK_LETTERS = frozenset("\u3164\u115f\u1160\uffa0\u2800")
_LONG_MARKS = frozenset("ー〜~～∼")
_REPEAT_MARKS = frozenset("々ゝゞヽヾ〻")
_REPEATED = re.compile("(.)(?:\\1|々)+")
_REPEATS = re.compile("(.)(?=\\1|々)")
_ONCE = itemgetter(1)  # as a function it is quicker than as a template
_LONGEST_REMEMBERED = 40
_LONGEST_RUN = 32
_MOST_REMEMBERED = 60_000
_LONGEST_SQUEEZED = 20_000


class CharFold(NamedTuple):
    """What one character folds to: the letters or the separator, and which of the kinds it is."""

    text: str
    kind: int
    undone: str | None


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


@frozen
class Folded:
    """A folded text: for each of its characters, where in the original it comes from.

    `text` keeps separators. `squeezed` drops them and collapses repeats; `first` and `last` give
    for each of its characters the range of `text` it stands for.
    """

    original: str
    text: str
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    squeezed: str = field(repr=False)
    first: list[int] = field(repr=False)
    last: list[int] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original that the characters start..end of the text come from."""
        return self.starts[start], self.ends[end - 1]

    def undone(self, start: int, end: int) -> tuple[str, ...]:
        """Name the disguises that stand in the span of the original, each once, in order."""
        names: dict[str, None] = {}
        for char in self.original[start:end]:
            name = CHARS[char].undone
            if name is not None:
                names[name] = None
        return tuple(names)


def fold(text: str) -> Folded:
    """Fold a text, keeping for every folded character its place in the original."""
    pieces = _split(text)
    parts: list[str] = []
    joined: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letters: list[int] = []
    at = even_from = 0  # in the original
    base = letters_from = 0  # in the folded text: all from `letters_from` on are letters
    for number, piece in enumerate(pieces):
        if not number % 2:
            parts.append(piece)
            joined.append(piece)
            size = len(piece)
            at += size
            base += size
            continue
        plain, run_starts, run_ends, run_letters, bare, is_even, size = RUNS[piece]
        parts.append(plain)
        joined.append(bare)
        if not is_even:
            starts += range(even_from, at)
            ends += range(even_from + 1, at + 1)
            starts += [at + offset for offset in run_starts]
            ends += [at + offset for offset in run_ends]
            even_from = at + size
        width = len(plain)
        if len(run_letters) != width:
            letters += range(letters_from, base)
            if run_letters:
                letters += [base + index for index in run_letters]
            letters_from = base + width
        at += size
        base += width
    starts += range(even_from, at)
    ends += range(even_from + 1, at + 1)
    letters += range(letters_from, base)
    folded = "".join(parts)
    squeezed, first, last = _collapse("".join(joined), letters)
    return Folded(text, folded, starts, ends, squeezed, first, last)


def squeeze(text: str) -> str:
    """Give only the squeezed form: folded, without separators, without repeats."""
    pieces = _split(text)
    pieces[1::2] = [RUNS[run].squeezed for run in pieces[1::2]]
    joined = "".join(pieces)
    return joined if _REPEATS.search(joined) is None else _REPEATED.sub(_ONCE, joined)


@cache
def key_of(word: str) -> str:
    """Give the squeezed form of a word of a lexicon; kept, for many lists share their words."""
    return squeeze(word)


def fold_text(text: str) -> str:
    """Give only the folded text, without the places of its characters."""
    pieces = _split(text)
    pieces[1::2] = [RUNS[run].text for run in pieces[1::2]]
    return "".join(pieces)


def squeeze_text(text: str) -> str:
    """Give the squeezed form of a text that several lexicons ask for."""
    return _squeeze_again(text) if len(text) <= _LONGEST_SQUEEZED else squeeze(text)


@lru_cache(maxsize=512)
def _squeeze_again(text: str) -> str:
    return squeeze(text)


def squeeze_word(word: str) -> tuple[str, tuple[int, ...]]:
    """Give the squeezed form of a word and how often each of its characters must stand."""
    squeezed = squeeze(word)
    if len(squeezed) == len(word):
        return squeezed, (1,) * len(word)
    folded = fold(word)
    counts = tuple(
        sum(folded.text[index].isalnum() for index in range(first, last + 1))
        for first, last in zip(folded.first, folded.last, strict=True)
    )
    return folded.squeezed, counts


def fold_pattern(source: str, *, keep_long: bool = False) -> str:
    """Fold the letters of a regular expression that is meant for folded text."""
    return "".join(
        folded.text
        if folded.kind == LETTER and len(folded.text) == 1 and not char.isascii()
        else char
        for char in source
        for folded in (CHARS[char],)
        if keep_long or char != "ー"
    )


def _split(text: str) -> list[str]:
    plain, voiced = _patterns()
    return (voiced if _VOICED.search(text) else plain).split(text)


def _collapse(joined: str, letters: list[int]) -> tuple[str, list[int], list[int]]:
    """Give the letters without repeats, and where in the folded text each begins and ends."""
    if _REPEATS.search(joined) is None:
        return joined, letters, letters
    parts: list[str] = []
    first: list[int] = []
    last: list[int] = []
    at = 0
    for repeat in _REPEATED.finditer(joined):
        start, end = repeat.span()
        parts.append(joined[at : start + 1])
        first += letters[at : start + 1]
        last += letters[at:start]
        last.append(letters[end - 1])
        at = end
    parts.append(joined[at:])
    return "".join(parts), first + letters[at:], last + letters[at:]


@cache
def _tables() -> dict[str, dict[str, str]]:
    path = files(__package__ or "auditor.text").joinpath("look-alikes.json")
    tables: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return tables


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = _tables()
    joined = {char for pair in tables["pairs"] for char in pair}
    worked = sorted({ord(char) for char in ("一", *joined, *tables["kana"], *tables["kanji"])})
    bounds = [0x4DFF, *(code for code in worked if 0x4E00 <= code < 0x9FFF), 0x9FFF]
    kanji = "".join(
        f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(bounds) if high - low > 1
    )
    plain = f"0-9a-z{_PLAIN_KANA}{kanji}"
    marks = "".join(_VOICED_MARKS)
    # a long run is cut, so that what it folds to can be remembered, but not where one character
    # is read with the one before it
    apart = f"[一□{''.join(sorted(joined.union(tables['katakana'])))}]"
    return (
        re.compile(f"([^{plain}]{{1,{_LONGEST_RUN}}}(?<!{apart})(?!{apart})|[^{plain}]+)"),
        re.compile(f"((?:[{_PLAIN_KANA}](?=[{marks}])|[^{plain}])+)"),
    )


class _Chars(dict[str, CharFold]):
    """Character to its fold; fills itself."""

    def __missing__(self, char: str) -> CharFold:
        folded = _fold_char(char)
        if len(self) < _MOST_REMEMBERED:
            self[char] = folded
        return folded


CHARS = _Chars()


def _fold_char(char: str) -> CharFold:
    tables = _tables()
    category = unicodedata.category(char)
    code = ord(char)
    if char in _VOICED_MARKS:
        return CharFold("", VOICED, "combining" if category == "Mn" else "width")
    if char in _LONG_MARKS:
        return CharFold("", LONG, "repeat")
    if char in _REPEAT_MARKS:
        return CharFold("々", REPEAT, None)
    if category in ("Cf", "Cc", "Mn", "Me") or char in _BLANK_LETTERS:
        if char in "\n\t\r\v\f\x85":
            return CharFold("\n" if char in "\n\v\f\x85" else " ", SEPARATOR, None)
        name = "combining" if category in ("Mn", "Me") else "zero_width"
        return CharFold("", DROPPED, None if 0xFE00 <= code <= 0xFE0F else name)
    if char in tables["emoji"]:
        return CharFold(tables["emoji"][char], LETTER, "emoji_letter")
    letter = _emoji_letter(code)
    if letter:
        return CharFold(letter, LETTER, "emoji_letter")
    if category in ("Co", "Cs", "Cn"):
        return CharFold(char, SEPARATOR, None)
    return _fold_letter(char)


def _emoji_letter(code: int) -> str | None:
    for base in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):
        if base <= code < base + 26:
            return chr(ord("a") + code - base)
    return None


def _fold_letter(char: str) -> CharFold:
    tables = _tables()
    wide = unicodedata.normalize("NFKC", char)
    undone = None if wide == char else _width_name(char)
    plain: list[str] = []
    cased = (one if one in tables["latin"] else one.casefold() for one in wide)
    for part in "".join(cased):
        if part in _LONG_MARKS or unicodedata.category(part) in ("Mn", "Me", "Cf"):
            continue
        if part in tables["kana"]:
            undone = undone or "look_alike"
            plain.append(tables["kana"][part])
        elif part in tables["kanji"]:
            undone = undone or "variant"
            plain.append(tables["kanji"][part])
        elif part in tables["latin"]:
            undone = undone or "look_alike"
            plain.append(tables["latin"][part])
        else:
            bare = _bare(part)
            undone = undone or ("combining" if bare != part and ord(part) < 0x3000 else None)
            plain.append(bare)
    text = "".join(plain).translate(_SMALL)
    if not text:
        return CharFold("", DROPPED, undone)
    if char == "〇" or not any(map(str.isalnum, text)):
        return CharFold(text, SEPARATOR, None)
    return CharFold(text, LETTER, undone)


def _bare(char: str) -> str:
    if "ァ" <= char <= "ヶ":
        return chr(ord(char) - 0x60)
    if "ヷ" <= char <= "ヺ":
        return "わゐゑを"[ord(char) - ord("ヷ")]
    if "\u31f0" <= char <= "\u31ff":
        return "くしすとぬはひふへほむらりるれろ"[ord(char) - 0x31F0]
    if ord(char) < 0x2000:
        base = unicodedata.normalize("NFD", char)[0]
        return _tables()["latin"].get(base, base)
    return char


def _width_name(char: str) -> str:
    code = ord(char)
    if 0xFF00 <= code <= 0xFFEF:
        return "width"
    return (
        "variant"
        if 0x2E80 <= code <= 0x2FDF or code >= 0x2F800 or 0xF900 <= code <= 0xFAFF
        else "styled"
    )


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


@lru_cache(maxsize=4)  # a text is squeezed first and folded after
def _fold_long(run: str) -> Run:
    return _fold_run(run)


def _fold_run(run: str) -> Run:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letters: list[int] = []
    tables = _tables()
    for at, (char, (plain, kind, _)) in enumerate(_clusters(run)):
        if at and run[at - 1 : at + 1] in tables["pairs"] and text:
            text[-1], ends[-1] = tables["pairs"][run[at - 1 : at + 1]], at + 1
            continue
        if kind == VOICED:
            if text and letters and letters[-1] == len(text) - 1:
                voiced = unicodedata.normalize("NFC", text[-1] + _VOICED_MARKS[char])
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
        "ァ" <= char <= "ー" or char in _VOICED_MARKS or char in _tables()["katakana"]
        for char in (run[at - 1], run[at + 1])
    )


def _katakana(*chars: str) -> bool:
    return all("ァ" <= char <= "ー" for char in chars)
