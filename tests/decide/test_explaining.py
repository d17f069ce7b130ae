"""`--explain-score` can be done again on paper, `--ask` lists what is missing and nothing else."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import EXAMPLES, Auditor
from tests.decide.deciding import attestation, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
CAPS = {"critical": 39, "high": 69}


def terms(text: str) -> Iterator[tuple[int, int, int, str, str, str]]:
    """The printed rows, read as a reviewer would."""
    pattern = re.compile(r" +(\d+) +(\d+) +(\d+)  (.+?)  +(\w+) +(\w+\.[\w-]+)$")
    for line in text.splitlines():
        found = pattern.match(line)
        if found:
            yield int(found[1]), int(found[2]), int(found[3]), found[4].strip(), found[5], found[6]


def on_paper(rows: list[tuple[int, int, int, str, str, str]]) -> tuple[int, int, int]:
    """Low, high and coverage, from the rows alone."""
    whole = sum(row[0] for row in rows)
    low = 100 * sum(row[1] for row in rows) // whole
    high = 100 * sum(row[2] for row in rows) // whole
    known = sum(row[0] for row in rows if row[3] not in ("unknown", "error"))
    for row in rows:
        if row[3] in ("fail", "unknown", "error"):
            low = min(low, CAPS.get(row[4], 100))
        if row[3] == "fail":
            high = min(high, CAPS.get(row[4], 100))
    return low, high, 100 * known // whole


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_the_terms_give_the_score(auditor: Auditor, path: Path) -> None:
    told = auditor("check", path, NOW, "--explain-score").stdout
    score = auditor("check", path, NOW, "--format", "json").json()["rooms"][0]["score"]

    assert on_paper(list(terms(told))) == (score["low"], score["high"], score["coverage"])
    assert f"Grade {score['grade']} " in told


def test_waived_and_attested_terms_are_marked(auditor: Auditor, write: Write) -> None:
    entries = (waiver(ROOM, RULE), attestation(ROOM, "visibility.full-room"))
    file = write(toml(*entries).encode(), "waivers.toml")
    run = auditor("check", write(ROOM), NOW, "--explain-score", "--waivers", file)
    states = {row[5]: (row[1], row[3]) for row in terms(run.stdout)}

    assert states[RULE] == (2, "waived (as passed)")
    assert states["visibility.full-room"] == (2, "pass (attested)")
    assert "Without waivers: low " in run.stdout


def test_it_goes_aside_when_a_report_is_asked_for(auditor: Auditor, write: Write) -> None:
    run = auditor("check", write(ROOM), NOW, "--explain-score", "--ask", "--format", "json")

    assert run.json()["schema"] == "openchat-audit-report/1"
    assert "Terms, a rule each" in run.stderr
    assert "settings that the export does not tell" in run.stderr


def test_it_is_told_in_japanese(auditor: Auditor, write: Write) -> None:
    run = auditor("check", write(ROOM), NOW, "--explain-score", "--ask", "--lang", "ja")

    assert "最低 = 100 × " in run.stdout
    assert "最重要=10 重要=7 中=4 低=2 参考=0" in run.stdout
    assert "重みの大きい順" in run.stdout


def test_ask_lists_exactly_what_left_results_unknown_the_weightiest_first(
    auditor: Auditor, write: Write
) -> None:
    path = write([ROOM, json.loads((EXAMPLES / "minimal.json").read_text("utf-8"))])
    told = auditor("check", path, NOW, "--ask").stdout
    report: dict[str, Any] = auditor("check", path, NOW, "--format", "json").json()
    listed = re.findall(r"^ +(\d+) .* (/\S+)  \(\d+ rules\)$", told, re.MULTILINE)
    weights = {"critical": 10, "high": 7, "medium": 4, "low": 2, "info": 0}
    expected: dict[str, int] = {}
    for room in report["rooms"]:
        for result in room["results"]:
            for pointer in result.get("missing", ()):
                expected[pointer] = expected.get(pointer, 0) + weights[result["severity"]]

    assert {pointer: int(weight) for weight, pointer in listed} == expected
    assert [int(weight) for weight, _ in listed] == sorted(
        (int(weight) for weight, _ in listed), reverse=True
    )
