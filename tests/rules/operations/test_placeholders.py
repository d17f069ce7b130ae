import json
import re
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator


def _words() -> dict[str, Any]:
    text = files("auditor_plugins.operations").joinpath("placeholders.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_patterns_keep_to_their_schema() -> None:
    schema = files("auditor_schemas").joinpath("placeholder-words.schema.json").read_text("utf-8")

    found = [one.message for one in Draft202012Validator(json.loads(schema)).iter_errors(_words())]

    assert found == []


def test_every_entry_is_a_pattern_that_finds_no_empty_text() -> None:
    entries = [entry for value in _words().values() if isinstance(value, list) for entry in value]

    assert [entry for entry in entries if re.compile(entry).search("") is not None] == []
