"""What plugins print never gets into a report, and what they raise never acts on a terminal."""

import json
from pathlib import Path

import pytest

from tests.core.test_host import GOOD, check, distribution, plugin, states

PRINTS = "print('noise'); return [Problem('found', values={'word': 'x'})]"
SOME = ("--select", "acme", "--select", "privacy")


@pytest.fixture(name="house")
def _house(folder: Path) -> Path:
    source = "print('noise at import')\n" + GOOD.format(id="acme.one", body=PRINTS)
    distribution(folder, "acme", source)
    return folder


@pytest.mark.parametrize(
    "more", [(), ("--jobs=2",), ("--rule-timeout=9",), ("--jobs=1",)], ids=" ".join
)
@pytest.mark.parametrize("form", ["json", "ndjson", "sarif", "gitlab"])
def test_what_a_rule_prints_goes_to_stderr(house: Path, form: str, more: tuple[str, ...]) -> None:
    run = check(house, *SOME, *more, "--format", form, "--fail-on=never", first=False)

    assert "noise" not in run.stdout
    assert json.loads(run.stdout)
    assert "noise\n" in run.stderr
    assert "noise at import" in run.stderr
    assert run.returncode == 0


def test_control_characters_of_an_exception_are_visible_in_the_table(folder: Path) -> None:
    body = r"raise ValueError('a\x1b[31mred\x07')"
    distribution(folder, "acme", GOOD.format(id="acme.one", body=body))

    run = check(folder, *SOME, "--format", "table", first=False)

    assert "\x1b" not in run.stdout
    assert "\x07" not in run.stdout
    assert "U+001B" in run.stdout


def test_a_strangers_plugin_never_takes_the_place_of_a_built_in_one(folder: Path) -> None:
    distribution(folder, "aaa-naming", GOOD.format(id="naming.one", body="return None"))
    points = folder / "aaa-naming-1.2.dist-info" / "entry_points.txt"
    points.write_text("[auditor]\nnaming = stranger_aaa_naming\n")
    (folder / "stranger_aaa-naming.py").rename(folder / "stranger_aaa_naming.py")

    run = check(folder)

    assert run.returncode == 8
    (line,) = run.stderr.splitlines()
    assert "naming (aaa-naming 1.2) failed to load" in line
    assert "the name naming is that of a built-in plugin" in line
    report = json.loads(run.stdout)
    assert "naming.name-length" in report["rules"]
    assert "naming.one" not in report["rules"]
    assert [entry["state"] for entry in report["tool"]["plugins"] if entry["name"] == "naming"] == [
        "failed",
        "loaded",
    ]
    assert report["summary"]["gate"]["passed"] is False


def test_a_strangers_rule_never_takes_the_id_of_a_built_in_one(folder: Path) -> None:
    source = GOOD.format(id="naming.name-length", body="return None")
    distribution(folder, "aaa", source)

    run = check(folder)

    assert run.returncode == 8
    assert "naming.name-length is already defined by naming" in run.stderr


def test_two_plugins_of_one_name_are_told_apart_in_plain_words(folder: Path) -> None:
    from auditor.host import load

    first = plugin(folder, "twice", GOOD.format(id="acme.one", body="return None"))
    second = plugin(folder, "other", GOOD.format(id="acme.two", body="return None"))
    second = type(first)(name="twice", value=second.value, group="auditor")

    host = load(entry_points=[first, second])

    assert sorted(one.state for one in host.plugins) == ["failed", "loaded"]
    assert host.failed[0].reason == "the name twice is taken by another plugin"
    assert states(host)
