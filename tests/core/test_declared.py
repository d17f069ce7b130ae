"""Rules without code."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor, room

HEAD = 'schema = "openchat-rules/1"\n'
RULE = """
[[rule]]
id = "acme.own"
severity = "high"
title = "よい"
failure_title = {{ ja = "わるい", en = "Bad" }}
why = "規程"
fix = "直す"
message = "「{{value}}」"
{test}
"""
CASES: list[tuple[str, dict[str, Any], str]] = [
    ('must = { "/members/count" = { at_most = 10 } }', {"members": {"count": 5}}, "pass"),
    ('must = { "/members/count" = { at_most = 10 } }', {"members": {"count": 50}}, "fail"),
    ('must = { "/members/count" = { at_most = 10 } }', {}, "unknown"),
    ('must = { "/room/description" = { pattern = "^運営" } }', {"room": {"description": "x"}}, "fail"),
    ('must = { any = [{ "/room/badge" = "official" }, { "/operator/name" = { empty = false } }] }',
     {"operator": {"name": "Acme"}, "room": {"badge": "none"}}, "pass"),
    ('forbid_terms = { terms = ["アクメ"] }', {"room": {"description": "ア★クメの話"}}, "fail"),
    ('forbid_terms = { terms = ["アクメ"], in = ["/room/name"] }',
     {"room": {"description": "アクメの話"}}, "pass"),
    ('forbid_terms = { terms = ["転売"] }', {"room": {"description": "転売は禁止です"}}, "pass"),
    ('require_terms = { terms = ["アクメ株式会社"], in = ["/room/description"] }',
     {"room": {"description": "運営: アクメ株式会社"}}, "pass"),
    ('require_terms = { terms = ["アクメ株式会社"], in = ["/room/description"] }',
     {"room": {"description": "みんなの部屋"}}, "fail"),
    ('require_terms = { terms = ["アクメ株式会社"], in = ["/room/description"] }', {}, "unknown"),
    ('compare = { left = "/members/count", is = "below", right = "/members/capacity" }',
     {"members": {"count": 5, "capacity": 10}}, "pass"),
    ('compare = { left = "/members/count", is = "below", right = "/members/capacity" }',
     {"members": {"count": 10, "capacity": 10}}, "fail"),
    ('compare = { left = "/members/count", is = "below", right = "/members/capacity" }',
     {"members": {"count": 10}}, "unknown"),
    ('when = { "/room/purpose" = "internal" }\nmust = { "/visibility/searchable" = false }',
     {"room": {"purpose": "community"}, "visibility": {"searchable": True}}, "not_applicable"),
]  # fmt: skip


@pytest.mark.parametrize(("test", "parts", "outcome"), CASES)
def test_each_kind_of_test(
    auditor: Auditor, write: Callable[..., Path], test: str, parts: dict[str, Any], outcome: str
) -> None:
    rules = write((HEAD + RULE.format(test=test)).encode(), "rules.toml")

    run = auditor(
        "check", write(room(**parts)), "--rules", rules, "--select", "acme", "--format", "json"
    )

    (result,) = run.json()["rooms"][0]["results"]
    assert result["outcome"] == outcome
    if outcome == "fail":
        assert result["problems"][0]["message"]["ja"].startswith("「")


FAULTS = [
    ("", "rule is required"),
    (RULE.format(test=""), ""),
    (RULE.format(test='must = { "/members/count" = { at_mots = 1 } }'), "at_mots"),
    (RULE.format(test='must = { "members" = 1 }'), "JSON Pointer"),
    (RULE.format(test='must = { "/room/name" = { pattern = "(" } }'), "pattern"),
    (RULE.format(test='must = { "/room/name" = "x" }\nseverty = "low"'), "did you mean severity?"),
    (RULE.format(test='must = { "/room/name" = "x" }').replace("{value}", "{valeu}"), "{value}"),
    ("[[rule]\n", "line 2"),
]


@pytest.mark.parametrize(("text", "words"), FAULTS)
def test_a_faulty_file_is_one_line_and_status_2(
    auditor: Auditor, write: Callable[..., Path], text: str, words: str
) -> None:
    rules = write((HEAD + text).encode(), "rules.toml")

    run = auditor("check", write(room()), "--rules", rules)

    assert run.status == 2
    assert words in run.stderr
    assert str(rules) in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_declared_rule_cannot_take_a_built_in_id(
    auditor: Auditor, write: Callable[..., Path]
) -> None:
    text = RULE.format(test='must = { "/room/name" = "x" }').replace(
        "acme.own", "naming.name-length"
    )
    rules = write((HEAD + text).encode(), "rules.toml")

    run = auditor("check", write(room()), "--rules", rules)

    assert run.status == 8
    assert "naming.name-length is already defined by naming" in run.stderr
