"""Lines for a terminal: none wider than it, and what goes on stands below where its text began."""

import re

from wcwidth import wcwidth

from auditor.reports.lines import lines_of

_HEAD = re.compile(r"\s*(?:[-•●■→] |・)?")
_STEP = 2
"""Columns by which a line that nothing indents goes on further right."""
_LEAST = 20
"""Columns that a text has in any case."""


def folded(line: str, columns: int | None) -> str:
    """The line, broken at so many columns; as it is where nothing limits it."""
    widths = [max(wcwidth(letter), 0) for letter in line]
    if columns is None or sum(widths) <= columns:
        return line
    head = _HEAD.match(line)
    start = head.end() if head else 0
    indent = sum(widths[:start]) or _STEP
    room = max(columns - indent, _LEAST)
    parts = [line[start:][begin:end] for begin, end in lines_of(line[start:], widths[start:], room)]
    return line[:start] + f"\n{' ' * indent}".join(parts)
