"""The report as an Excel workbook: summary, findings, unknowns and waivers on a sheet each."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from auditor.errors import UsageError
from auditor.reports.moments import moment, parsed
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree, path_of, results, setting_label, text_in, title_of
from auditor.reports.rows import defused, rows
from auditor.reports.views import days_left
from auditor.reports.visible import clipped, visible

# The most that a cell of Excel holds is 32,767 characters.
_CELL_LIMIT = 32_000
_FILLS = {"critical": "#FBEAEC", "high": "#FCEFE5", "medium": "#FBF3D9", "low": "#E9F1F8"}
_ACCENT = "#17614A"

Column = tuple[str, int]


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the workbook.

    Raises:
        UsageError: when the extra `xlsx` is not installed.
    """
    book = _Book(report, phrases(lang))
    _summary(book, report, options)
    _findings(book, report, options)
    _unknowns(book, report)
    _waivers(book, report)
    return book.closed()


class _Book:
    """A workbook in memory with the formats of its cells."""

    def __init__(self, report: Tree, say: Phrases) -> None:
        try:
            from xlsxwriter import Workbook  # type: ignore[import-untyped] # it ships no types
        except ModuleNotFoundError as missing:
            raise UsageError(
                "Excel形式には追加のパッケージが要ります：pip install 'openchat-auditor[xlsx]'",
                "the xlsx format needs an extra: pip install 'openchat-auditor[xlsx]'",
            ) from missing
        self.say = say
        self._out = io.BytesIO()
        # Texts stay texts: no formula, link or number is ever guessed from what a room says.
        self._book = Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        created = parsed(report["audited_at"])
        properties: dict[str, Any] = {"title": say("page.title"), "comments": report["digest"]}
        self._book.set_properties(properties | ({"created": created} if created else {}))
        font = {"font_name": "Yu Gothic" if say.lang == "ja" else "Calibri", "font_size": 10.5}
        text = {**font, "text_wrap": True, "valign": "top"}
        self.formats = {
            "title": self._book.add_format({**font, "bold": True, "font_size": 16}),
            "label": self._book.add_format({**font, "font_color": "#565D67"}),
            "head": self._book.add_format(
                {**text, "bold": True, "font_color": "#FFFFFF", "bg_color": _ACCENT}
            ),
            "text": self._book.add_format(text),
            "formula": self._book.add_format({**text, "quote_prefix": True}),
            "number": self._book.add_format({**font, "valign": "top"}),
            "percent": self._book.add_format({**font, "valign": "top", "num_format": '0"%"'}),
            **{
                severity: self._book.add_format({**text, "bg_color": colour})
                for severity, colour in _FILLS.items()
            },
        }

    def sheet(self, name: str) -> Any:
        """Add a sheet that prints on pages as wide as the paper."""
        sheet = self._book.add_worksheet(self.say(f"xlsx.{name}"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def table(
        self, sheet: Any, top: int, columns: Sequence[Column], lines: Iterable[Sequence[Any]]
    ) -> None:
        """Write a table with a frozen, filtered head that is repeated on each page."""
        for column, (key, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, self.say(key), self.formats["head"])
        last = top
        for line in lines:
            last += 1
            for column, value in enumerate(line):
                self.write(sheet, last, column, value)
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, max(last, top), len(columns) - 1)
        sheet.repeat_rows(top)

    def write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        """Write a number as a number and anything else as a text, whatever it looks like."""
        kind = ""
        if isinstance(value, tuple):
            kind, value = value
        if isinstance(value, int):
            sheet.write_number(row, column, value, self.formats[kind or "number"])
        elif value not in (None, ""):
            text = clipped(visible(str(value)), _CELL_LIMIT)
            plain = "formula" if defused(text) != text else "text"
            sheet.write_string(row, column, text, self.formats.get(kind, self.formats[plain]))
        else:
            sheet.write_blank(row, column, None, self.formats["text"])

    def closed(self) -> bytes:
        """Give the bytes of the finished workbook."""
        self._book.close()
        return self._out.getvalue()


def _summary(book: _Book, report: Tree, options: RenderOptions) -> None:
    say, summary = book.say, report["summary"]
    sheet = book.sheet("summary")
    sheet.write_string(0, 0, say("page.title"), book.formats["title"])
    gate = summary["gate"]
    reasons = [text_in(reason.get("message"), say.lang) for reason in gate["reasons"]]
    facts = [
        (say("gate.title"), say("gate.passed" if gate["passed"] else "gate.failed")),
        *((None, reason) for reason in reasons),
        (say("page.audited_at"), moment(report["audited_at"], say.lang)),
        (say("page.profile"), report["tool"]["profile"]),
        (say("provenance.tool"), f"{report['tool']['name']} {report['tool']['version']}"),
        (say("page.digest"), report["digest"]),
    ]
    plain = book.formats["number"]
    for row, (label, value) in enumerate(facts, start=1):
        if label:
            sheet.write_string(row, 0, label, book.formats["label"])
        sheet.write_string(row, 1, visible(str(value)), plain)
    sheet.write_string(len(facts) + 1, 0, say("page.disclaimer"), book.formats["label"])
    columns = (
        ("overview.room", 38),
        ("score.grade", 10),
        ("score.low", 10),
        ("score.high", 14),
        ("score.coverage", 14),
        *((f"outcome.{name}", 14) for name in ("fail", "waived", "unknown", "error", "pass")),
        ("finding.file", 30),
        ("provenance.record", 10),
        ("provenance.sha256", 68),
    )
    book.table(sheet, len(facts) + 3, columns, _room_lines(report, options))


def _room_lines(report: Tree, options: RenderOptions) -> Iterable[Sequence[Any]]:
    counted = {id(room): dict.fromkeys(_COUNTED, 0) for room in report["rooms"]}
    for name in _COUNTED:
        for room, _ in results(report, name):
            counted[id(room)][name] += 1
    for room in report["rooms"]:
        score = room["score"]
        yield (
            room["name"],
            score["grade"],
            score["low"],
            score["high"],
            ("percent", score["coverage"]),
            *counted[id(room)].values(),
            path_of(room, options.source_root),
            room["source"].get("record"),
            room["source"].get("sha256"),
        )


_COUNTED = ("fail", "waived", "unknown", "error", "pass")


def _findings(book: _Book, report: Tree, options: RenderOptions) -> None:
    say = book.say
    columns = (
        ("finding.severity", 10),
        ("finding.room", 28),
        ("finding.area", 16),
        ("finding.title", 34),
        ("finding.message", 48),
        ("finding.excerpt", 40),
        ("finding.fix", 48),
        ("finding.outcome", 14),
        ("finding.confidence", 10),
        ("finding.rule", 34),
        ("finding.pointer", 26),
        ("finding.file", 28),
        ("finding.line", 8),
        ("finding.column", 8),
    )
    lines = (
        (
            (row.result["severity"], say.word("severity", row.result["severity"])),
            row.room["name"],
            say.word("area", row.result["area"]),
            row.title,
            text_in(row.message, say.lang),
            row.problem.get("excerpt"),
            row.remediation,
            say.word("outcome", row.outcome),
            say.word("confidence", row.result["confidence"]),
            row.result["rule"],
            row.problem.get("pointer"),
            path_of(row.room, options.source_root),
            row.problem.get("line"),
            row.problem.get("column"),
        )
        for row in rows(report, say.lang)
        if row.outcome in {"fail", "waived", "error"}
    )
    book.table(book.sheet("findings"), 0, columns, lines)


def _unknowns(book: _Book, report: Tree) -> None:
    say, known = book.say, report.get("settings", {})
    columns = (
        ("overview.room", 30),
        ("unknown.setting", 30),
        ("unknown.menu", 52),
        ("unknown.rules", 40),
        ("finding.rule", 34),
        ("finding.pointer", 30),
    )
    lines = (
        (
            room["name"],
            setting_label(report, pointer, say.lang),
            text_in(known.get(pointer, {}).get("menu"), say.lang) or say("unknown.no_menu"),
            title_of(report, result, say.lang),
            result["rule"],
            pointer,
        )
        for room, result in results(report, "unknown")
        for pointer in result.get("missing") or ()
    )
    book.table(book.sheet("unknowns"), 0, columns, lines)


def _waivers(book: _Book, report: Tree) -> None:
    say = book.say
    keys = ("id", "reason", "owner", "approver", "ticket", "expires")
    columns = (
        ("overview.room", 30),
        ("waiver.rule", 36),
        ("waiver.id", 16),
        ("waiver.reason", 48),
        ("waiver.owner", 20),
        ("waiver.approver", 20),
        ("waiver.ticket", 16),
        ("waiver.expires", 14),
        ("waiver.days_left", 14),
    )
    lines = (
        (
            room["name"],
            title_of(report, result, say.lang),
            *(result["waiver"].get(key) for key in keys),
            days_left(result["waiver"], say),
        )
        for room, result in results(report, "waived")
    )
    book.table(book.sheet("waivers"), 0, columns, lines)
