"""Every rule's cases: data beside this file, one file a rule, run through the public door."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditor.clock import parse_time
from auditor.host import Host, load
from auditor.loader import export_of
from auditor.model.verdict import Outcome, Result
from auditor.runner import Judge, judge_room

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 22, tzinfo=UTC)
FILES = sorted(FOLDER.glob("*/*.json"))


def _cases() -> Iterator[Any]:
    for file in FILES:
        data = json.loads(file.read_text(encoding="utf-8"))
        for case in data["cases"]:
            name = f"{file.parent.name}.{file.stem}: {case['name']}"
            yield pytest.param(data["rule"], case, id=name)


@pytest.fixture(scope="module")
def host() -> Host:
    return load(only_builtin=True)


def judged(host: Host, rule_id: str, case: dict[str, Any]) -> Result:
    raw = {"schema": "openchat-room-export/1", **case["room"]}
    raw["room"] = {"name": "読書好きの集まり", **raw.get("room", {})}
    rule = host.registry.get(rule_id)
    judge = Judge(rule, rule.severity, {**rule.options, **case.get("options", {})}, ("test", "0"))
    now = parse_time(case["now"]) if "now" in case else NOW
    assert now is not None
    (result,) = judge_room([judge], export_of(raw), raw, now)
    return result


@pytest.mark.parametrize(("rule_id", "case"), list(_cases()))
def test_case(host: Host, rule_id: str, case: dict[str, Any]) -> None:
    result = judged(host, rule_id, case)

    told = [f"{problem.message} at {problem.at}" for problem in result.problems]
    assert (result.outcome.value, result.failure) == (case["outcome"], None), told
    if "problems" in case:
        wanted = [(problem["message_id"], problem["pointer"]) for problem in case["problems"]]
        assert [(problem.message, problem.at) for problem in result.problems] == wanted
    if "missing" in case:
        assert list(result.missing) == case["missing"]
    if "severity" in case:
        assert result.severity.value == case["severity"]


def test_every_rule_has_cases_and_every_case_a_rule(host: Host) -> None:
    named = {f"{file.parent.name}.{file.stem.replace('_', '-')}" for file in FILES}

    assert named == {rule.id for rule in host.registry}
    for file in FILES:
        data = json.loads(file.read_text(encoding="utf-8"))
        assert data["rule"] == f"{file.parent.name}.{file.stem.replace('_', '-')}"


def test_every_rule_passes_and_fails_in_its_cases(host: Host) -> None:
    for rule in host.registry:
        area, _, name = rule.id.partition(".")
        file = FOLDER / area / f"{name.replace('-', '_')}.json"
        outcomes = {case["outcome"] for case in json.loads(file.read_text("utf-8"))["cases"]}
        assert {Outcome.PASS.value, Outcome.FAIL.value} <= outcomes, rule.id
        if rule.needs:
            assert Outcome.UNKNOWN.value in outcomes, rule.id
        if rule.when is not None:
            assert Outcome.NOT_APPLICABLE.value in outcomes, rule.id


def test_no_two_cases_of_a_rule_share_a_name() -> None:
    for file in FILES:
        names = [case["name"] for case in json.loads(file.read_text("utf-8"))["cases"]]
        assert len(names) == len(set(names)), file.name
