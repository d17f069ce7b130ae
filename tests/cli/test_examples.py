"""The example rooms get the grades and the main findings that their page promises."""

import re

import pytest

from tests.conftest import EXAMPLES, Auditor

NOW = "--now=2026-11-22T00:00:00Z"
PAGE = (EXAMPLES / "README.md").read_text("utf-8")
ROWS = re.findall(
    r"^\| `([\w-]+)\.json` \|[^|]*\| \*\*([A-E])\*\* (\d+) ?[（(](\d+)[）)] \|([^|]*)\|$",
    PAGE,
    re.MULTILINE,
)


def test_the_page_tells_every_room_in_both_languages() -> None:
    rooms = sorted(path.stem for path in EXAMPLES.glob("*.json"))

    assert sorted(name for name, *_ in ROWS) == sorted(rooms * 2)


@pytest.mark.parametrize(("name", "grade", "low", "high", "said"), ROWS)
def test_a_room_gets_what_its_page_says(
    auditor: Auditor, name: str, grade: str, low: str, high: str, said: str
) -> None:
    run = auditor("check", EXAMPLES / f"{name}.json", NOW, "--format", "json")
    (room,) = run.json()["rooms"]
    failed = {result["rule"] for result in room["results"] if result["outcome"] == "fail"}
    promised = set(re.findall(r"`([a-z]+\.[a-z-]+)`", said))

    score = room["score"]
    assert (score["grade"], score["low"], score["high"]) == (grade, int(low), int(high))
    assert promised <= failed
    assert bool(promised) == bool(failed)
