"""A newcomer's path: from an empty folder to a rule that fails, then passes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Auditor, room


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the new plugin on its path, as an editable install would leave it."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "AUDITOR_LANG": "en"}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        check=False,
    )


@pytest.fixture(name="plugin")
def _plugin(auditor: Auditor, tmp_path: Path) -> Path:
    folder = tmp_path / "auditor-acme"
    run = auditor("new-plugin", "acme", "--folder", folder)
    assert run.status == 0
    info = folder / "src" / "auditor_acme-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: auditor-acme\nVersion: 0.1.0\n")
    (info / "entry_points.txt").write_text("[auditor]\nacme = auditor_acme\n")
    return folder


@pytest.mark.smoke
def test_a_new_plugin_passes_its_tests_and_audits_at_once(plugin: Path) -> None:
    tests = python(plugin, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert tests.returncode == 0, tests.stdout

    check = python(plugin, "-m", "auditor", "test-plugin", ".")
    assert check.returncode == 0, check.stdout

    source = plugin / "room.json"
    source.write_text(json.dumps(room(room={"description": "社外秘の話"})))
    audit = python(
        plugin, "-m", "auditor", "check", "room.json", "--select", "acme", "--format=json"
    )
    (result,) = json.loads(audit.stdout)["rooms"][0]["results"]
    assert result["outcome"] == "fail"
    assert result["problems"][0]["span"] == [0, 3]


@pytest.mark.parametrize("name", ["naming", "operations"])
def test_the_name_of_a_built_in_plugin_is_refused(
    auditor: Auditor, tmp_path: Path, name: str
) -> None:
    for more in ((), ("--rule-only", tmp_path / "new", "--rule", "x")):
        run = auditor("new-plugin", name, "--folder", tmp_path / "new", *more)

        assert (run.status, run.stdout) == (2, "")
        assert f"{name} is the name of a built-in plugin" in run.stderr
        assert not (tmp_path / "new").exists()


FAULTS = {
    "a language is missing": ('"en": "“{word}” is used.",', "", "has no en"),
    "a case is wrong": ("WORDS.find(text)", "()", "expected fail, got pass"),
    "the rule reads a file": (
        "    del export\n",
        '    del export\n    open(__file__).close()\n',
        "touches the outside",
    ),
    "the rule is not pure": (
        "    del export\n",
        "    del export\n    WORDS.seen = getattr(WORDS, 'seen', 0)\n    globals()['N'] = globals().get('N', 0) + 1\n"
        "    if N % 2:\n        yield Problem('found', at='/room/name', values={'word': 'x'})\n",
        "another result the second time",
    ),
    "the rule prints": (
        "    del export\n",
        "    del export\n    print('seen')\n",
        "the rule prints to standard output",
    ),
    "the rule raises": ("    del export\n", "    del export\n    1 / 0\n", "raised ZeroDivisionError"),
}  # fmt: skip


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_the_harness_names_what_is_wrong(plugin: Path, fault: str) -> None:
    old, new, words = FAULTS[fault]
    file = plugin / "src" / "auditor_acme" / "brand_word.py"
    source = file.read_text(encoding="utf-8")
    assert old in source
    file.write_text(
        source.replace(old, new).replace("WORDS.seen = getattr(WORDS, 'seen', 0)", "pass")
    )

    run = python(plugin, "-m", "auditor", "test-plugin", ".")

    assert run.returncode == 1
    assert words in run.stdout, run.stdout + run.stderr


def test_one_more_rule_for_a_plugin_that_exists(auditor: Auditor, plugin: Path) -> None:
    package = plugin / "src" / "auditor_acme"

    run = auditor("new-plugin", "acme", "--rule-only", package, "--rule", "price-notice")

    assert run.status == 0
    assert (package / "price_notice.py").exists()
    made = (package / "price_notice.py").read_text(encoding="utf-8")
    assert 'id="acme.price-notice"' in made
    assert 'with_name("price_notice_words.json")' in made
    assert (package / "price_notice_words.json").exists()


def test_nothing_is_overwritten_and_names_are_checked(auditor: Auditor, plugin: Path) -> None:
    assert auditor("new-plugin", "acme", "--folder", plugin).status == 2
    assert auditor("new-plugin", "Acme Corp").status == 2
