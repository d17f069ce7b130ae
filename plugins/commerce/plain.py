"""The plain form of a text: NFKC, lower case, without the spaces that plain Japanese is written with."""

import re
import unicodedata
from functools import lru_cache

_VOICED = re.compile("[ｦ-ﾝ][ﾞﾟ]")
_VOICING = "ﾞﾟ"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def plain_form(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Give a text in its plain form, with the place in the original of each of its characters.

    There are no places where the form is as long as the text, character for character; else one
    more stands at their end.
    """
    table = _MAY_CHANGE.sub(_changed, text)
    if table.count(" ") >= _MOST_STRAY and len(_SPACED.findall(table)) >= _MOST_STRAY:
        table = _WORD_SPACE.sub(_ODD, table)
    elif _ODD not in table:
        return table, None
    else:
        plain = unicodedata.normalize("NFKC", text).lower()
        same_length = len(plain) == len(text) and unicodedata.is_normalized("NFKC", text)
        if same_length and _INVISIBLE.search(text) is None:
            return plain, None
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for match in _ODD_PLACES.finditer(table):
        start, end = match.span()
        if text[end - 1] in _VOICING and start and _VOICED.match(text, start - 1):
            start -= 1
        parts.append(table[at:start])
        origins += range(at, start)
        at = start
        while at < end:
            size = 2 if _VOICED.match(text, at) else 1
            part = _plain(text[at : at + size])
            if part != " ":  # one between words: others stand in the table as they are
                parts.append(part)
                origins += [at] * len(part)
            at += size
    parts.append(table[at:])
    origins += range(at, len(text))
    return "".join(parts), (*origins, len(text))


class _PlainTable(dict[int, str]):
    """Code point to its plain form where that is one character whatever stands beside it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _plain(char)
        # beside some, a neighbour decides: voicing marks, other combining ones, the final sigma
        alone = len(plain) == 1 and unicodedata.combining(char) == 0 and char not in "ﾞﾟΣ"
        self[code] = plain = plain if alone else _ODD
        return plain


# all but these are plain as they stand
_MAY_CHANGE = re.compile("[^\n -@\\[-~、。「」『』【】・ぁ-ゖァ-ヺー一-鿿]")
_ODD = "\ue000"  # of private use: a text that holds it itself is merely read the long way
_ODD_PLACES = re.compile(_ODD)
# Plain Japanese puts spaces between its words: where that many stand behind particles, all go.
_MOST_STRAY = 2
_SPACED = re.compile("(?<=[はがをにでとのもへ]) (?=[0-9ぁ-ゖァ-ヺ一-鿿「])")
_WORD_SPACE = re.compile("(?<=[ぁ-ゖァ-ヺー一-鿿、。]) (?=[0-9ぁ-ゖァ-ヺ一-鿿「])")
_PLAIN = _PlainTable()


def _changed(match: re.Match[str]) -> str:
    return _PLAIN[ord(match[0])]


@lru_cache(maxsize=8192)
def _plain(cluster: str) -> str:
    return "" if _INVISIBLE.match(cluster) else unicodedata.normalize("NFKC", cluster).lower()
