"""The second opinion speaks with low confidence, says why, and can be switched off."""

from auditor.text import assess
from auditor.text.resemblance import Model
from auditor.text.scanning import grams

TOY = Model({"あい": 8 + 1j, "い": 1 + 1j, "う": -9 + 1j}, -2.0, 0.6, 0.3, 0.3)


def likelihood(text):
    return TOY.likelihood(grams(text))


def test_a_likelihood_rests_on_the_known_grams_alone():
    assert likelihood("あい") > 0.9
    assert likelihood("う") < 0.01


def test_too_little_known_is_no_opinion():
    assert likelihood("xyzzyい") is None
    assert likelihood("") is None


def test_the_grams_that_weighed_most_are_named():
    assert TOY.grams(grams("あいう")) == ("あい", "い")


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
