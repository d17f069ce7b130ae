"""Quoting: what a text puts between quotation marks."""

import re

from auditor.text.sentence import Span

_QUOTATION = re.compile('「[^「」\n]{1,80}」|『[^『』\n]{1,80}』|“[^“”\n]{1,80}”|"[^"\n]{1,80}"')
_REACH = 82


def unquoted(text: str) -> str:
    """Give a text without its quotations."""
    return _QUOTATION.sub("", text)


def quotation_around(text: str, start: int, end: int) -> Span | None:
    """Give the quotation, with its marks, in which the span start..end of a text stands."""
    for match in _QUOTATION.finditer(text, max(0, start - _REACH), end + _REACH):
        if match.start() >= start:
            return None
        if end < match.end():
            return match.span()
    return None
