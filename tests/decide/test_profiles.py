"""The built-in profiles as a ladder, and the highest that a report names."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from auditor.profile import LADDER, resolve
from auditor.scoring import grade
from tests.conftest import EXAMPLES, Auditor, room
from tests.decide.deciding import toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"


def test_each_profile_asks_for_at_least_what_the_one_before_asks() -> None:
    order = ["critical", "high", "medium", "low", "info"]
    gates = [resolve(name).gate for name in LADDER]
    for mild, strict in pairwise(gates):
        assert mild.fail_on is not None
        assert strict.fail_on is not None
        assert order.index(strict.fail_on.value) >= order.index(mild.fail_on.value)
        assert (strict.fail_under or 0) >= (mild.fail_under or 0)
        assert (strict.min_coverage or 0) >= (mild.min_coverage or 0)
    assert grade(resolve("strict").gate.fail_under or 0) == "B"


def test_the_highest_profile_is_the_one_whose_own_check_passes(auditor: Auditor) -> None:
    for example in sorted(EXAMPLES.glob("[ms]*.json")):
        passed = {
            name: auditor("check", example, NOW, "--profile", name).status == 0 for name in LADDER
        }
        for profile in LADDER:
            report = auditor("check", example, NOW, "--profile", profile, "--format=json").json()
            assert report["rooms"][0]["profiles"] == passed, (example, profile)
        held = [
            name
            for number, name in enumerate(LADDER, 1)
            if all(passed[one] for one in LADDER[:number])
        ]
        assert report["summary"]["highest_profile"] == (held[-1] if held else None)


def test_a_part_of_the_rules_says_nothing_of_a_profile(auditor: Auditor, write: Write) -> None:
    report = auditor("check", write(room()), NOW, "--select=naming", "--format=json").json()

    assert "profiles" not in report["rooms"][0]
    assert report["summary"]["highest_profile"] is None


def test_a_waiver_too_long_for_a_profile_does_not_count_there(
    auditor: Auditor, write: Write
) -> None:
    export: dict[str, Any] = json.loads((EXAMPLES / "support-ready.json").read_text("utf-8"))
    export["room"]["id"] = "book-club"
    export["visibility"]["searchable"] = True
    export["visibility"]["join_method"] = "code"
    path = write(export)
    file = write(toml(waiver(ROOM, RULE, expires="2027-03-19")).encode(), "waivers.toml")
    report = auditor("check", path, NOW, "--waivers", file, "--format=json").json()
    strict = auditor("check", path, NOW, "--waivers", file, "--profile=strict", "--format=json")
    (result,) = [one for one in report["rooms"][0]["results"] if one["rule"] == RULE]

    assert result["waiver"] is not None
    assert strict.status == 6
    assert "its severity allows 90 at the most" in strict.stderr


def test_what_an_own_profile_takes_more_gravely_does_not_weigh_in_the_built_in_ones(
    auditor: Auditor, write: Write
) -> None:
    example = EXAMPLES / "support-search-left-on.json"
    usual = auditor("check", example, NOW, "--format=json").json()["rooms"][0]
    failed = [one["rule"] for one in usual["results"] if one["outcome"] == "fail"]
    own = {
        "schema": "openchat-audit-profile/1",
        "name": "own",
        "extends": "launch",
        "severities": dict.fromkeys(failed, "critical"),
    }
    path = write(own, "own.json")
    graver = auditor("check", example, NOW, "--profile", path, "--format=json").json()["rooms"][0]

    assert graver["score"]["low"] < usual["score"]["low"]
    assert graver["profiles"] == usual["profiles"]
    assert usual["profiles"]["review"]
