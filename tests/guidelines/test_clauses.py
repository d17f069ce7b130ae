"""The clause rules on labelled texts, each family's own example, and hostile texts."""

import importlib.util
import json
import time
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parent
TOOL = FOLDER.parent.parent / "tools" / "evaluate_clauses.py"
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
DATA = files("auditor_plugins.guidelines")
FAMILIES = json.loads(DATA.joinpath("clauses.json").read_text(encoding="utf-8"))


def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("evaluate_clauses", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOLS = _tool()


@pytest.fixture(scope="module")
def reader() -> Any:
    return TOOLS.Reader()


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_figures_stay_above_their_floors(part: str) -> None:
    path = FOLDER / f"{part}.jsonl"
    found = TOOLS.figures(TOOLS.rows_of(path), TOOLS.reader_for(path))

    below = {
        name: (found[name], floor)
        for name, floor in FLOORS[part].items()
        if name != "clause" and found[name] < floor
    }
    below |= {
        clause: (value, FLOORS[part]["clause"])
        for clause, value in found["f1"].items()
        if value < FLOORS[part]["clause"]
    }
    assert below == {}


def test_no_text_stands_in_two_parts() -> None:
    texts = [row["text"] for part in FLOORS for row in TOOLS.rows_of(FOLDER / f"{part}.jsonl")]

    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_labels_are_known_clauses() -> None:
    for part in FLOORS:
        for row in TOOLS.rows_of(FOLDER / f"{part}.jsonl"):
            assert set(row["clauses"]) <= {
                *TOOLS.CLAUSES,
                *TOOLS.FURTHER,
                *TOOLS.HOURS,
                *TOOLS.ALONE,
            }, row


def _examples() -> Iterator[Any]:
    for clause, families in FAMILIES["clauses"].items():
        for family in families:
            yield pytest.param(clause, family["example"], id=f"{clause}: {family['id']}")


@pytest.mark.parametrize(("clause", "example"), list(_examples()))
def test_the_example_of_a_family_sets_its_clause(clause: str, example: str, reader: Any) -> None:
    assert clause.removesuffix("-clause") in reader.clauses_of(example)


def _further() -> Iterator[Any]:
    for clause, families in FAMILIES["further"].items():
        for family in families:
            yield pytest.param(clause, family["example"], id=f"{clause}: {family['id']}")


@pytest.fixture(scope="module")
def registry() -> Any:
    return TOOLS.load(only_builtin=True).registry


@pytest.mark.parametrize(("clause", "example"), list(_further()))
def test_the_example_of_a_further_family_sets_its_clause(
    clause: str, example: str, registry: Any
) -> None:
    rule = registry.get(f"guidelines.{clause}")
    judge = TOOLS.Judge(rule, rule.severity, rule.options, ("test", "0"))
    raw = _support_room(example)

    (result,) = TOOLS.judge_room([judge], TOOLS.export_of(raw), raw, TOOLS.NOW)

    assert result.outcome is TOOLS.Outcome.PASS


def test_each_clause_has_families_enough() -> None:
    few = {
        clause: (lang, found)
        for clause, families in FAMILIES["clauses"].items()
        for lang, wanted in (("ja", 8), ("en", 4))
        if (found := sum(family["lang"] == lang for family in families)) < wanted
    }

    assert few == {}


def test_family_ids_are_unique_in_a_clause() -> None:
    for families in (*FAMILIES["clauses"].values(), *FAMILIES["further"].values()):
        ids = [family["id"] for family in families]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("clauses.json", "clause-families"),
        ("lexicon.json", "clause-lexicon"),
        ("contradictions.json", "rule-claims"),
        ("permissions.json", "rule-permissions"),
        ("distress.json", "patterns"),
        ("minors.json", "patterns"),
    ],
)
def test_data_fits_its_schema(name: str, schema: str) -> None:
    text = files("auditor_schemas").joinpath(f"{schema}.schema.json").read_text(encoding="utf-8")
    data = json.loads(DATA.joinpath(name).read_text(encoding="utf-8"))

    assert list(Draft202012Validator(json.loads(text)).iter_errors(data)) == []


@pytest.mark.parametrize(
    "text",
    [
        "。" * 50000,
        "❌" * 50000,
        "a." * 50000,
        "し" * 50000,
        "【\n" * 25000,
        "個人情報" * 12000,
        "「" * 50000,
        "LINE交換" * 8000,
        "2026年" * 8000,
        "項目｜×\n" + "お金｜貸し借り\n" * 6000,
        "a|b\n" + "-" * 50000 + "x",
        "書かん" * 16000,
        "おかねは かしかりの " * 5000,
    ],
    ids=[
        "stops",
        "crosses",
        "dots",
        "one-letter",
        "headings",
        "one-word",
        "quotes",
        "subjects",
        "years",
        "table",
        "rule-of-a-table",
        "dialect",
        "spaced-kana",
    ],
)
def test_long_hostile_texts_are_judged_in_linear_time(text: str) -> None:
    rules = [
        rule for rule in TOOLS.load(only_builtin=True).registry if rule.id.startswith("guidelines.")
    ]
    judges = [TOOLS.Judge(rule, rule.severity, rule.options, ("test", "0")) for rule in rules]
    raw = {
        "schema": "openchat-room-export/1",
        "room": {"name": "部屋", "description": text[:1000]},
        "guidelines": {"text": text},
    }
    started = time.process_time()

    results = tuple(TOOLS.judge_room(judges, TOOLS.export_of(raw), raw, TOOLS.NOW))

    assert {result.failure for result in results} == {None}
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "\u202e禁止\u202c",
        "\U0001f9d1\u200d\U0001f9d1",
        "İ" * 10,
        "\x00\ufeff?!",
        "!?。",
    ],
)
def test_odd_texts_set_nothing(text: str, reader: Any) -> None:
    assert reader.clauses_of(text) == frozenset()


def test_a_ban_in_a_heading_holds_for_the_lines_under_it(reader: Any) -> None:
    text = "【禁止事項】\n・宣伝\n・出会い目的\n\nみなさんの近況\n・個人情報保護士になりました"

    assert reader.clauses_of(text) == {"commercial-posts", "dating-ban"}


@pytest.mark.parametrize(
    "text",
    [
        "禁止事項\n・宣伝\n・出会い目的",
        "この部屋でできないこと\n\n・宣伝\n・出会い目的",
        "🌙だめなこと\n　・宣伝\n　・出会い目的\n🌙名前について",
        "第4条 次の行為を禁ずる。\n 一 宣伝\n 二 出会い目的",
        "DON'T\n- 宣伝\n- 出会い目的",
        "🍀やめてね！\n・宣伝\n・出会い目的",
        "書かないこと\n宣伝。\n出会い目的。",
        "♪ ここに書かないでいただきたいもの\n宣伝\n出会い目的",
        "やらないでほしいこと\n宣伝\n出会い目的",
        "お控えいただきたいこと\n宣伝\n出会い目的",
        "これはナシ！\n・宣伝\n・出会い目的",
        "Things we remove\n- 宣伝\n- 出会い目的",
        "ILLEGAL MOVES\n- 宣伝\n- 出会い目的",
        "【だめなこと】\n☆ 出会い目的のひと\n☆ 宣伝のようなこと",
        "四　信号「停止」（禁止）\n・宣伝\n・出会い目的",
        "第9条 次の行為を禁止します。一　宣伝　二　出会い目的　三　虚偽の情報の流布",
        "以下の行為はお断りします。(1)宣伝 (2)出会い目的",
        "書かないでいただきたいものがあります。まず、宣伝のようなもの。次に、出会い目的の話。",
    ],
    ids=[
        "bare",
        "blank-line",
        "other-mark",
        "announced",
        "english",
        "asked",
        "no-marks",
        "note",
        "not-to-do",
        "refrain",
        "exclaimed",
        "removed",
        "illegal",
        "stars",
        "kanji-number",
        "run-on",
        "run-on-numbers",
        "paragraph",
    ],
)
def test_a_ban_above_a_list_holds_for_its_items(text: str, reader: Any) -> None:
    assert reader.clauses_of(text) - {"warning-and-removal"} == {"commercial-posts", "dating-ban"}


@pytest.mark.parametrize(
    "text",
    [
        "書けなかったこと\n・宣伝\n・出会い目的",
        "♪ 書いてほしいこと\n☆ 出会いの思い出\n☆ お店の宣伝",
        "次の行事を紹介します。一　宣伝　二　出会い　三　歌",
        "書いていただきたいものがあります。まず、お店の宣伝文。次に、出会いの話。",
        "やめてね！\n出会いの本の感想",
        "やらないでほしいことの話をしました\n出会いの本",
        "書かないことって何ですか？\n宣伝\n出会い目的",
        "書かないでいただきたいものがあります。\n\n出会いの本の感想です。",
    ],
    ids=["story", "wanted", "events", "asked-for", "no-list", "told", "question", "apart"],
)
def test_what_looks_like_a_ban_above_a_list_bans_nothing(text: str, reader: Any) -> None:
    assert reader.clauses_of(text) == set()


def test_a_ban_above_a_list_ends_with_the_list(reader: Any) -> None:
    text = "できないこと\n・宣伝\n・営業\n◎近況\n◎出会い系の本の感想"

    assert reader.clauses_of(text) == {"commercial-posts"}


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Q. 出会い、営業は？\nA. お断りしています。", {"commercial-posts", "dating-ban"}),
        ("Q1. 出会いは？ A. お断りしています。", {"dating-ban"}),
        ("Q. 出会いは？\nA. 近況をどうぞ。", set()),
        ("Q. 出会いは？\n\nお断りしています。", set()),
    ],
    ids=["two-lines", "one-line", "no-ban", "no-answer"],
)
def test_an_answer_takes_its_topic_from_the_question(
    text: str, clauses: set[str], reader: Any
) -> None:
    assert reader.clauses_of(text) == clauses


def test_a_question_says_when_the_sentence_behind_it_holds(reader: Any) -> None:
    assert reader.clauses_of("Something off? Write to care@example.org.") == {"report-contact"}
    assert reader.clauses_of("Something off? The sky is blue.") == set()


def test_two_neighbours_in_a_line_are_read_together(reader: Any) -> None:
    parted = "呼び名について。\nローマ字にします。"

    assert "profile" in reader.clauses_of(parted.replace("\n", ""))
    assert "profile" not in reader.clauses_of(parted)


def test_a_sentence_without_its_full_stop_reads_as_with_it(reader: Any) -> None:
    assert reader.clauses_of("困りごとは副団長へ") == reader.clauses_of("困りごとは副団長へ。")


def test_full_width_and_half_width_spellings_are_read_alike(reader: Any) -> None:
    assert reader.clauses_of("ＬＩＮＥ　ＩＤの交換はＮＧ") == reader.clauses_of("LINE IDの交換はng")


def _pastes() -> Iterator[Any]:
    for rule in TOOLS.load(only_builtin=True).registry:
        if rule.id.startswith("guidelines.") and "guideline-clause" in rule.tags:
            for lang, text in rule.paste.items():
                yield pytest.param(rule, text, id=f"{rule.id} {lang}")


@pytest.mark.parametrize(("rule", "text"), list(_pastes()))
def test_the_text_to_paste_mends_the_failure(rule: Any, text: str) -> None:
    raw = _support_room(text)
    judge = TOOLS.Judge(rule, rule.severity, rule.options, ("test", "0"))

    (result,) = TOOLS.judge_room([judge], TOOLS.export_of(raw), raw, TOOLS.NOW)

    assert result.outcome is TOOLS.Outcome.PASS


def _support_room(text: str) -> dict[str, Any]:
    """Give a room to which each clause applies, with these rules."""
    return {
        "schema": "openchat-room-export/1",
        "room": {"name": "高校生のオフ会の部屋", "purpose": "customer_support"},
        "guidelines": {"text": text},
    }
