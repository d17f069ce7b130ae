"""CSV: nothing in a cell is a formula, and every result has its row."""

import csv
import io

import pytest

from auditor.reports import csv as csv_report
from auditor.reports.options import RenderOptions
from auditor.reports.rows import defused
from tests.reports import sample_report as sample


def table(report: sample.Report, lang: str = "en") -> list[dict[str, str]]:
    data = csv_report.render(report, lang=lang, options=RenderOptions())
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_each_problem_and_each_other_result_has_a_row() -> None:
    made = table(sample.sample_report())

    assert len(made) == 8 + 16 + 4 + 1
    assert {row["Outcome"] for row in made} == {
        "Passed",
        "To be checked",
        "Waived",
        "Unknown",
        "Rule error",
        "Not applicable",
        "Not audited",
    }


def test_a_row_tells_rule_place_both_messages_and_waiver() -> None:
    made = table(sample.single_room_report())

    shortage = next(row for row in made if row["Rule"] == "moderation.co-admin-shortage")
    waived = next(row for row in made if row["Outcome"] == "Waived")
    assert shortage["Room"] == "読書好きの集まり📚"
    assert (shortage["Pointer"], shortage["Line"]) == ("/admins/co_admins", "21")
    assert shortage["Message (Japanese)"].startswith("メンバー1,240人")
    assert shortage["Message (English)"].startswith("1 co-admin for 1240 members")
    assert (waived["Id"], waived["Expires"]) == ("W-2026-014", "2026-12-31")


def test_headings_follow_the_language() -> None:
    data = csv_report.render(sample.clean_report(), lang="ja", options=RenderOptions())

    assert data.decode().startswith("部屋,部屋のID,ファイル,")


def test_the_byte_order_mark_is_an_option() -> None:
    report = sample.clean_report()
    plain = csv_report.render(report, lang="ja", options=RenderOptions())
    marked = csv_report.render(report, lang="ja", options=RenderOptions(bom=True))

    assert marked == b"\xef\xbb\xbf" + plain


def test_lines_end_as_rfc_4180_says() -> None:
    data = csv_report.render(sample.clean_report(), lang="ja", options=RenderOptions())

    assert data.count(b"\r\n") == data.count(b"\n") == 5


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+81 3", "'+81 3"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1+1", "'  =1+1"),
        ("\u3000＝1+1", "'\u3000＝1+1"),
        ("＠SUM", "'＠SUM"),
        ("1+1=2", "1+1=2"),
        ("", ""),
        ("読書会", "読書会"),
    ],
)
def test_what_a_spreadsheet_takes_for_a_formula_is_defused(text: str, cell: str) -> None:
    assert defused(text) == cell


def test_no_cell_of_a_hostile_report_begins_a_formula() -> None:
    data = csv_report.render(sample.sample_report(), lang="ja", options=RenderOptions())

    cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    assert [
        cell for cell in cells if cell.lstrip(" \u3000")[:1] in set("=+-@\t\r\n＝＋－＠") and cell
    ] == []
    assert f"'{sample.FORMULA}" in cells
