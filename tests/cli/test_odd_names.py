"""A file whose name is not UTF-8 is audited like any other, and its name told in one way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Auditor, room

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="such names are Linux's")
NOW = "--now=2026-11-22T00:00:00Z"
GOOD, BAD = os.fsdecode(b"\x93\xfa\x8bL.json"), os.fsdecode(b"\xff.json")
TOLD_GOOD, TOLD_BAD = "[U+DC93][U+DCFA][U+DC8B]L.json", "[U+DCFF].json"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rooms").mkdir()
    Path("rooms", "a.json").write_text(json.dumps(room()))
    Path("rooms", GOOD).write_text(json.dumps(room()))
    Path("rooms", BAD).write_text("{")


@pytest.mark.parametrize("more", [(), ("--jobs", "2"), ("--cache", "cache")])
@pytest.mark.parametrize("path", ["rooms", "**/*.json"])
def test_a_name_that_is_no_utf8_loses_no_report(
    auditor: Auditor, path: str, more: tuple[str, ...]
) -> None:
    for _ in range(2):
        run = auditor("check", path, NOW, "--format", "json", *more)

        report = run.json()
        assert run.status == 4
        paths = [entry["source"]["path"] for entry in report["rooms"]]
        assert paths == ["rooms/a.json", f"rooms/{TOLD_GOOD}"]
        assert [e["source"]["path"] for e in report["invalid"]] == [f"rooms/{TOLD_BAD}"]


@pytest.mark.parametrize(
    "form", ["table", "ndjson", "html", "markdown", "csv", "sarif", "junit", "gitlab", "github"]
)
def test_every_format_can_tell_it(auditor: Auditor, form: str) -> None:
    run = auditor("check", "rooms", NOW, "--format", form)

    assert run.status == 4
    assert run.stdout


def test_it_is_told_in_one_way(auditor: Auditor) -> None:
    bad, absent = f"rooms/{BAD}", f"rooms/x{BAD}"

    assert f"rooms/{TOLD_BAD}:1:2: " in auditor("check", bad, NOW).stderr
    assert f"rooms/{TOLD_BAD}:1:2: " in auditor("fmt", "--check", bad).stderr
    command = [sys.executable, "-m", "auditor", "plan", bad]
    plan = subprocess.run(command, capture_output=True, check=False)
    assert f"rooms/{TOLD_BAD}:1:2: ".encode() in plan.stderr
    run = auditor("check", absent, "rooms", NOW, "--format", "json")
    assert f"rooms/x{TOLD_BAD}" in str(run.json()["summary"]["gate"]["reasons"])


def test_verify_finds_it_again(auditor: Auditor) -> None:
    auditor("check", f"rooms/{GOOD}", NOW, "--output", "report.json")

    assert auditor("verify", "report.json").status == 0
    Path("rooms", GOOD).write_text(json.dumps(room(room={"id": "x"})))
    assert auditor("verify", "report.json").status == 7


def test_a_file_of_waivers_may_have_such_a_name(auditor: Auditor) -> None:
    waivers = os.fsdecode(b"w\xff.toml")
    Path(waivers).write_text('schema = "openchat-audit-waivers/1"\n')

    run = auditor("check", "rooms", NOW, "--waivers", waivers, "--format", "json")

    assert run.json()["summary"]["exit_status"] == 4
    assert "w[U+DCFF].toml" in run.stdout


def test_workers_anywhere_tell_it_so_too(auditor: Auditor) -> None:
    pytest.importorskip("distributed")
    cluster = ("--engine", "dask", "--jobs", "1", "--work-dir", "work")

    run = auditor("check", "rooms", NOW, *cluster, "--format", "json")

    assert run.status == 4
    assert [e["source"]["path"] for e in run.json()["rooms"]][1] == f"rooms/{TOLD_GOOD}"
