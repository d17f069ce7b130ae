"""Every code block of "Write a rule in ten minutes" is run; the hooks it lists are the hooks."""

import inspect
import json
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

from auditor import hookspecs
from auditor.declared import load_rules
from auditor.host import HOOKS, load
from auditor.testing import Case, gaps, problems_with
from tests.conftest import Auditor, room

PAGE = Path(__file__).parent.parent / "docs" / "writing-rules.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the documents are not here")


def block(name: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- run: {re.escape(name)} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found is not None, name
    return found.group(1)


def test_every_block_of_code_is_run_here() -> None:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```(toml|python|json)\n", text)
    assert len(blocks) == len(re.findall(r"<!-- run: ", text))


def test_the_rules_without_code(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(block("rules.toml"), encoding="utf-8")
    assert len(load_rules(str(tmp_path / "rules.toml"))) == 2
    source = tmp_path / "room.json"
    source.write_text(json.dumps(room(room={"description": "みんなの部屋"})), encoding="utf-8")

    run = auditor(
        "check", source, "--rules", tmp_path / "rules.toml", "--select", "acme", "--format", "json"
    )

    outcomes = {each["rule"]: each["outcome"] for each in run.json()["rooms"][0]["results"]}
    assert outcomes == {"acme.brand-name": "fail", "acme.violation-limit": "unknown"}


def test_the_plugin_and_its_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tenminutes.py").write_text(block("rule.py"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    point = metadata.EntryPoint(name="acme", value="tenminutes", group="auditor")
    host = load(entry_points=[point])
    data = json.loads(block("cases.json"))
    cases = [Case(data["rule"], each["name"], "cases.json", each) for each in data["cases"]]

    assert [problem for case in cases for problem in problems_with(case, host.registry)] == []
    assert gaps(host.registry, cases) == []
    del sys.modules["tenminutes"]


def test_the_words() -> None:
    exec(compile(block("words.py"), "words.py", "exec"), {})


def test_the_hooks_are_those_of_the_page() -> None:
    named = re.findall(r"^- `(auditor_\w+)\(", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    specified = [name for name, _ in inspect.getmembers(hookspecs, inspect.isfunction)]
    specified = [name for name in specified if name.startswith("auditor_")]

    assert sorted(named) == sorted(specified) == sorted(HOOKS)
