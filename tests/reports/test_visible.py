"""Hidden characters get a name; everything that has ink stays as it is."""

import pytest

from auditor.reports.visible import clipped, language_of, one_line, pieces, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("読書会", "読書会"),
        ("裏\u200b垢", "裏[U+200B]垢"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u0000b", "a[U+0000]b"),
        ("a\r\nb", "a[U+000D]\nb"),
        ("半分\ud83d", "半分[U+D83D]"),
        ("\ufeff名前", "[U+FEFF]名前"),
        ("a\u3164b", "a[U+3164]b"),
        ("\U000e0041旗", "[U+E0041]旗"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("\ufe0fあ", "[U+FE0F]あ"),
        ("裏\u200d垢", "裏[U+200D]垢"),
        ("全角\u3000空白", "全角\u3000空白"),
    ],
)
def test_only_what_cannot_be_seen_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_hidden_piece_tells_number_and_name() -> None:
    hidden = [piece for piece in pieces("a\u200bb\u0007") if piece.hidden]

    assert [(piece.label, piece.name) for piece in hidden] == [
        ("U+200B", "ZERO WIDTH SPACE"),
        ("U+0007", "U+0007"),
    ]


def test_one_line_joins_lines_and_keeps_words_apart() -> None:
    assert one_line("一行目\n 二行目\t終わり") == "一行目 二行目 終わり"


def test_clipping_says_that_something_is_left_out() -> None:
    assert (clipped("あいうえお", 5), clipped("あいうえお", 3)) == ("あいうえお", "あい…")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("読書", "ja"),
        ("Book クラブ", "ja"),
        ("Book club", "en"),
        ("독서 모임", "ko"),
        ("กลุ่มอ่าน", "th"),
        ("123", "xx"),
    ],
)
def test_the_script_tells_the_language(text: str, lang: str) -> None:
    assert language_of(text, "xx") == lang
