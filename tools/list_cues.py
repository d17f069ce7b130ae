"""Derive the cues of those lists of patterns that a table names under `cues`.

They are literals that a match cannot lack: in a text without them a list is not looked for.
Run it after every change of such a list, before tools/pattern_begins.py: python tools/list_cues.py
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pattern_begins
from pattern_cues import derive


def tables() -> Iterator[Path]:
    """The files with such lists."""
    for path in pattern_begins.tables():
        if "cues" in json.loads(path.read_text("utf-8")):
            yield path


def derived(table: dict[str, Any]) -> dict[str, list[list[str]]]:
    """The cues of the lists that a table names."""
    return {name: derive(table["lists"][name]) or [] for name in table["cues"]}


def main() -> None:
    """Write them into the tables."""
    for path in tables():
        table = json.loads(path.read_text("utf-8"))
        table["cues"] = derived(table)
        known = table.pop("begins", {})
        text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
        pattern_begins.write(path, known, text)


if __name__ == "__main__":
    main()
