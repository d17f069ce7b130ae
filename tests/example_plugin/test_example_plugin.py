"""The example plugin, used as a stranger would use it: as an installed distribution."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import room

HERE = Path(__file__).parent
pytestmark = pytest.mark.smoke


def auditor(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program with the example plugin installed into a folder of its own."""
    info = folder / "auditor_example-1.4.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: auditor-example\nVersion: 1.4.0\n")
    (info / "entry_points.txt").write_text("[auditor]\nexample = auditor_example\n")
    path = os.pathsep.join([str(folder), str(HERE / "src")])
    environment = {**os.environ, "PYTHONPATH": path, "AUDITOR_LANG": "en"}
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        check=False,
    )


def test_all_its_hooks_work(tmp_path: Path) -> None:
    source = tmp_path / "room.json"
    source.write_text(json.dumps(room(room={"description": "ラ★イ★バ★ル商事より安い！"})))

    plugins = json.loads(auditor(tmp_path, "plugins", "--format", "json").stdout)
    (example,) = [plugin for plugin in plugins if plugin["name"] == "example"]
    assert (example["state"], example["version"]) == ("loaded", "1.4.0")
    assert example["digest"].startswith("sha256:")
    assert example["rules"] == ["example.rival-name"]

    run = auditor(tmp_path, "check", "room.json", "--profile", "example-brand", "--format", "json")
    assert run.returncode == 1, run.stderr
    report = json.loads(run.stdout)
    results = {each["rule"]: each for each in report["rooms"][0]["results"]}
    assert results["example.rival-name"]["outcome"] == "fail"
    assert results["example.rival-name"]["severity"] == "critical"
    assert {rule_id.partition(".")[0] for rule_id in results} == {"example", "naming"}
    assert "example" in {plugin["name"] for plugin in report["tool"]["plugins"]}

    names = auditor(tmp_path, "check", "room.json", "--format", "names")
    assert names.stdout == "読書好きの集まり\n"


def test_without_it_nothing_of_it_is_left(tmp_path: Path) -> None:
    source = tmp_path / "room.json"
    source.write_text(json.dumps(room(room={"description": "ライバル商事より安い！"})))

    run = auditor(tmp_path, "check", "room.json", "--disable-plugin", "example", "--format", "json")

    assert "example" not in {
        result["rule"].partition(".")[0] for result in json.loads(run.stdout)["rooms"][0]["results"]
    }
