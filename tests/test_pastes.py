"""A text that is offered for pasting must not make another rule fail."""

from datetime import UTC, datetime

import pytest

from auditor.host import load
from auditor.loader import export_of
from auditor.model.verdict import Outcome
from auditor.runner import Judge, judge_room
from tests.conftest import room

HOST = load(only_builtin=True)
JUDGES = [Judge(rule, rule.severity, rule.options, ("", "")) for rule in HOST.registry]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# word lists for the spam filter, and disclosures of those who do sell, are no room rules
ELSEWHERE = {"moderation.spam-filter-coverage"}
AREAS = ("guidelines", "privacy", "visibility", "naming", "moderation", "operations")
# a text alone has no date; rules that were empty before have nothing to be dated
EXPECTED = {"guidelines.rules-date"}
TEXTS = [
    pytest.param(text, id=f"{rule.id}-{lang}")
    for rule in HOST.registry
    if rule.paste and rule.area in AREAS and rule.id not in ELSEWHERE
    for lang, text in rule.paste.items()
]


def failing(text: str) -> set[str]:
    raw = room(
        room={"name": "朝ラン部", "description": "毎朝のランニングを報告し合うルームです。"},
        guidelines={"text": text},
        commerce={"sells": False, "solicits": False, "sponsored": False, "affiliate": False},
    )
    results = judge_room(JUDGES, export_of(raw), raw, NOW)
    return {result.rule for result in results if result.outcome is Outcome.FAIL}


@pytest.mark.parametrize("text", TEXTS)
def test_no_other_rule_fails_for_it(text: str) -> None:
    assert failing(text) - failing("") - EXPECTED == set()
