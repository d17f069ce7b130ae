"""Bans in every ending: each topic of endings.json with each, and with those that ban nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.guidelines.test_clauses import TOOLS

DATA = json.loads(Path(__file__).with_name("endings.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> Any:
    return TOOLS.Reader(TOOLS.CLAUSES + TOOLS.FURTHER)


def _sentences(endings: str) -> Iterator[tuple[str, str]]:
    """Give the clause and the sentence of each topic with each ending of a group."""
    for topic in DATA["topics"][DATA["groups"][endings]]:
        for ending in DATA[endings]:
            yield topic["clause"], ending.format_map(topic)


@pytest.mark.parametrize("endings", ["ja-bans", "en-bans"])
def test_each_ban_is_heard_in_each_ending(endings: str, reader: Any) -> None:
    unheard = [
        text for clause, text in _sentences(endings) if clause not in reader.clauses_of(text)
    ]

    assert unheard == []


@pytest.mark.parametrize("endings", ["ja-no-bans", "en-no-bans"])
def test_what_is_allowed_told_or_asked_is_no_ban(endings: str, reader: Any) -> None:
    heard = [text for clause, text in _sentences(endings) if clause in reader.clauses_of(text)]

    assert heard == []
