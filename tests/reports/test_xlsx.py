"""The workbook: four sheets, texts that stay texts, the same bytes each time."""

import io
import sys
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from auditor.errors import UsageError
from auditor.reports import xlsx
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()


def sheets(report: sample.Report, lang: str = "en") -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(report, lang=lang, options=OPTIONS)))
    return {sheet.title: sheet for sheet in book.worksheets}


def lines(sheet: Worksheet, head: int = 1) -> list[dict[str, object]]:
    rows = list(sheet.iter_rows(min_row=head, values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("ja", ["まとめ", "要確認", "情報なし", "例外", "監査していない入力"]),
        ("en", ["Summary", "Findings", "Unknowns", "Waivers", "Not audited"]),
    ],
)
def test_each_sheet_has_a_frozen_filtered_head(lang: str, names: list[str]) -> None:
    made = sheets(sample.sample_report(), lang)

    assert list(made) == names
    for sheet in made.values():
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows is not None


def test_the_summary_has_the_gate_and_a_line_for_each_room() -> None:
    sheet = sheets(sample.sample_report())["Summary"]

    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Room")
    table = lines(sheet, head)
    assert [row["Room"] for row in table][0::2] == [
        "読書好きの集まり📚",
        "Sakura Shop お客様サポート",
    ]
    assert (table[0]["Grade"], table[0]["Score"], table[0]["Highest possible"]) == ("D", 58, 82)
    assert (table[0]["To be checked"], table[0]["Waived"], table[0]["Unknown"]) == (2, 1, 3)
    assert sheet.cell(2, 2).value == "The gate failed"


def test_the_other_sheets_tell_findings_unknowns_and_waivers() -> None:
    made = sheets(sample.single_room_report())

    findings = lines(made["Findings"])
    unknowns = lines(made["Unknowns"])
    (waiver,) = lines(made["Waivers"])
    assert {(row["Severity"], row["Rule"]) for row in findings} == {
        ("High", "moderation.co-admin-shortage"),
        ("Medium", "guidelines.personal-information-clause"),
        ("High", "commerce.disclosure-missing"),
    }
    assert "[≡] → [Settings] → [Bot] → [Spam filter]" in {
        row["Where to find it"] for row in unknowns
    }
    assert (waiver["Id"], waiver["Approver"], waiver["Days left"]) == (
        "W-2026-014",
        "法務部 田中",
        "39 days left",
    )


def test_no_cell_is_a_formula_or_a_link() -> None:
    for sheet in sheets(sample.sample_report()).values():
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.hyperlink is None


def test_a_text_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    sheet = sheets(sample.sample_report())["Waivers"]

    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == sample.FORMULA)
    assert cell.style is not None
    assert cell.quotePrefix


def test_the_bytes_are_the_same_each_time_and_tell_no_time_but_the_audits() -> None:
    first, second = (
        xlsx.render(sample.sample_report(), lang="ja", options=OPTIONS) for _ in range(2)
    )

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-11-22T00:00:00Z") == 2


def test_hidden_characters_are_named() -> None:
    made = sheets(sample.sample_report())

    texts = [
        str(cell.value) for sheet in made.values() for row in sheet.iter_rows() for cell in row
    ]
    assert not set("".join(texts)) & set("\u202e\u200b\u0000\u001b")
    assert any("[U+202E]" in text for text in texts)


def test_without_the_extra_the_reader_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(UsageError, match="-m pip install openpyxl xlsxwriter"):
        xlsx.render(sample.clean_report(), lang="en", options=OPTIONS)


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40), st.integers(3, 12))
def test_whatever_the_texts_are_the_workbook_opens_and_masks_stay(text: str, length: int) -> None:
    report = sample.sample_report()
    mask = "●" * length
    for room in report["rooms"]:
        room["name"] = text
        for entry in room["results"]:
            for problem in entry.get("problems", ()):
                problem["message"] = {"ja": f"連絡先 {mask}、{text}", "en": text}

    made = sheets(report, "ja")

    told = [row["見つかったこと"] for row in lines(made["要確認"]) if row["見つかったこと"]]
    assert sum(str(value).startswith(f"連絡先 {mask}、") for value in told) == 16
