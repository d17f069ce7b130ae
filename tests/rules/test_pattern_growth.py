"""No pattern of the program runs away on a text of one repeated character or two."""

import importlib
import json
import pkgutil
import re
import signal
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.strings import strings

UNITS = (
    "1",
    "#",
    "あ",
    "ア",
    "a",
    "漢",
    "「",
    "」",
    "\n",
    " ",
    "。",
    "・",
    "(",
    "!",
    "@",
    "-",
    "_",
)
PAIRS = ("1 ", "あ ", "「あ", "#\n", "あ、", "のも", "1円", "(あ", "a.")
LENGTH = 1500
SECONDS = 20  # of the processor
"""A pattern that runs away takes minutes on such a text, any other thousandths of a second."""


def _compiled(source: str) -> Iterator[re.Pattern[str]]:
    if len(source) > 3:
        try:
            yield re.compile(source, re.IGNORECASE)
        except re.error:
            return  # a word that is no expression


def _of_data() -> Iterator[tuple[str, re.Pattern[str]]]:
    for path in sorted(Path(str(files("auditor_plugins"))).glob("*/*.json")):
        table = json.loads(path.read_text("utf-8"))
        for key in ("lists", "groups", "claims", "subjects"):
            for source in strings(table.get(key, ())):
                for found in _compiled(source):
                    yield f"{path.parent.name}/{path.name}", found


def _of_code() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in ("auditor.text", "auditor_plugins"):
        for module in pkgutil.walk_packages([str(files(package))], f"{package}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def _stop(*_: object) -> None:
    raise TimeoutError


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer to stop a pattern with")
@pytest.mark.parametrize("source", [_of_data, _of_code])
def test_no_pattern_runs_away(source: Any) -> None:
    known = signal.signal(signal.SIGVTALRM, _stop)
    slow = []
    try:
        for name, pattern in source():
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                for unit in (*UNITS, *PAIRS):
                    text = unit * (LENGTH // len(unit))
                    pattern.match(text)
                    pattern.search(text)
            except TimeoutError:
                slow.append((name, pattern.pattern[:120]))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, known)

    assert slow == []
