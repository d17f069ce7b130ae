"""Attestations: what a person answers for, until when, and bound to what was read."""

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


def test_it_ends_when_what_was_read_changes(check: Any) -> None:
    entry = attestation(ROOM, RULE, "/room/name", "/room/description")
    described = changed(ROOM, "/room/description", "新しい説明")
    other = changed(ROOM, "/room/language", "ja")

    assert result_of(check(entry, export=other))["outcome"] == "pass"
    assert result_of(check(entry, export=described))["outcome"] == "unknown"


def test_it_never_hides_a_failure_and_the_contradiction_is_told(check: Any) -> None:
    full = changed(ROOM, "/members", {"count": 500, "capacity": 500})
    run = check(attestation(full, RULE), export=full)

    assert result_of(run)["outcome"] == "fail"
    assert run.status == 6
    assert "the export now shows the opposite" in run.stderr


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
        ({"by": " "}, "does not have the right form"),
        ({"read": ["/romm/name"]}, "no setting at /romm/name"),
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
