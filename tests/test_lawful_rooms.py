"""Lawful businesses and ordinary associations draw no alarm for their words or their trade."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditor.host import load
from auditor.loader import export_of
from auditor.model.verdict import Outcome, Result, Severity
from auditor.runner import Judge, judge_room

ROOMS = json.loads(Path(__file__).with_name("lawful_rooms.json").read_text("utf-8"))["rooms"]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
AREAS = ("commerce", "naming", "privacy", "visibility")
ALARMS = (Severity.CRITICAL, Severity.HIGH)


@pytest.fixture(scope="module")
def judges() -> list[Judge]:
    rules = load(only_builtin=True).registry
    return [Judge(rule, rule.severity, dict(rule.options), ("test", "0")) for rule in rules]


def alarms(judges: list[Judge], room: dict[str, Any]) -> list[Result]:
    """The failures that weigh, of these areas."""
    return [
        result
        for result in judge_room(judges, export_of(room), room, NOW)
        if result.outcome is Outcome.FAIL
        and result.severity in ALARMS
        and result.rule.startswith(AREAS)
    ]


def test_the_suite_is_broad() -> None:
    assert len({room["name"] for room in ROOMS}) == len(ROOMS) >= 15


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room["name"]))
def test_a_lawful_room_draws_no_alarm(judges: list[Judge], room: dict[str, Any]) -> None:
    told = [
        (result.rule, problem.at, dict(problem.values))
        for result in alarms(judges, room["room"])
        for problem in result.problems
    ]

    assert told == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("元本保証で月利10%を確約します。LINEを追加してください。", "commerce.income-claim"),
        ("アトピーが治る石けん 980円", "commerce.health-claim"),
        ("店長の携帯は090-0000-0000です", "privacy.contact-details-published"),
    ],
)
def test_the_same_shop_is_told_when_it_goes_too_far(
    judges: list[Judge], said: str, rule: str
) -> None:
    shop = next(room["room"] for room in ROOMS if room["name"] == "ハンドメイド作家")
    description = shop["room"]["description"] + said
    changed = {**shop, "room": {**shop["room"], "description": description}}

    assert rule in {result.rule for result in alarms(judges, changed)}
