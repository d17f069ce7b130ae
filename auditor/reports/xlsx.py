"""The report as an Excel workbook: summary, findings, unknowns and waivers on a sheet each."""

from collections.abc import Iterable, Sequence
from typing import Any

from auditor.reports.decided import days_left
from auditor.reports.large import LargeView, large_view, shown_title
from auditor.reports.moments import moment
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import phrases
from auditor.reports.reading import Tree, path_of, results, setting_label, text_in, title_of
from auditor.reports.refused import refused
from auditor.reports.rows import rows
from auditor.reports.verdict import verdict_of
from auditor.reports.visible import visible
from auditor.reports.xlsx_book import Book
from auditor.reports.xlsx_overview import overview_sheet


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the workbook.

    Raises:
        UsageError: when the extra `xlsx` is not installed.
    """
    say = phrases(lang)
    large = large_view(report, say, options)
    book = Book(report, say)
    _summary(book, report, options)
    if large:
        overview_sheet(book, large)
    _findings(book, report, options)
    _unknowns(book, report)
    _waivers(book, report)
    _refused(book, report, options)
    return book.closed()


def _summary(book: Book, report: Tree, options: RenderOptions) -> None:
    say = book.say
    sheet = book.sheet("summary")
    large = large_view(report, say, options)
    sheet.write_string(0, 0, say("page.title"), book.formats["title"])
    verdict = verdict_of(report, say)
    facts = [
        (say("gate.title"), verdict.sentence),
        *((None, line) for line in verdict.lines),
        (say("page.audited_at"), moment(report["audited_at"], say.lang)),
        (say("page.profile"), report["tool"]["profile"]),
        (say("provenance.tool"), f"{report['tool']['name']} {report['tool']['version']}"),
        (say("page.digest"), report["digest"]),
        *_rest(large),
    ]
    plain = book.formats["number"]
    for row, (label, value) in enumerate(facts, start=1):
        if label:
            sheet.write_string(row, 0, label, book.formats["label"])
        sheet.write_string(row, 1, visible(str(value)), plain)
    sheet.write_string(len(facts) + 1, 0, say("page.disclaimer"), book.formats["label"])
    if large:
        sheet.write_string(len(facts) + 2, 0, shown_title(large, say), book.formats["label"])
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


def _rest(large: LargeView | None) -> Iterable[tuple[str | None, str]]:
    """Of a large run: what is shown, and where the rest lies."""
    if large is None:
        return
    said, rest, more = large.notice
    for line in (said, rest, large.command, more):
        if line:
            yield None, line


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


def _findings(book: Book, report: Tree, options: RenderOptions) -> None:
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


def _unknowns(book: Book, report: Tree) -> None:
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


def _refused(book: Book, report: Tree, options: RenderOptions) -> None:
    """The sheet of what was not audited, where there is anything."""
    left = list(refused(report, options.source_root))
    if not left:
        return
    columns = (
        ("finding.file", 40),
        ("provenance.record", 10),
        ("finding.line", 8),
        ("finding.column", 8),
        ("finding.pointer", 26),
        ("invalid.message", 70),
        ("finding.rule", 28),
    )
    lines = (
        (
            one.path,
            one.record,
            one.line,
            one.column,
            one.pointer,
            one.text(book.say.lang),
            one.check,
        )
        for one in left
    )
    book.table(book.sheet("refused"), 0, columns, lines)


def _waivers(book: Book, report: Tree) -> None:
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
