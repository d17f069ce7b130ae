"""Lines break where Japanese and Latin typography allow it."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.reports.lines import lines_of


def broken(text: str, room: int) -> list[str]:
    """Break with every character one wide."""
    return [text[start:end] for start, end in lines_of(text, [1.0] * len(text), room)]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("あいうえお", 3, ["あいう", "えお"]),
        ("あいう。え", 3, ["あい", "う。え"]),
        ("あい「うえ", 3, ["あい", "「うえ"]),
        ("あいーうえ", 2, ["あ", "いー", "うえ"]),
        ("two words", 6, ["two", "words"]),
        ("an unbreakable", 6, ["an", "unbrea", "kable"]),
        ("語word語", 4, ["語", "word", "語"]),
        ("一行\n二行", 9, ["一行", "二行"]),
        ("上\n\n下", 9, ["上", "", "下"]),
        ("", 9, [""]),
        ("aaaa   、", 3, ["aaa", "a", "、"]),
    ],
)
def test_a_text_is_broken_where_it_may_be(text: str, room: int, lines: list[str]) -> None:
    assert broken(text, room) == lines


@given(st.text(st.sampled_from("あい漢字、。（）「」abc 12\n"), max_size=60), st.integers(1, 12))
def test_no_line_is_too_wide_and_nothing_but_space_is_lost(text: str, room: int) -> None:
    lines = broken(text, room)

    assert all(len(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(st.text(st.sampled_from("あい漢字、。abc "), max_size=60), st.integers(3, 12))
def test_no_line_begins_with_a_closing_mark_that_could_stand_before(text: str, room: int) -> None:
    # behind a blank that is dropped a mark belongs to nothing
    assume(not re.search(" [、。]", text))
    for before, line in zip(lines := broken(text, room), lines[1:], strict=False):
        if line[:1] in {"、", "。"}:
            # Only a run of marks that fills a whole line is divided.
            assert len(before) == room
