"""Words: what models read an English text by, in place of characters."""

import re
from unicodedata import normalize

_JAPANESE = re.compile("[ぁ-鿿]")
_LETTER = re.compile("[A-Za-z]")
_LETTERS_A_CHARACTER = 2
"""How many Latin letters say about as much as one Japanese character."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+")
_UNIT = re.compile("[^ \n]+ ")
_THREE_WORDS = re.compile(r"[A-Za-z][ ,'’\n-]{1,3}[A-Za-z]{1,30}[ ,'’\n-]{1,3}[A-Za-z]")


def is_english(text: str) -> bool:
    """Tell whether a text is English rather than Japanese."""
    if text.isascii():
        return True
    japanese = len(_JAPANESE.findall(text))
    return len(_LETTER.findall(text)) > _LETTERS_A_CHARACTER * japanese


def has_japanese(text: str) -> bool:
    """Tell whether any of a text is Japanese."""
    return not text.isascii() and _JAPANESE.search(text) is not None


def has_english(text: str) -> bool:
    """Tell whether words of a text may be an English sentence: three of them on end."""
    return _THREE_WORDS.search(text) is not None


def spelled_words(text: str) -> str:
    """Give the words of an English text in small letters, a blank behind each; figures are 0."""
    plain = normalize("NFKC", text).lower().replace("\u2019", "'")
    return "".join(["0 " if word.isdigit() else f"{word} " for word in _WORD.findall(plain)])


def split_words(spelled: str) -> list[str]:
    """Give the words of a text so spelled, each with its blank."""
    return _UNIT.findall(spelled)
