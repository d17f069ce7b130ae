"""Invisible and bidirectional characters are shown, not obeyed."""

import pytest

from auditor.text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("裏\u200b垢", "裏U+200B垢"),
        ("abc\u202ecba", "abcU+202Ecba"),
        ("\u2066x\u2069", "U+2066xU+2069"),
        ("a\x1b[31m", "aU+001B[31m"),
        ("改行\nあり", "改行\nあり"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("❤️", "❤️"),
        ("\u3164", "U+3164"),
        ("ふつうの文", "ふつうの文"),
        ("שלום", "\u2068שלום\u2069"),
    ],
)
def test_what_cannot_be_seen_is_shown(text, shown):
    assert shown == visible(text)
