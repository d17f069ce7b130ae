"""The built-in vocabulary over the texts of a room."""

import json
from pathlib import Path

import pytest

from auditor.text import assess
from auditor.text.lexicon import builtin_engine

TUNING = Path(__file__).parent / "rooms" / "tuning"
ROWS = [
    json.loads(line)
    for path in sorted(TUNING.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def categories(name, description="", badge=None):
    fields = {"/room/name": name, "/room/description": description}
    return {finding.category for finding in assess(fields, badge=badge).findings}


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("裏垢女子あつまれ", "secret-account"),
        ("ウ ラ ア カ 募 集", "secret-account"),
        ("P活したい子", "paid-dating"),
        ("オフパコ募集", "sexual"),
        ("闇バイト紹介します", "crime-job"),
        ("FX自動売買 月利30%保証", "investment"),
        ("個人融資 即日OK", "illegal-finance"),
    ],
)
def test_a_risky_name_is_found(name, category):
    assert category in categories(name)


@pytest.mark.parametrize(
    "name",
    [
        "夏までに垢抜けたい部屋",
        "裏千家の茶道",
        "裏磐梯キャンプ",
        "無垢材の家具",
        "浦和レッズサポーター",
        "家庭菜園と野菜",
        "円安を語る",
        "子育て相談サポート",
    ],
)
def test_an_innocent_name_stays_silent(name):
    assert categories(name) == set()


def test_a_ban_in_the_description_does_not_excuse_the_name():
    assert "secret-account" in categories("裏垢女子の集い", "荒らし禁止。誹謗中傷禁止")


def test_an_official_badge_silences_impersonation_only():
    name = "LINE運営事務局からのお知らせ"

    assert "impersonation" in categories(name)
    assert "impersonation" not in categories(name, badge="official")
    assert "secret-account" in categories("裏垢 " + name, badge="official")


def test_a_finding_points_at_the_words_of_its_field():
    fields = {"/room/name": "雑談", "/notes/0/body": "みんなで裏★垢を作ろう"}

    (finding,) = assess(fields).by_category("secret-account")

    assert finding.pointers == ("/notes/0/body",)
    hit = finding.hits[0]
    assert (hit.matched, hit.undone) == ("裏★垢", ("separator",))
    assert set(hit.gloss) == {"ja", "en"}


def test_nothing_to_see_is_an_empty_assessment():
    assessment = assess({"/room/name": "読書好きの集まり", "/room/description": ""})

    assert assessment.findings == ()
    assert assessment.by_category("dating") == ()


def test_a_risky_word_inside_a_longer_one_speaks_for_nothing_else():
    found = assess({"/room/name": "裏垢x交換の部屋", "/room/description": ""}).findings

    assert {finding.category for finding in found} == {"secret-account"}


def test_a_letter_before_a_mark_is_not_taken_for_a_repeated_one():
    fields = {
        "/room/name": "裏、裏垢",
        "/room/description": "・楽しい！\n・いちゃいちゃ！ 恋人募集",
    }

    hits = [hit for finding in assess(fields).findings for hit in finding.hits]

    assert {hit.matched: hit.undone for hit in hits if hit.term in ("裏垢", "イチャイチャ")} == {
        "裏垢": (),
        "いちゃいちゃ": ("kana",),
    }


def test_to_explain_what_is_not_reported_changes_no_finding():
    engine = builtin_engine()
    for row in ROWS[::12]:
        fields = {"/room/name": row["name"], "/room/description": row.get("description") or ""}
        quick, full = engine.weigh(fields), engine.weigh(fields, is_explaining=True)

        assert quick.findings == full.findings
        assert not quick.suppressed


def test_a_word_broken_far_into_a_long_text_is_found_where_it_stands():
    text = "のんびり話しましょう。" * 80 + "裏(笑)垢はこちら" + "。どうぞよろしく" * 80

    (finding,) = assess({"/room/name": "雑談", "/notes/0/body": text}).findings

    (hit,) = finding.hits
    assert (hit.matched, hit.undone) == ("裏(笑)垢", ("insertion",))
    assert text[slice(*hit.span)] == "裏(笑)垢"


@pytest.mark.parametrize(
    "description", ["猫の部屋です。", "編み物の部屋です。", "毎週土曜に写真を撮りに行く部屋です。"]
)
@pytest.mark.parametrize(
    "name", ["裏垢日記", "援交募集", "集団自殺の仲間募集", "JK限定 下ネタ部屋"]
)
def test_a_harmless_description_is_no_excuse_for_the_name(name, description):
    assert categories(name, description)


def test_words_elsewhere_are_doubted_by_what_stands_around_them_and_not_by_the_name():
    seller = "名前を貸してくれるだけで1万円、通帳を作って送ってくれた人には3万円です。"
    shop = "お客さま同士の売買、蔵書の買取勧誘はご遠慮ください。当店の買取は身分証を拝見したうえで、ご来店か出張で行います。"

    def found(text):
        fields = {
            "/room/name": "古本の輪",
            "/room/description": "本好きの部屋です。",
            "/notes/0/body": text,
        }
        return {finding.category for finding in assess(fields).findings}

    assert "illegal-finance" in found(seller)
    assert found(shop) == set()


@pytest.mark.parametrize(
    "name", ["裏垢女子 kept a secret", "闇バイト募集 kept all", "裏アカ女子 accept all"]
)
def test_an_innocent_context_in_latin_letters_stands_by_itself(name):
    assert categories(name)


@pytest.mark.parametrize(
    "name", ["Quick loan, no documents, no guarantor", "Easy  money from home, 30,000 yen a day"]
)
def test_english_words_of_more_than_one_are_found_with_their_spaces(name):
    assert categories(name)


def test_a_risky_sentence_in_the_midst_of_harmless_ones_is_heard():
    harmless = "編み物や刺繍の好きな方がのんびり話す部屋です。作品の写真を載せる際は背景に住まいが写らないようお気をつけください。毛糸の選び方や編み図の読み方も教え合いましょう。季節ごとに小さな展示会も開いています。"
    risky = "スマホで画面の写しを送るだけの簡単な作業で、翌月から月に20万円前後を受け取れます。はじめに教材と登録の分として49,800円をお預かりします。"

    assert not categories("手芸とおしゃべりの午後", harmless)
    assert categories("手芸とおしゃべりの午後", harmless + risky + harmless)
