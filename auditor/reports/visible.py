"""Text from a room made safe to look at: what cannot be seen, or moves other text, gets a name.

A room's name may hold characters that have no shape (a zero-width space splits a forbidden word),
that turn the order of the line round (U+202E), or that no XML or HTML file may hold (U+0000).
Every reporter shows them as `U+XXXX`, so that a reader sees what is there.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import attrs

_KEPT_CONTROLS = frozenset("\t\n")
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_TEXT_STYLE = "\ufe0e"
# Letters and symbols by their category, yet without any ink.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0")
# Cc controls, Cf formats, Cs lone surrogates, Co private use, Cn unassigned, Zl and Zp separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# White space that is no hidden character, though Python calls it unprintable.
_SPACES = dict.fromkeys(map(ord, "\t\n\u00a0\u3000"), " ")
# Printable in Python's eyes, yet without ink or meant for the character before.
_SUSPECT = re.compile(
    f"[{''.join(sorted(_BLANK_LETTERS))}{_TEXT_STYLE}{_EMOJI_STYLE}\U000e0100-\U000e01ef]"
)


@attrs.frozen
class Piece:
    """A run of text, or the one hidden character that stands between two runs."""

    text: str
    hidden: bool = False

    @property
    def label(self) -> str:
        """The character's number, as Unicode writes it."""
        return f"U+{ord(self.text):04X}" if self.hidden else self.text

    @property
    def name(self) -> str:
        """The character's Unicode name, or its number where it has none."""
        return unicodedata.name(self.text, self.label) if self.hidden else self.text


def pieces(text: str) -> Iterator[Piece]:
    """Cut the text at its hidden characters, each of which becomes a piece of its own."""
    if _is_plain(text):
        yield Piece(text)
        return
    start = 0
    for index, character in enumerate(text):
        if _is_hidden(text, index, character):
            if start < index:
                yield Piece(text[start:index])
            yield Piece(character, hidden=True)
            start = index + 1
    if start < len(text):
        yield Piece(text[start:])


@lru_cache(maxsize=8192)
def visible(text: str) -> str:
    """Give the text with each hidden character written as `[U+XXXX]`."""
    if _is_plain(text):
        return text
    return "".join(f"[{piece.label}]" if piece.hidden else piece.text for piece in pieces(text))


def one_line(text: str) -> str:
    """Give the visible text on a single line."""
    return " ".join(visible(text).split())


def clipped(text: str, limit: int) -> str:
    """Give at most `limit` characters of the text, with an ellipsis where some are left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def language_of(text: str, otherwise: str) -> str:
    """Guess the language of a run from its script: kana and kanji, Hangul, Thai, or Latin."""
    found = ""
    for character in text[:400]:
        code = ord(character)
        if 0x3040 <= code <= 0x30FF or 0xFF66 <= code <= 0xFF9D:
            return "ja"
        if 0xAC00 <= code <= 0xD7A3:
            return "ko"
        if 0x0E01 <= code <= 0x0E5B:
            return "th"
        if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF:
            found = "ja"
        elif not found and character.isascii() and character.isalpha():
            found = "en"
    return found or otherwise


def _is_plain(text: str) -> bool:
    # Most texts are, and this tells it without looking at each character.
    return text.translate(_SPACES).isprintable() and not _SUSPECT.search(text)


def _is_hidden(text: str, index: int, character: str) -> bool:
    if character in _BLANK_LETTERS:
        return True
    if character in (_EMOJI_STYLE, _TEXT_STYLE) or "\U000e0100" <= character <= "\U000e01ef":
        return index == 0 or not _carries_variation(text[index - 1], character)
    if unicodedata.category(character) not in _HIDDEN_CATEGORIES:
        return False
    if character in _KEPT_CONTROLS:
        return False
    if character == _JOINER:
        return not (0 < index < len(text) - 1 and _joins_emoji(text, index))
    return True


def _carries_variation(before: str, selector: str) -> bool:
    if selector in (_EMOJI_STYLE, _TEXT_STYLE):
        return unicodedata.category(before) in {"So", "Sm", "Po", "Nd"} or ord(before) > 0x1F000
    return unicodedata.category(before) == "Lo"


def _joins_emoji(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index + 1]
    return (
        before == _EMOJI_STYLE or unicodedata.category(before) in {"So", "Sk"}
    ) and unicodedata.category(after) == "So"
