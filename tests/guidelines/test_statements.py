"""Claims and permissions are tried only where their cues stand, and none is lost by that."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import statement_cues

from auditor.text import CueTable

HERE = Path(__file__).parent
CASES = HERE.parent / "rules" / "guidelines"


def texts() -> Iterator[str]:
    for path in sorted(HERE.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    for path in sorted(CASES.glob("*.json")):
        yield from strings(json.loads(path.read_text("utf-8")))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


LINES = sorted({line.lower() for text in texts() for line in text.split("\n")})


@pytest.mark.parametrize("name", ["contradictions.json", "permissions.json"])
def test_the_cues_follow_from_the_patterns(name: str) -> None:
    written = json.loads((statement_cues.FOLDER / name).read_text("utf-8"))["cues"]

    assert written == statement_cues.derived()[name], "run tools/statement_cues.py"


@pytest.mark.parametrize(("name", "least"), [("contradictions.json", 90), ("permissions.json", 50)])
def test_no_match_lacks_its_cues(name: str, least: int) -> None:
    cues = CueTable.of(statement_cues.derived()[name])
    lost, found = [], 0

    for line in LINES:
        likely = cues.likely(cues.scan(line))
        for one in statement_cues.known()[name]:
            if one.pattern.search(line):
                found += 1
                if one.id not in likely:
                    lost.append((one.id, line))

    assert lost == []
    assert found >= least
