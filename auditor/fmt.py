"""Room exports in their canonical form: keys in the order of the schema, two spaces, one newline.

Only the form changes: what is read back from the text is what went in.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from auditor import jsontext, schema
from auditor.errors import InputError
from auditor.limits import Limits

_SCHEMA = "room-export"


def formatted(value: Any) -> str:
    """The canonical text of an export, or of an array of exports.

    Raises:
        InputError: for a number that JSON cannot hold.
    """
    return _written(ordered(value), indent=2) + "\n"


def formatted_line(value: Any) -> str:
    """The canonical text of an export as one line of JSON Lines."""
    return _written(ordered(value), indent=None) + "\n"


def reformatted(text: str, limits: Limits, *, is_lines: bool) -> str:
    """The canonical form of a file's text.

    Args:
        text: an export, an array of them, or several one after another.
        limits: how large it may be.
        is_lines: whether the file holds JSON Lines.

    Raises:
        InputError: with line and column, where the text is not strict JSON.
    """
    values = list(_values(text, limits))
    if is_lines:
        return "".join(map(formatted_line, values))
    if not values:
        raise InputError("空です", "empty", line=1, column=1)
    if len(values) == 1:
        return formatted(values[0])
    return "".join(map(formatted_line, values))


def ordered(value: Any) -> Any:
    """An export, or an array of exports, with its keys in canonical order."""
    document = schema.document(_SCHEMA)
    if isinstance(value, list):
        return [_ordered(item, document, document) for item in value]
    return _ordered(value, document, document)


def _values(text: str, limits: Limits) -> Iterator[Any]:
    index = jsontext.skip_space(text, 0)
    while index < len(text):
        value, end = jsontext.decode(text, limits, index)
        yield value
        index = jsontext.skip_space(text, end)


def _written(value: Any, indent: int | None) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    except ValueError:
        raise InputError("JSONで書けない大きな数があります", "a number is too large") from None


def _ordered(value: Any, node: Mapping[str, Any], document: Mapping[str, Any]) -> Any:
    """Known keys in the schema's order, unknown ones behind them, `x-` keys sorted at the end."""
    while "$ref" in node:
        node = document["$defs"][node["$ref"].rpartition("/")[2]]
    if isinstance(value, list) and "items" in node:
        return [_ordered(item, node["items"], document) for item in value]
    known = node.get("properties")
    if not isinstance(value, dict) or known is None:
        return value
    free = sorted(key for key in value if key.startswith("x-"))
    others = [key for key in value if key not in known and not key.startswith("x-")]
    found = [key for key in known if key in value]
    return {
        **{key: _ordered(value[key], known[key], document) for key in found},
        **{key: value[key] for key in (*others, *free)},
    }
