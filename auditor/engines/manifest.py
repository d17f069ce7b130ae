"""The manifest of a distributed audit: which file holds what, in the order of the report."""

import json
from typing import Any

import attrs

from auditor.clock import format_time, parse_time
from auditor.compact import plainly
from auditor.engines.storage import Shelf
from auditor.summary import Tally

NAME = "manifest.json"
FORM = "openchat-audit-partitions/1"

Json = dict[str, Any]


@attrs.define
class Manifest:
    """What is written of a run when it begins, and again when it ends.

    Attributes:
        tool: what judges, as in the report.
        audited_at: the moment of the audit.
        tally: what all entries count to by now.
    """

    tool: Json
    audited_at: str
    tally: Tally = attrs.field(factory=Tally)
    _parts: list[Json] = attrs.field(factory=list, init=False)

    def add(self, part: Json, tally: Tally) -> None:
        """Take note of the next part."""
        self._parts.append(part)
        self.tally.merge(tally)

    def write(self, shelf: Shelf, *, is_complete: bool) -> None:
        """Put it on the shelf."""
        told = {
            "schema": FORM,
            "tool": self.tool,
            "audited_at": self.audited_at,
            "complete": is_complete,
            "counts": self.tally.as_counts(),
            "parts": self._parts,
        }
        shelf.write(NAME, plainly(told) + b"\n")


def unfinished(shelf: Shelf) -> str | None:
    """The moment of a run that was begun there and not ended; None when there is none."""
    written = shelf.read(NAME)
    try:
        told = json.loads(written) if written else {}
    except ValueError:
        return None
    if not isinstance(told, dict) or told.get("schema") != FORM or told.get("complete"):
        return None
    moment = parse_time(str(told.get("audited_at")))
    return None if moment is None else format_time(moment)
