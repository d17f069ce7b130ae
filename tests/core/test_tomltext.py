import re

import pytest

from auditor.tomltext import TomlError, decode

BROKEN = {
    "fail_under\n": "「項目 = 値」の「=」がありません（1行目、11文字目）",
    "fail_under = \n": '値が読めません（文字列は " で囲みます）（1行目、14文字目）',
    "a = 1 2": "値の後ろに余分な文字があります（1行目、7文字目）",
    "?": "「項目 = 値」の形ではありません（1行目、1文字目）",
    "[a": "見出しの「]」がありません（ファイルの終わり）",
    "[[a]": "見出しの「]]」がありません（1行目、4文字目）",
    "[a]\n[a]": "同じ見出しが2つあります（2行目、3文字目）",
    "a = 1\na = 2": "同じ項目が2つあります（ファイルの終わり）",
    "a = 1\n[a]": "同じ項目が2つあります（2行目、3文字目）",
    "a = {b = 1}\n[a.c]": "同じ見出しが2つあります",
    "a = {b = 1, b = 2}": "{ } の中に同じ項目が2つあります",
    "a. = 1": "項目の名前がありません",
    "a = [1": "[ ] が閉じていません",
    "a = {b = 1": "{ } が閉じていません",
    'a = "\\q"': "「\\」は「\\\\」と書きます",
    'a = "\\uzzzz"': "十六進数ではありません",
    'a = "\\ud800"': "\\u で書けない文字です",
    'a = "x': "文字列が閉じていません",
    'a = "x\ny"': "文字列が同じ行で閉じていません（1行目、7文字目）",
    'a = "x\x01y"': "使えない文字があります（1行目、7文字目）",
    "a = 2026-02-30": "存在しない日付か時刻です",
    f"a = {'9' * 5000}": "数値が長すぎます",
    "a = nan": "nan は数値として使えません",
    "a = [{b = -inf}]": "-inf は数値として使えません",
    "a = 1e999": "1e999 は数値として使えません",
}


@pytest.mark.parametrize(("text", "told"), BROKEN.items(), ids=lambda each: each[:24])
def test_what_is_wrong_is_said_in_both_languages_with_its_place(text: str, told: str) -> None:
    with pytest.raises(TomlError) as caught:
        decode(text)

    assert told in caught.value.ja
    assert not re.search(r"[ぁ-んァ-ヶ]", caught.value.en)
    assert "読めない箇所" not in caught.value.ja
