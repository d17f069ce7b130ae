"""The comparison with other tools compares the same: its rules exist, and plain Python agrees."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from auditor.host import load

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def test_the_fifteen_rules_exist_and_every_language_names_each_of_them():
    text = (BENCHMARKS / "peers/rules.toml").read_text("utf-8")
    ids = [rule["id"] for rule in tomllib.loads(text)["rule"]]

    assert len(set(ids)) == 15
    assert set(ids) <= set(load(only_builtin=True).registry.owners)
    for name in ("rules.sql", "rules.rego", "spectral.yaml", "plain_python.py", "polars_frame.py"):
        spelt = (BENCHMARKS / "peers" / name).read_text("utf-8")
        assert [rule for rule in ids if rule not in spelt] == [], name


def test_plain_python_and_the_auditor_find_the_same_and_each_rule_fails_somewhere():
    told = _compared("rules", 800)

    rows = re.findall(r"^\| ([a-z-]+\.[a-z-]+) +\| +(\d+) \|$", told, re.MULTILINE)
    assert len(rows) == 15
    assert [rule for rule, rooms in rows if rooms == "0"] == []


def test_plain_python_and_the_auditor_find_terms_in_the_same_texts():
    assert "auditor, Lexicon.find, 200 rooms" in _compared("text", 200)


def test_the_generated_rooms_are_the_same_each_time():
    command = [sys.executable, str(BENCHMARKS / "generate.py"), "300"]
    first, second = (subprocess.run(command, capture_output=True, check=True) for _ in range(2))

    assert first.stdout == second.stdout


def _compared(task: str, rooms: int) -> str:
    asked = (str(rooms), "--check", "--task", task, "--only", "plain_python")
    command = [sys.executable, str(BENCHMARKS / "peers.py"), *asked]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"plain Python, {rooms} rooms, one core: the same in the same rooms" in done.stdout
    return done.stdout
