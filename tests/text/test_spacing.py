"""Plain Japanese is read without the blanks between its words; other blanks stay."""

import pytest

from auditor.text import unspaced

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
