"""The scanner finds every key wherever it stands, with the automaton and without it alike."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.text.scanning import Scanner, Table

KEYS = st.lists(st.text("abあいう垢裏", min_size=1, max_size=6), max_size=12)


def places(found):
    return {key: list(starts) for key, starts in found.items()}


def plainly(keys, text):
    found = {}
    for key in keys:
        starts = [at for at in range(len(text)) if text.startswith(key, at)]
        if starts:
            found[key] = starts
    return found


@given(KEYS, st.text("abあいう垢裏\n", max_size=40))
def test_with_an_automaton_or_without_every_occurrence_is_given(keys, text):
    assert places(Table(keys).scan(text)) == plainly(keys, text)
    assert places(Scanner(keys).scan(text)) == plainly(keys, text)


@given(KEYS, st.lists(st.text("abあいう垢裏\n", max_size=12), max_size=5))
def test_several_texts_are_scanned_as_each_by_itself(keys, texts):
    for scanner in (Table(keys), Scanner([*keys, "a\nb"])):
        each = [places(scanner.scan(text)) for text in texts]

        assert [places(found) for found in scanner.scan_each(texts)] == each


def test_a_key_that_two_anchors_lead_to_is_given_once():
    keys = ["abcabd", "xabcabd", "abc", "bca"]
    text = "xabcabdabcabd"
    assert places(Table(keys).scan(text)) == plainly(keys, text)


def test_no_keys_find_nothing():
    assert places(Scanner([]).scan("裏垢")) == {}
