"""Rooms filled from tables, brought to exports that keep the schema."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor import schema
from auditor.exports import put
from auditor.importers.result import ImportProblem, Message
from auditor.importers.sheet import RoomRow


def finished(rooms: Sequence[RoomRow]) -> tuple[list[Mapping[str, Any]], list[ImportProblem]]:
    """The exports, their lists put in; values that break the schema are told and left out."""
    exports: list[Mapping[str, Any]] = []
    problems: list[ImportProblem] = []
    seen: dict[str, RoomRow] = {}
    for room in rooms:
        for pointer, items in room.lists.items():
            put(room.export, pointer, [items[number] for number in sorted(items)])
        for violation in schema.violations("room-export", room.export, most=100):
            column = room.columns.get(violation.pointer, "")
            message = Message(f"{violation.ja}。この値は使いません。", f"{violation.en}; left out.")
            problems.append(
                ImportProblem(sheet=room.sheet, row=room.number, column=column, message=message)
            )
            _drop(room.export, violation.pointer)
        problems.extend(_twice(room, seen))
        if "name" in room.export["room"]:
            exports.append(room.export)
    return exports, problems


def _twice(room: RoomRow, seen: dict[str, RoomRow]) -> Iterator[ImportProblem]:
    """A problem when an earlier room has the same id."""
    room_id = room.export["room"].get("id")
    if room_id is None:
        return
    first = seen.setdefault(room_id, room)
    if first is not room:
        message = Message(
            f"同じ識別子のルームが{first.number}行目にもあります。",
            f"row {first.number} has the same room id.",
        )
        column = room.columns.get("/room/id", "")
        yield ImportProblem(sheet=room.sheet, row=room.number, column=column, message=message)


def _drop(export: dict[str, Any], pointer: str) -> None:
    *above, last = pointer.split("/")[1:]
    place: Any = export
    for part in above:
        place = place[int(part)] if isinstance(place, list) else place[part]
    if isinstance(place, list):
        place[int(last)] = ""
    else:
        place.pop(last, None)
