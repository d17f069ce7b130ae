"""The second opinion speaks with low confidence, says why, and can be switched off."""

import pytest

from auditor.text import assess
from auditor.text.grams import KINDS
from auditor.text.resemblance import Model
from auditor.text.typical import Typical, read_typical

DOUBTS = {"strong-name": 0.05, "strong": 0.1, "name": 0.2, "slight": 0.3, "elsewhere": 0.5}
ABOVE = {"whole": 0.6, "latin": 0.9, "part": 0.98, "negative": 0.99, "kept": 0.7, "glance": 0.1}


def toy(weights, bias=-2.0, *, words=False, typical=Typical):
    """Give a model of these weights."""

    def kind_of(gram):
        bare = gram.lstrip("\0")
        return "\0" if bare != gram else "", bare.count(" ") if words else len(bare)

    by_kind = tuple(
        {gram: weight for gram, weight in weights.items() if kind_of(gram) == kind}
        for kind in KINDS
    )
    return Model(by_kind, 4, bias, 0.3, ABOVE, DOUBTS, words=words, typical=typical)


TOY = toy({"あい": 32, "い": 4, "う": -36, "a": 40})


def likelihood(text):
    return TOY.read([text]).likelihood()


def test_a_likelihood_rests_on_the_known_grams_alone():
    assert likelihood("あい") > 0.9
    assert likelihood("う") < 0.01


def test_a_model_of_words_may_read_the_pieces_of_a_respelt_word():
    words = Model(({"the ": 4}, {}, {}, {}, {}, {}), 4, -2.0, 0.1, ABOVE, words=True)
    pieces = Model((*words.by_kind, {"\1coka": 40}), 4, -2.0, 0.1, ABOVE, words=True)

    def read(model, text):
        return model.read(["", model.spelled(text)])

    assert read(words, "the c0kane").likelihood() < 0.5
    assert read(pieces, "the c0kane").likelihood() > 0.9
    assert read(pieces, "the c0kane").grams() == ("cokane", "the")


def test_too_little_known_is_no_opinion():
    assert likelihood("xyzzyい") is None
    assert likelihood("") is None


def test_another_script_is_no_opinion_and_latin_letters_ask_for_more():
    assert likelihood("あいกขคงจ") is None
    assert TOY.read(["あい"]).speaks(0.7)
    assert not TOY.read(["abc"]).speaks(0.7)
    assert TOY.read(["abc"]).speaks(0.95)


def test_a_glance_at_characters_and_pairs_is_enough_for_an_ordinary_text():
    assert TOY.read(["う"]).is_unlikely()
    assert not TOY.read(["あい"]).is_unlikely()
    assert not TOY.read(["xyz"]).is_unlikely()


def test_the_grams_that_weighed_most_are_named():
    assert TOY.read(["あいう"]).grams() == ("あい",)
    across = toy({"あ\nい": 40, "\0あい": 32, "あい": 8, "い": 4}, 0.0)
    assert across.read(["あい", "あ", "い"]).grams() == ("あい",)


def test_a_model_of_words_reads_whole_words_in_small_letters():
    weights = {"add me ": 32, "art ": 24, "me ": 4, "0 ": -4, "thanks ": -36}
    model = toy(weights, words=True)
    reading = model.read(["", model.spelled("Add me: 14:00, don’t")])

    assert model.spelled("Add me, don’t wait – １２ Ｕｈｒ") == "add me don't wait 0 uhr "
    assert reading.known == {"add me ", "me ", "0 "}
    assert reading.grams() == ("add me",)
    assert reading.likelihood() is not None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("あ", "raid"),
        ("あか", None),
        ("あいか", "raid"),
        ("かきい", "drugs"),
        ("う", "drugs"),
        ("ん", None),
    ],
)
def test_a_category_is_named_where_ngrams_speak_by_far_the_most_for_it(text, named):
    lifts = {"raid": {"2": ["あい", *[""] * 5]}, "drugs": {"2": ["かき", *[""] * 5]}}
    lifts["drugs"]["3"] = ["う", *[""] * 5]
    typical = read_typical({"categories": lifts})
    model = toy(dict.fromkeys("あいうかき", 8), 0.0, typical=lambda: typical)

    assert model.read([text]).nearest() == named


def test_the_second_opinion_adds_a_finding_of_low_confidence():
    fields = {
        "/room/name": "秘密のつながり募集",
        "/room/description": "顔は隠して写真を送り合える大人だけ。夜に会いましょう",
    }

    findings = assess(fields).findings

    assert findings
    model = [finding for finding in findings if finding.category == "resemblance"]
    assert all(finding.confidence == "model" and finding.grams for finding in model)
    assert not assess(fields, second_opinion=False).by_category("resemblance")


def test_an_ordinary_room_is_left_alone():
    fields = {"/room/name": "読書好きの集まり", "/room/description": "好きな本の話をしましょう"}

    assert assess(fields).findings == ()


BARE = [
    "関ヶ原",
    "だんご",
    "ローカル線",
    "古墳",
    "餅つき",
    "梅干し",
    "おにぎり",
    "駄菓子",
    "紙飛行機",
    "折り紙",
    "漫才",
    "三味線",
    "盆踊り",
    "流氷",
    "星座",
    "灯台",
    "朝市",
    "酒蔵",
    "田植え",
    "養蜂",
    "和紙",
    "浴衣",
    "古銭",
    "無線",
    "レコード",
    "カセット",
    "ビデオ",
    "測量",
    "間取り",
    "そろばん",
    "地図",
]
LATIN = [
    "Kitchen car fans",
    "Harbor view",
    "Forest bathing",
    "Samurai history",
    "Tea ceremony",
    "Game music",
    "Sim racing",
    "Night train",
    "Solo travel",
    "Craft beer osaka",
    "Spice curry",
    "Body make",
    "Dental students",
    "Law school",
    "Print shop",
    "Jazz guitar",
    "City pop",
    "Film club",
    "Free range eggs",
    "FREE PAPER",
    "Live stage",
    "Maine coon",
    "Stag beetle",
    "FOUR SEASONS",
    "FREE MOMED",
    "F O U R",
]
"""Names from which the model did not learn."""


@pytest.mark.parametrize("name", [*BARE, *LATIN])
def test_a_name_that_only_says_what_the_room_is_about_is_left_alone(name):
    assert assess({"/room/name": name}).findings == ()
