"""Canonical JSON (RFC 8785) for values without floats, and digests over it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any

# made once: json.dumps would make one for each of the many small values
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> bytes:
    """The canonical bytes of a JSON value of objects, arrays, strings, integers and literals.

    Raises:
        ValueError: for a float; reports and rules hold none.
    """
    return _ENCODER.encode(_ordered(value)).encode("utf-8")


def digest(value: Any) -> str:
    """`sha256:` and the hex digest of the canonical bytes."""
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()


def long_digest(value: Mapping[str, Any], long: Iterable[str]) -> str:
    """`digest` of an object some of whose members are too long for memory.

    Args:
        value: the object.
        long: its members that are arrays, given as whatever gives their items one by one.
    """
    made = hashlib.sha256()
    mark = b"{"
    for key in sorted(value, key=_utf16):
        made.update(mark + canonical(key) + b":")
        mark = b","
        if key not in long:
            made.update(canonical(value[key]))
            continue
        made.update(b"[")
        for place, item in enumerate(value[key]):
            made.update(b"," * bool(place) + canonical(item))
        made.update(b"]")
    made.update(b"}" if value else b"{}")
    return "sha256:" + made.hexdigest()


def short_digest(value: Any) -> str:
    """The first 16 hex digits of the digest: enough to match a value, too little to store it."""
    return bytes_digest(canonical(value))


def bytes_digest(spelt: bytes) -> str:
    """The short digest of what is spelt canonically already."""
    return "sha256:" + hashlib.sha256(spelt).hexdigest()[:16]


def value_digest(value: Any) -> str:
    """The short digest by which waivers, baselines and reports know a value of an export."""
    if type(value) is str:
        return bytes_digest(encode_basestring(value).encode())
    return short_digest(without_floats(value))


def without_floats(value: Any) -> Any:
    """`value` with floats as text: canonical JSON here knows integers only."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Mapping):
        return {key: without_floats(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_floats(item) for item in value]
    return value


def _ordered(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, float):
        msg = "a float has no canonical form here"
        raise ValueError(msg)
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return value


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")
