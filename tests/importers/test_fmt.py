"""The canonical form: the schema's order, and nothing lost on the way."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import schema
from auditor.errors import InputError
from auditor.fmt import formatted, formatted_line, reformatted
from auditor.limits import Limits

LIMITS = Limits()


def test_keys_come_in_the_order_of_the_schema_and_free_ones_last() -> None:
    text = formatted(
        {
            "x-b": 1,
            "notes": [{"body": "b", "title": "t"}],
            "x-a": {"z": 1, "a": 2},
            "unknown": 1,
            "admins": {"admin": {"last_active_at": "", "nickname": "n"}},
            "room": {"x-memo": 1, "description": "説明", "name": "会", "id": "1"},
            "schema": "openchat-room-export/1",
            "$schema": "./room-export.schema.json",
        }
    )
    value = json.loads(text)

    assert list(value) == [
        "$schema", "schema", "room", "admins", "notes", "unknown", "x-a", "x-b",
    ]  # fmt: skip
    assert list(value["room"]) == ["id", "name", "description", "x-memo"]
    assert list(value["admins"]["admin"]) == ["nickname", "last_active_at"]
    assert list(value["notes"][0]) == ["title", "body"]
    assert list(value["x-a"]) == ["z", "a"]


def test_the_text_has_two_spaces_plain_letters_and_one_newline() -> None:
    assert formatted({"room": {"name": "会"}}) == '{\n  "room": {\n    "name": "会"\n  }\n}\n'
    assert formatted_line({"room": {"name": "会"}}) == '{"room": {"name": "会"}}\n'


def test_json_lines_stay_lines_and_arrays_stay_arrays() -> None:
    lines = '{"room":{"name":"a"}}\n\n{"room":{"name":"b"}}'
    expected = '{"room": {"name": "a"}}\n{"room": {"name": "b"}}\n'

    assert reformatted(lines, LIMITS, is_lines=True) == expected
    assert reformatted(lines, LIMITS, is_lines=False) == expected
    assert reformatted("[]", LIMITS, is_lines=False) == "[]\n"
    assert reformatted("", LIMITS, is_lines=True) == ""


@pytest.mark.parametrize(
    "text", ["", "  ", "{", '{"a":1}x', '{"a":1,"a":2}', '{"a":NaN}', '{"a":1e999}', '"\\ud800"']
)
def test_what_is_no_strict_json_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        reformatted(text, LIMITS, is_lines=False)


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FREE: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def strategy(node: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that keep a node of the schema, with free keys now and then."""
    document: Any = schema.document("room-export")
    if "$ref" in node:
        node = {**document["$defs"][node["$ref"].rpartition("/")[2]], **node}
    if "const" in node:
        return st.just(node["const"])
    if "enum" in node or "pattern" in node:
        return st.sampled_from(node.get("enum") or node["examples"])
    if "anyOf" in node:
        return st.one_of(*map(strategy, node["anyOf"]))
    if node["type"] == "object":
        known = {key: strategy(inner) for key, inner in node["properties"].items()}
        required = {key: known.pop(key) for key in node.get("required", [])}
        free = {f"x-{name}": FREE for name in ("z", "a")}
        return st.fixed_dictionaries(required, optional={**known, **free})
    if node["type"] == "array":
        return st.lists(strategy(node["items"]), max_size=2)
    if node["type"] == "boolean":
        return st.booleans()
    if node["type"] == "integer":
        return st.integers(node.get("minimum"), node.get("maximum"))
    return TEXT


EXPORTS = strategy(dict(schema.document("room-export")))


@settings(deadline=None)
@given(EXPORTS)
def test_export_to_form_to_export_loses_nothing(export: Any) -> None:
    assert schema.violations("room-export", export) == ()

    text = formatted(export)

    assert json.loads(text) == export
    assert json.loads(formatted_line(export)) == export
    assert reformatted(text, LIMITS, is_lines=False) == text


@settings(deadline=None)
@given(EXPORTS, st.randoms())
def test_the_form_does_not_depend_on_the_order_of_keys(export: Any, random: Any) -> None:
    keys = list(export)
    random.shuffle(keys)

    assert formatted({key: export[key] for key in keys}) == formatted(export)
