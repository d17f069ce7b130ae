"""The report as an Apache Parquet file: one row for each result, for those who query."""

import io
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import Any, BinaryIO

from auditor.errors import UsageError
from auditor.extras import install_command
from auditor.reports.moments import parsed
from auditor.reports.options import RenderOptions
from auditor.reports.parquet_columns import COLUMNS, Line, coded, fields
from auditor.reports.reading import Tree, path_of, title_of
from auditor.reports.visible import visible

_ROWS = 50_000
"""Rows of one group: some 270 rooms, as many as are in memory at a time."""


def check_ready() -> None:
    """Refuse the format, before anything is audited, where its package is not there.

    Raises:
        UsageError: when the extra `parquet` is not installed.
    """
    try:
        is_there = find_spec("pyarrow") is not None
    except ValueError:  # it was taken out of this process
        is_there = False
    if not is_there:
        raise UsageError(
            f"Parquet形式には追加のパッケージが要ります: {install_command('parquet')}",
            f"the parquet format needs more packages: {install_command('parquet')}",
        )


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the file; the same report gives the same bytes with the same version of pyarrow."""
    out = io.BytesIO()
    write(report, out, lang=lang, options=options)
    return out.getvalue()


def write(report: Tree, stream: BinaryIO, *, lang: str, options: RenderOptions) -> None:
    """Write the file, a group of rows after the other.

    Raises:
        UsageError: when the extra `parquet` is not installed.
    """
    check_ready()
    import pyarrow as pa
    from pyarrow import parquet as pq

    schema = pa.schema(fields(pa), metadata=_about(report, lang))
    writer = pq.ParquetWriter(
        stream,
        schema,
        version="2.6",
        compression="zstd",
        use_dictionary=coded(),
        write_statistics=True,
    )
    with writer:
        for columns in _groups(_lines(report, lang, options)):
            arrays = [
                pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=_ROWS)


def _lines(report: Tree, lang: str, options: RenderOptions) -> Iterator[Line]:
    audited_at, profile = parsed(report["audited_at"]), str(report["tool"]["profile"])
    for room in report["rooms"]:
        path = path_of(room, options.source_root)
        for result in room["results"]:
            yield Line(
                audited_at=audited_at,
                profile=profile,
                room=room,
                path=path,
                result=result,
                title=title_of(report, result, lang),
                lang=lang,
            )


def _groups(lines: Iterable[Line]) -> Iterator[list[list[Any]]]:
    """The values of so many rows, column by column."""
    rest = iter(lines)
    while True:
        columns: list[list[Any]] = [[] for _ in COLUMNS]
        for line in islice(rest, _ROWS):
            for values, column in zip(columns, COLUMNS.values(), strict=True):
                values.append(column.value(line))
        if not columns[0]:
            return
        yield columns


def _about(report: Tree, lang: str) -> dict[str, str]:
    """What holds for all rows, as the file's metadata."""
    tool, summary = report["tool"], report["summary"]
    told: dict[str, Any] = {
        "auditor.table": "results/1",
        "auditor.report": report["digest"],
        "auditor.version": tool["version"],
        "auditor.rules": tool["rules_digest"],
        "auditor.rooms": summary["rooms"],
        "auditor.invalid": summary["invalid"],
        "auditor.lang": lang,
    }
    return {key: visible(str(value)) for key, value in told.items()}
