"""The harness for rules and their cases: what we test our rules with, and plugin authors theirs.

    import pytest
    from auditor.testing import load_cases, problems_with

    CASES = load_cases("cases")

    @pytest.mark.parametrize("case", CASES, ids=str)
    def test_case(case):
        assert problems_with(case) == []

A case file is JSON under the schema `rule-cases`: `{"rule": id, "cases": [{"name", "room",
"outcome", …}]}`. `schema` and `room.name` are filled in where a case leaves them out.
"""

import copy
import io
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from auditor import schema
from auditor.clock import parse_time
from auditor.errors import InputError, UsageError
from auditor.exports import SCHEMA
from auditor.host import Host, load
from auditor.loader import export_of
from auditor.model.verdict import Outcome, Result
from auditor.registry import Registry
from auditor.rules import LANGUAGES, Rule
from auditor.runner import Judge, judge_room
from auditor.strays import strays_told_apart

DEFAULT_NOW = datetime(2026, 11, 22, tzinfo=UTC)
DEFAULT_NAME = "読書好きの集まり"
SLOW_SECONDS = 0.05


@attrs.frozen
class Case:
    """One case of one rule."""

    rule: str
    name: str
    file: str
    data: Mapping[str, Any] = attrs.field(eq=False, repr=False)

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    @property
    def room(self) -> dict[str, Any]:
        """The whole export that the case describes."""
        raw = {"schema": SCHEMA, **copy.deepcopy(dict(self.data["room"]))}
        raw["room"] = {"name": DEFAULT_NAME, **raw.get("room", {})}
        return raw

    @property
    def now(self) -> datetime:
        """The moment of the audit."""
        return parse_time(self.data.get("now")) or DEFAULT_NOW


def load_cases(folder: str | Path) -> tuple[Case, ...]:
    """The cases of all `*.json` files in a folder and the folders below, sorted by file.

    Raises:
        UsageError: when a file breaks the schema; names file and place.
    """
    found = []
    for file in sorted(Path(folder).rglob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        wrong = schema.violations("rule-cases", data, most=1)
        if wrong:
            where = f"{file} {wrong[0].pointer}"
            raise UsageError(f"{where}: {wrong[0].ja}", f"{where}: {wrong[0].en}")
        found += [Case(data["rule"], each["name"], str(file), each) for each in data["cases"]]
    return tuple(found)


@cache
def installed() -> Host:
    """The host with every installed plugin, loaded once."""
    return load()


def judge(case: Case, registry: Registry | None = None) -> Result:
    """The result of the case's rule on the case's room."""
    rule = (registry or installed().registry).get(case.rule)
    raw = case.room
    judge_ = Judge(rule, rule.severity, {**rule.options, **case.data.get("options", {})}, ("", ""))
    with strays_told_apart():
        (result,) = judge_room([judge_], export_of(raw), raw, case.now)
    return result


def problems_with(case: Case, registry: Registry | None = None) -> list[str]:
    """What is wrong with the case or its rule, in sentences; an empty list when it holds."""
    try:
        result = judge(case, registry)
    except (InputError, UsageError) as error:
        return [error.en]
    found = list(differences(case, result))
    again = judge(case, registry)
    if again != result:
        found.append("the same room gave another result the second time")
    raw = case.room
    before = copy.deepcopy(raw)
    rule = (registry or installed().registry).get(case.rule)
    export = export_of(raw)
    with _watched() as touched, redirect_stdout(io.StringIO()) as printed:
        started = time.perf_counter()
        judge_ = Judge(rule, rule.severity, dict(rule.options), ("", ""))
        list(judge_room([judge_], export, raw, case.now))
        took = time.perf_counter() - started
    if raw != before:
        found.append("the rule changed the room")
    if printed.getvalue():
        found.append("the rule prints to standard output")
    found += [f"the rule touches the outside: {event}" for event in touched]
    if took > SLOW_SECONDS:
        found.append(f"the rule took {took * 1000:.0f} ms for one room")
    return found


def differences(case: Case, result: Result) -> Iterator[str]:
    """In which ways a result is not what the case expects, in sentences."""
    wanted = case.data
    if result.failure is not None:
        yield f"the rule raised {result.failure.kind}: {result.failure.message}"
    elif result.outcome.value != wanted["outcome"]:
        told = "; ".join(f"{problem.message} at {problem.at}" for problem in result.problems)
        yield f"expected {wanted['outcome']}, got {result.outcome.value} ({told or 'nothing said'})"
    if "problems" in wanted:
        expected = [(each["message_id"], each["pointer"]) for each in wanted["problems"]]
        found = [(problem.message, problem.at) for problem in result.problems]
        if found != expected:
            yield f"expected problems {expected}, got {found}"
    if "missing" in wanted and list(result.missing) != wanted["missing"]:
        yield f"expected missing {wanted['missing']}, got {list(result.missing)}"
    if "severity" in wanted and result.severity.value != wanted["severity"]:
        yield f"expected severity {wanted['severity']}, got {result.severity.value}"


def gaps(rules: Iterable[Rule], cases: Iterable[Case]) -> list[str]:
    """What a set of rules and cases lacks to be complete, in sentences."""
    outcomes: dict[str, set[str]] = {}
    names: set[tuple[str, str]] = set()
    found = []
    for case in cases:
        outcomes.setdefault(case.rule, set()).add(case.data["outcome"])
        if (case.rule, case.name) in names:
            found.append(f"{case.rule}: two cases are called {case.name!r}")
        names.add((case.rule, case.name))
    known = {rule.id: rule for rule in rules}
    found += [
        f"{rule_id}: cases of a rule that is not there" for rule_id in outcomes.keys() - known
    ]
    for rule_id, rule in sorted(known.items()):
        seen = outcomes.get(rule_id, set())
        wanted = {Outcome.PASS.value, Outcome.FAIL.value}
        if rule.needs:
            wanted.add(Outcome.UNKNOWN.value)
        if rule.when is not None:
            wanted.add(Outcome.NOT_APPLICABLE.value)
        found += [f"{rule_id}: no case with the outcome {name}" for name in sorted(wanted - seen)]
        found += [f"{rule_id}: {text}" for text in _untranslated(rule)]
    return sorted(found)


def _untranslated(rule: Rule) -> Iterator[str]:
    texts = {
        "title": rule.title,
        "failure_title": rule.failure_title,
        "why": rule.why,
        "fix": rule.fix,
        **{f"message {name}": text for name, text in rule.messages.items()},
    }
    if rule.paste is not None:
        texts["paste"] = rule.paste
    for name, text in texts.items():
        for lang in LANGUAGES:
            if lang not in text:
                yield f"{name} has no {lang}"


_watching: list[list[str]] = []
_EVENTS = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")


def _audit_hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event in _EVENTS:
        _watching[-1].append(f"{event} {arguments[0]!r}"[:120] if arguments else event)


@contextmanager
def _watched() -> Iterator[list[str]]:
    """The files, connections and processes that the code inside asks the system for."""
    _install_hook()
    touched: list[str] = []
    _watching.append(touched)
    try:
        yield touched
    finally:
        _watching.remove(touched)


@cache
def _install_hook() -> None:
    sys.addaudithook(_audit_hook)
