"""The plan: gains that are measured, a way that nothing beats, patches that audit as promised."""

import json
import re
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from auditor import schema
from auditor.errors import UsageError
from auditor.jsonpatch import applied
from auditor.model.verdict import Outcome, Severity
from auditor.plan import Finding, Standing, cap_of, opens, steps, total, uncapped, way
from auditor.profile import Gate
from auditor.scoring import STANDARD, Entry
from tests.conftest import EXAMPLES, Auditor
from tests.decide.deciding import OTHERS, attestation, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
ROOMS = sorted(EXAMPLES.glob("[cfs]*.json"))


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.stem)
def test_every_promised_gain_is_the_measured_one(
    auditor: Auditor, write: Write, path: Path
) -> None:
    (plan,) = json.loads(auditor("plan", path, NOW, "--format", "json").stdout)
    export = json.loads(path.read_text("utf-8"))
    patched = [step for step in plan["steps"] if step["patch"]]
    assert all(step["gain"]["low"] >= 0 for step in plan["steps"])
    assert schema.violations("plan", [plan]) == ()
    for step in patched[:4]:
        mended = write(applied(export, step["patch"]), "mended.json")
        report = auditor("check", mended, NOW, "--format", "json").json()
        (room,) = report["rooms"]
        outcomes = {one["rule"]: one["outcome"] for one in room["results"]}
        assert outcomes[step["rule"]] == "pass"
        assert room["score"]["low"] == plan["score"]["low"] + step["gain"]["low"]
        assert room["score"]["high"] == plan["score"]["high"] + step["gain"]["high"]


def test_an_applied_export_audits_to_the_promised_score(auditor: Auditor, tmp_path: Path) -> None:
    for path in ROOMS:
        target = tmp_path / "mended.json"
        told = auditor("plan", path, NOW, "--apply", target, "--force").stderr
        promised = re.search(r"it will score (\d+)", told)
        report = auditor("check", target, NOW, "--format", "json").json()

        assert promised is not None, path
        assert report["rooms"][0]["score"]["low"] == int(promised[1]), path


@pytest.mark.parametrize("read", ["/room/name", "/visibility/searchable"])
def test_a_mending_that_ends_an_attestation_is_promised_no_more_than_it_gives(
    auditor: Auditor, write: Write, tmp_path: Path, read: str
) -> None:
    entry = attestation(ROOM, "visibility.full-room", read)
    file, target = write(toml(entry).encode(), "waivers.toml"), tmp_path / "mended.json"
    decided = (NOW, "--waivers", file)
    (plan,) = json.loads(auditor("plan", write(ROOM), *decided, "--format", "json").stdout)
    told = auditor("plan", write(ROOM), *decided, "--apply", target).stderr
    mended = auditor("check", target, *decided, "--format", "json").json()["rooms"][0]
    (full,) = [one for one in mended["results"] if one["rule"] == "visibility.full-room"]
    (step,) = [one for one in plan["steps"] if one["rule"] == RULE]

    assert f"it will score {mended['score']['low']}" in told
    assert step["patch"]
    assert step["gain"]["low"] == mended["score"]["low"] - plan["score"]["low"]
    assert full["outcome"] == ("pass" if read == "/room/name" else "unknown")


def test_a_report_gives_the_same_plan_where_nothing_is_patched(
    auditor: Auditor, write: Write
) -> None:
    path = EXAMPLES / "minimal.json"
    report = write(auditor("check", path, NOW, "--format", "json").json(), "report.json")
    of_room = json.loads(auditor("plan", path, NOW, "--format", "json").stdout)
    of_report = json.loads(auditor("plan", report, NOW, "--format", "json").stdout)

    assert of_room == of_report


def test_a_report_by_a_profile_that_changed_is_refused(auditor: Auditor, write: Write) -> None:
    report = auditor("check", write(ROOM), NOW, "--format", "json", *OTHERS).json()
    report["tool"]["profile_digest"] = "sha256:" + "0" * 64
    run = auditor("plan", write(report, "report.json"), NOW)

    assert run.status == 2
    assert "has changed since the report" in run.stderr


def test_what_is_waived_is_not_in_the_plan(auditor: Auditor, write: Write) -> None:
    file = write(toml(waiver(ROOM, RULE)).encode(), "waivers.toml")
    before = auditor("plan", write(ROOM), NOW, "--format", "json").stdout
    after = auditor("plan", write(ROOM), NOW, "--format", "json", "--waivers", file).stdout

    assert RULE in [step["rule"] for step in json.loads(before)[0]["steps"]]
    assert RULE not in [step["rule"] for step in json.loads(after)[0]["steps"]]


def test_the_table_is_there_in_both_languages(auditor: Auditor, write: Write) -> None:
    path = write(ROOM)

    assert "Settings that would count" in auditor("plan", path, NOW).stdout
    japanese = auditor("--lang", "ja", "plan", path, NOW).stdout
    assert "参加コードのルームが検索に出ている" in japanese
    assert "JSON Patchあり" in japanese


@pytest.mark.parametrize("kind", ["rooms", "files", "report"])
def test_apply_takes_one_room_and_says_so_before_it_plans(
    auditor: Auditor, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    paths = [write([ROOM, ROOM], "rooms.json")]
    if kind == "files":
        paths = [write(ROOM, "a.json"), write(ROOM, "b.json")]
    elif kind == "report":
        paths = [tmp_path / "report.json"]
        auditor("check", write(ROOM), NOW, "--output", paths[0])
    for name in ("plan_of_room", "plan_of_report"):
        monkeypatch.setattr(f"auditor.planning.{name}", _unexpected)

    run = auditor("plan", *paths, NOW, "--apply", tmp_path / "x.json")

    assert (run.status, run.stdout) == (2, "")
    assert run.stderr == "Error: --apply takes one room export\n"
    assert not (tmp_path / "x.json").exists()


def _unexpected(*arguments: object) -> None:
    raise AssertionError("planned before it was refused")


def test_a_plan_of_several_inputs_applies_to_the_one_room_among_them(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    path, report, mended = write(ROOM), tmp_path / "report.json", tmp_path / "mended.json"
    auditor("check", path, NOW, "--output", report)

    run = auditor("plan", report, path, NOW, "--format=json", "--apply", mended)

    assert (run.status, len(run.json())) == (0, 2)
    assert mended.exists()


UNTOLD = EXAMPLES / "minimal.json"
RISKY = EXAMPLES / "side-job.json"


def test_where_a_cap_takes_all_gains_the_plan_says_why_and_what_lifts_it(auditor: Auditor) -> None:
    (plan,) = json.loads(auditor("plan", RISKY, NOW, "--format", "json").stdout)
    cap = plan["cap"]
    holding = [one["rule"] for one in cap["rules"]]
    failing = [one["rule"] for one in cap["rules"] if one["outcome"] == "fail"]
    english = auditor("plan", RISKY, NOW).stdout
    japanese = auditor("--lang", "ja", "plan", RISKY, NOW).stdout

    assert schema.violations("plan", [plan]) == ()
    assert (cap["points"], cap["severity"]) == (39, "critical")
    assert cap["uncapped"] > 39
    assert "commerce.operator-identity" in holding
    assert [step["rule"] for step in plan["steps"]][: len(failing)] == failing
    assert plan["unknown"][0]["rules"] == ["commerce.operator-identity"]
    assert any(step["gain"]["uncapped"] > step["gain"]["low"] for step in plan["steps"])
    assert "the score is 39 at most" in english
    assert "Uncapped" in english
    assert "settings to give: Address" in english
    assert "39点までです" in japanese
    assert "上限がなければ" in japanese


def test_the_gate_of_a_room_whose_critical_rule_has_no_answer_is_not_called_open(
    auditor: Auditor,
) -> None:
    (plan,) = json.loads(auditor("plan", UNTOLD, NOW, "--format", "json").stdout)
    text = auditor("plan", UNTOLD, NOW).stdout

    assert [one["rule"] for one in plan["undecided"]] == ["commerce.operator-identity"]
    assert plan["cap"]["lifted"]["low"] > 39
    assert "gate is open" not in text
    assert "Cannot be told yet" in text


def test_a_room_that_nothing_caps_has_a_plan_without_a_cap(auditor: Auditor) -> None:
    ready = EXAMPLES / "support-ready.json"
    (plan,) = json.loads(auditor("plan", ready, NOW, "--format", "json").stdout)

    assert not {"cap", "undecided"} & plan.keys()
    assert "Uncapped" not in auditor("plan", ready, NOW).stdout


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [80, 100, 130])
def test_a_plan_keeps_to_the_terminal(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    shown = auditor("plan", RISKY, NOW, "--lang", lang).stdout.splitlines()

    assert max(map(wcswidth, shown)) <= columns


def test_the_way_is_told_by_titles_and_what_it_leaves_undecided_too(
    auditor: Auditor, write: Write
) -> None:
    room = {**json.loads(UNTOLD.read_text("utf-8")), "room": {"name": "裏垢女子の部屋"}}
    told = auditor("plan", write(room), NOW).stdout
    way = told[told.index("Cheapest way through the gate") :]

    assert "  - Words of a secret account [naming.secret-account-term]" in way
    assert "Even then it cannot be told yet" in way
    assert "settings to give" in way.partition("Even then")[2]


def test_a_plan_says_where_the_texts_to_paste_are(auditor: Auditor) -> None:
    hint = "How to mend each, with text to paste: --details."

    assert hint in auditor("plan", RISKY, NOW).stdout
    assert hint not in auditor("plan", RISKY, NOW, "--details").stdout


def test_an_applied_plan_says_that_the_score_is_the_cap(auditor: Auditor, tmp_path: Path) -> None:
    told = auditor("plan", RISKY, NOW, "--apply", tmp_path / "mended.json").stderr

    assert "it will score 39 (the cap);" in told


@attrs.frozen
class Case:
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]

    def evaluate(self, mended: frozenset[str]) -> Sequence[Standing]:
        return [
            Standing(one.rule, Entry(one.entry.severity, Outcome.PASS))
            if one.rule in mended
            else one
            for one in self.standings
        ]


def case(entries: Sequence[tuple[Severity, Outcome, int]]) -> Case:
    standings, findings = [], []
    for number, (severity, outcome, effort) in enumerate(entries):
        rule = f"area.rule-{number:02}"
        standings.append(Standing(rule, Entry(severity, outcome)))
        if outcome in (Outcome.FAIL, Outcome.UNKNOWN):
            unknown = outcome is Outcome.UNKNOWN
            findings.append(Finding(rule, severity, 1 if unknown else effort, unknown))
    return Case(tuple(standings), tuple(findings))


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(Severity),
        st.sampled_from([Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE]),
        st.sampled_from([1, 2, 4]),
    ),
    min_size=1,
    max_size=9,
)
GATES = st.builds(
    Gate,
    st.sampled_from([None, *Severity]),
    st.sampled_from([None, 40, 60, 75, 100]),
    st.sampled_from([None, 50, 80]),
)


def cheapest(found: Case, gate: Gate) -> int | None:
    """The least effort over all sets of findings, by trying every one."""
    efforts = [
        sum(finding.effort for finding in chosen)
        for size in range(len(found.findings) + 1)
        for chosen in combinations(found.findings, size)
        if opens(found.evaluate(frozenset(one.rule for one in chosen)), gate, STANDARD)
    ]
    return min(efforts, default=None)


@settings(max_examples=200, deadline=None)
@given(ENTRIES, GATES)
def test_nothing_is_cheaper_than_the_way(
    entries: list[tuple[Severity, Outcome, int]], gate: Gate
) -> None:
    found = case(entries)
    chosen = way(found.findings, found.evaluate, gate, STANDARD)

    assert chosen.is_exact
    assert (chosen.effort if chosen.is_possible else None) == cheapest(found, gate)
    if chosen.is_possible:
        assert opens(found.evaluate(frozenset(chosen.rules)), gate, STANDARD)


@settings(max_examples=100, deadline=None)
@given(ENTRIES)
def test_steps_never_lower_the_score_and_end_with_everything_mended(
    entries: list[tuple[Severity, Outcome, int]],
) -> None:
    found = case(entries)
    made = list(steps(found.findings, found.evaluate, STANDARD))
    lows = [total(found.standings, STANDARD).low, *(step.after.low for step in made)]

    assert lows == sorted(lows)
    assert {step.finding.rule for step in made} == {one.rule for one in found.findings}
    for step in made:
        alone = total(found.evaluate(frozenset([step.finding.rule])), STANDARD)
        assert step.alone[0] == alone.low - lows[0]


def test_beyond_what_can_be_tried_it_is_greedy_and_says_so() -> None:
    weights = {severity: 997 - 100 * n for n, severity in enumerate(Severity)}
    heavy = attrs.evolve(STANDARD, weights=weights, caps={})
    entries = [
        (severity, outcome, effort)
        for severity in Severity
        for outcome in (Outcome.FAIL, Outcome.UNKNOWN)
        for effort in (1, 2, 4)
    ] * 2
    found = case(entries)
    gate = Gate(None, 61, 67)
    chosen = way(found.findings, found.evaluate, gate, heavy)

    assert not chosen.is_exact
    assert chosen.is_possible
    assert opens(found.evaluate(frozenset(chosen.rules)), gate, heavy)
    for spare in chosen.rules:
        fewer = frozenset(chosen.rules) - {spare}
        assert not opens(found.evaluate(fewer), gate, heavy)


def test_a_crashed_rule_cannot_be_mended_away() -> None:
    found = Case((Standing("a.b", Entry(Severity.LOW, Outcome.ERROR)),), ())

    assert not way((), found.evaluate, Gate(), STANDARD).is_possible


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ([{"op": "add", "path": "/a/1", "value": 9}], {"a": [1, 9, 2], "b/": {"~": 1}}),
        ([{"op": "add", "path": "/a/-", "value": 9}], {"a": [1, 2, 9], "b/": {"~": 1}}),
        ([{"op": "replace", "path": "/b~1/~0", "value": 2}], {"a": [1, 2], "b/": {"~": 2}}),
        ([{"op": "remove", "path": "/a/0"}, {"op": "remove", "path": "/b~1"}], {"a": [2]}),
    ],
)
def test_json_patch(operations: list[Any], expected: Any) -> None:
    document = {"a": [1, 2], "b/": {"~": 1}}

    assert applied(document, operations) == expected
    assert document == {"a": [1, 2], "b/": {"~": 1}}


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "replace", "path": "/c", "value": 1},
        {"op": "remove", "path": "/a/2"},
        {"op": "replace", "path": "/a/-", "value": 1},
        {"op": "add", "path": "/a/01", "value": 1},
        {"op": "add", "path": "/a/4", "value": 1},
        {"op": "add", "path": "/c/d", "value": 1},
        {"op": "add", "path": "", "value": 1},
        {"op": "move", "path": "/a", "from": "/b"},
        {"op": "add", "path": "/a/0/x", "value": 1},
    ],
)
def test_a_patch_that_does_not_fit_is_refused(operation: Any) -> None:
    with pytest.raises(UsageError):
        applied({"a": [1, 2]}, [operation])


@settings(max_examples=100, deadline=None)
@given(ENTRIES)
def test_a_cap_is_what_stands_between_the_score_and_the_uncapped_one(
    entries: list[tuple[Severity, Outcome, int]],
) -> None:
    found = case(entries)
    low, cap = total(found.standings, STANDARD).low, cap_of(found.standings, STANDARD)

    assert low == min(uncapped(found.standings, STANDARD), 100 if cap is None else cap.points)
    if cap is not None:
        for size in range(len(cap.rules)):
            for some in combinations(cap.rules, size):
                assert total(found.evaluate(frozenset(some)), STANDARD).low <= cap.points
        lifted = cap_of(found.evaluate(frozenset(cap.rules)), STANDARD)
        assert lifted is None or lifted.points > cap.points
