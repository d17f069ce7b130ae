"""Lines for a terminal: none wider than it, and what goes on stands below where its text began."""

import re
from collections.abc import Sequence

from wcwidth import wcwidth

from auditor.reports.lines import lines_of

_HEAD = re.compile(r"\s*(?:[-•●■→] |・)?")
_STEP = 2
_LEAST = 4
"""Columns that a text has in any case."""


def cells(row: Sequence[object], widths: Sequence[int | None]) -> list[str]:
    """A row of a table, each line of each cell broken at its column's width."""
    return [
        "\n".join(folded(line, width, step=0) for line in str(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    ]


def folded(line: str, columns: int | None, step: int = _STEP) -> str:
    """The line, broken at so many columns; as it is where nothing limits it.

    Args:
        line: the line, with no line feed in it.
        columns: how many there are.
        step: by how many what goes on stands further right, where nothing stands before the text.
    """
    widths = [max(wcwidth(letter), 0) for letter in line]
    if columns is None or sum(widths) <= columns:
        return line
    head = _HEAD.match(line)
    start = head.end() if head else 0
    indent = sum(widths[:start]) or step
    room = max(columns - indent, _LEAST)
    parts = [line[start:][begin:end] for begin, end in lines_of(line[start:], widths[start:], room)]
    return line[:start] + f"\n{' ' * indent}".join(parts)
