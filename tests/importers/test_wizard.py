"""The wizard's questions: their order, what an answer opens, resuming, the export."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import schema
from auditor.errors import InputError
from auditor.settings import catalogue
from auditor.wizard import Question, Wizard, export_of_answers, resumed

SETTINGS = catalogue().settings


def question_at(pointer: str, wizard: Wizard | None = None) -> tuple[Question, Wizard]:
    """The question of a pointer, all before it passed."""
    wizard = wizard or Wizard()
    while (question := wizard.next_question()) is not None:
        if question.pointer == pointer:
            return question, wizard
        wizard = wizard.passed(question)
    raise AssertionError(pointer)


def answered(pointer: str, value: Any, wizard: Wizard | None = None) -> Wizard:
    question, wizard = question_at(pointer, wizard)
    return wizard.answered(question, value)


def asked(wizard: Wizard) -> list[str]:
    found = []
    while (question := wizard.next_question()) is not None:
        found.append(question.pointer)
        wizard = wizard.passed(question)
    return found


def test_questions_come_in_the_order_of_the_catalogue() -> None:
    order = list(SETTINGS)
    found = asked(Wizard())

    assert found[:2] == ["/room/name", "/room/description"]
    assert [order.index(pointer) for pointer in found] == sorted(map(order.index, found))
    assert len(found) == len(set(found)) == Wizard().remaining()


def test_long_lists_are_asked_only_on_request() -> None:
    more = set(asked(Wizard(has_details=True))) - set(asked(Wizard()))

    assert {"/moderation/log", "/moderation/reports", "/members/nicknames"} <= more


@pytest.mark.parametrize(
    ("pointer", "value", "opened"),
    [
        ("/visibility/join_method", "approval", "/visibility/join_question"),
        ("/visibility/join_method", "code", "/visibility/join_code"),
        ("/bots/spam_filter/enabled", True, "/bots/spam_filter/words"),
        ("/bots/greeting/enabled", True, "/bots/greeting/text"),
        ("/commerce/sells", True, "/commerce/disclosure_url"),
        ("/notes", True, "/notes/0/title"),
    ],
)
def test_an_answer_opens_what_hangs_on_it(pointer: str, value: Any, opened: str) -> None:
    assert opened not in asked(Wizard())
    assert opened in asked(answered(pointer, value))


def test_a_list_is_asked_item_by_item_until_there_are_no_more() -> None:
    wizard = answered("/admins/co_admins", True)
    wizard = answered("/admins/co_admins/0/nickname", "B", wizard)
    wizard = answered("/admins/co_admins/0/+", True, wizard)
    wizard = answered("/admins/co_admins/1/nickname", "C", wizard)
    wizard = answered("/admins/co_admins/1/+", False, wizard)

    assert not [pointer for pointer in asked(wizard) if "co_admins" in pointer]
    assert wizard.export(None)["admins"] == {"co_admins": [{"nickname": "B"}, {"nickname": "C"}]}


def test_a_list_known_to_be_empty_is_empty_and_a_passed_one_absent() -> None:
    assert answered("/notes", False).export(None)["notes"] == []
    question, wizard = question_at("/notes")
    assert "notes" not in wizard.passed(question).export(None)


@pytest.mark.parametrize("word", ["なし", "いいえ", "none", "No"])
def test_a_list_is_told_to_be_empty_in_every_spelling(word: str) -> None:
    question, _ = question_at("/notes")

    assert question.parse(word) is False


def test_dont_know_leaves_the_setting_out() -> None:
    wizard = answered("/room/name", "会")

    assert wizard.export("2026-11-22T00:00:00Z") == {
        "schema": "openchat-room-export/1",
        "exported_at": "2026-11-22T00:00:00Z",
        "exported_by": "auditor init",
        "room": {"name": "会"},
    }


def test_back_leads_to_the_last_question_and_keeps_its_answer() -> None:
    before = answered("/room/name", "会")
    question = before.next_question()
    assert question is not None
    again = before.answered(question, "説明").back()

    assert again.next_question() == question
    assert again.answers["/room/description"] == "説明"
    assert again.passed(question).export(None)["room"]["description"] == "説明"
    assert again.cleared(question) == before.passed(question)
    assert before.passed(question).back() == before
    assert Wizard().back() == Wizard()


def test_a_section_is_passed_at_once_but_never_the_name() -> None:
    wizard = Wizard().passed_section("basics")
    assert wizard == Wizard()

    wizard = answered("/room/name", "会").passed_section("basics")
    question = wizard.next_question()
    assert question is not None
    assert question.setting.section == "joining"


@pytest.mark.parametrize(
    ("pointer", "written"),
    [
        ("/room/created_at", "いつか"),
        ("/members/count", "たくさん"),
        ("/notes", "三つ"),
        ("/visibility/searchable", "?"),
        ("/room/minimum_age", "999"),
    ],
)
def test_an_answer_is_judged_at_once(pointer: str, written: str) -> None:
    question, _ = question_at(pointer)

    with pytest.raises(InputError):
        question.parse(written)


def test_a_violation_limit_beyond_the_schema_is_refused() -> None:
    question, _ = question_at(
        "/bots/spam_filter/violation_limit", answered("/bots/spam_filter/enabled", True)
    )

    assert question.parse("10回") == 10
    with pytest.raises(InputError):
        question.parse("11")


def test_answers_are_taken_up_again_from_their_json() -> None:
    wizard = answered("/notes/0/title", "ルール", answered("/notes", True))

    again = resumed(json.loads(json.dumps(wizard.state())))

    assert again == wizard


@pytest.mark.parametrize("state", [None, [], {}, {"format": "auditor-init/1"}, {"answers": {}}])
def test_anything_else_is_no_state(state: Any) -> None:
    assert resumed(state) is None


@settings(deadline=None)
@given(st.data())
def test_whatever_is_answered_the_export_keeps_the_schema(data: Any) -> None:
    wizard = answered("/room/name", "会")
    for _ in range(40):
        question = wizard.next_question()
        if question is None:
            break
        written = data.draw(st.sampled_from(["", "なし", "はい", "2", "2026-11-22", "open"]))
        try:
            value = question.parse(written) if written else None
        except InputError:
            value = None
        wizard = wizard.passed(question) if value is None else wizard.answered(question, value)

    assert schema.violations("room-export", wizard.export("2026-11-22T00:00:00Z")) == ()


def test_a_file_of_answers_makes_an_export() -> None:
    made, found = export_of_answers(
        {
            "/notes/1/title": "案内",
            "/room/name": "会",
            "/notes/0/title": "ルール",
            "/visibility/join_method": "参加の承認",
            "/members/count": "1,200人",
            "/bots/spam_filter/words": ["副業"],
            "/admins/co_admins": "なし",
            "/admins/coverage": "9:00-21:00",
            "/room/tags": "読書\n小説",
        },
        None,
    )

    assert found == ()
    assert made["notes"] == [{"title": "ルール"}, {"title": "案内"}]
    assert made["visibility"] == {"join_method": "approval"}
    assert made["members"] == {"count": 1200}
    assert made["admins"] == {"co_admins": [], "coverage": [{"from": "09:00", "to": "21:00"}]}
    assert made["room"]["tags"] == ["読書", "小説"]


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/room/nmae", "x"),
        ("room/name", "x"),
        ("/notes/*/title", "x"),
        ("/notes/1/title", "x"),
        ("/members/count", "many"),
        ("/members/count", 1.5),
        ("/members/count", None),
        ("/admins/co_admins", [{"nick": "x"}]),
        ("", "x"),
    ],
)
def test_a_wrong_answer_of_a_file_is_told_by_its_pointer(pointer: str, value: Any) -> None:
    _, found = export_of_answers({"/room/name": "会", pointer: value}, None)

    assert [violation.pointer for violation in found] == [pointer]
