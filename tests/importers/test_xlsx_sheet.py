"""Importer `xlsx` and its template: a workbook filled in comes back; a hostile one is told."""

import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from auditor import schema
from auditor.errors import UsageError
from auditor.importers.result import ImportOptions, ImportResult
from auditor.importers.template import lists, room_columns, template
from auditor.importers.xlsx_sheet import import_bytes

HEADS = ("ルームの識別子", "オープンチャット名", "説明文", "メンバー数")


def imported(data: bytes) -> ImportResult:
    options = ImportOptions(now="2026-11-22T00:00:00Z")
    return import_bytes(data, name="rooms.xlsx", options=options)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(*rows: tuple[Any, ...], change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ルーム"
    for row in (HEADS, *rows):
        sheet.append(row)
    if change is not None:
        change(book)
    return saved(book)


def places(result: ImportResult) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.column) for one in result.problems]


def test_numbers_dates_and_booleans_of_cells_are_read() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Room name", "Number of members", "Allow search", "Last review"])
    sheet.append(["会", 120.0, True, datetime(2026, 11, 1, 9, 30)])

    result = imported(saved(book))

    assert result.problems == ()
    export = result.exports[0]
    assert export["members"] == {"count": 120}
    assert export["visibility"] == {"searchable": True}
    assert export["moderation"] == {"last_reviewed_at": "2026-11-01T09:30:00+09:00"}


def test_a_time_cell_is_a_time_of_day() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["オープンチャット名", "対応の始まり", "対応の終わり"])
    sheet.append(["会", time(9, 0), "21:00"])

    assert imported(saved(book)).exports[0]["admins"] == {
        "coverage": [{"from": "09:00", "to": "21:00"}]
    }


def test_sheets_of_lists_join_their_rooms_by_id_or_name() -> None:
    def add(book: Workbook) -> None:
        notes = book.create_sheet("ノート")
        notes.append(["ルームの識別子", "オープンチャット名", "ノートの題名", "ノートの本文"])
        notes.append(["a", None, "ルール", "一つ。"])
        notes.append([None, "詩の会", "案内", None])
        notes.append(["a", None, "案内", None])
        book.create_sheet("メモ").append(["読まないシート"])

    result = imported(book_of(("a", "読書会", None, 5), ("b", "詩の会", "x", 6), change=add))

    assert result.problems == ()
    assert result.exports[0]["notes"] == [{"title": "ルール", "body": "一つ。"}, {"title": "案内"}]
    assert result.exports[1]["notes"] == [{"title": "案内"}]
    assert ["メモ" in note.message.ja for note in result.notes] == [True]


def test_a_row_of_a_list_that_names_no_single_room_is_told() -> None:
    def add(book: Workbook) -> None:
        notes = book.create_sheet("Notes")
        notes.append(["オープンチャット名", "ノートの題名", "メンバー数"])
        notes.append(["知らない会", "x", None])
        notes.append(["会", "x", None])

    result = imported(book_of(("a", "会", None, 5), ("b", "会", None, 6), change=add))

    assert places(result) == [("Notes", 1, "C"), ("Notes", 2, "A"), ("Notes", 3, "A")]


def _merge(book: Workbook) -> None:
    book.worksheets[0].merge_cells("C2:C3")


def _formula(book: Workbook) -> None:
    book.worksheets[0]["C2"] = '=HYPERLINK("https://example.com")'


def _error(book: Workbook) -> None:
    book.worksheets[0]["D3"] = "#N/A"


def _far_away(book: Workbook) -> None:
    book.worksheets[0]["XFD1048576"] = "x"


def _wide(book: Workbook) -> None:
    book.worksheets[0]["SG1"] = "x"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_merge, ("ルーム", 2, "C")),
        (_formula, ("ルーム", 2, "C")),
        (_error, ("ルーム", 3, "D")),
        (_wide, ("ルーム", 1, "SG")),
    ],
)
def test_what_a_sheet_should_not_hold_is_told_by_sheet_row_and_column(
    change: Callable[[Workbook], None], place: tuple[str, int, str]
) -> None:
    result = imported(book_of(("a", "会", None, 5), ("b", "二", None, None), change=change))

    assert places(result) == [place]
    assert [export["room"]["name"] for export in result.exports] == ["会", "二"]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    result = imported(book_of(("a", "会", "x", 5), change=_far_away))

    assert [export["room"]["name"] for export in result.exports] == ["会"]


def test_a_huge_cell_is_told() -> None:
    data = book_of(("a", "会", "HUGE", 5))
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b"HUGE", b"x" * 100_001))

    assert places(imported(packed.getvalue())) == [("ルーム", 2, "C")]


def test_a_workbook_with_a_declaration_is_refused() -> None:
    data = book_of(("a", "会", None, 5))
    packed = BytesIO()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b"<workbook", bomb + b"<workbook"))

    result = imported(packed.getvalue())

    assert result.exports == ()
    assert "DOCTYPE" in result.problems[0].message.en


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)

    result = imported(packed.getvalue())

    assert "too large" in result.problems[0].message.en


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no xlsx workbook"),
        (b"name,description\n", "no xlsx workbook"),
        (b"PK\x03\x04 broken", "no xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password-protected"),
    ],
)
def test_a_file_that_is_no_workbook_is_told_what_to_do(data: bytes, words: str) -> None:
    result = imported(data)

    assert result.exports == ()
    assert words in result.problems[0].message.en


def test_every_way_of_damaging_a_workbook_is_a_problem_not_a_crash() -> None:
    data = book_of(("a", "会", None, 5))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    for name in names:
        for content in (None, b"", b"<broken"):
            packed = BytesIO()
            with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
                for entry in old.infolist():
                    if entry.filename != name:
                        new.writestr(entry, old.read(entry))
                    elif content is not None:
                        new.writestr(entry, content)
            result = imported(packed.getvalue())
            assert result.exports or result.problems, name


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_template_filled_with_its_own_examples_comes_back(lang: str) -> None:
    book = load_workbook(BytesIO(template(lang)))
    rooms, examples = book.worksheets[0], book["記入例" if lang == "ja" else "Examples"]
    for cell in examples[2]:
        rooms.cell(row=2, column=int(cell.column or 1)).value = cell.value

    result = imported(saved(book))

    assert result.problems == ()
    assert result.notes == ()
    (export,) = result.exports
    assert schema.violations("room-export", export) == ()
    unfilled = {note.pointer for note in result.unfilled}
    assert unfilled <= {one.pointer for one in lists()}


def test_the_empty_template_holds_no_room_and_no_problem() -> None:
    result = imported(template("ja"))

    assert (result.exports, result.problems) == ((), ())


def test_the_template_offers_choices_and_says_where_to_find_each() -> None:
    sheet = load_workbook(BytesIO(template("ja"))).worksheets[0]
    formulas = [rule.formula1 for rule in sheet.data_validations.dataValidation]

    assert '"全体公開,参加の承認,参加コードの入力"' in formulas
    assert '"はい,いいえ"' in formulas
    assert all(len(formula) <= 255 for formula in formulas)
    comments = [cell.comment.text for cell in sheet[1] if cell.comment is not None]
    assert len(comments) == len(room_columns())
    assert comments[1].startswith("トーク画面右上の≡")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_choice_offered_by_the_template_holds_no_separator(lang: str) -> None:
    for setting in room_columns():
        for label in setting.choices.values():
            assert "," not in label.in_language(lang)


def test_the_guide_explains_every_column() -> None:
    book = load_workbook(BytesIO(template("ja")))
    told = {row[0] for row in book["列の説明"].iter_rows(values_only=True)}

    assert {setting.label.ja for setting in room_columns()} <= told


def test_three_hundred_rooms_come_in_at_once() -> None:
    book = load_workbook(BytesIO(template("ja")))
    sheet, notes = book["ルーム"], book["ノート"]
    columns = {cell.value: int(cell.column or 1) for cell in sheet[1]}
    for number in range(300):
        cells: dict[str, Any] = {
            "ルームの識別子": f"r-{number}",
            "オープンチャット名": f"読書会 {number}",
            "公開設定（参加方法）": ("全体公開", "参加の承認", "参加コードの入力")[number % 3],
            "メンバー数": number * 7,
        }
        for heading, value in cells.items():
            sheet.cell(row=number + 2, column=columns[heading]).value = value
        notes.append([f"r-{number}", "ルール", "1. 個人情報を書かないでください。", "はい"])

    result = imported(saved(book))

    assert result.problems == ()
    assert [export["room"]["id"] for export in result.exports] == [f"r-{n}" for n in range(300)]
    assert result.exports[299]["members"] == {"count": 2093}
    assert all(export["notes"][0]["important"] for export in result.exports)


def test_without_openpyxl_the_user_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = book_of(("a", "会", None, 5))
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    for call in (lambda: imported(data), lambda: template("ja")):
        with pytest.raises(UsageError) as caught:
            call()
        assert f"{sys.executable} -m pip install openpyxl xlsxwriter" in caught.value.en
