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
    answer: Part


def rooms_of(value: Any) -> Iterator[StructRoom]:
    """The rooms of a document, or of the answers that it wraps by name."""
    if not isinstance(value, Mapping):
        return
    found = list(_rooms_at(value, ""))
    yield from found
    for key, inner in () if found else value.items():
        if isinstance(inner, Mapping):
            yield from _rooms_at(inner, "/" + key.replace("~", "~0").replace("/", "~1"))


def _rooms_at(value: Mapping[str, Any], base: str) -> Iterator[StructRoom]:
    """The rooms of the answer at pointer `base`."""
    listed = value.get("squares")
    if isinstance(listed, list):
        for number, square in enumerate(listed):
            if isinstance(square, Mapping):
                yield _listed(value, square, base, number)
        return
    info = value.get("squareInfo")
    bundle = info if isinstance(info, Mapping) else value
    above = base if bundle is value else f"{base}/squareInfo"
    square = bundle.get("square")
    if isinstance(square, Mapping):
        merged = {**value, **bundle}
        parts, chats = _parts(merged, base), _chats(merged, base)
        yield StructRoom(Part(square, f"{above}/square"), parts, chats, Part(merged, base))
    elif "name" in value and ("mid" in value or "desc" in value or "joinMethod" in value):
        yield StructRoom(Part(value, base), {}, (), Part({}, base))


def _listed(
    value: Mapping[str, Any], square: Mapping[str, Any], base: str, number: int
) -> StructRoom:
    """A room of a search answer: what belongs to it stands in maps by its mid."""
    mid = square.get("mid")
    parts = {}
    for part, key in (("squareStatus", "squareStatuses"), ("noteStatus", "noteStatuses")):
        by_mid = value.get(key)
        if isinstance(by_mid, Mapping) and isinstance(mid, str) and mid in by_mid:
            parts[part] = Part(by_mid[mid], f"{base}/{key}/{mid}")
    return StructRoom(Part(square, f"{base}/squares/{number}"), parts, (), Part({}, base))


def _parts(value: Mapping[str, Any], base: str) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for part, keys in _ALIASES.items():
        for key in keys:
            if isinstance(value.get(key), Mapping):
                found.setdefault(part, Part(value[key], f"{base}/{key}"))
    return found


def _chats(value: Mapping[str, Any], base: str) -> tuple[Part, ...]:
    found = [
        Part(value[key], f"{base}/{key}")
        for key in ("chat", "squareChat")
        if isinstance(value.get(key), Mapping)
    ]
    listed = value.get("squareChats")
    if isinstance(listed, list):
        found.extend(
            Part(chat, f"{base}/squareChats/{n}")
            for n, chat in enumerate(listed)
            if isinstance(chat, Mapping)
        )
    return tuple(found)
