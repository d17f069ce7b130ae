"""Importer `talk`: talk histories of every app and language that LINE saves them in."""

import json
from importlib.resources import files
from typing import Any

import pytest

from auditor import schema
from auditor.importers.result import ImportOptions, ImportResult
from auditor.importers.talk import import_bytes


def imported(text: str | bytes, **options: Any) -> ImportResult:
    data = text.encode() if isinstance(text, str) else text
    known: dict[str, Any] = {"now": "2026-11-22T00:00:00Z", "salt": "s", **options}
    return import_bytes(data, name="talk.txt", options=ImportOptions(**known))


def export_of(text: str | bytes, **options: Any) -> Any:
    result = imported(text, **{"keep_senders": True, **options})
    assert result.problems == ()
    (export,) = result.exports
    assert schema.violations("room-export", export) == ()
    return export


def said(text: str | bytes, **options: Any) -> list[tuple[str, str | None, str]]:
    messages = export_of(text, **options)["messages"]
    return [(one["at"], one.get("sender"), one["text"]) for one in messages]


IOS = """\ufeff[LINE] 読書会のトーク
保存日時：2026/9/18 7:09

2026/09/16(水)
9:05\t青木\tおはようございます
9:06\t青木がトークに参加しました。
9:07\t井上がトークを退出しました。
9:08\t井上がメッセージの送信を取り消しました
9:09\t上田\t一行目

三行目
9:10\t上田\t[ライブトークが始まりました。]
9:20\tこのライブトークは終了しました。

2026/09/17(木)
0:00\t青木\t[スタンプ]
"""


def test_an_ios_history_of_an_openchat_keeps_lines_and_counts() -> None:
    export = export_of(IOS)

    assert export["room"] == {"name": "読書会"}
    assert export["exported_at"] == "2026-09-18T07:09:00+09:00"
    assert said(IOS) == [
        ("2026-09-16T09:05:00+09:00", "青木", "おはようございます"),
        ("2026-09-16T09:09:00+09:00", "上田", "一行目\n\n三行目"),
        ("2026-09-17T00:00:00+09:00", "青木", "[スタンプ]"),
    ]
    assert export["x-talk"] == {
        "messages": 3,
        "senders": 2,
        "joins": 1,
        "leaves": 1,
        "invites": 0,
        "unsent": 1,
        "live_talk_lines": 2,
        "calls": 0,
        "other_lines": 0,
        "days": [
            {"date": "2026-09-16", "messages": 2, "joins": 1, "leaves": 1, "unsent": 1},
            {"date": "2026-09-17", "messages": 1, "joins": 0, "leaves": 0, "unsent": 0},
        ],
    }


def test_crlf_and_lf_read_the_same() -> None:
    assert said(IOS.replace("\n", "\r\n")) == said(IOS)


def test_a_quoted_text_may_hold_a_date_and_loses_its_quotes() -> None:
    text = (
        "[LINE] 友人とのトーク履歴\n保存日時：2026/10/01 12:00\n\n2026/10/01(木)\n"
        '09:00\t私\t"確認します\n> 前の話\n2026/10/02(金)\nまだ本文です"\n09:01\t友人\tはい\n'
    )

    assert said(text) == [
        ("2026-10-01T09:00:00+09:00", "私", "確認します\n> 前の話\n2026/10/02(金)\nまだ本文です"),
        ("2026-10-01T09:01:00+09:00", "友人", "はい"),
    ]


def test_a_single_line_keeps_the_quotes_that_were_typed() -> None:
    text = '2026/10/01(木)\n09:00\t私\t"引用"\n\n2026/10/02(金)\n09:00\t私\t終わり"\n'

    assert [one[2] for one in said(text, room_name="会")] == ['"引用"', '終わり"']


def test_a_date_inside_an_unquoted_text_belongs_to_the_text() -> None:
    text = "2026/10/01(木)\n09:00\t私\t予定\n2026/10/05(月)\nに集合\n09:01\t私\t了解\n"

    assert [one[0][:10] for one in said(text, room_name="会")] == ["2026-10-01", "2026-10-01"]
    assert said(text, room_name="会")[0][2] == "予定\n2026/10/05(月)\nに集合"


def test_a_line_with_an_empty_sender_is_a_system_line_or_a_text_of_nobody() -> None:
    text = (
        "2026/09/16(水)\n19:29\t\t誰かがグループに参加しました。\n"
        "19:30\t\t話者が不明な発言\n19:31\t花子がグループ名を会に変更しました。\n"
    )
    export = export_of(text, room_name="会")

    assert export["messages"] == [{"at": "2026-09-16T19:30:00+09:00", "text": "話者が不明な発言"}]
    assert (export["x-talk"]["joins"], export["x-talk"]["other_lines"]) == (1, 1)


def test_somebody_who_quotes_a_system_text_has_said_it() -> None:
    text = "2026/09/16(水)\n19:29\t花子\t太郎がトークを退出しました。\n"

    assert said(text, room_name="会")[0][1:] == ("花子", "太郎がトークを退出しました。")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("午前0:05", "00:05"),
        ("午後0:05", "12:05"),
        ("午後11:59", "23:59"),
        ("上午 9:15", "09:15"),
        ("下午1:00", "13:00"),
        ("12:30AM", "00:30"),
        ("9:30 PM", "21:30"),
        ("9:30 p.m.", "21:30"),
        ("23:59", "23:59"),
    ],
)
def test_halves_of_the_day_are_read_in_every_language(line: str, at: str) -> None:
    text = f"2026/09/16(水)\n{line}\tA\tx\n"

    assert said(text, room_name="会")[0][0] == f"2026-09-16T{at}:00+09:00"


@pytest.mark.parametrize(
    "line",
    [
        "2026/9/16(水)",
        "2026/09/16（三）",
        "2026/9/16（週三）",
        "2026/9/16周三",
        "2026.09.16 Wednesday",
        "2026/09/16(Wed)",
        "Wed, 9/16/2026",
        "Wed, 16/09/2026",
        "Wednesday, 9/16/2026",
    ],
)
def test_dates_are_read_in_every_form(line: str) -> None:
    assert said(f"{line}\n10:00\tA\tx\n", room_name="会")[0][0][:10] == "2026-09-16"


def test_a_date_that_can_be_read_two_ways_follows_weekday_then_option() -> None:
    assert said("Fri, 4/9/2026\n10:00\tA\tx\n", room_name="r")[0][0][:10] == "2026-09-04"
    assert said("Thu, 4/9/2026\n10:00\tA\tx\n", room_name="r")[0][0][:10] == "2026-04-09"
    unclear = "日, 4/9/2026\n10:00\tA\tx\n"
    assert said(unclear, room_name="r")[0][0][:10] == "2026-04-09"
    assert said(unclear, room_name="r", date_order="dmy")[0][0][:10] == "2026-09-04"


@pytest.mark.parametrize(
    ("title", "name", "offset"),
    [
        ("読書会のトーク", "読書会", "+09:00"),
        ("読書会のトーク履歴", "読書会", "+09:00"),
        ("花子とのトーク履歴", "花子", "+09:00"),
        ("Chat history in Book club", "Book club", "+09:00"),
        ("Chat history with Jane", "Jane", "+09:00"),
        ("與小美的聊天記錄", "小美", "+08:00"),
        ("讀書會的聊天記錄", "讀書會", "+08:00"),
        ("与小美的聊天记录", "小美", "+08:00"),
        ("Something else", "Something else", "+09:00"),
    ],
)
def test_the_heading_gives_the_name_and_the_zone(title: str, name: str, offset: str) -> None:
    export = export_of(f"[LINE] {title}\n\n2026/09/16(水)\n10:00\tA\tx\n")

    assert export["room"]["name"] == name
    assert export["messages"][0]["at"].endswith(offset)


def test_a_history_of_the_pc_is_parted_by_spaces_and_says_so() -> None:
    text = "2017.09.03 Sunday\n16:23 Bob Today I found:\na package\n16:25 Alice joined the chat\n"
    result = imported(text, keep_senders=True, room_name="r")

    (message,) = result.exports[0]["messages"]
    assert (message["sender"], message["text"]) == ("Bob", "Today I found:\na package")
    assert result.exports[0]["x-talk"]["joins"] == 1
    assert any("spaces" in note.message.en for note in result.notes)


def test_a_zh_history_keeps_indented_lines_and_counts_calls() -> None:
    text = (
        "[LINE] 與小美的聊天記錄\n儲存日期：2025/02/10 14:00\n\n2024/01/15（一）\n"
        "09:17\t小美\t對呀！\n\t要不要出去走走\n14:00\t☎ 通話時間 5:32\n22:46\t阿明\t晚安\n"
    )
    export = export_of(text)

    assert [one["text"] for one in export["messages"]] == ["對呀！\n\t要不要出去走走", "晚安"]
    assert export["x-talk"]["calls"] == 1


def test_senders_become_codes_that_the_salt_decides() -> None:
    first, again, other = (imported(IOS, salt=salt).exports[0] for salt in ("a", "a", "b"))
    codes = [one["sender"] for one in first["messages"]]

    assert first == again
    assert codes[0] == codes[2] != codes[1]
    assert codes != [one["sender"] for one in other["messages"]]
    for export in (first, other):
        assert "青木" not in json.dumps(export, ensure_ascii=False)


def test_mentions_become_codes_too() -> None:
    text = "2026/09/16(水)\n9:00\t青\tやあ\n9:01\t青木\t@青木 @青 @だれか a@b\n"
    first, second = imported(text, room_name="会").exports[0]["messages"]

    assert second["text"] == f"@{second['sender']} @{first['sender']} @だれか a@b"


def test_the_name_of_a_person_in_the_heading_becomes_a_code() -> None:
    text = "[LINE] 花子とのトーク履歴\n\n2026/09/16(水)\n10:00\t花子\tx\n"
    export = imported(text).exports[0]

    assert export["room"]["name"] == export["messages"][0]["sender"]


def test_a_file_that_is_no_history_is_a_problem() -> None:
    for text in ("", "hello\nworld\n", "[LINE] 会のトーク\n", "25:00\tA\tx\n"):
        result = imported(text)
        assert result.exports == ()
        assert len(result.problems) == 1


def test_lines_before_any_date_are_told() -> None:
    result = imported("9:00\tA\tx\n2026/09/16(水)\n9:01\tA\ty\n")

    assert [(one.row, one.sheet) for one in result.problems] == [(1, "talk.txt")]
    assert len(result.exports[0]["messages"]) == 1


def test_a_history_without_a_heading_takes_the_file_name_and_says_so() -> None:
    result = imported("2026/09/16(水)\n9:01\tA\ty\n")

    assert result.exports[0]["room"]["name"] == "talk.txt"
    assert any("--room-name" in note.message.en for note in result.notes)


def test_impossible_dates_and_times_are_text() -> None:
    text = "2026/02/28(土)\n9:00\tA\tx\n2026/02/30(月)\n9:99\tA\tz\n9:01\tA\ty\n"

    assert [one[2] for one in said(text, room_name="会")] == ["x\n2026/02/30(月)\n9:99\tA\tz", "y"]


def test_a_history_in_cp932_is_read_and_noted() -> None:
    result = imported(IOS.removeprefix("\ufeff").encode("cp932"), keep_senders=True)

    assert result.exports[0]["room"]["name"] == "読書会"
    assert "CP932" in result.notes[0].message.ja


def test_a_hostile_history_is_read_in_linear_time() -> None:
    mentions = "2026/09/16(水)\n" + "".join(f"9:00\t{'a' * n}\t@\n" for n in range(1, 200))
    long = mentions + "9:01\tb\t" + "@" * 100_000 + "\n" + '9:02\tb\t"\n' * 5_000 + " " * 100_000

    assert len(imported(long, room_name="会").exports[0]["messages"]) == 5_200


def test_the_words_of_the_grammar_keep_their_schema() -> None:
    home = files("auditor.importers").joinpath("talk_grammar.json")

    found = schema.violations("talk-grammar", json.loads(home.read_text(encoding="utf-8")))

    assert found == ()
