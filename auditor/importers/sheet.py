"""Tables, a room a row, as room exports: what CSV files and workbooks share.

An empty cell says nothing; `なし` or `none` says that there is none. A bad cell is left out and
told by sheet, row and column; the rest of its room is kept.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from auditor.answers import JAPAN, listed_items, parse_answer
from auditor.errors import InputError
from auditor.exports import put
from auditor.importers.headings import Heading, heading_of, nearest_label
from auditor.importers.result import ImportOptions, ImportProblem, Message, new_export
from auditor.importers.table import Row, Table, letters, problem_at
from auditor.settings import Setting, catalogue

_NAME = "/room/name"


@attrs.define
class RoomRow:
    """A room being filled from a row, and from rows of other sheets.

    Attributes:
        export: the export so far.
        lists: items by the list's pointer, each item's values by its number.
        columns: letters of the column that gave the value at a pointer.
    """

    sheet: str
    number: int
    export: dict[str, Any]
    lists: dict[str, dict[int, dict[str, Any]]] = attrs.field(factory=dict)
    columns: dict[str, str] = attrs.field(factory=dict)

    def add_item(self, pointer: str, item: Mapping[str, Any]) -> None:
        """Adds an item behind those that the list at `pointer` has."""
        items = self.lists.setdefault(pointer, {})
        items[max(items, default=-1) + 1] = dict(item)


def rooms_of(
    table: Table, options: ImportOptions, by: str
) -> tuple[list[RoomRow], list[ImportProblem]]:
    """The rooms of a table, and what could not be read."""
    problems = list(table.problems)
    if not table.rows:
        message = Message("空のシートです。", "the sheet is empty.")
        problems.append(ImportProblem(sheet=table.name, message=message))
        return [], problems
    columns = columns_of(table, problems)
    if not any(heading.pointer == _NAME for heading in columns.values()):
        label = catalogue().settings[_NAME].label
        message = Message(f"「{label.ja}」の列がありません。", f"there is no column '{label.en}'.")
        first = table.rows[0].number
        problems.append(ImportProblem(sheet=table.name, row=first, message=message))
        return [], problems
    rooms = []
    for row in table.rows[1:]:
        room = RoomRow(table.name, row.number, new_export({}, options, by))
        fill_row(room, row, columns, options, problems)
        if _NAME not in room.columns:
            message = Message("オープンチャット名がありません。", "the room has no name.")
            problems.append(ImportProblem(sheet=table.name, row=row.number, message=message))
        else:
            rooms.append(room)
    return rooms, problems


def columns_of(table: Table, problems: list[ImportProblem]) -> dict[int, Heading]:
    """The headings by 0-based column; those that name nothing, or name twice, are told."""
    row = table.rows[0]
    columns: dict[int, Heading] = {}
    seen: dict[str, int] = {}
    for index, text in enumerate(row.cells):
        if not text.strip():
            if any(index < len(other.cells) and other.cells[index] for other in table.rows[1:]):
                ja, en = (
                    "見出しのない列に値があります。",
                    "a column without a heading holds values.",
                )
                problems.append(problem_at(table.name, row.number, index, ja, en))
            continue
        heading = heading_of(text)
        if heading is None:
            problems.append(_unknown_heading(table.name, row.number, index, text))
        elif heading.pointer in seen:
            first = letters(seen[heading.pointer])
            ja = f"見出し「{text.strip()}」が{first}列にもあります。"
            en = f"the heading '{text.strip()}' stands in column {first} too."
            problems.append(problem_at(table.name, row.number, index, ja, en))
        else:
            seen[heading.pointer] = index
            columns[index] = heading
    return columns


def _unknown_heading(sheet: str, row: int, index: int, text: str) -> ImportProblem:
    shown = text.strip()[:40]
    near_ja, near_en = nearest_label(text, "ja"), nearest_label(text, "en")
    hint_ja = f"（「{near_ja}」のことですか）" if near_ja else ""
    hint_en = f" ('{near_en}'?)" if near_en else ""
    ja = f"見出し「{shown}」という項目はありません{hint_ja}。この列は読みません。"
    en = f"no setting is called '{shown}'{hint_en}; the column is not read."
    return problem_at(sheet, row, index, ja, en)


def fill_row(
    room: RoomRow,
    row: Row,
    columns: Mapping[int, Heading],
    options: ImportOptions,
    problems: list[ImportProblem],
) -> None:
    """Fills a room from the cells of a row; bad cells are told and left out."""
    for index, heading in columns.items():
        written = row.cells[index] if index < len(row.cells) else ""
        if not written.strip():
            continue
        try:
            _take(room, heading, written, options.offset or JAPAN)
        except InputError as error:
            problems.append(_bad_cell(room.sheet, row.number, index, heading.setting, error))
        else:
            room.columns[heading.pointer] = letters(index)


def _take(room: RoomRow, heading: Heading, written: str, offset: str) -> None:
    setting = heading.setting
    if heading.item is not None:
        pointer, _, field = setting.pointer.partition("/*/")
        item = room.lists.setdefault(pointer, {}).setdefault(heading.item, {})
        item[field] = parse_answer(setting, written, offset=offset)
    elif setting.kind == "list":
        room.lists.setdefault(setting.pointer, {})
        for item in listed_items(setting, written, offset):
            room.add_item(setting.pointer, item)
    else:
        put(room.export, setting.pointer, parse_answer(setting, written, offset=offset))


def _bad_cell(
    sheet: str, row: int, index: int, setting: Setting, error: InputError
) -> ImportProblem:
    ja = f"「{setting.label.ja}」の値が読めません。{error.ja}。"
    en = f"'{setting.label.en}' cannot be read: {error.en}."
    return problem_at(sheet, row, index, ja, en)
