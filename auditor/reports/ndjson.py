"""JSON Lines: one room object of the report a line, in input order."""

import json
from collections.abc import Mapping
from typing import Any

from auditor.reports.options import RenderOptions


def line(room: Mapping[str, Any]) -> bytes:
    """One room as one line."""
    return json.dumps(room, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The rooms of a report, a line each; what was invalid is in the whole report only."""
    del lang, options
    return b"".join(line(room) for room in report["rooms"])
