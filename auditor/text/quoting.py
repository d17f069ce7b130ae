"""Quoting: words that a text puts between quotation marks, to tell of them and not to mean them."""

import re

from auditor.text.negation import is_use
from auditor.text.sentence import sentence_at

_QUOTATION = re.compile('「[^「」\n]{1,80}」|『[^『』\n]{1,80}』|“[^“”\n]{1,80}”|"[^"\n]{1,80}"')
_REACH = 82


def unquoted(text: str) -> str:
    """Give a text without its quotations."""
    return _QUOTATION.sub("", text)


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Tell whether a span stands in a quotation that the rest of its sentence does not make use of.

    「裏垢」さん歓迎 and 「氷」と書いて送って mean what they quote.
    """
    low = max(0, start - _REACH)
    for match in _QUOTATION.finditer(text, low, end + _REACH):
        if match.start() >= start:
            return False
        if end < match.end():
            rest = min(sentence_at(text, match.end() - 1)[1], match.end() + _REACH)
            return not is_use(text, match.end(), rest)
    return False
