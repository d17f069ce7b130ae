"""No report says "passed" of an audit that is not valid or that asked only a part."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.reports.phrases import phrases
from tests.conftest import EXAMPLES, Auditor

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
READY = EXAMPLES / "support-ready.json"
RISKY = EXAMPLES / "side-job.json"
PASSED = {lang: phrases(lang)("gate.passed") for lang in ("ja", "en")}
WAIVERS = """schema = "openchat-audit-waivers/1"

[[waiver]]
id = "W-1"
rule = "naming.name-length"
room = "*"
reason = "r"
owner = "A"
approver = "B"
expires = "2026-01-01"
"""
READ = ("table", "markdown", "html", "certificate-html")
"""Formats that a person reads and a test can."""

SHORT = ("--select", "naming.name-length")
BUILT_IN = ("naming", "guidelines", "commerce", "visibility", "moderation", "privacy", "operations")


@pytest.fixture(name="faulty")
def _faulty(write: Write) -> dict[str, tuple[object, ...]]:
    """Arguments under which an audit is not valid, by the reason for it."""
    waivers = write(WAIVERS.encode(), "waivers.toml")
    return {
        "plugin-missing": ("--require-plugin", "nosuch"),
        "waivers": ("--waivers", waivers),
        "input-missing": (waivers.parent / "nothere.json",),
    }


@pytest.mark.parametrize(
    ("reason", "status"), [("plugin-missing", 8), ("waivers", 6), ("input-missing", 3)]
)
def test_an_audit_that_is_not_valid_closes_the_gate_with_a_reason_in_every_format(
    auditor: Auditor, faulty: dict[str, tuple[object, ...]], reason: str, status: int
) -> None:
    run = auditor("check", READY, *faulty[reason], NOW, "--format=json")

    gate = run.json()["summary"]["gate"]
    assert (run.status, gate["passed"]) == (status, False)
    assert [told["message_id"] for told in gate["reasons"]] == [reason]
    assert run.json()["summary"]["highest_profile"] is None
    for lang in ("ja", "en"):
        for name in READ:
            more = (f"--format={name}", f"--lang={lang}")
            text = auditor("check", READY, *faulty[reason], NOW, *more).stdout
            assert PASSED[lang] not in text.replace("満たしていません", ""), name
            assert phrases(lang)("gate.failed") in text, name
            words = str(gate["reasons"][0]["message"][lang])[:12]
            assert words in text.replace("\\", ""), name


def test_a_named_input_that_is_not_there_is_named_in_the_report(
    auditor: Auditor, tmp_path: Path
) -> None:
    gone = tmp_path / "no\x1b[31mthere.json"

    text = auditor("check", READY, gone, NOW, "--format=table").stdout

    assert "there.json" in text
    assert "\x1b" not in text


def test_a_name_that_is_no_unicode_leaves_the_report_whole(
    auditor: Auditor, tmp_path: Path
) -> None:
    run = auditor("check", READY, f"{tmp_path}/a\udcff.json", NOW, "--format=json")

    assert run.status == 3
    assert run.json()["summary"]["gate"]["passed"] is False


@pytest.mark.parametrize(
    "arguments",
    [
        ("--ignore", "*"),
        ("--select", "naming", "--ignore", "naming"),
        tuple(part for name in BUILT_IN for part in ("--disable-plugin", name)),
    ],
)
def test_an_empty_rule_set_is_wrong_usage(auditor: Auditor, arguments: tuple[str, ...]) -> None:
    run = auditor("check", RISKY, *arguments, NOW, "--format=json")

    assert (run.status, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1
    assert "no rule is left" in run.stderr


def test_a_rule_that_is_absent_as_its_plugin_is_counts_as_the_plugins_fault(
    auditor: Auditor,
) -> None:
    for more in (("--ignore", "*"), ("--select", "nosuch.rule")):
        assert auditor("check", RISKY, "--require-plugin", "nosuch", *more, NOW).status == 8


PARTIAL = [
    pytest.param(SHORT, "select", "naming.name-length", id="select"),
    pytest.param(("--ignore", "severity:critical"), "ignore", "severity:critical", id="ignore"),
    pytest.param(("--disable-plugin", "naming"), "disabled", "naming", id="disabled"),
    pytest.param(("--fail-on", "never"), "never", "fail-on never", id="never"),
]


@pytest.mark.parametrize(("arguments", "kind", "words"), PARTIAL)
def test_a_report_says_that_it_is_partial_and_what_is_left_out(
    auditor: Auditor, arguments: tuple[str, ...], kind: str, words: str
) -> None:
    run = auditor("check", READY, *arguments, NOW, "--format=json")

    partial = run.json()["summary"]["partial"]
    assert run.status == 0
    assert [told["message_id"] for told in partial] == [kind]
    assert all(words in partial[0]["message"][lang] for lang in ("ja", "en"))
    for lang in ("ja", "en"):
        for name in READ:
            more = (f"--format={name}", f"--lang={lang}")
            text = auditor("check", READY, *arguments, NOW, *more).stdout
            assert PASSED[lang] not in text, name
            assert phrases(lang)("gate.partial") in text, name
            assert words in text.replace("\\", ""), name


def test_a_whole_audit_says_nothing_of_parts(auditor: Auditor) -> None:
    for more in ((), ("--select", "all"), ("--fail-on", "high"), ("--fail-under", "10")):
        run = auditor("check", READY, NOW, "--format=json", *more)

        assert "partial" not in run.json()["summary"]
        assert run.status == 0


def test_a_partial_audit_with_failures_still_fails_and_still_says_that_it_is_partial(
    auditor: Auditor,
) -> None:
    text = auditor("check", RISKY, NOW, "--select", "tag:content-risk", "--select=commerce").stdout

    assert phrases("en")("gate.failed") in text
    assert "tag:content-risk" in text


def test_a_stored_report_renders_as_partial_in_both_languages(
    auditor: Auditor, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    auditor("check", READY, *SHORT, NOW, "--output", report)

    for lang in ("ja", "en"):
        text = auditor("render", report, f"--lang={lang}").stdout
        assert phrases(lang)("gate.partial") in text


def test_a_plan_does_not_call_the_gate_open_of_a_partial_or_invalid_report(
    auditor: Auditor, tmp_path: Path
) -> None:
    from auditor.schema import violations

    report = tmp_path / "report.json"
    for more in (SHORT, ("--require-plugin", "nosuch"), (tmp_path / "nothere.json",)):
        auditor("check", READY, *more, NOW, "--output", report)
        text = auditor("plan", report).stdout
        plans = json.loads(auditor("plan", report, "--format=json").stdout)

        assert "gate is open" not in text
        assert "partial or not valid" in text
        assert plans[0]["held"]
        assert violations("plan", plans) == ()
    assert "gate is open" in auditor("plan", READY, NOW).stdout


@pytest.mark.parametrize("name", ["pdf", "certificate"])
def test_a_pdf_says_that_the_audit_is_partial(auditor: Auditor, tmp_path: Path, name: str) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    target = tmp_path / "r.pdf"
    more = (f"--format={name}", "--output", target, "--lang=en")

    auditor("check", RISKY, "--fail-on=never", NOW, *more)
    with pdfium.PdfDocument(target.read_bytes()) as document:
        text = " ".join(document[0].get_textpage().get_text_range().split())

    assert PASSED["en"] not in text
    assert phrases("en")("gate.partial") in text
    assert "fail-on never" in text


def test_junit_says_that_the_audit_is_partial(auditor: Auditor) -> None:
    assert 'name="partial"' in auditor("check", READY, *SHORT, NOW, "--format=junit").stdout


def test_machine_formats_do_not_call_a_partial_audit_passed(auditor: Auditor) -> None:
    oscal = auditor("check", READY, *SHORT, NOW, "--format=oscal").json()
    props = oscal["assessment-results"]["metadata"]["props"]
    statement = auditor("check", READY, *SHORT, NOW, "--format=intoto").json()

    assert [prop["value"] for prop in props if prop["name"] == "gate"] == ["partial"]
    assert statement["predicate"]["result"] == "WARNED"


def test_history_does_not_call_a_partial_audit_passed(auditor: Auditor, tmp_path: Path) -> None:
    auditor("check", READY, *SHORT, NOW, "--output", tmp_path / "a.json")
    auditor("check", READY, NOW, "--output", tmp_path / "b.json")

    lines = auditor("history", tmp_path).stdout.splitlines()

    assert ["passed" in line for line in lines if ".json" in line] == [False, True]


def test_partial_and_invalid_reports_keep_the_published_schema(
    auditor: Auditor, faulty: dict[str, tuple[object, ...]]
) -> None:
    from auditor.schema import violations

    for arguments in (SHORT, ("--fail-on", "never"), *faulty.values()):
        run = auditor("check", READY, *arguments, NOW, "--format=json")
        assert violations("report", json.loads(run.stdout)) == ()


@pytest.mark.parametrize("content", [b"[]", b"{"])
def test_no_baseline_is_written_when_nothing_was_read(
    auditor: Auditor, write: Write, tmp_path: Path, content: bytes
) -> None:
    target = tmp_path / "b.json"

    run = auditor("check", write(content), NOW, "--write-baseline", target)

    assert run.status in (3, 4)
    assert not target.exists()
    assert "no baseline was written" in run.stderr


def test_a_baseline_is_not_emptied_when_nothing_was_read(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    target = tmp_path / "b.json"
    auditor("check", RISKY, NOW, "--write-baseline", target)
    before = target.read_bytes()

    run = auditor("check", write(b"{"), NOW, "--baseline", target, "--update-baseline")

    assert run.status == 4
    assert target.read_bytes() == before


def test_ask_says_nothing_of_settings_where_no_room_was_read(
    auditor: Auditor, write: Write
) -> None:
    bad = write(b"{", "bad.json")

    alone, beside = (auditor("check", bad, *more, NOW, "--ask") for more in ((), (READY,)))

    assert "No room was audited" in alone.stdout
    assert "tells everything" not in alone.stdout
    assert beside.stdout.startswith("Of the rooms that could be read:\n")


@pytest.mark.parametrize(
    ("limit", "says"), [("critical", "「最重要」の要確認"), ("high", "「重要」以上の要確認")]
)
def test_a_reason_speaks_of_graver_findings_only_where_there_are_any(
    auditor: Auditor, limit: str, says: str
) -> None:
    run = auditor("check", RISKY, NOW, "--fail-on", limit, "--format", "json")

    reasons = json.loads(run.stdout)["summary"]["gate"]["reasons"]
    assert [says in reason["message"]["ja"] for reason in reasons[:1]] == [True]
