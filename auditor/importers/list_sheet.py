"""Sheets that hold one list of all rooms, an item a row: notes, co-admins, warning steps."""

from collections.abc import Mapping, Sequence

import attrs

from auditor.importers.headings import Heading
from auditor.importers.result import ImportOptions, ImportProblem
from auditor.importers.sheet import RoomRow, columns_of, fill_row
from auditor.importers.table import Row, Table, problem_at
from auditor.settings import Setting

_ID, _NAME = "/room/id", "/room/name"


def add_list(
    table: Table,
    setting: Setting,
    rooms: Sequence[RoomRow],
    options: ImportOptions,
) -> list[ImportProblem]:
    """Adds the items of a sheet that holds one list, an item a row, to the rooms they name."""
    problems = list(table.problems)
    if not table.rows:
        return problems
    columns = columns_of(table, problems)
    keys = [index for index, heading in columns.items() if heading.pointer in (_ID, _NAME)]
    fields = {
        index: attrs.evolve(heading, item=0)
        for index, heading in columns.items()
        if heading.setting.pointer.startswith(f"{setting.pointer}/*/")
    }
    for index in sorted({*columns} - {*keys, *fields}):
        ja = f"この列は「{setting.label.ja}」の項目ではありません。"
        en = f"this column is no part of '{setting.label.en}'."
        problems.append(problem_at(table.name, table.rows[0].number, index, ja, en))
    for row in table.rows[1:]:
        room = _room_for(row, keys, columns, rooms)
        if room is None:
            ja = "どのルームの行かが分かりません。ルームの識別子か名前を入れてください。"
            en = "no single room has this id or name; write one of the sheet of rooms."
            at = keys[0] if keys else 0
            problems.append(problem_at(table.name, row.number, at, ja, en))
            continue
        item = RoomRow(table.name, row.number, {})
        fill_row(item, row, fields, options, problems)
        for values in item.lists.get(setting.pointer, {}).values():
            room.add_item(setting.pointer, values)
    return problems


def _room_for(
    row: Row, keys: Sequence[int], columns: Mapping[int, Heading], rooms: Sequence[RoomRow]
) -> RoomRow | None:
    """The one room that a row's id, or else its name, belongs to."""
    for pointer in (_ID, _NAME):
        part = pointer.rpartition("/")[2]
        for index in keys:
            written = row.cells[index].strip() if index < len(row.cells) else ""
            if columns[index].pointer != pointer or not written:
                continue
            found = [room for room in rooms if room.export["room"].get(part, "").strip() == written]
            return found[0] if len(found) == 1 else None
    return None
