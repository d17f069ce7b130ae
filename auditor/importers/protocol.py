"""Values of LINE's own data: enums as name or number, long numbers as number or text, moments."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from auditor.numerals import whole_number

JOIN_METHODS = {"NONE": "open", "APPROVAL": "approval", "CODE": "code", 0: "open"} | {
    1: "approval",
    2: "code",
}
ROLES = {"ADMIN": "admin", "CO_ADMIN": "co_admin", "MEMBER": "member"} | {
    1: "admin",
    2: "co_admin",
    10: "member",
}
BADGES = {"SUPER": "special", "OFFICIAL": "official", 1: "special", 2: "official"}
SWITCHES = {"OFF": False, "ON": True, 1: False, 2: True}
SPEAKERS = {"APPROVAL": "approval", "ALL": "all", 1: "approval", 2: "all"}
ALIVE = ("ALIVE", 0)


class Unreadable(Exception):  # noqa: N818 - a value, not a failure of this program
    """A value of LINE's data that is none of those known.

    Attributes:
        pointer: JSON Pointer of the value in its record.
        value: a short showing of it.
    """

    def __init__(self, pointer: str, value: Any) -> None:
        self.pointer = pointer
        self.value = repr(value)[:60]
        super().__init__(f"{pointer}: {self.value}")


def enum_value(table: Mapping[Any, Any], value: Any, pointer: str) -> Any:
    """What `table` gives for an enum that came as its name, its number or its number as text."""
    key = value
    if isinstance(value, str):
        key = value.strip().upper()
        number = _number(key)
        key = key if number is None else number
    if isinstance(key, bool) or not isinstance(key, str | int) or key not in table:
        raise Unreadable(pointer, value)
    return table[key]


def integer(value: Any, pointer: str) -> int:
    """A whole number that came as number or text."""
    if isinstance(value, str) and (number := _number(value.strip())) is not None:
        return number
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable(pointer, value)
    return value


def count(value: Any, pointer: str) -> int:
    """A number of things: a whole number, 0 or more."""
    number = integer(value, pointer)
    if not 0 <= number <= 1_000_000_000:
        raise Unreadable(pointer, value)
    return number


def text(value: Any, pointer: str) -> str:
    """A text; its line ends evened out."""
    if not isinstance(value, str):
        raise Unreadable(pointer, value)
    return value.replace("\r\n", "\n")


def boolean(value: Any, pointer: str) -> bool:
    """A truth value that came as such, as 0 or 1, or as text."""
    table = {"TRUE": True, "FALSE": False, 0: False, 1: True}
    if isinstance(value, bool):
        return value
    return bool(enum_value(table, value, pointer))


def moment(value: Any, pointer: str) -> str | None:
    """RFC 3339 of seconds or milliseconds since 1970; None for 0, which says nothing."""
    number = integer(value, pointer)
    if number <= 0:
        return None
    seconds = number / 1000 if number > 100_000_000_000 else number
    try:
        at = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        raise Unreadable(pointer, value) from None
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def badge(value: Any, pointer: str) -> str:
    """The badge behind a list of emblems; the official one counts more than the special one."""
    if not isinstance(value, list | tuple):
        raise Unreadable(pointer, value)
    found = [enum_value(BADGES, item, f"{pointer}/{n}") for n, item in enumerate(value)]
    return "official" if "official" in found else "special" if found else "none"


def _number(value: str) -> int | None:
    plain = unicodedata.normalize("NFKC", value)
    number = whole_number(plain.removeprefix("-"))
    return None if number is None else -number if plain.startswith("-") else number
