"""Documents that must not drift from the code."""

import json
import re
from pathlib import Path

import click
import pytest

from auditor.cli import cli
from auditor.host import load
from auditor.report import references
from auditor.reports import FORMATS, format_of
from auditor.schema import violations
from tests.conftest import Auditor

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
pytestmark = pytest.mark.skipif(not (ROOT / "docs").exists(), reason="the documents are not here")


def test_every_line_of_the_source_articles_is_carried_by_something_that_exists() -> None:
    text = (ROOT / "docs" / "source-articles.md").read_text(encoding="utf-8")
    rows = {
        found.group(1): found.group(2)
        for found in re.finditer(r"^\| (E\d\.\d+) \|[^|]*\|(.*)\|$", text, re.MULTILINE)
    }
    rules = {rule.id for rule in load(only_builtin=True).registry}
    commands = cli.list_commands(click.Context(cli))

    assert list(rows) == [f"E1.{n}" for n in range(1, 16)] + [f"E2.{n}" for n in range(1, 22)]
    for line, carriers in rows.items():
        named = re.findall(r"`([^`]+)`", carriers)
        for name in named:
            command = name.removeprefix("auditor ") if name.startswith("auditor ") else None
            known = command in commands if command else name in rules or name == "unknown"
            assert known, f"{line}: {name}"
        assert named or "this page" in carriers, line


def test_every_rule_cites_sources_that_the_catalogue_knows() -> None:
    known = references()
    for rule in load(only_builtin=True).registry:
        for source in rule.sources:
            assert not isinstance(source, str) or source in known, f"{rule.id}: {source}"


def test_the_catalogues_keep_their_schemas() -> None:
    data = json.loads((ROOT / "auditor" / "references.json").read_text(encoding="utf-8"))
    assert violations("references", data) == ()
    settings = json.loads((ROOT / "auditor" / "settings.json").read_text(encoding="utf-8"))
    assert violations("settings", settings) == ()


def test_every_case_file_keeps_its_schema() -> None:
    for file in sorted((ROOT / "tests" / "rules").glob("*/*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        assert violations("rule-cases", data) == (), file.name


def test_every_rule_says_to_be_checked_and_never_unlawful() -> None:
    for rule in load(only_builtin=True).registry:
        told = [rule.failure_title, *rule.messages.values()]
        assert not any("違法です" in text["ja"] for text in told), rule.id
        for text in (rule.title, rule.failure_title, rule.why, rule.fix, *rule.messages.values()):
            assert set(text) == {"ja", "en"}, rule.id


def test_every_prohibition_and_law_has_a_stated_coverage() -> None:
    data = json.loads((ROOT / "docs" / "coverage.json").read_text(encoding="utf-8"))["sources"]
    wanted = {key for key in references() if key.startswith(("line.prohibited.", "law."))}

    assert set(data) == wanted


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_format_of_the_help_exists(auditor: Auditor, lang: str) -> None:
    told = auditor("check", "--help", "--lang", lang).stdout
    option = told[told.index("--format FORMAT") :].partition("--output")[0]
    names = set(re.findall(r"[a-z][a-z-]+", option.partition("FORMAT")[2])) - {"default"}

    assert len(names) > 8
    assert names <= set(FORMATS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_format_of_the_documents_exists(page: Path) -> None:
    for line in re.findall(r"auditor (?:check|render) [^`|\n]*", page.read_text(encoding="utf-8")):
        for told in re.findall(r"--format[ =]([\w-]+)", line):
            assert told in FORMATS, line
        for told in re.findall(r"--output[ =](\S+)", line):
            assert "--format" in line or format_of(told), line
