"""The words of the reports: complete in both languages, with the same placeholders."""

import json
import string
from importlib.resources import files

import jsonschema
import pytest

from auditor.reports.phrases import phrases
from auditor.reports.reading import AREAS, OUTCOMES, SEVERITIES

TABLE = json.loads(files("auditor.reports").joinpath("phrases.json").read_text("utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_table_keeps_its_schema() -> None:
    schema = json.loads(files("auditor_schemas").joinpath("phrases.schema.json").read_text("utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(TABLE)


@pytest.mark.parametrize("key", sorted(TABLE["phrases"]))
def test_both_languages_fill_in_the_same(key: str) -> None:
    texts = TABLE["phrases"][key]

    assert placeholders(texts["ja"]) == placeholders(texts["en"])


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("severity", SEVERITIES),
        ("outcome", OUTCOMES),
        ("area", AREAS),
        ("confidence", ("high", "medium", "low")),
        ("effort", ("high", "medium", "low")),
    ],
)
def test_every_member_of_a_closed_set_has_its_word(group: str, names: tuple[str, ...]) -> None:
    assert [name for name in names if f"{group}.{name}" not in TABLE["phrases"]] == []


def test_a_word_that_is_not_ours_stands_for_itself() -> None:
    say = phrases("ja")

    assert (say.word("area", "naming"), say.word("area", "toys")) == ("名前と説明", "toys")


def test_values_are_filled_in() -> None:
    assert phrases("en")("waiver.days", days=3) == "3 days left"
