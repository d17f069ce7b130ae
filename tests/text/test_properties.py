"""What holds for every text, however strange."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.text import assess, contacts, fold, redact, visible
from auditor.text.folding import key_of, squeeze

ODD = st.sampled_from(
    list(
        "裏垢うらアカパﾊﾟﾞ゛ー〜々ゝ□口一禁止❌⭕🅿️🇯🇵"
        "\u200b\u200d\ufe0f\u3099\u309a\u20e3\n。、★ 万円0９〇@.:/アｶ\ud800"
    )
)
TEXTS = st.text(alphabet=st.one_of(st.characters(), ODD), max_size=60)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_folded_characters_point_into_the_original_in_order(text):
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert len(folded.squeezed) == len(folded.first) == len(folded.last)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )
    assert folded.starts == sorted(folded.starts)
    assert folded.squeezed == squeeze(text) == key_of(text)
    assert all(
        folded.text[first] == char
        for char, first in zip(folded.squeezed, folded.first, strict=True)
    )


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_folding_a_folded_text_changes_nothing_more(text):
    once = fold(text).squeezed

    assert once == fold(once).squeezed


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_hits_show_the_text_they_point_at(name, description):
    fields = {"/room/name": name, "/room/description": description}

    assessment = assess(fields)

    hits = [hit for finding in assessment.findings for hit in finding.hits]
    hits += [seen.hit for seen in assessment.suppressed]
    assert all(hit.matched == fields[hit.pointer][slice(*hit.span)] for hit in hits)
    assert all(
        seen.span is None or 0 <= seen.span[0] <= seen.span[1] for seen in assessment.suppressed
    )


@given(st.sampled_from(["裏垢", "闇バイト", "パパ活"]), st.lists(TEXTS, min_size=2, max_size=2))
@settings(max_examples=200, deadline=None)
def test_redaction_and_display_never_fail(term, around):
    text = around[0] + term + around[1]

    assert redact(redact(text)) == redact(text)
    assert "\u202e" not in visible(text)
    assert all(contact.text == text[slice(*contact.span)] for contact in contacts(text))


HOSTILE = {
    "letters": lambda size: "a" * size,
    "spaced": lambda size: "裏 " * (size // 2),
    "zero width": lambda size: "裏\u200b" * (size // 2),
    "separators": lambda size: "裏" + "★" * (size - 2) + "垢",
    "repeats": lambda size: "裏" * size,
    "bans": lambda size: "禁止" * (size // 2),
    "money": lambda size: "1" * (size - 2) + "万円",
    "lines": lambda size: "・荒らし\n" * (size // 5),
    "terms": lambda size: "裏垢" * (size // 2),
    "marks": lambda size: "❌" * size,
    "voiced": lambda size: "か\u3099" * (size // 2),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_name_of_a_megabyte_takes_linear_time(name):
    assess({"/room/name": HOSTILE[name](100)})

    part = seconds(HOSTILE[name](125_000))
    whole = seconds(HOSTILE[name](1_000_000))

    assert whole < max(24 * part, 1.0)


def seconds(text):
    began = time.process_time()
    assess({"/room/name": text})
    return time.process_time() - began
