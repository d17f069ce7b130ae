"""Characters: what each folds to by itself, and what disguise that undoes."""

import json
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LETTER, SEPARATOR, DROPPED, LONG, VOICED, REPEAT = range(6)
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
VOICED_MARKS = {"\u3099": "\u3099", "ﾞ": "\u3099", "゛": "\u3099"} | {
    "\u309a": "\u309a",
    "ﾟ": "\u309a",
    "゜": "\u309a",
}
_BLANK_LETTERS = frozenset("\u3164\u115f\u1160\uffa0\u2800")
_LONG_MARKS = frozenset("ー〜~～∼")
_REPEAT_MARKS = frozenset("々ゝゞヽヾ〻")
_MOST_REMEMBERED = 60_000


class CharFold(NamedTuple):
    """What one character folds to: the letters or the separator, and which of the kinds it is."""

    text: str
    kind: int
    undone: str | None


class _Chars(dict[str, CharFold]):
    """Character to its fold; fills itself."""

    def __missing__(self, char: str) -> CharFold:
        folded = _fold_char(char)
        if len(self) < _MOST_REMEMBERED:
            self[char] = folded
        return folded


CHARS = _Chars()


class _Letters(dict[int, str]):
    """What the letters of patterns fold to, by code, for `str.translate`; fills itself."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = CHARS[char]
        is_letter = folded.kind == LETTER and len(folded.text) == 1 and not char.isascii()
        self[code] = folded.text if is_letter else char
        return self[code]


_LETTERS = _Letters()


def fold_pattern(source: str, *, keep_long: bool = False) -> str:
    """Fold the letters of a regular expression that is meant for folded text."""
    folded = source.translate(_LETTERS)
    return folded if keep_long else folded.replace("ー", "")


@cache
def look_alikes() -> dict[str, dict[str, str]]:
    """Give the tables of what looks or reads alike: kana, kanji, Latin letters, emoji, pairs."""
    path = files(__package__ or "auditor.text").joinpath("look-alikes.json")
    tables: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return tables


def _fold_char(char: str) -> CharFold:
    tables = look_alikes()
    category = unicodedata.category(char)
    code = ord(char)
    if char in VOICED_MARKS:
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
    tables = look_alikes()
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
        return look_alikes()["latin"].get(base, base)
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
