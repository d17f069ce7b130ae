"""The score over stored reports, kept in an audit's report and shown by it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor.reports.phrases import phrases
from auditor.schema import violations
from tests.conftest import EXAMPLES, Auditor
from tests.decide.deciding import OTHERS, changed
from tests.decide.test_waivers import ROOM

Write = Callable[..., Path]
OFF = changed(changed(ROOM, "/visibility/searchable", False), "/room/audience", "members")
UNTOLD = EXAMPLES / "minimal.json"
OTHER = changed(OFF, "/room/id", "other")


@pytest.fixture(name="audit")
def _audit(
    auditor: Auditor, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Audits rooms on a day of November into a report of that day, with what else is said."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()

    def audit(day: int, rooms: Any, *more: str) -> Any:
        path = write(rooms)
        moment = f"--now=2026-11-{day:02}T00:00:00Z"
        target = f"reports/{day:02}.json"
        run = auditor("check", path, moment, "--fail-on=low", "--output", target, *OTHERS, *more)
        return run, json.loads(Path(target).read_text("utf-8")) if Path(target).exists() else {}

    return audit


def test_the_report_keeps_the_earlier_audits_of_its_rooms(audit: Any) -> None:
    _, first = audit(3, ROOM)
    audit(4, OTHER)
    audit(9, OFF)
    audit(20, OFF)
    _, report = audit(10, OFF, "--history", "reports")
    early, late = report["history"]

    assert early == {
        "audited_at": "2026-11-03T00:00:00Z",
        "digest": first["digest"],
        "rooms": 1,
        "low": first["rooms"][0]["score"]["low"],
        "high": first["rooms"][0]["score"]["high"],
        "failures_by_severity": first["summary"]["failures_by_severity"],
        "passed": False,
    }
    assert late["audited_at"] == "2026-11-09T00:00:00Z"
    assert late["passed"] is None  # nothing closed the gate, but only a part was audited
    assert late["low"] > early["low"]


def test_the_same_inputs_give_the_same_bytes_although_the_report_lies_in_the_folder(
    audit: Any,
) -> None:
    audit(3, ROOM)
    audit(10, OFF, "--history", "reports")
    before = Path("reports/10.json").read_bytes()
    audit(10, OFF, "--history", "reports")

    assert Path("reports/10.json").read_bytes() == before


def test_a_gate_that_closed_on_other_rooms_too_is_not_told(audit: Any) -> None:
    audit(3, [ROOM, OTHER])
    _, report = audit(10, OTHER, "--history", "reports")

    assert [(one["rooms"], one["passed"]) for one in report["history"]] == [(1, None)]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_audit_that_critical_rules_leave_open_is_never_called_passed(
    auditor: Auditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    for day in (3, 10):
        moment = f"--now=2026-11-{day:02}T00:00:00Z"
        more = ("--history", "reports") if day == 10 else ()
        files = ("--output", f"reports/{day:02}.json", "--output", f"{day}.html")
        assert auditor("check", UNTOLD, moment, *more, *files, "--lang", lang).status == 0
    report = json.loads(Path("reports/10.json").read_text("utf-8"))
    page = Path("10.html").read_text("utf-8")
    section = page[page.index('<section id="history"') :].partition("</section>")[0]
    told = auditor("history", "reports", "--lang", lang).stdout
    listed = auditor("history", "reports", "--format", "json").json()

    say = phrases(lang)
    assert [one["undecided"] for one in report["history"]] == [True]
    assert [(one["is_open"], one["is_undecided"]) for one in listed] == [(True, True)] * 2
    assert told.count(say("history.undecided")) == 2
    assert say("history.passed") not in told
    assert section.count(f">{say('history.undecided').capitalize()}</td>") == 2
    assert section.count(say("gate.passed")) == 1  # the key to the chart
    assert section.count('class="untold"') == 2
    assert violations("report", report) == ()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", ("得点の移り変わり", "2026年11月3日", "今回", "公開の基準を満たしていません")),
        ("en", ("Score over time", "3 November 2026", "This one", "The gate failed")),
    ],
)
def test_the_page_shows_chart_and_table_and_render_shows_the_same(
    audit: Any, auditor: Auditor, lang: str, words: tuple[str, ...]
) -> None:
    audit(3, ROOM)
    page = ("--history", "reports", "--output", "page.html", "--lang", lang)
    audit(10, OFF, *page)
    auditor("render", "reports/10.json", "--lang", lang, "--output", "again.html")
    html = Path("page.html").read_text("utf-8")
    section = html[html.index('<section id="history"') :].partition("</section>")[0]

    for word in words:
        assert word in section
    assert Path("again.html").read_text("utf-8") == html
    assert len(re.findall(r"<title>2026-11-\d\d: \d+–\d+</title>", section)) == 2
    assert section.count("<tr>") == 3
    assert 'href="#history"' in html


def test_a_page_without_history_has_no_such_section(audit: Any) -> None:
    run, report = audit(3, ROOM, "--history", "reports", "--output", "page.html")

    assert "history" not in report
    assert 'id="history"' not in Path("page.html").read_text("utf-8")
    assert "holds no earlier report of these rooms" in run.stderr


def test_the_table_tells_it_in_one_line(audit: Any, auditor: Auditor, write: Write) -> None:
    _, first = audit(3, ROOM)
    more = ("--history", "reports", "--now=2026-11-10T00:00:00Z", *OTHERS)
    run = auditor("check", write(OFF), *more)
    low = first["rooms"][0]["score"]["low"]
    shown = next(line for line in run.stdout.splitlines() if "Score over time" in line)

    assert f"{low} → " in shown
    assert "(2026-11-03 → 2026-11-10)" in shown


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--history", "nowhere"), "nowhere is no folder"),
        (("--history", "reports", "--format", "ndjson"), "does not go into ndjson"),
    ],
)
def test_what_cannot_be_shown_is_refused_before_the_audit(
    auditor: Auditor, write: Write, audit: Any, more: tuple[str, ...], words: str
) -> None:
    audit(3, ROOM)
    run = auditor("check", write(ROOM), *more)

    assert run.status == 2
    assert words in run.stderr
    assert run.stdout == ""


def test_a_report_that_is_no_report_is_told_and_passed_over(audit: Any) -> None:
    audit(3, ROOM)
    Path("reports/broken.json").write_text("{", encoding="utf-8")
    run, report = audit(10, OFF, "--history", "reports")

    assert "broken.json" in run.stderr
    assert len(report["history"]) == 1
