"""The command that installs an extra."""

import sys
import tomllib
from pathlib import Path

import pytest

from auditor import extras

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


@pytest.mark.skipif(not PROJECT.exists(), reason="the source tree is not here")
@pytest.mark.parametrize("extra", ["fast", "xlsx", "parquet", "cluster", "pdf"])
def test_the_packages_are_those_of_the_project(extra: str) -> None:
    declared = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["optional-dependencies"]
    names = [one.split(">")[0].split("=")[0] for one in declared[extra]]

    assert extras.packages_of(extra) == names


def test_the_command_is_that_of_the_python_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/my tools/python")
    monkeypatch.setattr(sys, "platform", "linux")
    told = extras.install_command("xlsx")
    monkeypatch.setattr(sys, "platform", "win32")

    assert told == "'/opt/my tools/python' -m pip install openpyxl xlsxwriter"
    assert extras.install_command("xlsx").startswith('"/opt/my tools/python" -m pip')


def test_without_a_distribution_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "_DISTRIBUTION", "no-such-distribution")

    assert extras.packages_of("xlsx") == ["no-such-distribution[xlsx]"]
