"""Leet: Latin words some of whose letters are written as figures or signs, as in c@s1n0.

Each sign stands for one letter, so that every place stays where it is. A word must be long enough,
and mostly letters: model names and versions such as mp3, PS5 or iPhone15 are left alone.
"""

import re

_LETTERS = str.maketrans("0134578@$!¥€£", "oieastbasiyel")
_SIGN = "[0134578@$!¥€£]"
_WORD = re.compile(
    rf"(?<![A-Za-z0-9@$!¥€£./:_-])(?=[A-Za-z0-9@$!¥€£]*[A-Za-z])(?=[A-Za-z]*{_SIGN})"
    r"[A-Za-z0134578@$!¥€£]{4,24}(?![A-Za-z0-9@$¥€£./_-]*[/@.][A-Za-z0-9])(?![A-Za-z0-9])"
)
# what a text must hold for it: a letter and a sign side by side
_TOUCHING = re.compile(rf"[A-Za-z0134578@$!¥€£](?:(?<=[A-Za-z]){_SIGN}|(?<={_SIGN})[A-Za-z])")
_FIGURES = re.compile(r"[0-9]{3}|[0-9]{2}$|^[0-9]+[A-Za-z]{1,3}$")


def unleet(text: str) -> str:
    """Give a text of the same length in which such words stand in letters."""
    return _WORD.sub(_spelt, text) if _TOUCHING.search(text) else text


def _spelt(match: re.Match[str]) -> str:
    word = match.group().rstrip("!")
    letters = sum(map(str.isalpha, word))
    if 2 * letters < len(word) or letters == len(word) or _FIGURES.search(word):
        return match.group()
    return word.translate(_LETTERS) + match.group()[len(word) :]
