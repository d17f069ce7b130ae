"""Importers on arbitrary input: nothing escapes, and what does come out keeps the schema."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import schema
from auditor.importers import export, line_struct, line_web, talk, xlsx_sheet
from auditor.importers.result import ImportOptions, ImportResult

OPTIONS = ImportOptions(now="2026-11-22T00:00:00Z", salt="s")
KEYS = [
    "square",
    "squares",
    "squareInfo",
    "squaresByCategory",
    "category",
    "id",
    "emid",
    "squareEmid",
    "mid",
    "name",
    "desc",
    "emblems",
    "joinMethod",
    "joinMethodType",
    "type",
    "value",
    "approvalValue",
    "message",
    "codeValue",
    "code",
    "memberCount",
    "noteCount",
    "createdAt",
    "searchable",
    "adultOnly",
    "svcTags",
    "categoryId",
    "state",
    "squareState",
    "welcomeMessage",
    "squareStatus",
    "squareStatuses",
    "noteStatus",
    "squareAuthority",
    "grantRole",
    "squareFeatureSet",
    "readonlyDefaultChat",
    "controlState",
    "booleanValue",
    "extraInfo",
    "country",
    "chat",
    "squareChats",
    "maxMemberCount",
    "messageVisibility",
    "showJoinMessage",
    "announcements",
    "contents",
    "members",
    "displayName",
    "textMessageAnnouncementContents",
    "text",
    "role",
    "continuationToken",
    "totalCount",
    "liveTalk",
    "invitationURL",
]
WORDS = ["APPROVAL", "NONE", "ON", "ADMIN", "OPEN", "SQUARE_DEFAULT", "ENABLED", "JP", "1", "", "x"]
ODD = st.sampled_from([-1, 0, 1, 2, 4, 10, 10**30, 1.5, True, False, None])
LEAVES = (
    ODD | st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
)
JSON: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)
ROOMS = st.fixed_dictionaries(
    {"square": st.dictionaries(st.sampled_from(KEYS), JSON, max_size=8)},
    optional={key: JSON for key in KEYS if key != "square"},
)
PIECES = [
    "[LINE] 会のトーク", "[LINE] ", "保存日時：2026/9/18 7:09", "2026/09/16(水)", "Fri, 9/25/2026",
    "2026.09.16 Wednesday", "2026/99/99(水)", "9:05\t青\tやあ", "9:05\t\t", "9:05\t", "午後1:00\tA\tx",
    '9:06\t青\t"開く', '閉じる"', '"', "続き", "", "\t", "9:07\t青がトークに参加しました。",
    "99:99\ta\tb", "9:08 Bob hello", "12:30 PM Bob", "☎", "\x00", "\u2028", "\ufeff", "\r",
]  # fmt: skip


def check(result: ImportResult) -> None:
    assert result.exports or result.problems or result.unfilled == ()
    for one in result.exports:
        assert schema.violations("room-export", one) == ()


@settings(deadline=None)
@given(JSON | ROOMS)
def test_documents_of_any_shape(value: Any) -> None:
    data = json.dumps(value).encode()

    for importer in (line_web, line_struct, export):
        check(importer.import_bytes(data, name="x", options=OPTIONS))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_histories_of_any_lines(pieces: list[str]) -> None:
    for separator in ("\n", "\r\n"):
        data = separator.join(pieces).encode()
        check(talk.import_bytes(data, name="x", options=OPTIONS))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_a_history_is_never_read_into_more_messages_than_it_has_lines(pieces: list[str]) -> None:
    result = talk.import_bytes("\n".join(pieces).encode(), name="x", options=OPTIONS)

    for one in result.exports:
        counts = one["x-talk"]
        names = ("messages", "joins", "leaves", "unsent", "live_talk_lines", "calls", "other_lines")
        assert sum(counts[name] for name in names) + counts["invites"] <= len(pieces)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind(data: bytes) -> None:
    for importer in (line_web, line_struct, export, talk, xlsx_sheet):
        check(importer.import_bytes(data, name="x", options=OPTIONS))
