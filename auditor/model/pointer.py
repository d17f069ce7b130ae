"""Values at JSON Pointers (RFC 6901)."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from auditor.numerals import whole_number


@cache
def getter(pointer: str) -> Callable[[Any], Any]:
    """`value_at` for one pointer that many rooms are asked for, its parts taken apart once."""
    parts = pointer.split("/")[1:]
    if not parts or any("~" in part or part.isdigit() for part in parts):
        return lambda raw: value_at(raw, pointer)
    if len(parts) == 1:
        (only,) = parts
        return lambda raw: raw.get(only)
    first, *middle, last = parts

    def get(raw: Any) -> Any:
        inner = raw.get(first)
        for part in middle:
            if type(inner) is not dict:
                break
            inner = inner.get(part)
        if inner is None:
            return None
        return inner.get(last) if type(inner) is dict else value_at(raw, pointer)

    return get


def value_at(raw: Any, pointer: str) -> Any:
    """The value of `raw` at a JSON Pointer (RFC 6901), or None where there is none."""
    if not pointer:
        return raw
    for part in pointer[1:].split("/"):
        key = part.replace("~1", "/").replace("~0", "~") if "~" in part else part
        if type(raw) is dict or isinstance(raw, Mapping):
            raw = raw.get(key)
        elif isinstance(raw, list | tuple) and (index := whole_number(key)) is not None:
            raw = raw[index] if index < len(raw) else None
        else:
            return None
        if raw is None:
            return None
    return raw


def frozen(value: Any) -> Any:
    """A value of JSON, made read-only."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(frozen(item) for item in value)
    return value
