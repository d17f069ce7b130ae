"""Lists of patterns: what is derived from them is up to date, and finds the same."""

import json
import re
from pathlib import Path

import jsonschema
import pattern_begins
import pytest

from auditor.text import pattern
from tests.strings import strings

ROOT = Path(__file__).parents[2]


TABLES = tuple(pattern_begins.tables())


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_table_satisfies_its_schema_and_is_up_to_date(path: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "patterns.schema.json").read_text("utf-8"))
    table = json.loads(path.read_text("utf-8"))

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(table)) == []
    assert table["begins"] == pattern_begins.derived(table), "run tools/pattern_begins.py"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_list_finds_the_same_as_without_what_is_derived(path: Path) -> None:
    is_ours = path.parent == pattern_begins.TEXT
    area = "privacy" if is_ours else path.parent.name
    package = "auditor.text" if is_ours else f"auditor_plugins.{area}"
    cases = (
        json.loads(one.read_text("utf-8"))
        for one in sorted((ROOT / "tests" / "rules" / area).glob("*.json"))
    )
    text = "\n".join(dict.fromkeys(each for case in cases for each in strings(case)))
    for name, patterns in json.loads(path.read_text("utf-8"))["lists"].items():
        plain = re.compile("|".join(patterns), re.IGNORECASE)
        found = pattern(package, path.name, name).finditer(text)
        assert [one.span() for one in found] == [one.span() for one in plain.finditer(text)]


def test_what_is_derived_from_the_cues_of_bans_is_up_to_date() -> None:
    table = json.loads(pattern_begins.NEGATION.read_text("utf-8"))

    assert table["begins"] == pattern_begins.of_cues(table), "run tools/pattern_begins.py"


@pytest.mark.parametrize(
    ("patterns", "begins"),
    [
        (["晒す", "(?:罰|fine)金"], "f晒罰"),
        (["a?b", "[x-z]+"], "abxyz"),
        (["(?<!下)着る", r"\bno\b"], "n着"),
        (["a*"], None),
        (["[^a]b"], None),
        ([".x"], None),
        (["[ぁ-龠]さん"], None),
    ],
)
def test_with_what_a_match_begins(patterns: list[str], begins: str | None) -> None:
    assert pattern_begins.begins(patterns) == begins
