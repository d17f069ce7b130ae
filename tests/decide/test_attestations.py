"""Attestations: what a person answers for, until when, and bound to what was read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor, Run
from tests.decide.deciding import OTHERS, attestation, changed, toml
from tests.decide.test_waivers import ROOM

Write = Callable[..., Path]
RULE = "visibility.full-room"


@pytest.fixture(name="check")
def _check(auditor: Auditor, write: Write) -> Callable[..., Run]:
    """Audits one room by the visibility rules only, with a file of attestations."""

    def check(
        *entries: dict[str, Any], now: str = "2026-11-22T00:00:00Z", export: Any = ROOM
    ) -> Run:
        file = write(toml(*entries).encode(), "waivers.toml")
        path = write(export)
        return auditor("check", path, "--waivers", file, "--now", now, "--format=json", *OTHERS)

    return check


def result_of(run: Run) -> dict[str, Any]:
    (found,) = [one for one in run.json()["rooms"][0]["results"] if one["rule"] == RULE]
    return dict(found)


def test_unknown_becomes_a_pass_that_is_marked(check: Any) -> None:
    plain, run = check(), check(attestation(ROOM, RULE))

    assert result_of(plain)["outcome"] == "unknown"
    assert result_of(run)["outcome"] == "pass"
    assert result_of(run)["attestation"]["by"] == "Tanaka"
    before, after = (one.json()["rooms"][0]["score"] for one in (plain, run))
    assert (after["low"], after["coverage"]) > (before["low"], before["coverage"])


@pytest.mark.parametrize(
    ("pointer", "value", "words"),
    [
        ("/room/description", "新しい説明", "/room/description has been filled in since"),
        ("/room/name", "夜の読書会", "/room/name has changed since"),
        ("/members/count", 12, "/members/count has been filled in since"),
    ],
)
def test_it_ends_when_what_was_read_or_what_the_rule_reads_moves(
    check: Any, pointer: str, value: Any, words: str
) -> None:
    entry = attestation(ROOM, RULE, "/room/name", "/room/description")
    moved = check(entry, export=changed(ROOM, pointer, value))
    (told,) = result_of(moved)["void_attestations"]

    assert (
        result_of(check(entry, export=changed(ROOM, "/room/language", "ja")))["outcome"] == "pass"
    )
    assert result_of(moved)["outcome"] == "unknown"
    assert (told["id"], told["pointer"]) == ("A-1", pointer)
    assert (
        f"A-1: the attestation no longer holds: {words}; look again, or delete it" in moved.stderr
    )


def test_it_ends_when_evidence_disappears(check: Any) -> None:
    counted = changed(ROOM, "/members", {"count": 12})
    entry = attestation(counted, RULE)

    assert result_of(check(entry, export=counted))["outcome"] == "pass"
    lost = check(entry, export=changed(ROOM, "/members", None))
    assert result_of(lost)["outcome"] == "unknown"
    assert "/members/count has disappeared since" in lost.stderr


def test_it_must_tell_of_every_setting_that_the_rule_reads(check: Any) -> None:
    run = check(attestation(ROOM, RULE, reads=("/members/count",)))

    assert result_of(run)["outcome"] == "unknown"
    assert "it does not tell /members/capacity, which the rule reads" in run.stderr


def test_it_never_hides_a_failure_and_the_contradiction_is_told(check: Any) -> None:
    full = changed(ROOM, "/members", {"count": 500, "capacity": 500})
    signed_before, signed_after = attestation(ROOM, RULE), attestation(full, RULE)

    for entry in (signed_before, signed_after):
        run = check(entry, export=full)
        assert result_of(run)["outcome"] == "fail"
        assert run.status == 6
        assert "the export now shows the opposite of what is attested (/members/" in run.stderr
    assert result_of(check(signed_after))["outcome"] == "unknown"


def test_once_void_it_stays_void_along_the_chain_of_reports(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    file = write(toml(attestation(ROOM, RULE)).encode(), "waivers.toml")
    full = changed(ROOM, "/members", {"count": 500, "capacity": 500})
    rooms = {"silent": write(ROOM, "silent.json"), "full": write(full, "full.json")}
    known = ("--waivers", file, *OTHERS)

    def audit(room: str, day: int, *more: str) -> Run:
        target = tmp_path / f"{day}.json"
        now = f"2026-11-{day}T00:00:00Z"
        return auditor("check", rooms[room], "--now", now, *known, "--output", target, *more)

    def outcome(day: int) -> tuple[str, list[str]]:
        report = json.loads((tmp_path / f"{day}.json").read_text("utf-8"))
        (found,) = [one for one in report["rooms"][0]["results"] if one["rule"] == RULE]
        return found["outcome"], [one["move"] for one in found.get("void_attestations", ())]

    audit("silent", 21)
    assert outcome(21) == ("pass", [])
    assert audit("full", 22, "--previous", str(tmp_path / "21.json")).status == 6
    assert outcome(22) == ("fail", ["appeared"])
    audit("silent", 23, "--previous", str(tmp_path / "22.json"))
    assert outcome(23) == ("unknown", ["earlier"])
    audit("silent", 24, "--previous", str(tmp_path / "23.json"))
    assert outcome(24) == ("unknown", ["earlier"])
    audit("silent", 25)
    assert outcome(25) == ("pass", [])


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", "/members/count が記録のあとに書かれました"),
        ("en", "/members/count has been filled in since"),
    ],
)
def test_every_report_for_readers_tells_what_moved(
    auditor: Auditor, write: Write, form: str, lang: str, words: str
) -> None:
    file = write(toml(attestation(ROOM, RULE)).encode(), "waivers.toml")
    room = write(changed(ROOM, "/members/count", 12))
    run = auditor("check", room, "--waivers", file, "--lang", lang, "--format", form, *OTHERS)

    assert words in run.stdout.replace("\\", "")


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        ("2026-10-31T23:59:59Z", "unknown"),
        ("2026-11-01T00:00:00Z", "pass"),
        ("2026-12-31T23:59:59Z", "pass"),
        ("2027-01-01T08:59:59+09:00", "pass"),
        ("2027-01-01T00:00:00Z", "unknown"),
    ],
)
def test_it_counts_on_its_days_in_utc(check: Any, now: str, outcome: str) -> None:
    assert result_of(check(attestation(ROOM, RULE), now=now))["outcome"] == outcome


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"valid_until": "2027-11-01"}, "valid for 366 days; 365 at the most"),
        ({"valid_until": "2026-10-01"}, "valid_until (2026-10-01) lies before at (2026-11-01)"),
        ({"valid_until": "2026-11-21"}, "expired on 2026-11-21"),
        ({"read": []}, "must have 1 items or more"),
        ({"evidence": None}, "evidence"),
        ({"evidence": {"/room/name": "sha256:1"}}, "does not have the right form"),
        ({"by": " "}, "is empty; fill it in"),
        ({"read": ["/romm/name"]}, "no setting at /romm/name"),
        ({"read": ["/romm/name"]}, "in a room export (did you mean /room/name?)"),
        ({"rule": "visibility.fullroom"}, "did you mean visibility.full-room?"),
    ],
)
def test_a_fault_gives_six_and_the_attestation_does_not_count(
    check: Any, given: dict[str, Any], words: str
) -> None:
    run = check(attestation(ROOM, RULE, **given))

    assert run.status == 6
    assert words in run.stderr
    assert result_of(run)["outcome"] == "unknown"
