"""The word tables of commerce: their schemas, cues, linearity, and the texts to paste."""

import importlib.util
import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from auditor.host import load
from auditor.loader import export_of
from auditor.model.verdict import Outcome
from auditor.runner import Judge, judge_room

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "plugins" / "commerce"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def cue_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cues", ROOT / "tools" / "commerce_cues.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def patterns() -> Iterator[Any]:
    for name, group in table("words")["groups"].items():
        for index, pattern in enumerate(group.get("patterns", ())):
            yield pytest.param(pattern, id=f"{name}-{index}")


@pytest.mark.parametrize("name", ["words", "licences"])
def test_tables_satisfy_their_schema(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"commerce-{name}.schema.json").read_text("utf-8"))

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(table(name))) == []


def test_cues_follow_from_the_patterns() -> None:
    assert table("words") == cue_tool().with_cues(table("words"))


@pytest.mark.parametrize("pattern", list(patterns()))
def test_patterns_stay_linear_on_hostile_text(pattern: str) -> None:
    compiled = re.compile(pattern)
    pieces = [
        "0",
        "1,000円",
        "募集",
        "販売",
        "公式",
        " ",
        "あ",
        "a.",
        "月収10万",
        "先着",
        "特定商取引法",
    ]
    start = time.perf_counter()

    for piece in pieces:
        text = piece * 4000
        for _ in compiled.finditer(text):
            pass

    assert time.perf_counter() - start < 5


def test_licence_examples_have_the_form_of_their_kind() -> None:
    for kind in table("licences")["kinds"].values():
        number = kind["example"].translate(str.maketrans("（）", "()")).lower()
        assert re.search(kind["number"], number), kind["example"]


def test_texts_to_paste_are_silent_in_the_rules_of_commerce() -> None:
    rules = [rule for rule in load(only_builtin=True).registry if rule.area == "commerce"]
    judges = [Judge(rule, rule.severity, dict(rule.options), ("test", "0")) for rule in rules]
    # its placeholders are amounts still to be filled in, and so told
    allowed = {"commerce.multilevel-disclosure"}
    told = []

    for rule in rules:
        for language, text in (rule.paste or {}).items():
            raw = {
                "schema": "openchat-room-export/1",
                "room": {"name": "サンプル商店の部屋", "description": "お客様の部屋です。"},
                "notes": [{"title": "お知らせ", "body": text}],
            }
            told += [
                (rule.id, language, result.rule)
                for result in judge_room(judges, export_of(raw), raw, NOW)
                if result.outcome is Outcome.FAIL and result.rule not in allowed
            ]

    assert told == []
