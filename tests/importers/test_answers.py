"""Answers: what people write, as values of the export, and back."""

from typing import Any

import pytest

from auditor.answers import parse_answer, shown_answer, warnings_of
from auditor.errors import InputError
from auditor.explanations import example_of, explanation, node_at
from auditor.settings import catalogue
from auditor.wizard import violations_at

SETTINGS = catalogue().settings


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_example_of_the_schema_is_read_back_from_how_it_is_shown(lang: str) -> None:
    checked = 0
    for pointer, setting in SETTINGS.items():
        if setting.kind in ("object", "list"):
            continue
        for value in node_at(pointer).get("examples", []):
            shown = shown_answer(setting, value, lang)
            assert parse_answer(setting, shown) == value, pointer
            checked += 1

    assert checked > 150


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_choice_is_read_by_value_and_by_either_name(lang: str) -> None:
    for setting in SETTINGS.values():
        for value, label in setting.choices.items():
            for written in (value, value.upper(), label.in_language(lang), f" {label.ja} "):
                assert parse_answer(setting, written) == value


@pytest.mark.parametrize(
    "word", ["はい", "yes", "Y", "オン", "ON", "○", "〇", "true", "１", "あり"]
)
def test_yes_is_read_in_every_spelling(word: str) -> None:
    assert parse_answer(SETTINGS["/visibility/searchable"], word) is True


@pytest.mark.parametrize("word", ["いいえ", "no", "オフ", "×", "False", "0", "なし", "無"])
def test_no_is_read_in_every_spelling(word: str) -> None:
    assert parse_answer(SETTINGS["/visibility/searchable"], word) is False


@pytest.mark.parametrize(
    ("pointer", "empty"),
    [("/room/description", ""), ("/room/tags", []), ("/members/count", 0), ("/room/category", "")],
)
def test_none_is_the_empty_value_of_each_kind(pointer: str, empty: Any) -> None:
    for word in ("なし", "NONE", " 無し "):
        assert parse_answer(SETTINGS[pointer], word) == empty


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026/1/2", "2026-01-02T00:00:00+09:00"),
        ("2026.1.2 3:04", "2026-01-02T03:04:00+09:00"),
        ("２０２６年１月２日　３時４分", "2026-01-02T03:04:00+09:00"),
        ("2026-01-02T03:04:05.5-05:00", "2026-01-02T03:04:05-05:00"),
        ("2026-01-02 03:04:05Z", "2026-01-02T03:04:05Z"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, expected: str) -> None:
    value = parse_answer(SETTINGS["/room/updated_at"], written)

    assert value == expected
    assert violations_at("/room/updated_at", value) == ()


def test_a_date_takes_the_zone_it_is_told() -> None:
    setting = SETTINGS["/room/updated_at"]

    assert parse_answer(setting, "2026-01-02", offset="+08:00") == "2026-01-02T00:00:00+08:00"


@pytest.mark.parametrize(
    ("pointer", "written"),
    [
        ("/room/updated_at", "2026-13-01"),
        ("/room/updated_at", "2026-01-02T03:04:05+25:00"),
        ("/room/updated_at", "昨日"),
        ("/admins/coverage/*/from", "24:30"),
        ("/admins/coverage/*/from", "九時"),
        ("/members/count", "-1"),
        ("/members/count", "9999999999999"),
        ("/members/count", ""),
        ("/room/purpose", "遊び"),
        ("/visibility/searchable", "ときどき"),
        ("/room/description", "half \ud800 a character"),
    ],
)
def test_what_means_nothing_is_refused_with_what_would(pointer: str, written: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_answer(SETTINGS[pointer], written)

    assert caught.value.ja
    assert caught.value.en


def test_a_choice_that_is_refused_names_the_choices() -> None:
    with pytest.raises(InputError) as caught:
        parse_answer(SETTINGS["/visibility/join_method"], "x")

    assert "全体公開、参加の承認、参加コードの入力" in caught.value.ja


@pytest.mark.parametrize(
    ("pointer", "value", "count"),
    [
        ("/room/name", "あ" * 50, 0),
        ("/room/name", "あ" * 51, 1),
        ("/members/capacity", 5000, 0),
        ("/members/capacity", 10_000, 1),
        ("/members/capacity", 3, 1),
        ("/bots/spam_filter/words", ["ab"] * 501, 1),
        ("/bots/spam_filter/words", ["a", "b" * 21, "ok"], 1),
        ("/visibility/searchable", True, 0),
        ("/room/url", "https://line.me/ti/g2/abc", 0),
        ("/room/url", "line.me/ti/g2/abc", 0),
        ("/operator/url", "HTTPS://例え.jp/", 0),
        ("/commerce/disclosure_url", "", 0),
        ("/room/url", "いいえ", 1),
        ("/visibility/invite_url", "http://", 1),
        ("/operator/url", "info@example.jp", 1),
        ("/operator/name", "いいえ", 0),
    ],
)
def test_values_beyond_lines_limits_are_warned_of(pointer: str, value: Any, count: int) -> None:
    assert len(warnings_of(SETTINGS[pointer], value)) == count


def test_explanations_speak_to_people_not_of_json() -> None:
    for setting in SETTINGS.values():
        text = explanation(setting)
        assert "空の配列" not in text.ja
        assert "true" not in text.ja
        assert "True" not in text.en
        assert "empty list" not in text.en


def test_an_example_of_a_list_is_a_line_an_item() -> None:
    assert example_of(SETTINGS["/admins/coverage"], "ja") == "09:00 | 21:00"
    assert example_of(SETTINGS["/room"], "ja") is None
