"""The baseline: adopt with what is there, see every swap, only ever shrink."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor, Run, room
from tests.decide.deciding import OTHERS, changed, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"


@pytest.fixture(name="check")
def _check(auditor: Auditor, write: Write) -> Callable[..., Run]:
    """Audits rooms by the visibility rules only; any failure closes the gate."""

    def check(export: Any, *more: object) -> Run:
        path = write(export)
        return auditor("check", path, NOW, "--fail-on=info", "--format=json", *OTHERS, *more)

    return check


def results(run: Run) -> dict[str, dict[str, Any]]:
    found = run.json()["rooms"][0]["results"]
    return {one["rule"]: one for one in found}


@pytest.fixture(name="baseline")
def _baseline(check: Any, tmp_path: Path) -> Path:
    path = tmp_path / "baseline.json"
    check(ROOM, "--write-baseline", path)
    return path


def test_what_was_there_does_not_close_the_gate_but_counts(check: Any, baseline: Path) -> None:
    before, after = check(ROOM), check(ROOM, "--baseline", baseline)

    assert before.status == 1
    assert after.status == 0
    assert results(after)[RULE]["baseline"] is True
    scores = [run.json()["rooms"][0]["score"] for run in (before, after)]
    assert scores[0]["low"] == scores[1]["low"]
    assert scores[1]["with_baseline"]["low"] > scores[1]["low"]


def test_the_score_that_the_gate_looks_at_is_the_one_with_the_baseline(
    check: Any, baseline: Path
) -> None:
    low = check(ROOM).json()["rooms"][0]["score"]["low"]
    counted = check(ROOM, "--baseline", baseline).json()["rooms"][0]["score"]["with_baseline"]

    assert check(ROOM, "--baseline", baseline, "--fail-under", low + 1).status == 0
    assert check(ROOM, "--baseline", baseline, "--fail-under", counted["low"] + 1).status == 1


def test_a_swap_at_the_same_place_is_seen(check: Any, tmp_path: Path) -> None:
    rule, path = "visibility.description-missing", tmp_path / "baseline.json"
    first = changed(ROOM, "/room/description", "")
    check(first, "--write-baseline", path)
    swapped = json.loads(path.read_text("utf-8"))
    for entry in swapped["problems"]:
        if entry["rule"] == rule:
            entry["digest"] = "sha256:" + "0" * 16
    path.write_text(json.dumps(swapped), "utf-8")
    run = check(first, "--baseline", path)

    assert "baseline" not in results(run)[rule]
    assert results(run)[RULE]["baseline"] is True
    assert run.status == 1


def test_another_room_is_not_excused(check: Any, baseline: Path) -> None:
    assert check(changed(ROOM, "/room/id", "other"), "--baseline", baseline).status == 1


def test_stale_entries_are_named_and_it_only_shrinks(check: Any, baseline: Path) -> None:
    other = changed(ROOM, "/visibility/join_method", "approval")
    mended = changed(other, "/visibility/searchable", False)
    before = json.loads(baseline.read_text("utf-8"))["problems"]
    run = check(mended, "--baseline", baseline, "--update-baseline")
    after = json.loads(baseline.read_text("utf-8"))["problems"]

    assert f"- {RULE} book-club /visibility/searchable" in run.stderr
    assert [entry for entry in before if entry in after] == after
    assert RULE in {entry["rule"] for entry in before}
    assert RULE not in {entry["rule"] for entry in after}
    assert check(ROOM, "--baseline", baseline).status == 1


def test_losing_the_evidence_does_not_make_an_entry_stale(check: Any, baseline: Path) -> None:
    run = check(room(room={"id": "book-club"}), "--baseline", baseline, "--update-baseline")
    after = json.loads(baseline.read_text("utf-8"))["problems"]

    assert RULE in {entry["rule"] for entry in after}
    assert RULE not in run.stderr


def test_a_baseline_is_made_once_and_never_overwritten(check: Any, baseline: Path) -> None:
    run = check(ROOM, "--write-baseline", baseline)

    assert run.status == 2
    assert "--update-baseline" in run.stderr
    assert check(ROOM, "--update-baseline").status == 2


def test_what_is_waived_is_not_put_into_a_baseline(
    check: Any, write: Write, tmp_path: Path
) -> None:
    waivers = write(toml(waiver(ROOM, RULE)).encode(), "waivers.toml")
    path = tmp_path / "baseline.json"
    check(ROOM, "--waivers", waivers, "--write-baseline", path)

    assert RULE not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not JSON"),
        (b"{}", "schema is required"),
        (
            b'{"schema": "openchat-audit-baseline/1", "problems": [], "problem": []}',
            "did you mean problems?",
        ),
    ],
)
def test_a_broken_baseline_is_refused(check: Any, write: Write, content: bytes, words: str) -> None:
    run = check(ROOM, "--baseline", write(content, "baseline.json"))

    assert run.status == 2
    assert words in run.stderr


def test_the_gate_names_the_baseline_that_holds_failures(check: Any, baseline: Path) -> None:
    held = check(ROOM, "--baseline", baseline)
    closed = check(ROOM, "--baseline", baseline, "--fail-under", 100)
    unseen = {**ROOM["visibility"], "join_method": "open", "searchable": False}
    swapped = check(changed(ROOM, "/visibility", unseen), "--baseline", baseline)
    count = len([one for one in results(held).values() if one.get("baseline")])

    gate = held.json()["summary"]["gate"]
    assert gate["passed"] is True
    assert [one["message"] for one in gate["reasons"]] == [
        {
            "ja": f"導入時の基準（{baseline}）にある要確認{count}件は、不合格の理由にしていません。",
            "en": f"Failures held by the baseline {baseline}, which do not close the gate: {count}.",
        }
    ]
    gate = closed.json()["summary"]["gate"]
    assert gate["passed"] is False
    assert [one["message_id"] for one in gate["reasons"]] == ["score", "baseline"]
    assert count == 1
    reasons = swapped.json()["summary"]["gate"]["reasons"]
    assert [one["message_id"] for one in reasons] == ["severity"]
