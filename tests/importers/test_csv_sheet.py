"""Importer `csv`: headings, kinds of values, and clear errors by row and column."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import schema
from auditor.importers.csv_sheet import import_bytes
from auditor.importers.csv_text import csv_rows
from auditor.importers.result import ImportOptions, ImportResult
from auditor.settings import catalogue

OPTIONS = ImportOptions(now="2026-11-22T00:00:00Z")


def imported(text: str | bytes, **options: Any) -> ImportResult:
    data = text.encode() if isinstance(text, str) else text
    known: dict[str, Any] = {"now": "2026-11-22T00:00:00Z", **options}
    return import_bytes(data, name="rooms.csv", options=ImportOptions(**known))


def places(result: ImportResult) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.column) for one in result.problems]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def value_at(heading: str, cell: str) -> Any:
    """The export's parts that one cell makes, beside the name."""
    result = imported(f"オープンチャット名,{heading}\n会,{quoted(cell)}\n")
    assert result.problems == ()
    (export,) = result.exports
    assert schema.violations("room-export", export) == ()
    return export


def test_a_room_a_row_with_japanese_headings() -> None:
    text = (
        "ルームの識別子,オープンチャット名,説明文,オープンチャットの検索を許可,メンバー数\n"
        'r1,読書会,"一行目\n二行目",はい,"1,200人"\n'
        "r2,詩の会,なし,×,0\n"
    )

    result = imported(text)

    assert result.problems == ()
    assert result.exports[0] == {
        "schema": "openchat-room-export/1",
        "exported_at": "2026-11-22T00:00:00Z",
        "exported_by": "auditor import csv",
        "room": {"id": "r1", "name": "読書会", "description": "一行目\n二行目"},
        "visibility": {"searchable": True},
        "members": {"count": 1200},
    }
    assert result.exports[1]["room"]["description"] == ""
    assert result.exports[1]["visibility"] == {"searchable": False}


@pytest.mark.parametrize(
    "heading", ["説明文", "Description", " ＤＥＳＣＲＩＰＴＩＯＮ ", "/room/description"]
)
def test_a_heading_is_a_label_in_either_language_or_a_pointer(heading: str) -> None:
    assert value_at(heading, "本の話")["room"]["description"] == "本の話"


@pytest.mark.parametrize(
    ("heading", "cell", "pointer", "expected"),
    [
        ("公開設定（参加方法）", "参加の承認", "visibility", {"join_method": "approval"}),
        ("How people join", "by join code", "visibility", {"join_method": "code"}),
        ("/visibility/join_method", "OPEN", "visibility", {"join_method": "open"}),
        ("全員へのメンション", "全員", "permissions", {"mention_all": "member"}),
        ("NGワード", "副業\n\n 投資 ", "bots", {"spam_filter": {"words": ["副業", "投資"]}}),
        ("NGワード", "なし", "bots", {"spam_filter": {"words": []}}),
        ("違反回数", "３回", "bots", {"spam_filter": {"violation_limit": 3}}),
        ("共同管理者", "なし", "admins", {"co_admins": []}),
        ("共同管理者", "B\nC｜2026/11/1", "admins", {
            "co_admins": [
                {"nickname": "B"},
                {"nickname": "C", "last_active_at": "2026-11-01T00:00:00+09:00"},
            ]
        }),
        ("対応できる時間帯", "9:00-21:00\n22時〜24時", "admins", {
            "coverage": [{"from": "09:00", "to": "21:00"}, {"from": "22:00", "to": "24:00"}]
        }),
        ("警告の段階", "注意 | 1 | 7日間\n退会", "moderation", {
            "warning_steps": [{"name": "注意", "after": 1, "lasts": "7日間"}, {"name": "退会"}]
        }),
        ("最後に見直した日時", "2026年11月1日 9時30分", "moderation", {
            "last_reviewed_at": "2026-11-01T09:30:00+09:00"
        }),
        ("最後に見直した日時", "2026-11-01T09:30:00Z", "moderation", {
            "last_reviewed_at": "2026-11-01T09:30:00Z"
        }),
        ("LINE公式アカウント", "@example", "operator", {"official_account": "@example"}),
        ("電話番号", "+81-3-0000-0000", "operator", {"phone": "+81-3-0000-0000"}),
    ],
)  # fmt: skip
def test_cells_are_read_as_people_write_them(
    heading: str, cell: str, pointer: str, expected: Any
) -> None:
    assert value_at(heading, cell)[pointer] == expected


def test_the_answers_of_a_survey_form_keep_their_time() -> None:
    result = imported("タイムスタンプ,オープンチャット名\n2026/11/20 9:30:05,会\n")

    assert result.problems == ()
    assert result.exports[0]["exported_at"] == "2026-11-20T09:30:05+09:00"


def test_numbered_columns_make_items_of_a_list_without_gaps() -> None:
    export = imported(
        "オープンチャット名,ノートの題名 1,ノートの本文（1）,ノートの題名3,/notes/3/important\n"
        "会,ルール,一つ。,案内,はい\n"
    ).exports[0]

    assert export["notes"] == [
        {"title": "ルール", "body": "一つ。"},
        {"title": "案内"},
        {"important": True},
    ]


def test_an_empty_cell_says_nothing() -> None:
    export = imported("オープンチャット名,説明文,NGワード,ノートの題名\n会, ,,\n").exports[0]

    assert sorted(export) == ["exported_at", "exported_by", "room", "schema"]
    assert export["room"] == {"name": "会"}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("メンバー数", "たくさん"),
        ("メンバー数", "-5"),
        ("メンバー数", "1.5"),
        ("オープンチャットの検索を許可", "たぶん"),
        ("公開設定（参加方法）", "招待"),
        ("最後に見直した日時", "先月"),
        ("最後に見直した日時", "2026-02-30"),
        ("違反回数", "11"),
        ("対応できる時間帯", "9:00-25:00"),
        ("共同管理者", "a|b|c"),
        ("説明文", "=HYPERLINK(1)"),
        ("説明文", "長" * 100_001),
    ],
)
def test_a_bad_cell_is_told_by_row_and_column_and_its_room_is_kept(heading: str, cell: str) -> None:
    result = imported(f"オープンチャット名,{heading}\n会,{quoted(cell)}\n次,\n")

    assert places(result) == [("rooms.csv", 2, "B")]
    assert [export["room"] for export in result.exports] == [{"name": "会"}, {"name": "次"}]
    for export in result.exports:
        assert schema.violations("room-export", export) == ()


def test_a_decorated_text_is_no_formula() -> None:
    assert value_at("説明文", "=== ルール ===")["room"]["description"] == "=== ルール ==="


def test_an_unknown_heading_is_told_with_the_nearest() -> None:
    result = imported("オープンチャット名,メンバー人数\n会,5\n")

    assert places(result) == [("rooms.csv", 1, "B")]
    assert "メンバー数" in result.problems[0].message.ja
    assert result.exports[0]["room"] == {"name": "会"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ("rooms.csv", 0, "")),
        ("説明文\nx\n", ("rooms.csv", 1, "")),
        ("オープンチャット名,説明文,Description\n会,a,b\n", ("rooms.csv", 1, "C")),
        ("オープンチャット名,\n会,値\n", ("rooms.csv", 1, "B")),
        ("オープンチャット名,説明文\n,x\n", ("rooms.csv", 2, "")),
        ('オープンチャット名,説明文\n会,"開いたまま\n', ("rooms.csv", 2, "B")),
        ("ルームの識別子,オープンチャット名\na,会\nb,二\na,三\n", ("rooms.csv", 4, "A")),
    ],
)
def test_a_broken_table_is_told_by_its_place(text: str, place: tuple[str, int, str]) -> None:
    assert places(imported(text)) == [place]


def test_a_row_with_too_many_columns_is_told() -> None:
    result = imported("オープンチャット名" + "," * 499 + "説明文,タグ\n会" + "," * 500 + "x\n")

    assert ("rooms.csv", 1, "SG") in places(result)


def test_too_many_rows_are_told() -> None:
    result = imported("オープンチャット名\n" + "会\n" * 20_001)

    assert places(result) == [("rooms.csv", 20_002, "A")]
    assert len(result.exports) == 20_000


TABLE = "オープンチャット名,説明文\n読書会,本の話\n"


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        (TABLE.encode(), False),
        (TABLE.encode("utf-8-sig"), False),
        (TABLE.encode("cp932"), True),
        (TABLE.encode("utf-16"), True),
        (TABLE.replace(",", "\t").encode("utf-16-be"), True),
        (TABLE.replace(",", ";").replace("\n", "\r\n").encode(), False),
        (TABLE.replace("\n", "\r").encode(), False),
    ],
)
def test_every_usual_encoding_and_separator_is_read(data: bytes, noted: bool) -> None:
    result = imported(data)

    assert result.problems == ()
    assert result.exports[0]["room"] == {"name": "読書会", "description": "本の話"}
    assert bool(result.notes) == noted


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("名前\n".encode() + b"a\x81\xff\n", ("rooms.csv", 2, "2")),
        (b"\xff\xfe\x00", ("rooms.csv", 1, "1")),
        (b"\xef\xbb\xbfab\n\xff", ("rooms.csv", 2, "1")),
    ],
)
def test_bytes_that_are_no_text_are_told_by_row_and_character(
    data: bytes, place: tuple[str, int, str]
) -> None:
    assert places(imported(data)) == [place]


def test_a_named_encoding_is_used_and_an_unknown_one_refused() -> None:
    assert (
        imported(TABLE.encode("euc-jp"), encoding="euc-jp").exports[0]["room"]["name"] == "読書会"
    )
    assert len(imported(TABLE, encoding="klingon").problems) == 1


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), min_size=1
        ),
        min_size=1,
    )
)
def test_rows_written_by_the_standard_come_back(rows: list[list[str]]) -> None:
    text = "".join(",".join(map(quoted, row)) + "\n" for row in rows)

    assert [list(row) for row in csv_rows(text)] == rows


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(sorted(catalogue().settings)))
def test_whatever_the_cells_hold_every_export_keeps_the_schema(
    first: str, second: str, heading: str
) -> None:
    text = f"/room/name,{heading},{quoted(second)}\n会,{quoted(first)},{quoted(second)}\n"
    data = text.encode("utf-8", "surrogatepass")

    for export in import_bytes(data, name="x", options=OPTIONS).exports:
        assert schema.violations("room-export", export) == ()
