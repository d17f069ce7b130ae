"""Comma-separated text (RFC 4180) as rows; commas, tabs or semicolons, told by the first line."""

import re
from collections.abc import Iterator

from auditor.errors import InputError

_DELIMITERS = (",", "\t", ";")


def csv_rows(text: str) -> Iterator[tuple[str, ...]]:
    """The rows of `text`, blank ones too, so that their number is that of a spreadsheet.

    Raises:
        InputError: with the row in `line` and the column in `column`, for a quote that never ends.
    """
    delimiter = _delimiter(text)
    plain = re.compile(f"[^{delimiter}\r\n]*")
    cells: list[str] = []
    index, number = 0, 1
    while index < len(text):
        if text[index] == '"':
            cell, index = _quoted(text, index, number, len(cells) + 1)
        else:
            cell = ""
        found = plain.match(text, index)
        behind = found.group() if found else ""
        cells.append(cell + behind)
        index += len(behind)
        if text[index : index + 1] == delimiter:
            index += 1
            if index == len(text):
                cells.append("")
        else:
            yield tuple(cells)
            cells = []
            number += 1
            index += 2 if text[index : index + 2] == "\r\n" else 1
    if cells:
        yield tuple(cells)


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the first line, outside quotes."""
    end = text.find("\n")
    head = re.sub(r'"[^"]*"', "", text[: end if end >= 0 else len(text)])
    return max(_DELIMITERS, key=head.count)


def _quoted(text: str, start: int, row: int, column: int) -> tuple[str, int]:
    """The quoted text that begins at `start`, and the index behind it."""
    pieces = []
    index = start + 1
    while True:
        end = text.find('"', index)
        if end < 0:
            raise InputError(
                '引用符「"」が閉じていません。', "a quote is never closed.", line=row, column=column
            )
        pieces.append(text[index:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(pieces), end + 1
        pieces.append('"')
        index = end + 2
