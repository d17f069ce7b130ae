"""A report whose digest is not that of its content is named, and no certificate is made of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.reports import FORMATS
from tests.conftest import EXAMPLES, Auditor

NOW = "--now=2026-11-22T00:00:00Z"
ROOM = EXAMPLES / "side-job.json"
WARNED = "digest does not match"


@pytest.fixture(name="forged")
def _forged(auditor: Auditor, tmp_path: Path) -> Path:
    """A report of a risky room, made to look well."""
    (tmp_path / "reports").mkdir()
    path = tmp_path / "reports" / "forged.json"
    auditor("check", ROOM, NOW, "--output", path)
    report = json.loads(path.read_text("utf-8"))
    report["summary"]["gate"] = {"passed": True, "reasons": []}
    report["rooms"][0]["score"] |= {"low": 100, "high": 100, "grade": "A"}
    path.write_text(json.dumps(report), encoding="utf-8")
    return path


def test_every_command_that_reads_it_says_so(auditor: Auditor, forged: Path) -> None:
    runs = (
        auditor("render", forged),
        auditor("render", forged, "--format=html"),
        auditor("plan", forged),
        auditor("diff", forged, forged),
        auditor("history", forged.parent),
        auditor("check", ROOM, NOW, "--previous", forged),
        auditor("check", ROOM, NOW, "--format=json", "--history", forged.parent),
    )

    for run in runs:
        assert WARNED in run.stderr
        assert str(forged) in run.stderr
        assert run.stdout
    assert runs[0].status == 0


@pytest.mark.parametrize("name", ["certificate", "certificate-html", "intoto"])
def test_no_certificate_is_made_of_it(
    auditor: Auditor, forged: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "made"

    run = auditor("render", forged, f"--format={name}", "--output", target)

    assert (run.status, run.stdout, target.exists()) == (7, "", False)
    assert str(forged) in run.stderr


def test_a_report_as_it_was_written_is_not_warned_of(auditor: Auditor, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    auditor("check", ROOM, NOW, "--output", path)

    assert auditor("render", path, "--format=certificate-html").status == 0
    assert auditor("render", path).stderr == ""
    assert auditor("history", tmp_path).stderr == ""


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"pdf", "certificate", "parquet", "xlsx"}))
def test_a_rule_that_the_report_does_not_explain_is_named_by_its_id(
    auditor: Auditor, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "report.json"
    auditor("check", ROOM, NOW, "--output", path)
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    report["rules"] = {}
    path.write_text(json.dumps(report), encoding="utf-8")

    run = auditor("render", path, f"--format={name}")

    assert run.status == (7 if name in ("certificate-html", "intoto") else 0), run.stderr


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["html", "table", "xlsx", "parquet"])
def test_a_moment_at_the_end_of_time_is_shown_all_the_same(
    auditor: Auditor, forged: Path, tmp_path: Path, name: str, lang: str
) -> None:
    report = json.loads(forged.read_text("utf-8"))
    forged.write_text(json.dumps({**report, "audited_at": "9999-12-31T23:59:59Z"}))

    run = auditor("render", forged, f"--format={name}", "--lang", lang, "--output", tmp_path / "r")

    assert (run.status, (tmp_path / "r").exists()) == (0, True)
