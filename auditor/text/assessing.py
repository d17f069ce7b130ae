"""The assessment of a room's words with the built-in vocabulary."""

from collections.abc import Mapping

from auditor.text.findings import Assessment
from auditor.text.lexicon import builtin_engine


def assess(fields: Mapping[str, str], *, badge: str | None = None) -> Assessment:
    """Weigh the texts of one room, keyed by JSON Pointer ("/room/name", "/notes/0/body" …).

    Name and description are read together where a combination reaches over a room; every other
    field is read by itself. `badge` is the room's badge: an official room may say who it is.
    """
    return builtin_engine().assess(fields, badge)
