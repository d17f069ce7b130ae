"""A quick yes: tells of most values that keep a schema that they do, and never of another.

The gate is built once from the schema itself. It may only accept: what it does not know well, such
as a number written 1.0 where an integer is asked for, is left to jsonschema, the judge.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]

_SAYS_NOTHING = frozenset(
    {"$schema", "$id", "$defs", "title", "description", "examples", "default", "$comment"}
)
_FREE_KEYS = {"^x-": True}


class UnknownKeywordError(Exception):
    """The schema uses a keyword that the gate does not know."""


def gate(schema: Mapping[str, Any]) -> Check:
    """The gate of a schema; one that is always shut when the schema says what it does not know."""
    try:
        return _check(schema, schema)
    except (UnknownKeywordError, RecursionError):
        return lambda value: False


def member_gates(schema: Mapping[str, Any]) -> Mapping[str, Check]:
    """The gates of an object's members by name; none where the schema says what no gate knows."""
    try:
        _check(schema, schema)
        members = schema.get("properties", {})
        return {name: _check(part, schema) for name, part in members.items()}
    except (UnknownKeywordError, RecursionError):
        return {}


def _check(part: Mapping[str, Any], root: Mapping[str, Any]) -> Check:
    said = {
        key: value
        for key, value in part.items()
        if key not in _SAYS_NOTHING and not key.startswith("x-")
    }
    if set(said) == {"$ref"}:
        return _check(_referred(said["$ref"], root), root)
    if set(said) == {"anyOf"}:
        ways = tuple(_check(way, root) for way in said["anyOf"])
        return lambda value: any(way(value) for way in ways)
    if set(said) <= {"enum", "type"} and "enum" in said:
        return _one_of(said["enum"])
    if set(said) == {"const"}:
        return _one_of([said["const"]])
    kind = said.pop("type", None)
    build = _TYPES.get(kind) if isinstance(kind, str) else None
    if build is None:
        raise UnknownKeywordError
    return build(said, root)


def _referred(reference: str, root: Mapping[str, Any]) -> Mapping[str, Any]:
    if not reference.startswith("#/"):
        raise UnknownKeywordError
    found: Any = root
    for name in reference[2:].split("/"):
        found = found[name]
    return dict(found)


def _known(said: Mapping[str, Any], *names: str) -> None:
    if set(said) - set(names):
        raise UnknownKeywordError


def _one_of(values: list[Any]) -> Check:
    if not all(type(value) is str for value in values):
        raise UnknownKeywordError
    allowed = frozenset(values)
    return lambda value: type(value) is str and value in allowed


def _string(said: Mapping[str, Any], root: Mapping[str, Any]) -> Check:
    del root
    _known(said, "maxLength", "pattern")
    most = said.get("maxLength")
    if "pattern" not in said:
        if most is None:
            return lambda value: type(value) is str
        return lambda value: type(value) is str and len(value) <= most
    if most is not None:
        raise UnknownKeywordError
    search = re.compile(said["pattern"]).search
    return lambda value: type(value) is str and search(value) is not None


def _integer(said: Mapping[str, Any], root: Mapping[str, Any]) -> Check:
    del root
    _known(said, "minimum", "maximum")
    if set(said) != {"minimum", "maximum"}:
        raise UnknownKeywordError
    least, most = said["minimum"], said["maximum"]
    return lambda value: type(value) is int and least <= value <= most


def _boolean(said: Mapping[str, Any], root: Mapping[str, Any]) -> Check:
    del root
    _known(said)
    return lambda value: type(value) is bool


def _array(said: Mapping[str, Any], root: Mapping[str, Any]) -> Check:
    _known(said, "items")
    check = _check(said["items"], root)

    def check_array(value: Any) -> bool:
        return type(value) is list and all(map(check, value))

    return check_array


def _object(said: Mapping[str, Any], root: Mapping[str, Any]) -> Check:
    _known(said, "properties", "required", "additionalProperties", "patternProperties")
    if said.get("additionalProperties") is not False:
        raise UnknownKeywordError
    if said.get("patternProperties", _FREE_KEYS) != _FREE_KEYS:
        raise UnknownKeywordError
    is_free = "patternProperties" in said
    checks = {name: _check(inner, root) for name, inner in said.get("properties", {}).items()}
    required = tuple(said.get("required", ()))
    check_of = checks.get

    def check_object(value: Any) -> bool:
        if type(value) is not dict:
            return False
        for name in required:
            if name not in value:
                return False
        for name, inner in value.items():
            check = check_of(name)
            if check is None:
                if not (is_free and name.startswith("x-")):
                    return False
            elif not check(inner):
                return False
        return True

    return check_object


_TYPES: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Check]] = {
    "string": _string,
    "integer": _integer,
    "boolean": _boolean,
    "array": _array,
    "object": _object,
}
