"""Importer `line-struct`: enums as name or number, long numbers as text, answers of every shape."""

import json
from typing import Any

import pytest

from auditor import schema
from auditor.importers.line_struct import import_bytes
from auditor.importers.result import ImportOptions, ImportResult


def imported(value: Any) -> ImportResult:
    options = ImportOptions(now="2026-11-22T00:00:00Z")
    return import_bytes(json.dumps(value).encode(), name="s.json", options=options)


def export_of(value: Any) -> Any:
    result = imported(value)
    assert result.problems == ()
    (export,) = result.exports
    assert schema.violations("room-export", export) == ()
    return export


def square(**fields: Any) -> dict[str, Any]:
    return {"mid": "s1", "name": "読書会", **fields}


ANSWER = {
    "square": square(
        desc="本の話",
        searchable=True,
        categoryId="29",
        invitationURL="https://line.me/ti/g2/example",
        ableToUseInvitationTicket=False,
        emblems=["OFFICIAL"],
        joinMethod={"type": "APPROVAL", "value": {"approvalValue": {"message": "きっかけは？"}}},
        adultOnly="OFF",
        svcTags=["読書"],
        createdAt="1663681474000",
        welcomeMessage="ようこそ",
    ),
    "squareAuthority": {
        "updateSquareProfile": "ADMIN",
        "inviteNewMember": 10,
        "approveJoinRequest": 2,
        "createPost": "10",
        "grantRole": 1,
        "sendAllMention": "co_admin",
    },
    "squareStatus": {"memberCount": 120, "joinRequestCount": 3},
    "squareFeatureSet": {"readonlyDefaultChat": {"controlState": "ENABLED", "booleanValue": 2}},
    "noteStatus": {"noteCount": 0},
    "extraInfo": {"country": "JP"},
    "chat": {
        "type": 4,
        "maxMemberCount": 5000,
        "messageVisibility": {"showJoinMessage": True, "showLeaveMessage": False},
    },
    "squareChats": [{"type": "OPEN", "name": "雑談", "maxMemberCount": 100}, {"type": "SECRET"}],
    "liveTalk": {"speakerSetting": "APPROVAL"},
    "announcements": [
        {
            "createdAt": 1663681474000,
            "contents": {"textMessageAnnouncementContents": {"text": "次回は5日"}},
        }
    ],
    "members": [
        {"displayName": "管理人", "role": "ADMIN"},
        {"displayName": "副", "role": 2},
        {"displayName": "本の虫", "role": 10},
    ],
}


def test_a_whole_answer_fills_what_the_structs_know() -> None:
    export = export_of(ANSWER)

    assert export["room"] == {
        "id": "s1",
        "name": "読書会",
        "description": "本の話",
        "category": 29,
        "tags": ["読書"],
        "badge": "official",
        "created_at": "2022-09-20T13:44:34Z",
        "region": "jp",
    }
    assert export["visibility"] == {
        "searchable": True,
        "adult_only": False,
        "invite_url": "https://line.me/ti/g2/example",
        "invite_link_enabled": False,
        "join_method": "approval",
        "join_question": "きっかけは？",
    }
    assert export["permissions"] == {
        "update_profile": "admin",
        "invite_members": "member",
        "approve_requests": "co_admin",
        "create_notes": "member",
        "grant_roles": "admin",
        "mention_all": "co_admin",
        "main_chat_read_only": True,
    }
    assert export["members"] == {"count": 120, "capacity": 5000}
    assert export["admins"] == {"admin": {"nickname": "管理人"}, "co_admins": [{"nickname": "副"}]}
    assert export["system_messages"] == {"join": True, "leave": False}
    assert export["sub_rooms"] == [{"name": "雑談", "capacity": 100}]
    assert export["announcements"] == [{"text": "次回は5日", "created_at": "2022-09-20T13:44:34Z"}]
    assert export["moderation"] == {"join_requests": {"open": 3}}
    assert export["bots"] == {"greeting": {"text": "ようこそ"}}
    assert export["live_talk"] == {"used": True, "speakers": "approval"}
    assert export["notes"] == []


def test_a_nickname_of_an_ordinary_member_never_enters_the_export() -> None:
    assert "本の虫" not in json.dumps(export_of(ANSWER), ensure_ascii=False)


def test_co_admins_stay_open_when_the_list_of_members_is_not_whole() -> None:
    members = [{"displayName": "管理人", "role": "ADMIN"}]
    page = {"square": square(), "members": members, "continuationToken": "next"}

    assert export_of(page)["admins"] == {"admin": {"nickname": "管理人"}}
    assert "admins" not in export_of({**page, "members": []})


@pytest.mark.parametrize(
    ("value", "expected"),
    [("CODE", "code"), (2, "code"), ("2", "code"), ("NONE", "open"), (0, "open"), (1, "approval")],
)
def test_a_join_method_is_read_by_name_number_or_text(value: Any, expected: str) -> None:
    for method in ({"type": value}, value):
        assert export_of(square(joinMethod=method))["visibility"] == {"join_method": expected}


@pytest.mark.parametrize(
    ("value", "expected"), [("ON", True), (2, True), ("OFF", False), (1, False), (True, True)]
)
def test_an_age_limit_is_read_from_every_spelling(value: Any, expected: bool) -> None:
    assert export_of(square(desc="", adultOnly=value))["visibility"] == {"adult_only": expected}


@pytest.mark.parametrize("value", ["NONE", 0, None])
def test_an_age_limit_of_none_says_nothing(value: Any) -> None:
    assert "visibility" not in export_of(square(adultOnly=value))


@pytest.mark.parametrize(
    "feature", [{"controlState": 1, "booleanValue": 2}, {}, {"controlState": 2}]
)
def test_a_feature_that_line_has_not_enabled_says_nothing(feature: Any) -> None:
    answer = {"square": square(), "squareFeatureSet": {"readonlyDefaultChat": feature}}

    assert "permissions" not in export_of(answer)


def test_an_answer_wrapped_by_name_is_found_and_problems_point_into_it() -> None:
    wrapped = {"id": 1, "result": {**ANSWER, "members": [{"role": "KING"}]}}

    result = imported(wrapped)

    assert [export["room"]["name"] for export in result.exports] == ["読書会"]
    assert [problem.column for problem in result.problems] == ["/result/members/0/role"]
    assert export_of({"result": ANSWER}) == export_of(ANSWER)


def test_a_search_answer_gives_each_room_its_own_status() -> None:
    answer = {
        "squares": [square(), {"mid": "s2", "name": "詩の会"}],
        "squareStatuses": {"s1": {"memberCount": 5}, "s2": {"memberCount": "7"}},
        "noteStatuses": {"s2": {"noteCount": 1}},
    }

    result = imported(answer)

    assert [export["members"]["count"] for export in result.exports] == [5, 7]
    assert [note.pointer for note in result.notes] == ["/notes"]


def test_the_two_halves_of_square_info_go_together() -> None:
    answer = {"squareInfo": {"square": square(), "squareNoteStatus": {"noteCount": 0}}}

    assert export_of(answer)["notes"] == []


@pytest.mark.parametrize(
    ("part", "column"),
    [
        ({"squareAuthority": {"grantRole": "OWNER"}}, "/squareAuthority/grantRole"),
        ({"squareStatus": {"memberCount": "many"}}, "/squareStatus/memberCount"),
        ({"squareStatus": {"memberCount": True}}, "/squareStatus/memberCount"),
        ({"squareFeatureSet": {"readonlyDefaultChat": 1}}, "/squareFeatureSet/readonlyDefaultChat"),
        ({"chat": {"type": 99}}, "/chat/type"),
        ({"members": [{"role": 3}]}, "/members/0/role"),
        ({"square": square(svcTags=[1])}, "/square/svcTags/0"),
        ({"square": square(createdAt="9" * 19)}, "/square/createdAt"),
    ],
)
def test_a_value_of_no_known_meaning_is_told_by_its_place(part: Any, column: str) -> None:
    result = imported({"square": square(), **part})

    (problem,) = result.problems
    assert (problem.row, problem.column) == (1, column)
    assert schema.violations("room-export", result.exports[0]) == ()


@pytest.mark.parametrize("value", [{}, 3, None, {"square": 1}, {"name": "x"}, {"square": {}}])
def test_a_document_without_a_room_is_a_problem(value: Any) -> None:
    result = imported(value)

    assert result.exports == ()
    assert len(result.problems) == 1


def test_a_suspended_room_is_noted() -> None:
    for state in ("SUSPENDED", 2, 1):
        assert len(imported(square(state=state)).notes) == 1
    for state in ("ALIVE", 0, "0"):
        assert imported(square(state=state)).notes == ()
