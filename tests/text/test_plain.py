"""Plain Japanese is read without the blanks between its words; other blanks stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text import unspaced, without_readings
from auditor.text.plain import kept

READ = {
    "人の わるくちを 書かないで ください。": "人のわるくちを書かないでください。",
    "入る まえの 話が 見えます": "入るまえの話が見えます",
    "写真 動画 禁止": "写真 動画 禁止",
    "Do not post here": "Do not post here",
    "ノートを 読む\nQ 質問": "ノートを読む\nQ 質問",
    "": "",
}


@pytest.mark.parametrize("text", READ)
def test_blanks_between_words_of_plain_japanese(text: str) -> None:
    assert unspaced(text) == READ[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人(ひと)に 知(し)らせる", "人に知らせる"),
        ("本名（だめ）", None),
        ("学校(がっこう)です", "学校です"),
        ("ふつうの文です", None),
    ],
)
def test_what_is_kept_of_plain_japanese(text, expected):
    places = kept(text)

    assert (None if places is None else "".join(text[at] for at in places)) == expected


@given(st.text(alphabet="人部屋(（)）ひとにを 。", max_size=30))
def test_what_is_kept_stands_in_order_and_is_what_both_leave(text):
    places = kept(text)

    if places is not None:
        assert places == sorted(set(places))
        assert "".join(text[at] for at in places) == unspaced(without_readings(text))
