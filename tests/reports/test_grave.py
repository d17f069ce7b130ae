"""What a passing gate means is said where it is told, and what is not known yet stands beside it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor.reports import certificate_html, github, html, markdown, oscal, table
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import phrases
from auditor.reports.verdict import verdict_of
from tests.conftest import EXAMPLES, Auditor
from tests.reports import sample_report as sample

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
UNTOLD = EXAMPLES / "minimal.json"
READY = EXAMPLES / "support-ready.json"
CRITICAL = "naming.secret-account-term"
HIGH = "moderation.co-admin-shortage"
OPTIONS = RenderOptions()
READ = (table, markdown, html, certificate_html)


def report_with(outcome: str, rule: str, **changed: Any) -> sample.Report:
    """The clean room, one of its rules with another outcome."""
    report = sample.clean_report()
    (room,) = report["rooms"]
    room["results"] = [
        sample.result(room["name"], rule, outcome, **changed) if one["rule"] == rule else one
        for one in room["results"]
    ]
    return report


def waived() -> sample.Report:
    waiver = {
        "id": "W-1",
        "rule": CRITICAL,
        "reason": "名前は登録商標です",
        "owner": "Sato",
        "approver": "Suzuki",
        "ticket": None,
        "expires": "2026-11-30",
        "days_left": 8,
    }
    report = report_with("fail", CRITICAL, waiver=waiver)
    report["rooms"][0]["score"] |= {
        "low": 39,
        "without_waivers": {"low": 39, "high": 39, "grade": "E"},
    }
    return report


def plain(text: bytes) -> str:
    return text.decode().replace("\\", "")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("module", READ, ids=lambda module: module.__name__.split(".")[-1])
def test_a_room_whose_critical_rule_has_no_answer_is_not_called_passed(
    module: Any, lang: str
) -> None:
    report = report_with("unknown", CRITICAL, missing=["/visibility/join_code"])
    say = phrases(lang)

    text = plain(module.render(report, lang=lang, options=OPTIONS))

    assert say("gate.undecided") in text
    assert f">{say('gate.passed')}<" not in text
    assert f": {say('gate.passed')}" not in text
    assert report["rules"][CRITICAL]["title"][lang] in text
    assert report["settings"]["/visibility/join_code"]["label"][lang] in text
    assert "39点が上限" in text or "scores 39 at most" in text


def test_the_box_is_green_only_where_every_critical_rule_has_its_answer() -> None:
    untold = report_with("unknown", CRITICAL, missing=["/visibility/join_code"])
    pages = [
        html.render(report, lang="ja", options=OPTIONS).decode()
        for report in (untold, report_with("unknown", HIGH, missing=["/members/count"]))
    ]

    assert ['<div class="gate gate-passed">' in page for page in pages] == [False, True]
    assert "満たしている最も高い水準" not in pages[0]


def test_a_passed_gate_says_what_that_means_and_which_high_rules_have_no_answer() -> None:
    verdict = verdict_of(report_with("unknown", HIGH, missing=["/members/count"]), phrases("en"))

    assert verdict.kind == "passed"
    assert verdict.lines[0].startswith("Passed means: no unwaived critical finding")
    assert "Enough co-admins for the size of the room" in verdict.lines[1]
    assert "69 at most" in verdict.lines[1]


def test_a_company_profile_whose_caps_are_not_known_gets_no_number() -> None:
    report = report_with("unknown", CRITICAL, missing=[])
    report["tool"]["profile"] = "acme"

    (line,) = verdict_of(report, phrases("en")).unknown

    assert "capped" in line
    assert "39" not in line


def test_machine_formats_keep_to_the_gate() -> None:
    report = report_with("unknown", CRITICAL, missing=["/visibility/join_code"])

    assert b'"value": "passed"' in oscal.render(report, lang="en", options=OPTIONS)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("module", READ, ids=lambda module: module.__name__.split(".")[-1])
def test_a_waived_critical_finding_stands_in_the_verdict_with_both_scores(
    module: Any, lang: str
) -> None:
    report, say = waived(), phrases(lang)
    verdict = verdict_of(report, say)

    text = plain(module.render(report, lang=lang, options=OPTIONS))

    assert report["rules"][CRITICAL]["failure_title"][lang] in verdict.sentence
    assert verdict.sentence in text
    assert say("score.without_waivers", low=39, high=39, grade="E") in text
    for part in ("名前は登録商標です", "Suzuki", "2026-11-30", say("waiver.days", days=8)):
        assert part in text, part


def test_a_hostile_title_stays_a_text_in_the_verdict() -> None:
    report = waived()
    for key in ("title", "failure_title"):
        report["rules"][CRITICAL][key] = sample.both(sample.SCRIPT, sample.LINES)

    for lang in ("ja", "en"):
        for module in (html, certificate_html):
            body = module.render(report, lang=lang, options=OPTIONS).decode()
            assert sample.SCRIPT not in body
        for text in (
            markdown.render(report, lang=lang, options=OPTIONS).decode(),
            github.step_summary(report, lang),
        ):
            assert sample.SCRIPT not in text
            assert "\n::error" not in text


@pytest.mark.parametrize("name", ["pdf", "certificate"])
def test_a_pdf_says_so_too(auditor: Auditor, tmp_path: Path, name: str) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    target = tmp_path / "r.pdf"

    auditor("check", UNTOLD, NOW, f"--format={name}", "--output", target, "--lang=en")
    with pdfium.PdfDocument(target.read_bytes()) as document:
        text = " ".join(document[0].get_textpage().get_text_range().split())

    assert phrases("en")("gate.undecided") in text
    assert "The operator behind the commercial use is identified" in text
    assert phrases("en")("gate.passed") not in text


def test_of_a_large_run_all_rooms_are_counted_not_only_those_shown(
    auditor: Auditor, write: Write
) -> None:
    rooms = write([json.loads(UNTOLD.read_text("utf-8"))] * 3, "rooms.json")

    text = auditor("check", rooms, READY, NOW, "--worst=1", "--format=table", "--lang=en").stdout

    assert "Cannot be told yet" in text
    assert "is identified (rooms: 3)" in text


@pytest.mark.parametrize("name", ["r.html", "r.ndjson"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_said_of_written_files_is_the_same_verdict(
    auditor: Auditor, write: Write, tmp_path: Path, name: str, jobs: str
) -> None:
    rooms = write([json.loads(UNTOLD.read_text("utf-8"))] * 3, "rooms.json")

    told = auditor("check", rooms, NOW, f"--jobs={jobs}", "--output", tmp_path / name).stderr

    assert "Cannot be told yet" in told
    assert "is identified (rooms: 3). Settings that are lacking: Selling." in told


def test_the_exit_status_and_the_gate_of_the_report_stay(auditor: Auditor) -> None:
    run = auditor("check", UNTOLD, NOW, "--format=json")

    assert run.status == 0
    assert run.json()["summary"]["gate"] == {"passed": True, "reasons": []}
