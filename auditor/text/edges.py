"""Edges: whether a word of a folded text begins and ends where words do."""

import re

from auditor.text.characters import CHARS, LETTER
from auditor.text.folding import Folded

SPACES = frozenset(" \u3000\xa0")
_AFTER = re.compile(
    r"[はがをにのでともやへだかよねなさ]|って|から|まで|とか|だけ|など|たち|しよ|する|した|して|しま|みた"
)
# A blank may part a unit from an amount, as in "100 円のコーヒー"; behind one digit it parts words.
_FIGURE = re.compile(
    r"(?:[0-9０-９〇一二三四五六七八九十百千万億兆数何半][ヶヵケケか箇]?"
    r"|(?:[0-9０-９]{3}|[百千万億]) )\Z"
)
_LONGEST_FIGURE = 4
_BEFORE = frozenset("はがをにのでともやへかなねよいるたて")


def edges_fit(folded: Folded, boundary: str, low: int, high: int, *, is_long: bool) -> bool:
    """Tell whether low..high begins and ends as a boundary of this kind asks."""
    text = folded.text
    before = text[low - 1] if low else " "
    after = text[high] if high < len(text) else " "
    if boundary == "ascii":
        return not (before.isascii() and before.isalnum()) and not (
            after.isascii() and after.isalnum()
        )
    if boundary in ("kana", "word"):
        if not _left_edge(folded, low, boundary):
            return False
        return _right_edge(folded, high, boundary, is_long=is_long)
    return not (joins(before, text[low]) or joins(text[high - 1], after))


def joins(left: str, right: str) -> bool:
    """Tell whether two neighbours belong to one number or one word of Latin letters."""
    if left.isdigit() and right.isdigit():
        return True
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def _left_edge(folded: Folded, low: int, boundary: str) -> bool:
    if low == 0 or folded.starts[low] != folded.ends[low - 1]:
        return True
    before = folded.original[folded.starts[low - 1]]
    edge = folded.original[folded.starts[low]]
    if boundary == "word":
        return _script(before) != _script(edge)
    if _script(before) not in ("hiragana", "katakana") or _script(before) != _script(edge):
        return True
    return before in _BEFORE


def _right_edge(folded: Folded, high: int, boundary: str, *, is_long: bool) -> bool:
    """Tell whether a word ends there; `is_long` where its own last vowel is a long one."""
    if high >= len(folded.text):
        return folded.ends[high - 1] == len(folded.original) or _long_ends(folded, high)
    edge = folded.original[folded.starts[high - 1]]
    at = folded.ends[high - 1]
    while is_long and folded.original.startswith("ー", at):
        at += 1
    if at >= len(folded.original):
        return True
    after = folded.original[at]
    if boundary == "word":
        return _script(after) != _script(edge)
    if _script(after) not in ("hiragana", "katakana") or _script(after) != _script(edge):
        return True
    return _AFTER.match(folded.original, at) is not None


def _long_ends(folded: Folded, high: int) -> bool:
    return all(CHARS[char].kind != LETTER for char in folded.original[folded.ends[high - 1] :])


def goes_on(folded: Folded, high: int) -> bool:
    """Tell whether a spaced-out word has a further single character of its script after its end."""
    text = folded.text
    if high + 1 >= len(text) or text[high] not in SPACES or not text[high + 1].isalnum():
        return False
    if high + 2 < len(text) and text[high + 2].isalnum():
        return False
    edge = folded.original[folded.starts[high - 1]]
    after = folded.original[folded.starts[high + 1]]
    return _script(edge) == _script(after) and after not in _BEFORE


def behind_figure(folded: Folded, low: int) -> bool:
    """Tell whether a figure stands before the place, as in 「3万円コース」: a unit begins there."""
    place = folded.starts[low]
    return _FIGURE.search(folded.original, max(0, place - _LONGEST_FIGURE), place) is not None


def changes_script(folded: Folded, word: str, low: int) -> bool:
    """Tell whether a katakana word stands in hiragana, where ordinary words look like it."""
    return (
        _script(word[0]) == "katakana"
        and _script(folded.original[folded.starts[low]]) == "hiragana"
    )


def _script(char: str) -> str:
    if "ぁ" <= char <= "ゟ":
        return "hiragana"
    if char == "ー" or "ァ" <= char <= "ヿ" or "ｦ" <= char <= "ﾟ":
        return "katakana"
    if "一" <= char <= "鿿":
        return "kanji"
    return "ascii" if char.isascii() and char.isalnum() else ""
