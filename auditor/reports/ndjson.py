"""JSON Lines: one room object of the report a line, in input order."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from auditor.reports.options import RenderOptions


def line(room: Mapping[str, Any]) -> bytes:
    """One room as one line."""
    return _encode(room) + b"\n"


def _plainly(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _encoder() -> Callable[[Any], bytes]:
    """The fastest encoder that is installed; all write the same bytes."""
    try:
        import orjson
    except ImportError:
        return _plainly

    def encode(value: Any) -> bytes:
        try:
            return orjson.dumps(value)
        except TypeError:  # such as a number of more than 64 bits
            return _plainly(value)

    return encode


_encode = _encoder()


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The rooms of a report, a line each; what was invalid is in the whole report only."""
    del lang, options
    return b"".join(line(room) for room in report["rooms"])
