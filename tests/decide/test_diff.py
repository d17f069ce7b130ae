"""`auditor diff` and `auditor history`: what changed, because of what, and whether it got worse."""

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor import schema
from auditor.diffing import changed_pointers, rooms_diff
from tests.conftest import Auditor
from tests.decide.deciding import AREAS, changed, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
FULL = "visibility.full-room"
OFF = changed(ROOM, "/visibility/searchable", False)


@pytest.fixture(name="few", autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_DISABLE_PLUGINS", ",".join(AREAS))


@pytest.fixture(name="compare", params=["exports", "reports"])
def _compare(request: Any, auditor: Auditor, write: Write) -> Callable[..., Any]:
    """The diff of two rooms as JSON with its status: of the exports, or of their reports."""

    def compare(old: Any, new: Any, *more: str) -> tuple[int, dict[str, Any]]:
        paths = [write(old, "old.json"), write(new, "new.json")]
        if request.param == "reports":
            for path in paths:
                auditor("check", path, NOW, "--output", f"{path.stem}.report.json", *more)
            paths = [Path(f"{path.stem}.report.json") for path in paths]
            more = ()
        form = ("--format", "json", "--fail-on", "regression")
        run = auditor("diff", *paths, *form, *(() if request.param == "reports" else (NOW,)), *more)
        assert schema.violations("diff", run.json()) == ()
        return run.status, run.json()

    return compare


def of_rule(found: dict[str, Any], rule: str) -> dict[str, Any]:
    (change,) = [one for one in found["rooms"][0]["changes"] if one["rule"] == rule]
    return dict(change)


def test_nothing_changed(compare: Any) -> None:
    status, found = compare(ROOM, ROOM)

    assert status == 0
    assert found["rooms"][0]["changes"] == []
    assert found["regression"] is False


def test_a_mended_setting_is_gone_because_of_that_setting(compare: Any) -> None:
    _, found = compare(ROOM, OFF)
    change = of_rule(found, RULE)

    assert (change["kind"], change["before"], change["after"]) == ("gone", "fail", "pass")
    assert change["causes"] == ["/visibility/searchable"]
    assert change["regression"] is False


def test_the_only_changed_value_is_the_cause_also_of_a_rule_that_reads_undeclared_texts(
    auditor: Auditor, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AUDITOR_DISABLE_PLUGINS")
    hidden = changed(ROOM, "/room/description", "検索には出ない非公開のルームです。")
    paths = write(changed(hidden, "/visibility/searchable", False), "old.json"), write(hidden)
    run = auditor("diff", *paths, NOW, "--format", "json")
    rules = {one["rule"]: one for one in run.json()["rooms"][0]["changes"]}

    assert rules["guidelines.settings-contradiction"]["causes"] == ["/visibility/searchable"]


def test_a_new_failure_is_a_regression_because_of_that_setting(compare: Any) -> None:
    status, found = compare(OFF, ROOM)
    change = of_rule(found, RULE)

    assert status == 1
    assert (change["kind"], change["causes"]) == ("new", ["/visibility/searchable"])
    assert found["regression"] is True


def test_lost_evidence_is_a_regression(compare: Any) -> None:
    status, found = compare(OFF, changed(OFF, "/visibility/searchable", None))
    change = of_rule(found, RULE)

    assert status == 1
    assert (change["kind"], change["after"]) == ("lost", "unknown")
    assert "/visibility/searchable" in change["causes"]


def test_evidence_supplied_is_told(compare: Any) -> None:
    there = changed(ROOM, "/members", {"count": 10, "capacity": 500})
    _, found = compare(ROOM, there)

    assert of_rule(found, FULL)["kind"] == "known"


def test_the_same_failure_with_another_value_is_a_change(compare: Any) -> None:
    full = [changed(ROOM, "/members", {"count": n, "capacity": n}) for n in (500, 600)]
    _, found = compare(*full)
    change = of_rule(found, FULL)

    assert change["kind"] == "changed"
    assert "/members/capacity" in change["causes"]


def test_rooms_that_came_and_went_are_told(compare: Any) -> None:
    other = changed(ROOM, "/room/id", "other")
    status, found = compare([ROOM, other], [ROOM, changed(ROOM, "/room/id", "third")])
    sides = {
        room["id"]: (room["before"] is not None, room["after"] is not None)
        for room in found["rooms"]
    }

    assert sides == {"book-club": (True, True), "third": (False, True), "other": (True, False)}
    assert status == 0


def test_a_waiver_that_ended_is_named_as_the_reason(auditor: Auditor, write: Write) -> None:
    room = write(ROOM)
    file = write(toml(waiver(ROOM, RULE)).encode(), "waivers.toml")
    auditor("check", room, NOW, "--waivers", file, "--output", "old.json")
    auditor("check", room, "--now=2026-12-01T00:00:00Z", "--waivers", file, "--output", "new.json")
    run = auditor("diff", "old.json", "new.json", "--fail-on=regression")
    back = auditor("diff", "new.json", "old.json", "--format=json").json()

    assert run.status == 1
    assert "No longer waived" in run.stdout
    assert "a waiver came or ended" in run.stdout
    assert of_rule(back, RULE)["kind"] == "waived"


def test_another_profile_is_named_as_the_reason(auditor: Auditor, write: Write) -> None:
    room = write(changed(ROOM, "/visibility/join_method", "approval"))
    profile = {
        "schema": "openchat-audit-profile/1", "name": "few", "extends": "launch", "ignore": [FULL],
    }  # fmt: skip
    few = write(profile, "few.json")
    full = write(changed(ROOM, "/members", {"count": 9, "capacity": 9}), "full.json")
    auditor("check", full, NOW, "--profile", few, "--output", "old-report.json")
    auditor("check", full, NOW, "--output", "new-report.json")
    found = auditor("diff", "old-report.json", "new-report.json", "--format=json").json()

    assert of_rule(found, FULL)["before"] == "absent"
    assert of_rule(found, FULL)["kind"] == "new"
    assert room.exists()


def test_two_of_a_kind_are_needed(auditor: Auditor, write: Write) -> None:
    room = write(ROOM)
    other = write(changed(ROOM, "/room/id", "other"), "other.json")
    auditor("check", room, NOW, "--output", "report.json")

    assert auditor("diff", room, "report.json").status == 2
    assert "two different rooms" in auditor("diff", room, other).stderr


def test_the_table_in_japanese(auditor: Auditor, write: Write) -> None:
    run = auditor("--lang", "ja", "diff", write(OFF, "a.json"), write(ROOM, "b.json"), NOW)

    assert "新しい要確認" in run.stdout
    assert "/visibility/searchable" in run.stdout
    assert "悪くなった点があります。" in run.stdout


@pytest.mark.parametrize(
    ("old", "new", "pointers"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": True}, ["/a"]),
        ({"a": {"b": 1}}, {"a": {}}, ["/a/b"]),
        ({"a/~": 1}, {}, ["/a~1~0"]),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["/a/1"]),
        ({"a": [1, 2]}, {"a": [1]}, ["/a"]),
    ],
)
def test_changed_pointers(old: Any, new: Any, pointers: list[str]) -> None:
    assert list(changed_pointers(old, new)) == pointers


def stored(auditor: Auditor, write: Write) -> None:
    Path("reports").mkdir()
    for month, export in ((9, ROOM), (11, changed(OFF, "/room/audience", "members")), (10, ROOM)):
        path = write([export, changed(export, "/room/id", "other")], f"{month}.json")
        moment = f"--now=2026-{month:02}-01T00:00:00Z"
        auditor("check", path, moment, "--output", f"reports/{month}.json")
    Path("reports/other.json").write_text("[1]")
    Path("reports/broken.json").write_text("{")


def test_history_in_the_order_of_time(auditor: Auditor, write: Write) -> None:
    stored(auditor, write)
    run = auditor("history", "reports", "--format", "json")
    found = json.loads(run.stdout)

    assert [point["at"][:7] for point in found] == ["2026-09", "2026-10", "2026-11"]
    assert [point["failures"]["low"] for point in found] == [2, 2, 0]
    assert "broken.json" in run.stderr
    table = auditor("--lang", "ja", "history", "reports", "--room", "other").stdout
    assert table.count("2026-") == 3
    assert "最低点: " in table
    assert "日時（日本時間）" in table
    assert "2026-11-01 09:00" in table
    assert "2026-11-01 00:00" in auditor("history", "reports").stdout


def test_history_as_a_chart(auditor: Auditor, write: Write) -> None:
    stored(auditor, write)
    run = auditor("history", "reports", "--svg", "chart.svg", "--room", "book-club")
    root = ElementTree.fromstring(Path("chart.svg").read_text("utf-8"))
    told = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}title")]

    assert run.status == 0
    assert [one[:10] for one in told] == ["2026-09-01", "2026-10-01", "2026-11-01"]
    assert "book-club" in (root.get("aria-label") or "")
    assert auditor("history", "reports", "--room", "none").status == 3
    assert auditor("history", "nowhere").status == 2


def told(result: dict[str, Any], at: str = "2026-11-01T00:00:00Z") -> dict[str, Any]:
    """A report of one room with one result."""
    score = {"low": 39, "high": 69}
    one = {"rule": "moderation.handover-plan", "severity": "medium", **result}
    tool = {"rules_digest": "1", "profile_digest": "1"}
    room = {"id": "a", "name": "a", "score": score, "results": [one]}
    return {"tool": tool, "audited_at": at, "rooms": [room]}


def test_a_rule_that_came_to_apply_asks_for_its_settings_and_nothing_got_worse() -> None:
    before = told({"outcome": "not_applicable"})
    after = told({"outcome": "unknown", "missing": ["/admins/successor"]})

    (room,) = rooms_diff(before, after)

    assert [(one.kind, one.causes) for one in room.changes] == [("asked", ())]
    assert not room.is_worse


@pytest.mark.parametrize(("export", "reason"), [("other", "other"), ("same", "time")])
def test_a_setting_that_other_findings_show_to_be_the_same_is_no_cause(
    export: str, reason: str
) -> None:
    problem = {"pointer": "/guidelines/text", "digest": "d", "message_id": "m"}
    other = {"rule": "guidelines.b", "severity": "low", "outcome": "fail", "problems": [problem]}
    before = told({"outcome": "pass"})
    after = told({"outcome": "fail", "problems": [problem]}, "2026-11-22T00:00:00Z")
    for report, digest in ((before, "same"), (after, export)):
        report["rooms"][0]["results"].append(other)
        report["rooms"][0]["source"] = {"sha256": digest}

    (room,) = rooms_diff(before, after)

    assert [(one.kind, one.causes, one.reason) for one in room.changes] == [("new", (), reason)]


@pytest.mark.parametrize(
    ("later", "reason"),
    [("2026-11-22T00:00:00Z", "time"), ("2026-11-01T00:00:00Z", "setting")],
)
def test_a_moment_is_no_cause_where_time_has_passed(later: str, reason: str) -> None:
    problem = {"pointer": "/exported_at", "digest": "d", "message_id": "old"}
    before = told({"outcome": "fail", "problems": [problem]})

    (room,) = rooms_diff(before, told({"outcome": "pass"}, later))

    assert [one.reason for one in room.changes] == [reason]
