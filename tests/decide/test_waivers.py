"""Waivers: who may waive what, for how long, and when it stops."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor, Run, room
from tests.decide.deciding import OTHERS, toml, waiver

Write = Callable[..., Path]
ROOM = room(
    room={"id": "book-club", "purpose": "community", "audience": "public"},
    visibility={"join_method": "code", "searchable": True, "invite_link_enabled": True},
)
RULE = "visibility.code-room-searchable"


@pytest.fixture(name="check")
def _check(auditor: Auditor, write: Write) -> Callable[..., Run]:
    """Audits one room by the visibility rules only, with a file of waivers."""

    def check(
        entries: Any, *more: str, now: str = "2026-11-22T00:00:00Z", export: Any = ROOM
    ) -> Run:
        path = write(export)
        text = entries if isinstance(entries, bytes) else toml(*entries).encode()
        file = write(text, "waivers.toml")
        return auditor(
            "check", path, "--waivers", file, "--now", now, "--format", "json", *OTHERS, *more
        )

    return check


def result_of(run: Run, rule: str = RULE) -> dict[str, Any]:
    (entry,) = [one for one in run.json()["rooms"][0]["results"] if one["rule"] == rule]
    return dict(entry)


def test_a_waived_failure_counts_as_passed_beside_the_score_without(check: Any) -> None:
    plain = check([])
    run = check([waiver(ROOM, RULE)])

    assert result_of(plain)["outcome"] == "fail"
    assert result_of(run)["waiver"]["approver"] == "Suzuki"
    assert result_of(run)["waiver"]["days_left"] == 8
    score = run.json()["rooms"][0]["score"]
    bare = plain.json()["rooms"][0]["score"]
    assert score["low"] > bare["low"]
    assert score["without_waivers"] == {key: bare[key] for key in ("low", "high", "grade")}
    assert run.status != 6


def test_no_waivers_sees_through_them(check: Any) -> None:
    run = check([waiver(ROOM, RULE)], "--no-waivers")

    assert result_of(run)["waiver"] is None


def test_a_changed_value_ends_the_waiver(check: Any) -> None:
    run = check([waiver(ROOM, RULE, digest="sha256:" + "0" * 16)])

    assert result_of(run)["waiver"] is None
    assert "no longer holds: the value it is about has changed" in run.stderr


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        ("2026-10-31T23:59:59Z", False),
        ("2026-11-01T00:00:00Z", True),
        ("2026-11-01T08:59:59+09:00", False),
        ("2026-11-01T09:00:00+09:00", True),
        ("2026-11-30T23:59:59Z", True),
        ("2026-11-30T23:59:59.999999Z", True),
        ("2026-12-01T00:00:00Z", False),
        ("2026-12-01T08:59:59+09:00", True),
        ("2026-12-01T09:00:00+09:00", False),
        ("2026-11-30T19:00:00-05:00", False),
        ("2026-11-30T18:59:59-05:00", True),
    ],
)
def test_days_are_utc_days_and_both_ends_count(check: Any, now: str, holds: bool) -> None:
    run = check([waiver(ROOM, RULE, start="2026-11-01")], now=now)

    assert (result_of(run)["waiver"] is not None) is holds


@pytest.mark.parametrize(
    ("room_pattern", "holds"),
    [
        ("book-club", True),
        ("book-*", True),
        ("*", True),
        ("book", False),
        ("Book-club", False),
    ],
)
def test_a_room_is_an_id_or_a_glob(check: Any, room_pattern: str, holds: bool) -> None:
    run = check([waiver(ROOM, RULE, room=room_pattern)])

    assert (result_of(run)["waiver"] is not None) is holds


def test_an_expired_waiver_gives_six_and_the_finding_back(check: Any) -> None:
    run = check([waiver(ROOM, RULE, start="2026-11-01", expires="2026-11-21")])

    assert run.status == 6
    assert result_of(run)["waiver"] is None
    assert "expired on 2026-11-21, 1 day ago" in run.stderr


def test_ten_faults_give_ten_lines_and_six(check: Any) -> None:
    run = check(
        [
            waiver(ROOM, RULE, id="W1", reason=None),
            waiver(ROOM, RULE, id="W2", approver="ＳＡＴＯ "),
            waiver(ROOM, RULE, id="W3", expires="2026-11-31"),
            waiver(ROOM, RULE, id="W4", start="2026-11-25", expires="2026-11-23"),
            waiver(ROOM, RULE, id="W5", start="2026-10-25", expires="2026-11-20"),
            waiver(ROOM, "visibility.code-room-serchable", id="W6", digest="sha256:" + "1" * 16),
            waiver(ROOM, RULE, id="W7", expires="2027-11-30"),
            waiver(ROOM, RULE, id="W8", digest="1234"),
            waiver(ROOM, RULE, id="W9", pointer="visibility/searchable"),
            waiver(ROOM, RULE, id="W10", owners="somebody"),
        ]
    )
    lines = run.stderr.splitlines()

    assert run.status == 6
    assert len(lines) == 10
    for number, words in enumerate(
        (
            "reason is required",
            "the approver must be somebody other than the owner",
            "no day 2026-11-31",
            "expires (2026-11-23) lies before from (2026-11-25)",
            "expired on 2026-11-20, 2 days ago",
            "did you mean visibility.code-room-searchable?",
            "its severity allows",
            "does not have the right form",
            "does not have the right form",
            "did you mean owner?",
        ),
        start=1,
    ):
        assert any(f": W{number}" in line and words in line for line in lines), (number, lines)
    assert [line.split(":")[1] for line in lines] == sorted(
        (line.split(":")[1] for line in lines), key=int
    )
    assert result_of(run)["waiver"] is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[[waiver]\n", "not TOML"),
        (b"", "schema is required"),
        (b"schema = 'openchat-audit-waivers/2'", "must be 'openchat-audit-waivers/1'"),
        (b"schema = 'openchat-audit-waivers/1'\nwaivers = []", "did you mean waiver?"),
        (b"schema = 'openchat-audit-waivers/1'\nwaiver = 3", "must be an array"),
    ],
)
def test_a_broken_file_fails_closed(check: Any, content: bytes, words: str) -> None:
    run = check(content)

    assert run.status == 6
    assert words in run.stderr


def test_the_same_id_twice_is_a_fault(check: Any) -> None:
    run = check([waiver(ROOM, RULE), waiver(ROOM, RULE)])

    assert run.status == 6
    assert "the id is already taken" in run.stderr


def test_json_tells_the_line_too(auditor: Auditor, write: Write) -> None:
    entry = waiver(ROOM, RULE, approver="sato")
    text = json.dumps({"schema": "openchat-audit-waivers/1", "waiver": [entry]}, indent=1)
    file = write(text.encode(), "waivers.json")
    run = auditor("check", write(ROOM), "--waivers", file, *OTHERS)

    assert run.status == 6
    assert f"{file}:4: W-1: the approver must be" in run.stderr


def test_a_graver_failure_than_was_accepted_is_not_waived(check: Any) -> None:
    run = check([waiver(ROOM, RULE, severity="info")])

    assert result_of(run)["waiver"] is None
    assert "graver than what was accepted" in run.stderr


def test_a_waiver_that_ends_soon_is_named(check: Any) -> None:
    run = check([waiver(ROOM, RULE, expires="2026-11-25")])

    assert result_of(run)["waiver"]["days_left"] == 3
    assert "last day 2026-11-25 (UTC), in 3 days" in run.stderr


@pytest.mark.parametrize(
    ("now", "ja", "en", "is_waived"),
    [
        (
            "2026-11-20T08:59:59+09:00",
            "まだ始まっていません（2026-11-20 から。日本時間ではその日の午前9時に始まります）",
            "not in force yet: it begins on 2026-11-20 (UTC)",
            False,
        ),
        (
            "2026-12-01T08:59:59+09:00",
            "今日 2026-11-30 が最終日です（日本時間では翌日の午前9時に切れます）",
            "today, 2026-11-30 (UTC), is its last day",
            True,
        ),
    ],
)
def test_the_edges_of_a_term_are_told_where_days_of_japan_and_utc_differ(
    check: Any, now: str, ja: str, en: str, is_waived: bool
) -> None:
    for lang, words in (("ja", ja), ("en", en)):
        run = check([waiver(ROOM, RULE)], "--lang", lang, now=now)
        assert words in run.stderr
        assert (result_of(run)["waiver"] is not None) is is_waived


@pytest.mark.parametrize("now", ["2026-11-22T09:00:00", "2026-11-22"])
@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "--now には時差を付けてください"), ("en", "--now needs an offset")],
)
def test_a_moment_without_an_offset_is_refused(check: Any, now: str, lang: str, words: str) -> None:
    run = check([waiver(ROOM, RULE)], "--lang", lang, now=now)

    assert run.status == 2
    assert words in run.stderr
    assert "2026-11-22T09:00:00+09:00" in run.stderr


def test_a_waiver_for_a_mended_value_is_named(check: Any) -> None:
    mended = room(room={"id": "book-club"}, visibility={"join_method": "code", "searchable": False})
    run = check([waiver(ROOM, RULE)], export=mended)

    assert result_of(run)["outcome"] == "pass"
    assert "excuses nothing any more" in run.stderr
    assert run.status != 6


def test_the_report_names_the_files_it_was_decided_by(check: Any) -> None:
    with_one, other = check([waiver(ROOM, RULE)]).json(), check([waiver(ROOM, RULE, id="W")]).json()
    (named,) = with_one["tool"]["decisions"]

    assert named["path"].endswith("waivers.toml")
    assert named["digest"] != other["tool"]["decisions"][0]["digest"]
    assert "decisions" not in check([waiver(ROOM, RULE)], "--no-waivers").json()["tool"]


def test_faults_and_notes_are_told_in_japanese(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_LANG", "ja")
    entries = [
        waiver(ROOM, RULE, id="W1", approver="Sato"),
        waiver(ROOM, RULE, id="W2", expires="2026-11-21"),
        waiver(ROOM, RULE, id="W3", digest="sha256:" + "0" * 16),
        waiver(ROOM, RULE, id="W4", expires="2027-12-01"),
        waiver(ROOM, "visibility.fullroom", id="W5"),
        waiver(ROOM, RULE, id="W6", reason=None),
    ]
    told = check(entries).stderr

    for words in (
        "W1: approver（承認者）は owner（担当者）と別の人にしてください",
        "W2: 2026-11-21 に期限が切れました（1日前）",
        "W3: 認めた値が変わったため、効力がありません",
        "W4: 期間が377日です（この重要度では最長180日）",
        "W5: visibility.fullroom というルールはありません（visibility.full-room のことですか）",
        "W6: reason がありません（必須）",
    ):
        assert words in told


@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "\u202eevil", "<b>", "x" * 50_000, "|`@all`"])
def test_hostile_words_in_a_waiver_harm_nothing(auditor: Auditor, write: Write, text: str) -> None:
    entry = waiver(ROOM, RULE, reason=text, owner=text + "1", approver=text + "2")
    file, path = write(toml(entry).encode(), "waivers.toml"), write(ROOM)
    now = "--now=2026-11-22T00:00:00Z"
    for form in ("table", "markdown", "html"):
        run = auditor("check", path, "--waivers", file, now, "--format", form, *OTHERS)
        assert RULE in run.stdout
        assert "Waived" in run.stdout
        assert "\x1b" not in run.stdout + run.stderr
        assert "\u202eevil" not in run.stdout


def test_a_phone_number_in_a_reason_stays_out_of_the_report(check: Any) -> None:
    run = check([waiver(ROOM, RULE, reason="090-1234-5678 に電話で確認")])

    assert "090-1234-5678" not in run.stdout
    assert "に電話で確認" in result_of(run)["waiver"]["reason"]


@pytest.mark.parametrize("content", [b'{"a": "\\ud800"}', b"[1]", b"{", b"", b"\xff", b"[" * 9999])
def test_a_broken_json_file_fails_closed(auditor: Auditor, write: Write, content: bytes) -> None:
    run = auditor("check", write(ROOM), "--waivers", write(content, "w.json"), *OTHERS)

    assert run.status in (2, 6)
    assert "internal error" not in run.stderr
