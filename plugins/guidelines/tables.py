"""Tables of a rules text: the cells under a heading that bans are rules of their own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .splitting import heads_ban

BAR: Final = "\u00a6"  # as a folded text has the bars of a table
_BANNED: Final = "は禁止。"
_LONGEST_HEAD: Final = 24  # characters of a cell in the head of a table
_LONGEST_EMPTY: Final = 12
_WORDS: Final = re.compile(r"[^\W\d_]")
_EMPTY: Final = re.compile(
    r"\W*(?:(?:特に)?(?:なし|無し|ない|ありません)|同上|none|nothing|n/?a)?\W*"
)

_RULED: Final = re.compile(r"[\s:¦ー―─-]{2,200}")
# What stands beside a ban in the head of a table: "できること", "○", "OK例"; "項目", "話題".
_BESIDE: Final = re.compile(
    r"\W*(?:[○◎✅⭕🙆👌]|(?:ok|良い|よい|いい|可|大歓迎|歓迎|できる|して(?:も)?(?:よい|良い|いい)|大丈夫|やる|する)"
    r"(?:な)?(?:例|こと|もの|事|行為|内容|話題)?|fine|allowed|welcome|yes|do|we do|please do"
    r"|項目|種類|分類|区分|場面|話題|テーマ|内容|対象|分野|事柄|ことがら|こと|もの|何|なに|item|topic|kind|what|subject|area)s?\W*"
)

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
    banned = tuple(at for at, head in enumerate(heads) if heads_ban(head)) if len(row) > 1 else ()
    return banned if is_ruled or any(map(_BESIDE.fullmatch, heads)) else ()


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
