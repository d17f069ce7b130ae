"""LINE's structs in a JSON document, gathered room by room, whatever answer holds them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

_ALIASES = {
    "squareStatus": ("squareStatus", "status"),
    "noteStatus": ("noteStatus", "squareNoteStatus"),
    "authority": ("squareAuthority", "authority"),
    "features": ("squareFeatureSet",),
    "extra": ("extraInfo",),
    "live": ("liveTalk",),
}


@attrs.frozen
class Part:
    """A struct of a document and its place."""

    value: Any
    pointer: str


@attrs.frozen
class StructRoom:
    """The structs of one room, by the part they play."""

    square: Part
    parts: Mapping[str, Part]
    chats: Sequence[Part]
    document: Mapping[str, Any]


def rooms_of(value: Any) -> Iterator[StructRoom]:
    """The rooms of a document: one, the two halves of one, or those of a search answer."""
    if not isinstance(value, Mapping):
        return
    listed = value.get("squares")
    if isinstance(listed, list):
        for number, square in enumerate(listed):
            if isinstance(square, Mapping):
                yield _listed(value, square, f"/squares/{number}")
        return
    info = value.get("squareInfo")
    bundle = info if isinstance(info, Mapping) else value
    above = "" if bundle is value else "/squareInfo"
    square = bundle.get("square")
    if isinstance(square, Mapping):
        merged = {**value, **bundle}
        yield StructRoom(Part(square, f"{above}/square"), _parts(merged), _chats(merged), merged)
    elif "name" in value and ("mid" in value or "desc" in value or "joinMethod" in value):
        yield StructRoom(Part(value, ""), {}, (), {})


def _listed(value: Mapping[str, Any], square: Mapping[str, Any], pointer: str) -> StructRoom:
    """A room of a search answer: what belongs to it stands in maps by its mid."""
    mid = square.get("mid")
    parts = {}
    for part, key in (("squareStatus", "squareStatuses"), ("noteStatus", "noteStatuses")):
        by_mid = value.get(key)
        if isinstance(by_mid, Mapping) and isinstance(mid, str) and mid in by_mid:
            parts[part] = Part(by_mid[mid], f"/{key}/{mid}")
    return StructRoom(Part(square, pointer), parts, (), {})


def _parts(value: Mapping[str, Any]) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for part, keys in _ALIASES.items():
        for key in keys:
            if isinstance(value.get(key), Mapping):
                found.setdefault(part, Part(value[key], f"/{key}"))
    return found


def _chats(value: Mapping[str, Any]) -> tuple[Part, ...]:
    found = [
        Part(value[key], f"/{key}")
        for key in ("chat", "squareChat")
        if isinstance(value.get(key), Mapping)
    ]
    listed = value.get("squareChats")
    if isinstance(listed, list):
        found.extend(
            Part(chat, f"/squareChats/{n}")
            for n, chat in enumerate(listed)
            if isinstance(chat, Mapping)
        )
    return tuple(found)
