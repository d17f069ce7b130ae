"""Of a long text those parts are read that by themselves say something."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.text.parts import risky_parts
from auditor.text.resemblance import model

HARMLESS = "編み図の読み方や糸の替え方を教え合っています。" * 4
RISKY = "裏垢女子と繋がりたい人、顔出しなしで写真を送り合いましょう。"


def spans(text, above=0.5):
    return [text[slice(*span)] for span, _, _ in risky_parts(model(), text, above)]


def test_a_risky_sentence_is_a_part_of_its_own():
    assert RISKY in spans(HARMLESS + RISKY + HARMLESS)
    assert spans(HARMLESS * 2) == []


def test_a_short_text_has_no_parts():
    assert spans(RISKY) == []


def test_a_list_of_figures_is_no_part():
    assert spans(HARMLESS + "\n3000 4500 12000 9800 2400 5500\n" + HARMLESS, above=0.0001) == spans(
        HARMLESS + "\n" + HARMLESS, above=0.0001
    )


@given(st.text(max_size=300))
def test_parts_lie_within_the_text(text):
    for (start, end), likelihood, _ in risky_parts(model(), text, 0.1):
        assert 0 <= start < end <= len(text)
        assert 0.1 < likelihood <= 1
