"""A lexicon finds its terms in disguise, leaves words alone that only touch them, and explains."""

import json
import sys
from itertools import product

import pytest

from auditor.text import Lexicon, assess
from auditor.text.folding import squeeze
from auditor.text.leet import unleet
from auditor.text.lexicon import builtin_engine

SECRET = Lexicon.of_terms(["社外秘", "うらあか", "パパ活", "mlm", "裏垢", "裏@"])


@pytest.mark.parametrize(
    ("text", "matched", "undone"),
    [
        ("これは社外秘です", "社外秘", ()),
        ("社★外★秘", "社★外★秘", ("separator",)),
        ("社\u200b外秘", "社\u200b外秘", ("zero_width",)),
        ("社社外外秘", "社社外外秘", ("repeat",)),
        ("社\n外\n秘", "社\n外\n秘", ("separator",)),
        ("ウラアカ女子", "ウラアカ", ("kana",)),
        ("新しいうらあかです", "うらあか", ()),
        ("ＭＬＭの話", "ＭＬＭ", ("width",)),
        ("ｐａｐａではなくﾊﾟﾊﾟ活", "ﾊﾟﾊﾟ活", ("width",)),
        ("裡垢", "裡垢", ("variant",)),
        ("裏@さがし", "裏@", ()),
        ("裏(笑)垢の集まり", "裏(笑)垢", ("insertion",)),
        ("裏x垢x交換", "裏x垢", ("insertion",)),
        ("社〆外〆秘", "社〆外〆秘", ("insertion",)),
        ("「裏」垢", "裏」垢", ("separator",)),
        ("社（外）秘", "社（外）秘", ("separator",)),
        ("うら○かです", "うら○か", ("mask",)),
        ("○らあか女子", "○らあか", ("mask",)),
        ("うらあ○集まれ", "うらあ○", ("mask",)),
        ("ᗰᒪᗰの話", "ᗰᒪᗰ", ("look_alike",)),
    ],
)
def test_a_term_is_found_through_its_disguise(text, matched, undone):
    (hit,) = SECRET.find(text)

    assert (matched, undone) == (hit.matched, hit.undone)
    assert matched == text[slice(*hit.span)]


@pytest.mark.parametrize(
    "text",
    [
        "社の外の秘密",
        "社外、秘密",
        "社外。秘",
        "うらあかるい",
        "もうらあかん",
        "p活",
        "ぱ活",
        "html5",
        "xmlmap",
        "社・・・・・・・外秘",
        "裏の話",
        "裏（笑）話と垢",
        "裏」の垢",
        "社「外秘",
        "うらあ○",
        "裏○",
        "表x裏、垢",
    ],
)
def test_neighbouring_words_are_not_joined(text):
    assert SECRET.find(text) == ()


def test_a_hit_under_a_ban_is_marked():
    (hit,) = SECRET.find("社外秘の投稿は禁止です")

    assert hit.is_excused
    assert hit.negated_by is not None
    assert (hit.negated_by.text, hit.negated_by.span) == ("禁止", (7, 9))


def test_overlapping_terms_are_all_looked_for_and_the_longest_told():
    lexicon = Lexicon.of_terms(["個人", "個人融資", "融資相談"])

    assert [hit.matched for hit in lexicon.find("個人融資相談")] == ["個人融資", "融資相談"]


def test_a_lexicon_file_beside_a_module_is_read(tmp_path, monkeypatch):
    package = tmp_path / "company_words"
    package.mkdir()
    (package / "__init__.py").write_text("")
    document = {
        "schema": "openchat-lexicon/1",
        "id": "company",
        "category": "company-secret",
        "language": "ja",
        "sets": {"plan": {"words": ["計画", "プラン"]}},
        "terms": [
            {"term": "社外秘", "class": "reject", "gloss": {"ja": "a", "en": "b"}, "source": "own"}
        ],
        "compositions": [
            {
                "id": "hidden-plan",
                "parts": ["極秘", "の?", "@plan"],
                "class": "reject",
                "gloss": {"ja": "a", "en": "b"},
                "source": "own",
                "except": ["極秘プラン"],
            }
        ],
        "combinations": [],
    }
    (package / "words.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    lexicon = Lexicon.beside("company_words", "words")

    found = lexicon.find("社外秘、極秘の計画、極秘ﾌﾟﾗﾝ、極★秘★計★画")

    assert [hit.matched for hit in found] == ["社外秘", "極秘の計画", "極★秘★計★画"]
    assert {hit.category for hit in found} == {"company-secret"}
    sys.modules.pop("company_words", None)


def test_a_combination_needs_all_its_sets_within_its_scope():
    document = {
        "id": "x",
        "category": "pay",
        "sets": {
            "money": {"words": [], "patterns": ["[0-9]+\\s*万円"]},
            "ease": {"words": ["誰でも", "簡単"]},
            "licence": {"words": ["許可番号"]},
        },
        "combinations": [
            {
                "id": "easy-money",
                "class": "reject",
                "all": ["@money", "@ease"],
                "none": ["@licence"],
                "within": "sentence",
                "gloss": {"ja": "a", "en": "b"},
                "source": "own",
            }
        ],
    }
    lexicon = Lexicon(lambda: [document])

    (finding,) = lexicon.assess({"/room/name": "誰でも月３０万円"}).findings

    assert (finding.category, finding.combination) == ("pay", "x.easy-money")
    assert [hit.matched for hit in finding.hits] == ["誰でも", "３０万円"]
    for innocent in ("誰でも歓迎。30万円の時計", "誰でも30万円 許可番号1号", "簡単な部屋"):
        assert lexicon.assess({"/room/name": innocent}).findings == ()


def test_a_missing_file_is_named():
    with pytest.raises(FileNotFoundError, match=r"nothing\.json"):
        Lexicon.beside("auditor.text", "nothing").find("a")


def test_neighbours_never_rule_a_composed_word_out():
    for composition in builtin_engine().vocabulary.compositions:
        choices = [
            ["", *words[:2], words[-1]] if optional else [*words[:2], words[-1]]
            for words, optional in composition.parts
        ]
        for parts in product(*choices):
            keys = list(map(squeeze, parts))
            start = 1 + sum(map(len, keys[: composition.key_part]))
            end = start + len(keys[composition.key_part])

            assert composition.may_stand(f"x{''.join(keys)}x", start, end)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("weed delivery", ["weed", "delivery"]),
        ("selling weed, delivery", ["weed", "delivery"]),
        ("EASY  MONEY now", ["EASY  MONEY"]),
        ("easy-money", ["easy-money"]),
        ("e a s y m o n e y", ["e a s y m o n e y"]),
        ("eas ymoney", []),
        ("easy, money", []),
        ("greasy money", []),
        ("deliverymen", []),
    ],
)
def test_a_word_keeps_its_own_spaces_and_neighbours_with_the_same_letter_apart(text, found):
    lexicon = Lexicon.of_terms(["weed", "delivery", "easy money"])

    assert [hit.matched for hit in lexicon.find(text)] == found


@pytest.mark.parametrize(
    ("text", "matched", "undone"),
    [
        ("0nl1ne c@s1n0 here", "0nl1ne c@s1n0", ("look_alike",)),
        ("W33D club", "W33D", ("look_alike",)),
        ("Online  Casino", "Online  Casino", ()),
        ("on-line casino", "on-line casino", ("separator",)),
    ],
)
def test_signs_are_read_as_the_letters_that_they_stand_for(text, matched, undone):
    (hit,) = Lexicon.of_terms(["online casino", "weed"]).find(text)

    assert (hit.matched, hit.undone) == (matched, undone)
    assert text[slice(*hit.span)] == matched


@pytest.mark.parametrize(
    "text", ["PS5", "iPhone15", "mp3 4K", "w33@example.com", "b2b", "room2024"]
)
def test_models_versions_and_addresses_are_left_as_they_are(text):
    assert unleet(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "■LINEのきまり",
        "■LINE公式アカウントへのお問い合わせはこちら",
        "●荒らし\n●誹謗中傷",
        "〇オープンチャットの決まり",
        "持ち物 ●ライン引き ●グループ名簿",
        "●バイト募集(時給1,200円)",
    ],
)
def test_a_bullet_stands_for_no_letter(text: str) -> None:
    found = assess({"/notes/0/body": text}, second_opinion=False).findings

    assert not [
        hit.matched for finding in found for hit in finding.hits if "荒らし" not in hit.term
    ]


@pytest.mark.parametrize("name", ["■垢女子", "◯垢女子♡", "裏○バイト", "話題の「○バイト」"])
def test_a_mark_that_no_everyday_word_follows_is_a_masked_letter(name: str) -> None:
    assert assess({"/room/name": name}).findings


@pytest.mark.parametrize(
    "name",
    ["学生はメモを取ってください", "先生は めがねを かけています", "一年生は めだかを 育てます"],
)
def test_a_particle_makes_no_word_of_its_neighbours(name: str) -> None:
    assert not assess({"/room/name": name}).findings


@pytest.mark.parametrize(
    "text", ["友\U000ce80a友の部屋", "友\U000ead7e\U0009b96f友", "か🔞友\U000ce80a友"]
)
def test_a_lone_letter_that_stands_twice_is_found_where_it_stands(text):
    (hit,) = Lexicon.of_terms(["友"]).find(text)

    assert text[slice(*hit.span)] == hit.matched == "友"
