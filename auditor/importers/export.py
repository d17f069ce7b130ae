"""Importer `export`: room exports as they are, so that they can be merged with other sources."""

from collections.abc import Mapping
from typing import Any

from auditor import schema
from auditor.importers.jsonfile import documents
from auditor.importers.result import (
    ImportOptions,
    ImportProblem,
    ImportResult,
    Message,
    unfilled_of,
)


def import_bytes(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    """The exports in a file that keep the schema; what the others break."""
    read = documents(data, name=name, options=options)
    problems = list(read.problems)
    exports: list[Mapping[str, Any]] = []
    for row, value in enumerate(read.values, 1):
        found = schema.violations("room-export", value)
        if not found:
            exports.append(value)
        for one in found:
            message = Message(one.ja, one.en)
            problems.append(ImportProblem(sheet=name, row=row, column=one.pointer, message=message))
    return ImportResult(
        exports=tuple(exports), unfilled=unfilled_of(exports), problems=tuple(problems)
    )
