"""Posts that should not stand in a room raise doubts, by what they are most like; others none."""

import json
import re
import runpy
from itertools import pairwise
from pathlib import Path

import pytest

from auditor.text import category_advice, category_label, doubts
from auditor.text.posts import MOST_DOUBTS

ROOT = Path(__file__).parents[2]
POSTS = ROOT / "tests" / "text" / "posts"
FLOORS = json.loads((POSTS / "floors.json").read_text("utf-8"))["parts"]
TOOL = runpy.run_path(str(ROOT / "tools" / "evaluate_posts.py"))
OFFER = "飲み残しの睡眠薬が十錠あります。必要な方に送料だけで送りますね。"
ENGLISH_OFFER = "Pay the deposit to my own PayPal and you get thirty percent back every month."
ENGLISH_NOTICE = "Next week we meet upstairs in the town hall. Please bring something to drink."
NOTICE = "来週の例会は公民館の二階です。飲み物は各自お持ちください。"


@pytest.fixture(scope="module")
def measured():
    return {part: TOOL["figures"](TOOL["judge"](part)) for part in FLOORS}


@pytest.mark.parametrize(
    ("part", "figure"), [(part, figure) for part in FLOORS for figure in sorted(FLOORS[part])]
)
def test_a_figure_holds_its_floor(part, figure, measured):
    assert measured[part][figure] >= FLOORS[part][figure]


def test_what_reads_like_a_fault_is_told_with_its_place_its_kind_and_what_weighed():
    text = f"{NOTICE}\n{OFFER}\n{NOTICE}"

    (doubt,) = doubts(text)

    assert "睡眠薬" in text[slice(*doubt.span)]
    assert "例会" not in text[slice(*doubt.span)]
    assert doubt.kind == "medicine"
    assert doubt.likelihood > 0.8
    assert doubt.grams


@pytest.mark.parametrize("before", [NOTICE, ENGLISH_NOTICE])
def test_english_is_read_by_its_words(before):
    text = f"{before}\n{ENGLISH_OFFER}\n{before}"

    (doubt,) = doubts(text)

    assert text[slice(*doubt.span)].strip() == ENGLISH_OFFER
    assert doubt.likelihood > 0.9
    assert set(" ".join(doubt.grams).split()) <= set(re.findall("[a-z]+", ENGLISH_OFFER.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        NOTICE,
        ENGLISH_NOTICE,
        "Leftover sleeping pills go back to the pharmacy; we do not pass any medicine on here.",
        "市販の薬でも、余ったからといって人にゆずるのは法律で禁止されています。",
        "「飲み残しの睡眠薬が十錠あります。必要な方に送料だけで送りますね。」という書き込みは消しました。",
        "12:00 13:00 14:00 15:00 16:00 17:00 18:00 19:00 20:00",
    ],
)
def test_a_notice_a_ban_and_what_is_only_quoted_raise_none(text):
    assert doubts(text) == ()


def test_doubts_stand_apart_in_their_order_and_are_few():
    text = "\n".join([OFFER] * 8)

    found = doubts(text)

    assert len(found) == MOST_DOUBTS
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))


@pytest.mark.parametrize("name", ["post-opinion", "english-post-opinion"])
def test_every_kind_has_a_name_and_advice_in_both_languages(name):
    kinds = json.loads((ROOT / "auditor" / "text" / f"{name}-typical.json").read_text("utf-8"))

    for kind in kinds["categories"]:
        assert set(category_label(kind)) == {"ja", "en"}
        assert set(category_advice(kind)) == {"ja", "en"}


def test_no_post_stands_in_both_parts():
    parts = [{post["text"] for post, _ in TOOL["judge"](part)} for part in FLOORS]

    assert not parts[0] & parts[1]
