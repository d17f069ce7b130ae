"""A workbook's bytes as tables of texts; merged cells, formulas and error values are told.

It reads cell by cell and keeps only what holds something, so that a sheet that claims a million
rows costs no memory. Needs openpyxl (the extra `xlsx`).
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import attrs

from auditor.errors import UsageError
from auditor.extras import install_command
from auditor.importers.result import ImportProblem, Message
from auditor.importers.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Table,
    problem_at,
    too_large,
    within_limits,
)
from auditor.limits import Limits

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(
    rb'<(?:[a-z]+:)?mergeCell[^<>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z0-9]{2,10})"'
)
_HEAD = 4096  # bytes of a part in which a declaration would stand
_BROKEN = (
    zipfile.BadZipFile,
    ElementTree.ParseError,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


@attrs.frozen
class Workbook:
    """The tables of a workbook in the order of its sheets, or the problem that hides them."""

    tables: tuple[Table, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


def read_workbook(data: bytes, *, name: str) -> Workbook:
    """The tables in the bytes of an .xlsx file."""
    refusal = _refusal(data)
    if refusal is not None:
        return Workbook(problems=(ImportProblem(sheet=name, message=refusal),))
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise missing_openpyxl() from None
    try:
        merged = _merged_cells(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=False)
            tables = tuple(_table(sheet, merged.get(sheet.title, ())) for sheet in book.worksheets)
            book.close()
    except _BROKEN as error:
        message = Message(
            f"ブックとして読めません（{type(error).__name__}）。Excelで開いて保存し直してください。",
            f"cannot be read as a workbook ({type(error).__name__}); open and save it in Excel.",
        )
        return Workbook(problems=(ImportProblem(sheet=name, message=message),))
    return Workbook(tables)


def missing_openpyxl() -> UsageError:
    """What to do when openpyxl is not installed."""
    return UsageError(
        f"xlsxを使うには openpyxl が要ります: {install_command('xlsx')}",
        f"xlsx needs openpyxl: {install_command('xlsx')}",
    )


def _refusal(data: bytes) -> Message | None:
    """Why the bytes are not even opened."""
    if data.startswith(_OLD_EXCEL):
        return Message(
            "古いExcel形式（.xls）か、パスワード付きのブックです。パスワードを外し、.xlsxで保存してください。",
            "this is an old .xls or a password-protected workbook; save it as plain .xlsx.",
        )
    limits = Limits()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            has_doctype = size <= limits.file and any(
                b"<!DOCTYPE" in archive.open(entry).read(_HEAD) for entry in entries
            )
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        return Message(
            "xlsxのブックではありません（CSVなら種類に csv を指定してください）。",
            "this is no xlsx workbook (for CSV, use the kind csv).",
        )
    if has_doctype:
        return Message(
            "ブックの中に、読み込みに使えない宣言（DOCTYPE）があります。",
            "the workbook holds a declaration (DOCTYPE) that is not allowed.",
        )
    if size > min(limits.file, max(len(data), 1) * limits.ratio):
        return Message(
            f"展開すると大きすぎます（{size:,}バイト）。",
            f"it grows too large when unpacked ({size:,} bytes).",
        )
    return None


def _table(sheet: Any, merged: tuple[tuple[int, str, str], ...]) -> Table:
    name = str(sheet.title)
    problems = list(_merged_problems(name, merged))
    rows: list[Row] = []
    found = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1)
    for number, cells in enumerate(found, 1):
        row = Row(number, tuple(_texts(name, number, cells, problems)))
        if row.is_blank:
            continue
        if number > MOST_ROWS:
            ja = f"行が多すぎます（{MOST_ROWS:,}行まで読みます）。"
            en = f"too many rows ({MOST_ROWS:,} are read)."
            problems.append(problem_at(name, number, 0, ja, en))
            break
        problems.extend(too_large(name, row))
        rows.append(within_limits(row))
    return Table(name, tuple(rows), tuple(problems))


def _texts(name: str, row: int, cells: Any, problems: list[ImportProblem]) -> Iterator[str]:
    """The text of each cell, up to the last that holds something."""
    last = max((n for n, cell in enumerate(cells, 1) if cell.value is not None), default=0)
    for index, cell in enumerate(cells[:last]):
        value = cell.value
        if cell.data_type == "f":
            ja = "数式が入っています。値として貼り付けてください。"
            en = "this is a formula; paste its value instead."
            problems.append(problem_at(name, row, index, ja, en))
            value = None
        elif cell.data_type == "e":
            ja = f"エラー値（{value}）が入っています。"
            en = f"this is an error value ({value})."
            problems.append(problem_at(name, row, index, ja, en))
            value = None
        yield _text(value)


def _text(value: Any) -> str:
    """A cell's value as a person would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value.hour:02}:{value.minute:02}"
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")


def _merged_problems(
    name: str, merged: tuple[tuple[int, str, str], ...]
) -> Iterator[ImportProblem]:
    for row, column, until in merged:
        message = Message(
            f"結合されたセル（{column}{row}:{until}）があります。"
            "結合を解除し、それぞれのセルに値を入れてください。",
            f"cells {column}{row}:{until} are merged; unmerge them and fill in each.",
        )
        yield ImportProblem(sheet=name, row=row, column=column, message=message)


def _merged_cells(data: bytes) -> Mapping[str, tuple[tuple[int, str, str], ...]]:
    """The merged ranges by sheet title: row, column and the last cell."""
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for title, path in _sheet_paths(archive).items():
            raw = archive.read(path)
            found[title] = tuple(
                (int(row), column.decode(), until.decode())
                for column, row, until in _MERGED.findall(raw)
            )
    return found


def _sheet_paths(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The path in the archive of each sheet, by title."""
    targets = {}
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - expat itself stops entity bombs
    for one in relations:
        target = one.get("Target", "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        targets[one.get("Id")] = path
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - see above
    names = set(archive.namelist())
    return {
        sheet.get("name", ""): targets[sheet.get(_RELATION)]
        for sheet in book.iter(f"{_MAIN}sheet")
        if targets.get(sheet.get(_RELATION)) in names
    }
