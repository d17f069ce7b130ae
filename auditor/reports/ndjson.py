"""JSON Lines: one room object of the report a line, in input order."""

from collections.abc import Mapping
from typing import Any

from auditor.compact import array, encode
from auditor.reports.options import RenderOptions

_RESULTS = b'"results":[]'
"""No string of JSON can hold these bytes: its own quotation marks are escaped."""


def line(room: Mapping[str, Any]) -> bytes:
    """One room as one line; results whose bytes are known already are not encoded again."""
    head, _, tail = encode({**room, "results": []}).partition(_RESULTS)
    return b'%b"results":%b%b\n' % (head, array(room["results"]), tail)


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The rooms of a report, a line each; what was invalid is in the whole report only."""
    del lang, options
    return b"".join(line(room) for room in report["rooms"])
