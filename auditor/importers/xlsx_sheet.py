"""Importer `xlsx`: a workbook of rooms as the template lays it out.

The sheet of rooms holds a room a row. A sheet that bears a list's name (ノート, 共同管理者 …) holds
an item a row, with the room's id or name in its first column.
"""

from auditor.answers import folded
from auditor.importers.finish import finished
from auditor.importers.list_sheet import add_list
from auditor.importers.result import ImportOptions, ImportResult, Message, Note, unfilled_of
from auditor.importers.sheet import rooms_of
from auditor.importers.sheet_names import HELP_SHEETS, ROOMS
from auditor.importers.table import Table
from auditor.importers.workbook import read_workbook
from auditor.settings import Setting, catalogue

_BY = "auditor import xlsx"


def import_bytes(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    """The rooms of a workbook."""
    book = read_workbook(data, name=name)
    if book.problems:
        return ImportResult(problems=book.problems)
    tables = [table for table in book.tables if not _is_called(table, *HELP_SHEETS)]
    main = next(
        (table for table in tables if _is_called(table, ROOMS)), tables[0] if tables else None
    )
    rooms, problems = rooms_of(main or Table(name, ()), options, _BY)
    notes = []
    for table in tables:
        setting = _list_of(table)
        if table is main:
            continue
        if setting is not None:
            problems.extend(add_list(table, setting, rooms, options))
        elif table.rows:
            message = Message(
                f"シート「{table.name}」は読みませんでした。", f"sheet '{table.name}' was not read."
            )
            notes.append(Note(message=message))
    exports, more = finished(rooms)
    return ImportResult(
        exports=tuple(exports),
        unfilled=unfilled_of(exports),
        notes=tuple(notes),
        problems=(*problems, *more),
    )


def _is_called(table: Table, *names: Message) -> bool:
    return any(folded(table.name) in (folded(name.ja), folded(name.en)) for name in names)


def _list_of(table: Table) -> Setting | None:
    """The list that a sheet's name says it holds."""
    for setting in catalogue().answers():
        names = (folded(setting.label.ja), folded(setting.label.en), setting.pointer)
        if setting.kind == "list" and folded(table.name) in names:
            return setting
    return None
