"""Sentences of a room's rules tell by their wording which clauses they set."""

import pytest

from auditor.text import clauses_set


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("お名前やご住所、お電話番号はここに書かないでくださいね。", "personal-information"),
        (
            "物を売ったり、お店の宣伝をしたりするのは、この部屋ではお断りしています。",
            "commercial-posts",
        ),
        ("嫌なことがあったら、管理人に@をつけて知らせてください。", "report-contact"),
        ("あとから入った人にも、前のやりとりが全部見えます。", "history-notice"),
        ("We look over these rules every spring and autumn.", "regular-review"),
    ],
)
def test_a_rule_sets_its_clause(sentence, clause):
    assert clause in clauses_set(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["", "はい", "今日の練習は雨で中止です。", "住所を書いてください。", "あ" * 5_000, "ﷺ" * 400],
)
def test_what_lays_down_nothing_sets_none(sentence):
    assert clauses_set(sentence) == frozenset()
