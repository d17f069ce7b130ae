"""Bans take hits back as far as they reach, and no farther."""

import pytest

from auditor.text import Lexicon, assess

WORDS = Lexicon.of_terms(
    [
        "出会い目的",
        "出会い厨",
        "闇バイト",
        "裏垢",
        "荒らし",
        "セフレ",
        "ねずみ講",
        "下ネタ",
        "副業の勧誘",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "出会い厨❌",
        "出会い厨✖️ 荒らし✖️",
        "出会い厨は来ないでください",
        "出会い目的は回れ右",
        "出会い厨は蹴ります",
        "出会い目的の方はお断り",
        "出会い目的の方はご遠慮ください",
        "荒らし・スタ連・宣伝・出会い目的→退会",
        "宣伝、出会い厨は、参加しないでください",
        "禁止：出会い目的、荒らし",
        "【NG】荒らし 出会い厨",
        "🙅出会い目的",
        "❌出会い厨 ❌荒らし",
        "×出会い目的\n×荒らし",
        "ルール\n・出会い目的\n・荒らし",
        "【禁止事項】\n①荒らし\n②出会い目的\n③下ネタ",
        "やめてほしいこと\n\n・出会い厨\n・荒らし",
        "出会い目的\n荒らし\n上記は強制退会です",
        "出会い厨🆖荒らし🆖",
        "闇バイトには絶対に応じないでください",
        "No 荒らし, 𝐍𝐆：出会い目的",
        "ここは裏垢の部屋ではありません。裏垢は通報します",
        "闇バイトの勧誘が増えています",
        "闇バイトは犯罪です",
        "「裏垢教えて」と言う人がいます",
        "闇バイト、ねずみ講の書き込みは除名",
        "セフレの話はよそでお願いします",
        "荒らしに巻き込まれないために",
        "出会い目的なら別の部屋へどうぞ",
        "闇バイトの見分け方",
        "ねずみ講の被害を防ぐ",
        "許されないもの：荒らし、出会い厨",
    ],
)
def test_a_ban_takes_its_hits_back(text):
    hits = WORDS.find(text)

    assert hits
    assert [hit.matched for hit in hits if not hit.is_excused] == []


@pytest.mark.parametrize(
    "text",
    [
        "裏垢女子集まれ！冷やかし禁止",
        "セフレ募集 業者お断り",
        "裏垢以外お断り",
        "男性お断り、裏垢女子だけ",
        "荒らし❌ 裏垢募集中⭕",
        "禁止なし！下ネタ",
        "闇バイトではありません。日給5万円、DMください",
        "ねずみ講じゃないです！月30万円稼げます",
        "副業の勧誘ではありません。紹介報酬3万円、LINE追加して",
        "荒らし禁止。裏垢の部屋です",
        "セフレほしい人いませんか",
    ],
)
def test_other_bans_and_sales_denials_take_nothing_back(text):
    free = [hit.matched for hit in WORDS.find(text) if not hit.is_excused]

    assert free


def test_a_denial_without_solicitation_takes_a_hit_back():
    (hit,) = WORDS.find("ここはねずみ講ではありません")

    assert hit.negated_by is not None
    assert hit.negated_by.kind == "denial"


def test_the_ban_and_its_place_are_told():
    text = "雑談部屋です\n荒らし❌"

    (seen,) = assess({"/room/name": "雑談", "/room/description": text}).suppressed[:1]

    assert (seen.reason, seen.text) == ("ban", "❌")
    assert seen.span is not None
    assert text[slice(*seen.span)] == "❌"
