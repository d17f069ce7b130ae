"""Derive the cues of the claims and the permissions that are read in rules texts.

They are literals that a match cannot lack: in a sentence without them a pattern is not tried.
Run it after every change of a pattern: python tools/statement_cues.py
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from commerce_cues import derive

FOLDER = Path(__file__).parent.parent / "plugins" / "guidelines"
HEAD = ',\n  "cues":'


def known() -> dict[str, tuple[Any, ...]]:
    """The claims and the permissions, by the file that holds them."""
    statements = import_module("auditor_plugins.guidelines.statements")
    return {
        "contradictions.json": statements.load_claims(),
        "permissions.json": statements.load_permissions(),
    }


def derived() -> dict[str, dict[str, list[list[str]]]]:
    """The cues by file and by the id of what they are of."""
    return {
        name: {one.id: derive({"patterns": [one.source]}) or [] for one in those}
        for name, those in known().items()
    }


def main() -> None:
    """Write them below the patterns."""
    for name, cues in derived().items():
        path = FOLDER / name
        patterns, _, _ = path.read_text("utf-8").partition(HEAD)
        bare = patterns.rstrip().removesuffix("\n}")
        written = json.dumps(cues, ensure_ascii=False, indent=4)
        path.write_text(f"{bare}{HEAD} {written[:-1]}  }}\n}}\n", "utf-8")


if __name__ == "__main__":
    main()
