"""Reading a report: the few questions that every reporter asks of the report's dict."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from auditor.reports.phrases import phrases

Tree = Mapping[str, Any]

SEVERITIES = ("critical", "high", "medium", "low", "info")
OUTCOMES = ("fail", "waived", "unknown", "error", "pass", "not_applicable")
AREAS = (
    "naming",
    "guidelines",
    "commerce",
    "visibility",
    "moderation",
    "privacy",
    "operations",
)


@attrs.frozen
class Finding:
    """One problem of one rule in one room, with everything around it."""

    room: Tree
    result: Tree
    problem: Tree

    @property
    def is_waived(self) -> bool:
        """Whether somebody answers for it."""
        return state(self.result) == "waived"

    @property
    def is_open(self) -> bool:
        """Whether it is news: nobody answers for it, and no baseline holds it."""
        return not self.is_waived and not self.result.get("baseline")


def text_in(value: object, lang: str) -> str:
    """Give the text in the language, from a pair of languages or a bare text."""
    if isinstance(value, Mapping):
        chosen = value.get(lang) or value.get("en") or value.get("ja")
        return str(chosen) if chosen is not None else ""
    return "" if value is None else str(value)


def state(result: Tree) -> str:
    """Give the outcome, `waived` standing for a failure that somebody answers for."""
    outcome = str(result["outcome"])
    return "waived" if outcome == "fail" and result.get("waiver") else outcome


def rank(severity: object) -> int:
    """Give the place of the severity, the heaviest first."""
    return SEVERITIES.index(str(severity)) if severity in SEVERITIES else len(SEVERITIES)


def area_rank(area: object) -> tuple[int, str]:
    """Give the place of the area: the built-in ones in their order, then others by name."""
    name = str(area)
    return (AREAS.index(name), "") if name in AREAS else (len(AREAS), name)


def rule_of(report: Tree, rule_id: str) -> Tree:
    """Give what the report says of the rule; empty when it says nothing."""
    rule: Tree = report.get("rules", {}).get(rule_id, {})
    return rule


def title_of(report: Tree, result: Tree, lang: str) -> str:
    """Give the rule's title for this outcome: the failing state, or the passing one."""
    rule = rule_of(report, result["rule"])
    key = "failure_title" if result["outcome"] == "fail" else "title"
    return text_in(rule.get(key), lang) or str(result["rule"])


def fix_of(report: Tree, result: Tree, lang: str) -> str:
    """Give how to mend what was found; of a rule that crashed, who should be told."""
    if state(result) == "error":
        return phrases(lang)("errors.fix")
    return text_in(
        result.get("remediation") or rule_of(report, result["rule"]).get("remediation"), lang
    )


def results(report: Tree, *states: str) -> Iterator[tuple[Tree, Tree]]:
    """Give room and result for each result in one of the states, in the report's order."""
    for room in report["rooms"]:
        for result in room["results"]:
            if state(result) in states:
                yield room, result


def findings(report: Tree) -> Iterator[Finding]:
    """Give every problem of every failure, in the report's order."""
    for room, result in results(report, "fail", "waived"):
        problems: Sequence[Tree] = result.get("problems") or ({},)
        for problem in problems:
            yield Finding(room, result, problem)


def by_weight(entries: Iterator[Finding]) -> Sequence[Finding]:
    """Sort findings by severity, the heaviest first; equal ones keep their order."""
    return sorted(entries, key=lambda entry: rank(entry.result["severity"]))


def setting_label(report: Tree, pointer: str, lang: str) -> str:
    """Give the name of the setting at the pointer as LINE calls it, or the pointer."""
    setting = report.get("settings", {}).get(pointer, {})
    return text_in(setting.get("label"), lang) or pointer


def path_of(room: Tree, source_root: str = "") -> str:
    """Give the path of the room's file, relative to the root where it lies there."""
    path = str(room["source"]["path"]).replace("\\", "/").removeprefix("./")
    root = source_root.replace("\\", "/").rstrip("/")
    return path.removeprefix(f"{root}/") if root else path
