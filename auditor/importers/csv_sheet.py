"""Importer `csv`: a table of rooms, a room a row, headings as in the template."""

import re

import attrs

from auditor.errors import InputError
from auditor.importers.csv_text import csv_rows
from auditor.importers.encoding import decoded
from auditor.importers.finish import finished
from auditor.importers.result import ImportOptions, ImportProblem, ImportResult, unfilled_of
from auditor.importers.sheet import rooms_of
from auditor.importers.table import (
    MOST_ROWS,
    Row,
    Table,
    problem_at,
    too_large,
    within_limits,
)

_BY = "auditor import csv"
_FORMULA = re.compile(r"=[A-Z0-9+\-@(\"'$]")


def import_bytes(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    """The rooms of a CSV file."""
    read = decoded(data, name=name, options=options)
    if read.problems:
        return ImportResult(problems=read.problems)
    table = _table(read.text, name)
    rooms, problems = rooms_of(table, options, _BY)
    exports, more = finished(rooms)
    return ImportResult(
        exports=tuple(exports),
        unfilled=unfilled_of(exports),
        notes=read.notes,
        problems=(*problems, *more),
    )


def _table(text: str, name: str) -> Table:
    rows: list[Row] = []
    problems: list[ImportProblem] = []
    try:
        for number, cells in enumerate(csv_rows(text.replace("\r\n", "\n")), 1):
            row = Row(number, cells)
            if row.is_blank:
                continue
            if len(rows) > MOST_ROWS:
                ja = f"行が多すぎます（{MOST_ROWS:,}件まで読みます）。"
                en = f"too many rows ({MOST_ROWS:,} are read)."
                problems.append(problem_at(name, number, 0, ja, en))
                break
            problems.extend(too_large(name, row))
            rows.append(_without_formulas(within_limits(row), name, problems))
    except InputError as error:
        line, column = error.line or 1, (error.column or 1) - 1
        problems.append(problem_at(name, line, column, error.ja, error.en))
    return Table(name, tuple(rows), tuple(problems))


def _without_formulas(row: Row, name: str, problems: list[ImportProblem]) -> Row:
    cells = list(row.cells)
    for index, cell in enumerate(cells):
        if _FORMULA.match(cell):
            ja = "数式のようです。値を入れてください。"
            en = "this looks like a formula; write its value."
            problems.append(problem_at(name, row.number, index, ja, en))
            cells[index] = ""
    return attrs.evolve(row, cells=tuple(cells))
