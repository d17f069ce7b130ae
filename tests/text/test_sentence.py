"""Sentences of a text: where they begin and end, and which hold what is looked for."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text import holding, sentence_at, sentences

TEXTS = st.text(st.sampled_from("あ漢a1。．.!?！？」）\n 　A&="), max_size=40)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("雑談の部屋です。どうぞ！", ["雑談の部屋です。", "どうぞ！"]),
        ("Be kind. No ads!\n\nThanks", ["Be kind.", "No ads!\n", "Thanks"]),
        ("「来るな。」と書かない。次", ["「来るな。」と書かない。", "次"]),
        ("https://a.example/?id=1&x!=2 を見る", ["https://a.example/?id=1&x!=2 を見る"]),
        ("3.5 km or v1.2 is fine.", ["3.5 km or v1.2 is fine."]),
        ("３．宣伝は禁止", ["３．宣伝は禁止"]),
        ("えっ！？本当ですか??はい", ["えっ！？", "本当ですか??", "はい"]),
        ("\n　\n", []),
    ],
)
def test_the_sentences_of_a_text(text: str, parts: list[str]) -> None:
    assert [text[start:end].rstrip("\n") for start, end in sentences(text)] == [
        part.rstrip("\n") for part in parts
    ]


@given(TEXTS)
def test_sentences_hold_all_that_is_not_blank_in_order(text: str) -> None:
    spans = sentences(text)
    assert list(spans) == sorted(spans)
    assert all(low < high for low, high in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = {at for low, high in spans for at in range(low, high)}
    assert all(char.isspace() for at, char in enumerate(text) if at not in inside)


@given(TEXTS)
def test_each_character_has_its_sentence(text: str) -> None:
    spans = set(sentences(text))
    for at, char in enumerate(text):
        low, high = sentence_at(text, at)
        assert low <= at < high
        assert (low, high) in spans or char.isspace()


@given(TEXTS)
def test_what_holds_a_word_is_given_with_the_first_place_of_it(text: str) -> None:
    wanted = re.compile("a|漢")
    found = list(holding(text, wanted))
    assert [span for span, _ in found] == [
        (low, high) for low, high in sentences(text) if set(text[low:high]) & set("a漢")
    ]
    for (low, high), match in found:
        assert match.start() == min(
            at for at in (text.find(char, low, high) for char in "a漢") if at >= 0
        )
