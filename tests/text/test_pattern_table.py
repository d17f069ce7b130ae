"""Pattern tables: patterns are tried only where their cues stand, and nothing is lost by that."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pattern_cues
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text import PatternTable, find, find_each, fold
from auditor.text.cued import CueTable
from auditor.text.pattern_table import DERIVED, cues, prepared
from tests.strings import strings

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(pattern_cues.SOURCES)
READ = {
    "auditor.text": ("rules/naming/*.json", "text/rooms/tuning/risky-*.jsonl"),
    "auditor_plugins.commerce": ("rules/commerce/*.json",),
    "auditor_plugins.guidelines": ("rules/guidelines/*.json", "guidelines/tuning.jsonl"),
    "auditor_plugins.privacy": ("rules/privacy/*.json",),
}
LEAST = {
    "auditor.text": 500,
    "auditor_plugins.commerce": 5000,
    "auditor_plugins.guidelines": 500,
    "auditor_plugins.privacy": 100,
}
"""Matches there are at least, so that a test which reads nothing is noticed."""


def lines(package: str) -> list[str]:
    """The lines of what the tests hold for the package: its rules' cases, labelled texts."""
    paths = [path for form in READ[package] for path in sorted((ROOT / "tests").glob(form))]
    read: list[Any] = []
    for path in paths:
        text = path.read_text("utf-8")
        read += [json.loads(text)] if path.suffix == ".json" else map(json.loads, text.splitlines())
    return sorted({line.lower() for text in strings(read) for line in text.split("\n")})


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_derived_satisfies_its_schema_and_is_up_to_date(package: str) -> None:
    schema = json.loads((ROOT / "schemas" / "pattern-cues.schema.json").read_text("utf-8"))
    table = json.loads(files(package).joinpath(DERIVED).read_text("utf-8"))

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(table)) == []
    assert table["patterns"] == pattern_cues.derived(package), "run tools/pattern_cues.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_text_in_which_a_pattern_is_found_lacks_its_cues(package: str) -> None:
    sources = sorted(set(pattern_cues.SOURCES[package]()))
    table = CueTable.of({source: cues(package, source) for source in sources})
    plain = [(source, re.compile(source), prepared(package, source)) for source in sources]
    lost, found = [], 0

    for line in lines(package):
        is_squeezed = package == pattern_cues.SQUEEZED
        folded = fold(line) if is_squeezed else None
        text = line if folded is None else folded.text
        likely = table.likely(table.scan(line if folded is None else folded.squeezed))
        for source, bare, derived in plain:
            match = bare.search(text)
            if match is not None:
                found += 1
                again = derived.search(text)
                if source not in likely or again is None or again.span() != match.span():
                    lost.append((source, line))

    assert lost == []
    assert found >= LEAST[package]


ALTERNATIVES = st.lists(
    st.sampled_from(["a", "ab", "b+", "(?<=a)b", "ba?c", "c{1,2}", "[ab]c", "a.c", "c$", "(?=b)b"]),
    min_size=1,
    max_size=5,
)


@given(ALTERNATIVES, st.text("abc", max_size=24))
def test_patterns_find_together_what_their_alternation_finds(sources: list[str], text: str) -> None:
    together = re.compile("|".join(sources))

    each = [match.span() for match in find_each([re.compile(one) for one in sources], text)]

    assert each == [match.span() for match in together.finditer(text)]


@pytest.mark.parametrize("package", ["auditor.text", "tests"])
def test_a_pattern_of_which_nothing_is_derived_is_tried_on_every_text(package: str) -> None:
    table = PatternTable.of(package, {"mine": ["秘密の(?:合図|符丁)", "x[0-9]"]})

    assert find(table.likely("今夜は秘密の符丁で")["mine"], "今夜は秘密の符丁で") is not None
    assert find(table.likely("")["mine"], "") is None
