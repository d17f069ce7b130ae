"""Data files of patterns, of whichever plugin: no entry finds an empty text."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from auditor.text import pattern

SCHEMA = json.loads(files("auditor_schemas").joinpath("patterns.schema.json").read_text("utf-8"))


def _files() -> dict[str, dict[str, Any]]:
    found = {}
    for path in sorted(Path(str(files("auditor_plugins"))).glob("*/*.json")):
        data = json.loads(path.read_text("utf-8"))
        if data.get("schema") == SCHEMA["properties"]["schema"]["const"]:
            found[f"{path.parent.name}/{path.name}"] = data
    return found


FILES = _files()


def test_there_are_such_files() -> None:
    assert {"operations/placeholders.json", "privacy/words.json"} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_no_entry_finds_an_empty_text(name: str) -> None:
    entries = [entry for entries in FILES[name]["lists"].values() for entry in entries]

    assert [entry for entry in entries if re.compile(entry).search("") is not None] == []


def test_lists_are_found_as_one_pattern_in_any_case() -> None:
    either = pattern("auditor_plugins.operations", "placeholders.json", "anywhere", "told")

    assert either.search("LOREM IPSUM") and either.search("%name%")
    assert (
        pattern("auditor_plugins.operations", "placeholders.json", "anywhere").search("%name%")
        is None
    )


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(KeyError):
        pattern("auditor_plugins.operations", "placeholders.json", "nothing-of-the-kind")
