"""Tables of a rules text: the cells under a heading that bans are rules of their own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.text import pattern

from .lines import bans_as_heading

BAR: Final = "\u00a6"  # as a folded text has the bars of a table
_BANNED: Final = "は禁止。"
_LONGEST_HEAD: Final = 24  # characters of a cell in the head of a table
_LONGEST_EMPTY: Final = 12
_WORDS: Final = re.compile(r"[^\W\d_]")
_EMPTY: Final = pattern(__package__, "grammar.json", "nothing")

_RULED: Final = re.compile(r"[\s:¦ー―─-]{2,200}")
_BAN_MARK: Final = pattern(__package__, "grammar.json", "ban-mark")
_BESIDE: Final = pattern(__package__, "grammar.json", "beside-ban")

Row = Sequence[tuple[int, int]]


def banned_cells(lines: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """Give the cells of folded lines that stand under a ban: line, span, and what they lay down.

    What a cell lays down is said with the name of its row: "money, collecting, lending: banned".
    """
    banned: tuple[int, ...] = ()
    width = 0
    for number, line in enumerate(lines):
        row = _cells(line)
        if len(row) != width:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            width = len(row)
            banned = _banned(
                line, row, is_ruled="--" in below and _RULED.fullmatch(below) is not None
            )
            continue
        named = 0 not in banned
        for at in banned:
            start, end = row[at]
            words = line[start:end].strip()
            if _WORDS.search(words) and not _is_empty(words):
                name = line[slice(*row[0])].strip() + "、" if named else ""
                yield number, start, end, name + words.rstrip("。") + _BANNED


def _banned(line: str, row: Row, *, is_ruled: bool) -> tuple[int, ...]:
    """Give the columns that ban, where a line is the head of a table, and not its first row."""
    heads = [line[slice(*cell)].strip() for cell in row]
    if max(map(len, heads), default=0) > _LONGEST_HEAD:
        return ()
    banned = tuple(at for at, head in enumerate(heads) if _heads_ban(head)) if len(row) > 1 else ()
    return banned if is_ruled or any(map(_BESIDE.fullmatch, heads)) else ()


def _heads_ban(head: str) -> bool:
    """Tell whether the heading of a column bans what stands under it."""
    return bans_as_heading(head) or _BAN_MARK.fullmatch(head) is not None


def _is_empty(words: str) -> bool:
    return len(words) <= _LONGEST_EMPTY and _EMPTY.fullmatch(words) is not None


def _cells(line: str) -> Row:
    """Give the spans of the cells of a line, those beside the outer bars left out."""
    if BAR not in line:
        return ()
    start, cells = 0, []
    for cell in line.split(BAR):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    first = 1 if not line[slice(*cells[0])].strip() else 0
    last = len(cells) - (not line[slice(*cells[-1])].strip() and len(cells) > 1)
    return cells[first:last]
