"""Plans as JSON: of a room that can be audited again, or of a stored report alone."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from auditor.mending import Mender, located
from auditor.model.verdict import Outcome, Severity
from auditor.plan import (
    EFFORTS,
    Cap,
    Evaluate,
    Finding,
    Standing,
    Step,
    cap_of,
    steps,
    total,
    uncapped,
    way,
)
from auditor.profile import Gate
from auditor.reasons import ABOUT_THE_AUDIT
from auditor.report import room_key
from auditor.scoring import Entry, Weighing

SCHEMA = "openchat-audit-plan/1"

Json = dict[str, Any]


def plan_of_room(mender: Mender) -> Json:
    """The plan of one room; every patch in it was tried."""
    profile, audit = mender.audit.profile, mender.audit
    entry = audit.room(mender.loaded)
    patches = {rule: [dict(one) for one in found] for rule, found in mender.patches.items()}
    return _plan(
        {"id": room_key(mender.loaded), "name": entry["name"], "results": entry["results"]},
        audit.cards,
        mender.findings(),
        mender.standings,
        patches,
        profile.weighing,
        profile.gate,
    )


def plan_of_report(report: Json, room: Json, weighing: Weighing, gate: Gate) -> Json:
    """The plan of one room of a report: a mended rule is taken as passed, all else as it was."""
    standings = [_standing(result) for result in room["results"]]

    def evaluate(mended: frozenset[str]) -> Sequence[Standing]:
        return [
            Standing(one.rule, Entry(one.entry.severity, Outcome.PASS))
            if one.rule in mended
            else one
            for one in standings
        ]

    cards = report.get("rules", {})
    findings = tuple(_finding(result, cards) for result in room["results"] if _is_open(result))
    patches = {
        result["rule"]: located(
            cards[result["rule"]]["patch"],
            sorted({problem["pointer"] for problem in result["problems"]}, reverse=True),
        )
        for result in room["results"]
        if result["outcome"] == "fail" and "patch" in cards.get(result["rule"], {})
    }
    return _plan(room, cards, findings, evaluate, patches, weighing, gate)


def with_held(plan: Json, held: Sequence[Json]) -> Json:
    """The plan, with what keeps the audit from its verdict on the whole whatever is mended."""
    return {**plan, "held": list(held)} if held else plan


def whole_reasons(report: Json) -> list[Json]:
    """The reasons of a report's gate that are about the audit itself."""
    reasons = report["summary"]["gate"]["reasons"]
    return [reason for reason in reasons if reason["message_id"] in ABOUT_THE_AUDIT]


def _is_open(result: Json) -> bool:
    if result["outcome"] == "fail":
        return result["waiver"] is None
    return bool(result["outcome"] == "unknown")


def _standing(result: Json) -> Standing:
    waived = result["outcome"] == "fail" and result["waiver"] is not None
    entry = Entry(Severity(result["severity"]), Outcome(result["outcome"]), waived)
    return Standing(result["rule"], entry, bool(result.get("baseline")))


def _finding(result: Json, cards: Mapping[str, Json]) -> Finding:
    is_unknown = result["outcome"] == "unknown"
    effort = "low" if is_unknown else cards.get(result["rule"], {}).get("effort", "medium")
    return Finding(result["rule"], Severity(result["severity"]), EFFORTS[effort], is_unknown)


def _plan(
    room: Json,
    cards: Mapping[str, Json],
    findings: Sequence[Finding],
    evaluate: Evaluate,
    patches: Mapping[str, Any],
    weighing: Weighing,
    gate: Gate,
) -> Json:
    results = {result["rule"]: result for result in room["results"]}
    before = total(evaluate(frozenset()), weighing)
    cap = _felt_cap(findings, evaluate, weighing)
    undecided = [
        _named(one.rule, results, cards)
        for one in findings
        if one.is_unknown and one.severity is Severity.CRITICAL
    ]
    failures = [one for one in findings if not one.is_unknown]
    found = way(findings, evaluate, gate, weighing)
    return {
        "schema": SCHEMA,
        "id": room["id"],
        "name": room["name"],
        "score": attrs.asdict(before),
        "steps": [
            _step(step, results[step.finding.rule], cards, patches)
            for step in steps(failures, evaluate, weighing)
        ],
        "unknown": _asks(findings, results, evaluate, cap, weighing),
        "way": {
            "possible": found.is_possible,
            "exact": found.is_exact,
            "effort": found.effort,
            "rules": list(found.rules),
            "score": attrs.asdict(found.score),
        },
        **({} if cap is None else {"cap": _cap(cap, results, cards, evaluate, weighing)}),
        **({"undecided": undecided} if undecided else {}),
    }


def _felt_cap(findings: Sequence[Finding], evaluate: Evaluate, weighing: Weighing) -> Cap | None:
    """The cap, if mending all that does not hold it would get no further than to it."""
    cap = cap_of(evaluate(frozenset()), weighing)
    if cap is None or cap.is_reached:
        return cap
    others = frozenset(one.rule for one in findings) - set(cap.rules)
    return cap if uncapped(evaluate(others), weighing) > cap.points else None


def _cap(
    cap: Cap,
    results: Mapping[str, Json],
    cards: Mapping[str, Json],
    evaluate: Evaluate,
    weighing: Weighing,
) -> Json:
    return {
        "points": cap.points,
        "uncapped": cap.uncapped,
        "severity": results[cap.rules[0]]["severity"],
        "rules": [_named(rule, results, cards) for rule in cap.rules],
        "lifted": attrs.asdict(total(evaluate(frozenset(cap.rules)), weighing)),
    }


def _named(rule: str, results: Mapping[str, Json], cards: Mapping[str, Json]) -> Json:
    """A rule with its title and the settings that it waits for."""
    result = results[rule]
    key = "failure_title" if result["outcome"] == "fail" else "title"
    return {
        "rule": rule,
        "title": cards.get(rule, {}).get(key, {"ja": rule, "en": rule}),
        "outcome": result["outcome"],
        "missing": list(result.get("missing") or ()),
    }


def _step(step: Step, result: Json, cards: Mapping[str, Json], patches: Mapping[str, Any]) -> Json:
    rule = step.finding.rule
    card = cards.get(rule, {})
    low, high = step.alone
    names = {cost: name for name, cost in EFFORTS.items()}
    return {
        "rule": rule,
        "title": card.get("failure_title", {"ja": rule, "en": rule}),
        "severity": step.finding.severity.value,
        "effort": names[step.finding.effort],
        "gain": {"low": low, "high": high, "uncapped": step.uncapped},
        "after": attrs.asdict(step.after),
        "pointers": list(dict.fromkeys(problem["pointer"] for problem in result["problems"])),
        "remediation": result["remediation"],
        "paste": card.get("paste"),
        "patch": patches.get(rule),
    }


def _asks(
    findings: Sequence[Finding],
    results: Mapping[str, Json],
    evaluate: Evaluate,
    cap: Cap | None,
    weighing: Weighing,
) -> list[Json]:
    """What is unknown, by the points that supplying it brings if all turns out well.

    What holds a cap comes first: until it is lifted, nothing else brings any.
    """
    holding = frozenset(() if cap is None else cap.rules)
    standings = evaluate(frozenset())
    before, bare = total(standings, weighing), uncapped(standings, weighing)
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        if finding.is_unknown:
            missing = tuple(results[finding.rule]["missing"])
            groups.setdefault(missing, []).append(finding)
    made = []
    for missing, group in groups.items():
        found = evaluate(frozenset(one.rule for one in group))
        after = total(found, weighing)
        gain = {
            "low": after.low - before.low,
            "high": after.high - before.high,
            "uncapped": uncapped(found, weighing) - bare,
        }
        is_holding = any(one.rule in holding for one in group)
        weight = sum(weighing.weights[one.severity] for one in group)
        made.append((not is_holding, -gain["low"], -weight, missing, group, gain))
    made.sort(key=lambda one: one[:4])
    return [
        {
            "missing": list(missing),
            "rules": sorted(one.rule for one in group),
            "gain": gain,
        }
        for _, _, _, missing, group, gain in made
    ]
