"""Exports as plain JSON: the name of their format, and what a JSON Pointer means in them."""

from collections.abc import Mapping
from typing import Any

from auditor.numerals import whole_number

SCHEMA = "openchat-room-export/1"


def generic(pointer: str, item: str = "*") -> str:
    """The pointer with `item` in the place of each number of an array's item."""
    parts = pointer.split("/")
    return "/".join(part if whole_number(part) is None else item for part in parts)


def item_number(pointer: str) -> int | None:
    """The 0-based number of the outermost array's item that a pointer leads through, or None."""
    numbers = map(whole_number, pointer.split("/"))
    return next((number for number in numbers if number is not None), None)


def holds(export: Mapping[str, Any], pointer: str) -> bool:
    """Whether `export` has a value at `pointer` (of objects only, no array indices)."""
    value: Any = export
    for part in pointer.split("/")[1:]:
        if not isinstance(value, Mapping) or part not in value:
            return False
        value = value[part]
    return True


def put(export: dict[str, Any], pointer: str, value: Any) -> None:
    """Sets the value at `pointer`; makes the objects and array items on the way.

    An index may be one behind the end of its array, not further.
    """
    parts = pointer.split("/")[1:]
    place: Any = export
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        key: Any = int(part) if isinstance(place, list) else part
        if isinstance(place, list) and key == len(place):
            place.append(None)
        if following == "":
            place[key] = value
            return
        if isinstance(place, list):
            place[key] = {} if place[key] is None else place[key]
        elif key not in place:
            place[key] = {} if whole_number(following) is None else []
        place = place[key]
