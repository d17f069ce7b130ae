"""Words: what models read an English text by, in place of characters."""

import re
from unicodedata import normalize

from auditor.text.flattening import flatten
from auditor.text.leet import unleet

_JAPANESE = re.compile("[ぁ-鿿]")
_LETTER = re.compile("[A-Za-z]")
_LETTERS_A_CHARACTER = 2
"""How many Latin letters say about as much as one Japanese character."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+")
_UNIT = re.compile("[^ \n]+ ")
_SPELT_OUT = re.compile(
    r"(?<![a-z0-9])[a-z0-9@$!](?P<mark>[ ._*|~/-])"
    r"(?:[a-z0-9@$!](?P=mark)){1,24}[a-z0-9@$!](?![a-z0-9])"
)
"""A word whose letters stand apart, as in s-p-e-l-t."""
_THREE_WORDS = re.compile(r"[A-Za-z][ ,'’\n-]{1,3}[A-Za-z]{1,30}[ ,'’\n-]{1,3}[A-Za-z]")


def is_english(text: str) -> bool:
    """Tell whether a text is English rather than Japanese or in another script."""
    if text.isascii():
        return True
    japanese, latin = len(_JAPANESE.findall(text)), len(_LETTER.findall(text))
    if latin <= _LETTERS_A_CHARACTER * japanese:
        return False
    others = sum(map(str.isalpha, text)) - japanese - latin
    return latin > others


def has_japanese(text: str) -> bool:
    """Tell whether any of a text is Japanese."""
    return not text.isascii() and _JAPANESE.search(text) is not None


def has_english(text: str) -> bool:
    """Tell whether words of a text may be an English sentence: three of them on end."""
    return _THREE_WORDS.search(text) is not None


def spelled_words(text: str) -> str:
    """Give the words of an English text in small letters, a blank behind each; figures are 0.

    Look-alike letters, leet and letters that stand apart are read as the words that they make.
    """
    plain = normalize("NFKC", flatten(text)).lower().replace("\u2019", "'")
    plain = unleet(_SPELT_OUT.sub(_joined, plain))
    return "".join(["0 " if word.isdigit() else f"{word} " for word in _WORD.findall(plain)])


def _joined(match: re.Match[str]) -> str:
    return match.group().replace(match["mark"], "")


def split_words(spelled: str) -> list[str]:
    """Give the words of a text so spelled, each with its blank."""
    return _UNIT.findall(spelled)
