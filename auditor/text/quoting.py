"""Quoting: what a text puts between quotation marks."""

import re

from auditor.text.sentence import Span

_QUOTATION = re.compile('「[^「」\n]{1,80}」|『[^『』\n]{1,80}』|“[^“”\n]{1,80}”|"[^"\n]{1,80}"')
_REACH = 82
_FURTHEST = 500


def unquoted(text: str) -> str:
    """Give a text without its quotations."""
    return _QUOTATION.sub("", text)


def quotation_around(text: str, start: int, end: int) -> Span | None:
    """Give the quotation, with its marks, in which the span start..end of a text stands."""
    # marks are paired from the beginning of the line on, lest one be taken for its counterpart
    line = text.rfind("\n", max(0, start - _FURTHEST), start) + 1
    for match in _QUOTATION.finditer(text, max(line, start - _FURTHEST, 0), end + _REACH):
        if match.start() >= start:
            return None
        if end < match.end():
            return match.span()
    return None
