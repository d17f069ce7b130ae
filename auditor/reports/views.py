"""What a reader is shown of a report, gathered from its dict before it is laid out."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import attrs

from auditor.history import Point
from auditor.reports.charts import Reading
from auditor.reports.decided import without_waivers
from auditor.reports.moments import day
from auditor.reports.pastes import Paste, is_foreign, pastes
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import (
    OUTCOMES,
    SEVERITIES,
    area_rank,
    path_of,
    rank,
    rule_of,
    setting_label,
    state,
    text_in,
    title_of,
)

Tree = Mapping[str, Any]

# Up to this many rooms, each finding tells its why and how itself; beyond, it points to the rule.
TOLD_IN_PLACE = 20
# A list of more rows than this is folded: the browser lays it out only when it is opened.
FOLDED_AFTER = 60
# Of a ranking, so many rows are shown at once.
SHOWN_FIRST = 10


@attrs.frozen(kw_only=True)
class FindingView:
    """A failing rule in one room; `anchor` leads to it where it is the first of its area."""

    rule: str
    anchor: str
    title: str
    severity: str
    area: str
    confidence: str
    effort: str
    waiver: Tree | None
    is_known: bool
    problems: Sequence[Tree]
    why: str
    fix: str
    pastes: Sequence[Paste]
    sources: Sequence[int]
    fingerprint: str


@attrs.frozen(kw_only=True)
class SettingView:
    """A setting the export does not say, and the rules that wait for it."""

    pointer: str
    label: str
    menu: str
    rules: Sequence[tuple[str, str]]


@attrs.frozen(kw_only=True)
class RoomView:
    """One room."""

    anchor: str
    name: str
    id: str
    path: str
    record: object
    sha256: str
    score: Tree
    bare: str
    areas: Sequence[tuple[str, Tree, int]]
    counts: Mapping[str, int]
    severities: Mapping[str, int]
    worst: str
    groups: Sequence[tuple[str, Sequence[FindingView]]]
    unknown: Sequence[SettingView]
    waivers: Sequence[tuple[str, Tree]]
    attestations: Sequence[tuple[str, Tree]]
    errors: Sequence[tuple[str, Tree]]
    passed: Sequence[tuple[str, str]]
    not_applicable: Sequence[tuple[str, str]]

    @property
    def findings(self) -> int:
        """How many rules ask to be checked, waived ones left out."""
        return self.counts["fail"]

    @property
    def anchors(self) -> Mapping[str, str]:
        """Where the first finding of each area stands, for the areas that have any."""
        first = {
            entry.area: entry.anchor
            for _, entries in self.groups
            for entry in entries
            if entry.anchor
        }
        return {area: first[area] for area in sorted(first, key=area_rank)}


@attrs.frozen(kw_only=True)
class FrequentView:
    """A rule and the rooms in which it fails."""

    rule: str
    title: str
    severity: str
    area: str
    rooms: Sequence[tuple[str, str]]


@attrs.frozen(kw_only=True)
class RuleView:
    """A rule explained once for all rooms."""

    rule: str
    anchor: str
    title: str
    severity: str
    area: str
    why: str
    fix: str
    pastes: Sequence[Paste]
    sources: Sequence[int]


@attrs.frozen(kw_only=True)
class SourceView:
    """A page, law or guide that rules rest on."""

    number: int
    title: str
    url: str
    date: str


@attrs.frozen(kw_only=True)
class Sources:
    """Every source of the report, numbered in the order of the rules' ids."""

    views: Sequence[SourceView]
    _numbers: Mapping[tuple[str, str], int]

    def of(self, references: Sequence[Tree], lang: str) -> tuple[int, ...]:
        """Give the numbers of the references, each once, in ascending order."""
        return tuple(sorted({self._numbers[_source_key(entry, lang)] for entry in references}))


def gather_sources(report: Tree, lang: str) -> Sources:
    """Number the references of the rules that ask to be checked in some room."""
    numbers: dict[tuple[str, str], int] = {}
    views: list[SourceView] = []
    for _, references in sorted(_failing_references(report).items()):
        for entry in references:
            key = _source_key(entry, lang)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                views.append(
                    SourceView(
                        number=numbers[key],
                        title=text_in(entry.get("title"), lang) or str(entry.get("url", "")),
                        url=str(entry.get("url") or ""),
                        date=str(entry.get("date") or ""),
                    )
                )
    return Sources(views=views, numbers=numbers)


def room_view(
    report: Tree, room: Tree, index: int, lang: str, sources: Sources, source_root: str = ""
) -> RoomView:
    """Gather what is shown of one room."""
    counts = dict.fromkeys(OUTCOMES, 0)
    severities = dict.fromkeys(SEVERITIES, 0)
    failing: list[FindingView] = []
    for result in room["results"]:
        kind = state(result)
        counts[kind] += 1
        if kind in {"fail", "waived"}:
            failing.append(_finding(report, room, result, lang, sources))
        if kind == "fail":
            severities[result["severity"]] += 1
    of_state = [(state(result), result) for result in room["results"]]
    anchor = f"room-{index + 1}"
    return RoomView(
        anchor=anchor,
        name=str(room["name"]),
        id=str(room.get("id") or ""),
        path=path_of(room, source_root),
        record=room["source"].get("record"),
        sha256=str(room["source"].get("sha256") or ""),
        score=room["score"],
        bare=without_waivers(room, phrases(lang)),
        areas=_areas(room, failing),
        counts=counts,
        severities=severities,
        worst=next((name for name in SEVERITIES if severities[name]), ""),
        groups=_groups(failing, anchor),
        unknown=_unknown(report, room, lang),
        waivers=[
            (title_of(report, result, lang), result["waiver"])
            for kind, result in of_state
            if kind == "waived"
        ],
        attestations=[
            (title_of(report, result, lang), result["attestation"])
            for _, result in of_state
            if result.get("attestation")
        ],
        errors=[
            (str(result["rule"]), result.get("error") or {})
            for kind, result in of_state
            if kind == "error"
        ],
        passed=[
            (str(result["rule"]), title_of(report, result, lang))
            for kind, result in of_state
            if kind == "pass"
        ],
        not_applicable=[
            (str(result["rule"]), title_of(report, result, lang))
            for kind, result in of_state
            if kind == "not_applicable"
        ],
    )


def frequent(rooms: Sequence[RoomView]) -> Sequence[FrequentView]:
    """List the failing rules, the one in most rooms first, waived failures left out."""
    seen: dict[str, tuple[FindingView, list[tuple[str, str]]]] = {}
    for room in rooms:
        for _, group in room.groups:
            for entry in group:
                if entry.waiver is None:
                    seen.setdefault(entry.rule, (entry, []))[1].append((room.anchor, room.name))
    views = [
        FrequentView(
            rule=rule, title=entry.title, severity=entry.severity, area=entry.area, rooms=places
        )
        for rule, (entry, places) in seen.items()
    ]
    return sorted(views, key=lambda view: (-len(view.rooms), rank(view.severity), view.rule))


def rule_views(report: Tree, lang: str, sources: Sources) -> Sequence[RuleView]:
    """Explain each rule that asks to be checked in some room, by area and severity."""
    views = []
    foreign = is_foreign(report["rooms"])
    for rule_id in _failing_references(report):
        rule = rule_of(report, rule_id)
        views.append(
            RuleView(
                rule=rule_id,
                anchor=f"rule-{rule_id}",
                title=text_in(rule.get("failure_title"), lang) or rule_id,
                severity=str(rule.get("severity", "info")),
                area=str(rule.get("area") or rule_id.partition(".")[0]),
                why=text_in(rule.get("why"), lang),
                fix=text_in(rule.get("remediation"), lang),
                pastes=pastes(rule.get("paste"), phrases(lang), foreign=foreign),
                sources=sources.of(rule.get("references") or (), lang),
            )
        )
    return sorted(views, key=lambda view: (area_rank(view.area), rank(view.severity), view.rule))


def missing_settings(rooms: Sequence[RoomView]) -> Sequence[tuple[SettingView, int]]:
    """List each setting that some export does not say, with the number of those rooms."""
    seen: dict[str, tuple[SettingView, int]] = {}
    for room in rooms:
        for view in room.unknown:
            first, number = seen.get(view.pointer, (view, 0))
            seen[view.pointer] = (first, number + 1)
    return sorted(seen.values(), key=lambda pair: (-pair[1], pair[0].pointer))


def invalid_views(report: Tree, lang: str) -> Sequence[tuple[str, str, str]]:
    """Give place, pointer and reason of each input that could not be read."""
    return [_invalid(entry, lang) for entry in report["invalid"]]


def history_readings(history: Sequence[Point], lang: str) -> Sequence[Reading]:
    """Give what the chart draws of each audit that had a room."""
    return [
        Reading(day(point.at, lang), point.low, point.high, point.verdict)
        for point in history
        if point.low is not None and point.high is not None
    ]


def provenance_views(report: Tree, t: Phrases) -> Sequence[tuple[str, str]]:
    """Name what made the report and what it was made by, each with its label."""
    tool = report["tool"]
    entries = (
        ("tool", f"{tool['name']} {tool['version']}"),
        ("algorithm", tool.get("score_algorithm")),
        ("profile", tool.get("profile")),
        ("profile_digest", tool.get("profile_digest")),
        ("rules_digest", tool.get("rules_digest")),
        ("report_digest", report.get("digest")),
        ("previous", report.get("previous")),
    )
    return [
        (t(f"provenance.{name}"), str(value)) for name, value in entries if value not in (None, "")
    ]


def _finding(report: Tree, room: Tree, result: Tree, lang: str, sources: Sources) -> FindingView:
    rule = rule_of(report, result["rule"])
    return FindingView(
        rule=str(result["rule"]),
        anchor="",
        title=title_of(report, result, lang),
        severity=str(result["severity"]),
        area=str(result["area"]),
        confidence=str(result.get("confidence") or ""),
        effort=str(rule.get("effort") or ""),
        waiver=result.get("waiver"),
        is_known=bool(result.get("baseline")),
        problems=result.get("problems") or (),
        why=text_in(rule.get("why"), lang),
        fix=text_in(result.get("remediation") or rule.get("remediation"), lang),
        pastes=pastes(rule.get("paste"), phrases(lang), foreign=is_foreign((room,))),
        sources=sources.of(_references(report, result), lang),
        fingerprint=str(result.get("fingerprint") or ""),
    )


def _areas(room: Tree, failing: Sequence[FindingView]) -> Sequence[tuple[str, Tree, int]]:
    areas = sorted(room.get("areas", {}), key=area_rank)
    return [
        (
            area,
            room["areas"][area],
            sum(entry.area == area and entry.waiver is None for entry in failing),
        )
        for area in areas
    ]


def _unknown(report: Tree, room: Tree, lang: str) -> Sequence[SettingView]:
    waiting: dict[str, list[tuple[str, str]]] = {}
    for result in room["results"]:
        if state(result) == "unknown":
            for pointer in result.get("missing") or ():
                waiting.setdefault(str(pointer), []).append(
                    (str(result["rule"]), title_of(report, result, lang))
                )
    settings = report.get("settings", {})
    views = [
        SettingView(
            pointer=pointer,
            label=setting_label(report, pointer, lang),
            menu=text_in(settings.get(pointer, {}).get("menu"), lang),
            rules=rules,
        )
        for pointer, rules in waiting.items()
    ]
    return sorted(views, key=lambda view: (-len(view.rules), view.pointer))


def _groups(
    failing: Sequence[FindingView], anchor: str
) -> Sequence[tuple[str, Sequence[FindingView]]]:
    """The findings by severity, the gravest first; in each the open ones first, area by area."""
    order = sorted(
        failing,
        key=lambda entry: (
            rank(entry.severity),
            entry.waiver is not None,
            area_rank(entry.area),
            entry.rule,
        ),
    )
    seen: set[str] = set()
    for place, entry in enumerate(order):
        if entry.area not in seen:
            seen.add(entry.area)
            order[place] = attrs.evolve(entry, anchor=f"{anchor}-{entry.area}")
    return [(name, list(group)) for name, group in groupby(order, attrgetter("severity"))]


def _references(report: Tree, result: Tree) -> Sequence[Tree]:
    own: Sequence[Tree] = result.get("references") or ()
    return own or rule_of(report, result["rule"]).get("references") or ()


def _failing_references(report: Tree) -> dict[str, list[Tree]]:
    # of a large run not every failing rule fails in a room that is shown
    others = [entry["rule"] for entry in report.get("overview", {}).get("failing", ())]
    found: dict[str, list[Tree]] = {
        rule: list(rule_of(report, rule).get("references") or ()) for rule in others
    }
    for room in report["rooms"]:
        for result in room["results"]:
            if result["outcome"] == "fail":
                rule = result["rule"]
                if rule not in found:
                    found[rule] = list(rule_of(report, rule).get("references") or ())
                found[rule].extend(
                    entry for entry in _references(report, result) if entry not in found[rule]
                )
    return found


def _source_key(entry: Tree, lang: str) -> tuple[str, str]:
    return str(entry.get("url") or ""), text_in(entry.get("title"), lang)


def _invalid(entry: Tree, lang: str) -> tuple[str, str, str]:
    source = entry.get("source")
    if isinstance(source, Mapping):
        parts = [str(source.get("path", ""))]
        if source.get("record") is not None:
            parts.append(f"#{source['record']}")
    else:
        parts = [str(source or "")]
    if entry.get("line") is not None:
        parts.append(f"{entry['line']}:{entry.get('column') or 1}")
    pointer = str(entry.get("pointer") or "")
    return " ".join(parts), pointer, text_in(entry.get("message"), lang)
