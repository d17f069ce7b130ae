"""Floors: figures that what is measured must hold, and that only rise."""

import json
from collections.abc import Mapping
from pathlib import Path


def raise_floors(path: Path, measured: Mapping[str, Mapping[str, float]], slack: float) -> None:
    """Lift each floor of a file to just below what is measured; never lower one."""
    parts = json.loads(path.read_text("utf-8"))["parts"] if path.exists() else {}
    for part, values in measured.items():
        floors = parts.setdefault(part, {})
        for name, value in values.items():
            floors[name] = max(floors.get(name, 0.0), round(value - slack, 3))
    document = {"schema": "openchat-word-floors/1", "parts": parts}
    path.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", "utf-8")
