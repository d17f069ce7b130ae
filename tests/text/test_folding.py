"""Folding undoes each disguise and keeps every folded character's place in the original."""

import pytest

from auditor.text import Lexicon, fold


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ("ウラアカ", "うらあか"),
        ("うーらーあーか", "うらあか"),
        ("ｳﾗｱｶ", "うらあか"),
        ("ｶﾞｷ", "がき"),
        ("か゛き", "がき"),
        ("は\u309aは\u309a", "ぱ"),
        ("ウラァヵ", "うらあか"),
        ("裏★垢", "裏垢"),
        ("裏\u200b垢", "裏垢"),
        ("裏\u20e3垢\ufe0f", "裏垢"),
        ("裏\U000e0101垢", "裏垢"),
        ("裏裏垢垢", "裏垢"),
        ("裏々垢", "裏垢"),
        ("裡垢", "裏垢"),
        ("\uf9e7垢", "裏垢"),
        ("工口", "えろ"),
        ("エ□", "えろ"),
        ("パ一ティ", "ぱてい"),
        ("ブラン℃゛", "ぶらんど"),
        ("ブラン℃゛⊐ピー", "ぶらんどこぴ"),
        ("ヴィ├ン", "ゔいとん"),
        ("ワイ├カ├ラリー", "わいとかとらり"),
        ("丿ヾス", "ばす"),
        ("カンナピ丿ヾ", "かんなぴば"),
        ("ノ丶ブ", "はぶ"),
        ("ナょまえ", "なまえ"),
        ("25℃のコピー", "25cのこぴ"),
        ("気温は℃で", "気温はcで"),
        ("├ルール", "る"),
        ("Ν級", "n級"),
        ("ΝΥ", "ny"),
        ("u r a a k a", "uraka"),
        ("ＵＲＡ", "ura"),
        ("𝓾𝓻𝓪", "ura"),
        ("ⓤⓡⓐ", "ura"),
        ("🅤🅡🅐", "ura"),
        ("🅄🅁🄰", "ura"),
        ("🇺🇷🇦", "ura"),
        ("urа", "ura"),
        ("úrá", "ura"),
        ("🅿️活", "p活"),
        ("🔞", "18禁"),
        ("㊙", "秘"),
        ("賣春", "売春"),
        ("。、！", ""),
    ],
)
def test_a_disguise_is_undone(written, squeezed):
    assert squeezed == fold(written).squeezed


@pytest.mark.parametrize("plain", ["裏千家", "無垢", "今日はいい天気です", "abc123"])
def test_plain_text_folds_to_itself(plain):
    folded = fold(plain)

    assert plain == folded.text
    assert list(range(len(plain))) == folded.starts


def test_every_folded_character_knows_its_place():
    text = "【㍿】ｶﾞ\u200bッ★B"

    folded = fold(text)

    places = [
        (folded.text[at], text[slice(*folded.span(at, at + 1))]) for at in range(len(folded.text))
    ]
    assert places == [
        ("【", "【"),
        ("株", "㍿"),
        ("式", "㍿"),
        ("会", "㍿"),
        ("社", "㍿"),
        ("】", "】"),
        ("が", "ｶﾞ"),
        ("つ", "ッ"),
        ("★", "★"),
        ("b", "B"),
    ]


def test_the_disguises_are_named():
    text = "裏\u200b垢とｱ𝓾口🅐"

    assert fold(text).undone(0, len(text)) == (
        "zero_width",
        "width",
        "styled",
        "look_alike",
        "emoji_letter",
    )


def test_a_word_may_end_inside_an_expanded_character():
    (hit,) = Lexicon.of_terms(["しき"]).find("し㌔")

    assert hit.matched == "し㌔"


@pytest.mark.parametrize("size", range(28, 36))
def test_a_long_run_is_read_as_one(size):
    katakana = ("アカサタナハマヤラワ" * 4)[:size]

    assert fold(f"{katakana}一ンヌ").text == fold(katakana).text + "んぬ"
    assert fold(f"{katakana[:-1]}エ□ンヌ").text.endswith("えろんぬ")
