"""The word tables of commerce: their schemas, linearity, and the texts to paste."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
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


def patterns() -> Iterator[Any]:
    for name, group in table("words")["groups"].items():
        for index, pattern in enumerate(group.get("patterns", ())):
            yield pytest.param(pattern, id=f"{name}-{index}")


@pytest.mark.parametrize("name", ["words", "licences"])
def test_tables_satisfy_their_schema(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"commerce-{name}.schema.json").read_text("utf-8"))

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(table(name))) == []


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
    start = time.process_time()

    for piece in pieces:
        text = piece * 4000
        for _ in compiled.finditer(text):
            pass

    assert time.process_time() - start < 5


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


def test_a_lawful_shop_with_its_disclosure_stays_silent() -> None:
    shop = {
        "schema": "openchat-room-export/1",
        "room": {
            "name": "ひなた文具店のお客様ルーム",
            "audience": "customers",
            "description": "手帳とペンの使い方を話す部屋です。運営：株式会社ひなた。新商品のご案内をすることが"
            "あります。購入はショップ（https://shop.example.com/）から、個別のご相談はLINE公式アカウントへどうぞ。",
        },
        "notes": [
            {
                "title": "【大事】ルール",
                "body": "販売・勧誘・宣伝の投稿、闇バイト、LINE交換や個別LINEへの誘導は禁止です。",
            },
            {
                "title": "お買い物のご案内",
                "body": "手帳 1冊 980円（税込）、送料は全国一律500円（税込）。お支払いはカードか銀行振込。"
                "ご注文から3日以内に発送します。返品は到着後8日以内にご連絡ください。\n"
                "特定商取引法に基づく表記：https://shop.example.com/law",
            },
            {
                "title": "モニター募集",
                "body": "新作のモニターを募集します。投稿には「PR」とお書きください。",
            },
        ],
        "operator": {
            "kind": "company",
            "name": "株式会社ひなた",
            "url": "https://shop.example.com/",
            "official_account": "@hinata",
            "licences": [],
        },
        "commerce": {
            "sells": True,
            "solicits": False,
            "sponsored": False,
            "affiliate": False,
            "prices": ["980円（税込）"],
            "refund_policy": "到着後8日以内",
            "disclosure_url": "https://shop.example.com/law",
            "external_links": ["https://shop.example.com/"],
        },
        "permissions": {"mention_all": "admin"},
    }
    rules = [rule for rule in load(only_builtin=True).registry if rule.area == "commerce"]
    judges = [Judge(rule, rule.severity, dict(rule.options), ("test", "0")) for rule in rules]

    results = list(judge_room(judges, export_of(shop), shop, NOW))

    settled = (Outcome.PASS, Outcome.NOT_APPLICABLE)
    assert [result for result in results if result.outcome not in settled] == []
