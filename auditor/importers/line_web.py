"""Importer `line-web`: the JSON that LINE's public OpenChat pages serve for rooms.

It reads a ranking list, a single room's answer, and arrays or lines of either. The public pages
say nothing of rules, filters or who runs the room: those settings stay open.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

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

_BY = "auditor import line-web"
_COVER = "https://openchat.line.me/{region}/cover/{id}"
_INVITATION = "https://line.me/ti/g2/{ticket}"


@attrs.frozen
class _Found:
    """A room in a document: its square, what stands beside it, its place, its category."""

    square: Mapping[str, Any]
    around: Mapping[str, Any]
    pointer: str
    category: Any = None


def import_bytes(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    """The rooms in a file of LINE's public web JSON."""
    read = documents(data, name=name, options=options)
    problems = list(read.problems)
    exports: list[Mapping[str, Any]] = []
    notes: list[Note] = []
    for row, value in enumerate(read.values, 1):
        found = list(_rooms(value))
        if not found:
            problems.append(_no_room(name, row))
        for room in found:
            filling, said = _fill(room, name, row, options)
            problems.extend(filling.problems)
            notes.extend(said)
            if "name" in filling.export["room"]:
                exports.append(filling.export)
            else:
                problems.append(_no_name(name, row, room.pointer))
    return ImportResult(
        exports=tuple(exports),
        unfilled=unfilled_of(exports),
        notes=tuple(notes),
        problems=tuple(problems),
    )


def _rooms(value: Any) -> Iterator[_Found]:
    """The rooms of one document, or of the answers that it wraps by name."""
    if not isinstance(value, Mapping):
        return
    found = list(_rooms_of(value))
    yield from found
    for key, inner in () if found else value.items():
        if isinstance(inner, Mapping):
            above = "/" + key.replace("~", "~0").replace("/", "~1")
            for one in _rooms_of(inner):
                yield attrs.evolve(one, pointer=above + one.pointer)


def _rooms_of(value: Mapping[str, Any]) -> Iterator[_Found]:
    """The rooms of one answer, whatever its shape."""
    for group_number, group in _items(value, "squaresByCategory"):
        category = group.get("category")
        category_id = category.get("id") if isinstance(category, Mapping) else None
        for number, item in _items(group, "squares"):
            pointer = f"/squaresByCategory/{group_number}/squares/{number}"
            square = item.get("square")
            if isinstance(square, Mapping):
                yield _Found(square, item, f"{pointer}/square", category_id)
    square = value.get("square")
    if isinstance(square, Mapping):
        yield _Found(square, value, "/square")
    elif "squaresByCategory" not in value and ("emid" in value or "squareEmid" in value):
        yield _Found(value, {}, "")


def _items(value: Mapping[str, Any], key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    inside = value.get(key)
    if isinstance(inside, list):
        yield from ((n, item) for n, item in enumerate(inside) if isinstance(item, Mapping))


def _fill(
    found: _Found, name: str, row: int, options: ImportOptions
) -> tuple[Filling, tuple[Note, ...]]:
    square, around, at = found.square, found.around, found.pointer
    above = at.removesuffix("/square")
    filling = Filling(new_export({}, options, _BY), name, row)
    room_id = filling.take(square, at, "squareEmid", protocol.text, "/room/id")
    room_id = filling.take(square, at, "emid", protocol.text, "/room/id") or room_id
    filling.take(square, at, "name", protocol.text, "/room/name")
    filling.take(square, at, "desc", protocol.text, "/room/description")
    filling.take(square, at, "emblems", protocol.badge, "/room/badge")
    filling.take({"id": found.category}, "/category", "id", protocol.count, "/room/category")
    filling.take(square, at, "joinMethodType", _join_method, "/visibility/join_method")
    filling.take(around, above, "invitationTicket", _invitation, "/visibility/invite_url")
    filling.take(square, at, "invitationURL", protocol.text, "/visibility/invite_url")
    for source, pointer in ((around, above), (square, at)):
        filling.take(source, pointer, "memberCount", protocol.count, "/members/count")
        filling.take(source, pointer, "createdAt", protocol.moment, "/room/created_at")
    if room_id:
        filling.export["room"]["url"] = _COVER.format(region=options.region, id=room_id)
        filling.export["room"]["region"] = options.region
    if filling.take(around, above, "noteCount", protocol.count) == 0:
        filling.export["notes"] = []
    return filling, tuple(_notes(filling.export, square))


def _join_method(value: Any, pointer: str) -> str:
    return str(protocol.enum_value(protocol.JOIN_METHODS, value, pointer))


def _invitation(value: Any, pointer: str) -> str:
    return _INVITATION.format(ticket=protocol.text(value, pointer))


def _notes(export: Mapping[str, Any], square: Mapping[str, Any]) -> Iterator[Note]:
    shown = export["room"].get("name", "")
    if export["room"].get("description", "").endswith(("...", "…")):
        message = Message(
            f"「{shown}」の説明文は途中で切れているようです。全文を入れ直してください。",
            f"the description of {shown!r} seems to be cut; please put in the whole.",
        )
        yield Note(pointer="/room/description", message=message)
    if square.get("squareState", 0) not in protocol.ALIVE:
        message = Message(
            f"「{shown}」は削除または停止されているルームです。",
            f"the room {shown!r} is deleted or suspended.",
        )
        yield Note(message=message)


def _no_room(name: str, row: int) -> ImportProblem:
    message = Message(
        "ルームの情報（square または squaresByCategory）が見つかりません。",
        "no room found here (neither square nor squaresByCategory).",
    )
    return ImportProblem(sheet=name, row=row, message=message)


def _no_name(name: str, row: int, pointer: str) -> ImportProblem:
    message = Message("ルーム名（name）がありません。", "the room has no name.")
    return ImportProblem(sheet=name, row=row, column=pointer, message=message)
