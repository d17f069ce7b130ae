"""The report itself, readable JSON of `openchat-audit-report/1`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from auditor.reports.options import RenderOptions

_LONG = ("rooms", "invalid")


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The report as indented JSON in UTF-8; it holds both languages, whatever `lang`."""
    del lang, options
    return b"".join(_pieces(report))


def write(
    report: Mapping[str, Any], stream: BinaryIO, *, lang: str, options: RenderOptions
) -> None:
    """Write the same; rooms and unreadable inputs are taken one by one."""
    del lang, options
    stream.writelines(_pieces(report))


def _pieces(report: Mapping[str, Any]) -> Iterator[bytes]:
    mark = b"{\n  "
    for key, value in report.items():
        yield mark + _indented(key, "") + b": "
        mark = b",\n  "
        if key in _LONG:
            yield from _array(value)
        else:
            yield _indented(value, "  ")
    yield b"\n}\n"


def _array(items: Iterable[Any]) -> Iterator[bytes]:
    mark = b"[\n    "
    for item in items:
        yield mark + _indented(item, "    ")
        mark = b",\n    "
    yield b"[]" if mark.startswith(b"[") else b"\n  ]"


def _indented(value: Any, margin: str) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + margin).encode("utf-8")
