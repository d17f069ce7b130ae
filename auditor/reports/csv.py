"""The report as CSV (RFC 4180): a row for each problem or bare result, and for what was refused."""

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree, path_of, text_in
from auditor.reports.refused import Refused, refused
from auditor.reports.rows import Row, defused, rows
from auditor.reports.visible import visible

_HEADS = (
    "finding.room",
    "finding.room_id",
    "finding.file",
    "provenance.record",
    "finding.rule",
    "finding.title",
    "finding.area",
    "finding.outcome",
    "finding.severity",
    "finding.confidence",
    "finding.pointer",
    "finding.line",
    "finding.column",
    "finding.message_ja",
    "finding.message_en",
    "finding.excerpt",
    "finding.missing",
    "finding.fix",
    "waiver.id",
    "waiver.expires",
    "finding.fingerprint",
)


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the table, with a byte order mark when it is asked for."""
    out = io.BytesIO()
    write(report, out, lang=lang, options=options)
    return out.getvalue()


def write(report: Tree, stream: BinaryIO, *, lang: str, options: RenderOptions) -> None:
    """Write the same; rooms are taken one by one."""
    say = phrases(lang)
    encoding = "utf-8-sig" if options.bom else "utf-8"
    out = io.TextIOWrapper(stream, encoding, newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say(head) for head in _HEADS])
    writer.writerows(
        [_cell(value) for value in _values(row, say, options)] for row in rows(report, lang)
    )
    writer.writerows(
        [_cell(value) for value in _refused(one, say)]
        for one in refused(report, options.source_root)
    )
    out.flush()
    out.detach()


def _values(row: Row, say: Phrases, options: RenderOptions) -> Sequence[object]:
    return (
        row.room["name"],
        row.room["id"],
        path_of(row.room, options.source_root),
        row.room["source"].get("record"),
        row.result["rule"],
        row.title,
        say.word("area", row.result["area"]),
        say.word("outcome", row.outcome),
        say.word("severity", row.result["severity"]),
        say.word("confidence", row.result["confidence"]),
        row.problem.get("pointer"),
        row.problem.get("line"),
        row.problem.get("column"),
        text_in(row.message.get("ja"), "ja"),
        text_in(row.message.get("en"), "en"),
        row.problem.get("excerpt"),
        row.missing,
        row.remediation if row.outcome in {"fail", "waived"} else None,
        row.waiver.get("id"),
        row.waiver.get("expires"),
        row.result.get("fingerprint"),
    )


def _refused(one: Refused, say: Phrases) -> Sequence[object]:
    """The row of what was not audited: no room, no rule, and why."""
    told = {
        "finding.file": one.path,
        "provenance.record": one.record,
        "finding.title": say(
            "section.refused" if one.kind != "input-invalid" else "section.invalid"
        ),
        "finding.rule": one.check,
        "finding.outcome": say.word("outcome", "refused"),
        "finding.pointer": one.pointer,
        "finding.line": one.line,
        "finding.column": one.column,
        "finding.message_ja": one.text("ja"),
        "finding.message_en": one.text("en"),
    }
    return [told.get(head) for head in _HEADS]


def _cell(value: object) -> object:
    if isinstance(value, int):
        return value
    return defused(visible(str(value))) if value is not None else ""
