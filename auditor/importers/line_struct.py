"""Importer `line-struct`: JSON with the field names of LINE's own structs (Square and others).

It reads single structs and the answers that hold several, such as `GetSquareResponse` and
`SearchSquaresResponse`, and objects that put such answers side by side. The spam filter and the
text of notes are in none of them: those settings stay open.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from auditor.importers import protocol
from auditor.importers.jsonfile import documents
from auditor.importers.record import Filling
from auditor.importers.result import (
    ImportOptions,
    ImportProblem,
    ImportResult,
    Message,
    Note,
    new_export,
    unfilled_of,
)
from auditor.importers.square import fill
from auditor.importers.structs import StructRoom, rooms_of

_BY = "auditor import line-struct"


def import_bytes(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    """The rooms in a file of LINE's structs."""
    read = documents(data, name=name, options=options)
    problems = list(read.problems)
    exports: list[Mapping[str, Any]] = []
    notes: list[Note] = []
    for row, value in enumerate(read.values, 1):
        rooms = list(rooms_of(value))
        if not rooms:
            problems.append(_no_square(name, row))
        for room in rooms:
            filling = Filling(new_export({}, options, _BY), name, row)
            fill(filling, room)
            notes.extend(_notes(filling.export, room))
            problems.extend(filling.problems)
            if "name" in filling.export["room"]:
                exports.append(filling.export)
            else:
                message = Message("ルーム名（name）がありません。", "the room has no name.")
                at = room.square.pointer
                problems.append(ImportProblem(sheet=name, row=row, column=at, message=message))
    return ImportResult(
        exports=tuple(exports),
        unfilled=unfilled_of(exports),
        notes=tuple(notes),
        problems=tuple(problems),
    )


def _notes(export: Mapping[str, Any], room: StructRoom) -> Iterator[Note]:
    shown = export["room"].get("name", "")
    state = room.square.value.get("state", 0)
    if state not in protocol.ALIVE and state != "0":
        message = Message(
            f"「{shown}」は削除または停止されているルームです。",
            f"the room {shown!r} is deleted or suspended.",
        )
        yield Note(message=message)
    note = room.parts.get("noteStatus")
    if note is not None and "notes" not in export:
        message = Message(
            f"「{shown}」にはノートがありますが、本文はこのデータに入っていません。",
            f"the room {shown!r} has notes, but their text is not in this data.",
        )
        yield Note(pointer="/notes", message=message)


def _no_square(name: str, row: int) -> ImportProblem:
    message = Message(
        "ルームの情報（square、squares など）が見つかりません。",
        "no room found here (no square, no squares).",
    )
    return ImportProblem(sheet=name, row=row, message=message)
