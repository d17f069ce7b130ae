"""Insertions: what is pushed between the letters of a word to break it, as in 裏(笑)垢 or 裏x垢.

Found are an aside in brackets and a letter of another script between two Japanese ones. The text is
read once more without them; a term that only stands there is one that was broken on purpose.
"""

import re
from itertools import islice

_JAPANESE = "ぁ-ゖァ-ヺ一-鿿々ｦ-ﾝ"
_ASIDES = "笑|爆|草|汗|涙|泣|照|謎|嘘|仮|秘|極秘|内緒|苦笑|わら|ワラ|w{1,3}|ｗ{1,3}"
_BRACKETS = r"(（〔\["
_LETTERS = "a-zA-Zａ-ｚＡ-Ｚа-яА-Яα-ωΑ-Ω〆"
# what begins an insertion comes first in the pattern, so that other characters are skipped quickly
_INSERTED = re.compile(
    rf"[{_LETTERS}{_BRACKETS}](?<=[{_JAPANESE}].)"
    rf"(?:(?<![{_BRACKETS}])|(?<=[{_BRACKETS}])(?:{_ASIDES})[)）〕\]])(?=[{_JAPANESE}])"
)
# no text that a person wrote has as many
_MOST = 2_000


def insertions(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of what may be pushed between the letters of words, in order."""
    if _INSERTED.search(text) is None:
        return ()
    return tuple(match.span() for match in islice(_INSERTED.finditer(text), _MOST))


def without(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[str, list[int]]:
    """Give the text without the spans, and for each of its characters its place in the text."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in (*spans, (len(text), len(text))):
        parts.append(text[at:start])
        places += range(at, start)
        at = end
    return "".join(parts), places
