"""Importer `line-web`: the shapes that LINE's public pages serve, and what is wrong with a file."""

import json
from typing import Any

import pytest

from auditor.importers.line_web import import_bytes
from auditor.importers.result import ImportOptions, ImportResult

OPTIONS = ImportOptions(now="2026-11-22T00:00:00Z")


def imported(value: Any) -> ImportResult:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return import_bytes(data, name="web.json", options=OPTIONS)


RANKING = {
    "squaresByCategory": [
        {
            "category": {"id": 29},
            "squares": [
                {
                    "square": {
                        "emid": "abc",
                        "name": "読書会",
                        "desc": "本の話をします。",
                        "emblems": [1],
                        "joinMethodType": 2,
                        "squareState": 0,
                        "invitationURL": "https://line.me/ti/g2/example",
                    },
                    "rank": 1,
                    "memberCount": 120,
                    "createdAt": 1663681474000,
                },
                {"square": {"emid": "def", "name": "詩の会", "desc": ""}},
            ],
        }
    ]
}


def test_a_ranking_gives_every_room_with_its_category() -> None:
    first, second = imported(RANKING).exports

    assert first == {
        "schema": "openchat-room-export/1",
        "exported_at": "2026-11-22T00:00:00Z",
        "exported_by": "auditor import line-web",
        "room": {
            "id": "abc",
            "name": "読書会",
            "description": "本の話をします。",
            "badge": "special",
            "category": 29,
            "created_at": "2022-09-20T13:44:34Z",
            "url": "https://openchat.line.me/jp/cover/abc",
            "region": "jp",
        },
        "visibility": {
            "join_method": "code",
            "invite_url": "https://line.me/ti/g2/example",
        },
        "members": {"count": 120},
    }
    assert second["room"]["description"] == ""


def test_a_single_room_gives_its_members_and_that_it_has_no_note() -> None:
    answer = {
        "square": {"squareEmid": "x", "name": "会", "desc": "d", "memberCount": 3},
        "noteCount": 0,
        "invitationTicket": "t1",
    }

    (export,) = imported(answer).exports

    assert export["members"] == {"count": 3}
    assert export["notes"] == []
    assert export["visibility"]["invite_url"] == "https://line.me/ti/g2/t1"


def test_notes_that_exist_stay_open_because_their_text_is_not_there() -> None:
    result = imported({"square": {"emid": "x", "name": "会"}, "noteCount": 2})

    assert "notes" not in result.exports[0]
    assert "/notes" in [note.pointer for note in result.unfilled]


def test_what_the_pages_never_say_is_unfilled() -> None:
    unfilled = [note.pointer for note in imported(RANKING).unfilled]

    assert "/visibility/searchable" in unfilled
    assert "/bots/spam_filter/words" in unfilled
    assert "/room/name" not in unfilled


def test_unfilled_counts_the_rooms_that_lack_a_setting() -> None:
    rooms = {note.pointer: note.rooms for note in imported(RANKING).unfilled}

    assert rooms["/members/count"] == 1
    assert rooms["/guidelines/text"] == 2


def test_several_answers_may_stand_in_one_file() -> None:
    one = json.dumps({"square": {"emid": "a", "name": "一"}})
    two = json.dumps({"square": {"emid": "b", "name": "二"}})

    for data in (f"{one}\n{two}\n", f"[{one}, {two}]"):
        names = [export["room"]["name"] for export in imported(data.encode()).exports]
        assert names == ["一", "二"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"joinMethodType": 7}, "/square/joinMethodType"),
        ({"joinMethodType": True}, "/square/joinMethodType"),
        ({"desc": 5}, "/square/desc"),
        ({"emblems": [9]}, "/square/emblems/0"),
        ({"emblems": "x"}, "/square/emblems"),
        ({"memberCount": -1}, "/square/memberCount"),
        ({"createdAt": "soon"}, "/square/createdAt"),
    ],
)
def test_a_value_of_no_known_meaning_is_told_and_left_out(
    change: dict[str, Any], column: str
) -> None:
    result = imported({"square": {"emid": "a", "name": "会", **change}})

    (problem,) = result.problems
    assert (problem.sheet, problem.row, problem.column) == ("web.json", 1, column)
    assert result.exports[0]["room"]["name"] == "会"


def test_answers_wrapped_by_name_are_found_and_problems_point_into_them() -> None:
    wrapped = {"GET /api/a": RANKING, "note": "x", "b": {"square": {"name": "三", "desc": 5}}}

    result = imported(wrapped)

    assert [export["room"]["name"] for export in result.exports] == ["読書会", "詩の会", "三"]
    assert [problem.column for problem in result.problems] == ["/b/square/desc"]


def test_null_says_nothing() -> None:
    result = imported({"square": {"emid": "a", "name": "会", "desc": None, "memberCount": None}})

    assert result.problems == ()
    assert "description" not in result.exports[0]["room"]


@pytest.mark.parametrize(
    "value", [{}, [], "text", {"squares": []}, {"square": {"emid": "a"}}, {"square": {"name": 3}}]
)
def test_a_document_without_a_named_room_gives_no_export(value: Any) -> None:
    result = imported(value)

    assert result.exports == ()
    assert bool(result.problems) == (value != [])


def test_broken_json_is_told_by_line_and_column() -> None:
    (problem,) = imported(b'{"square":\n {"name" "x"}}').problems

    assert (problem.row, problem.column) == (2, "10")


def test_a_deleted_room_and_a_cut_description_are_noted() -> None:
    square = {"emid": "a", "name": "会", "desc": "本の話など...", "squareState": "DELETED"}

    pointers = [note.pointer for note in imported({"square": square}).notes]

    assert pointers == ["/room/description", ""]
