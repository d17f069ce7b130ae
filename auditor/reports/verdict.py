"""The verdict as every format tells it: passed, failed, not to be told yet, or only of a part."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from auditor.grave import GRAVE, grave_of, is_undecided
from auditor.model.verdict import Severity
from auditor.reports.caps import caps_of
from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree, rule_of, setting_label, text_in
from auditor.reports.visible import clipped, one_line

_CRITICAL = Severity.CRITICAL.value
_MOST_TITLES = 3
_MOST_SETTINGS = 5
_TITLE = 60


@attrs.frozen(kw_only=True)
class Verdict:
    """What a reader is told of the whole.

    Attributes:
        kind: "passed", "undecided", "partial" or "failed". An audit of a part is never "passed",
            nor is one of which a critical rule has no answer.
        sentence: the verdict in words, critical findings that are waived included.
        reasons: why the gate is closed, and what else was taken into account.
        partial: one line on what was left out on purpose; empty where nothing was.
        meaning: what the sentence says and what not; empty where the gate is closed.
        unknown: a line for each grave severity of which some rule has no answer.
    """

    kind: str
    sentence: str
    reasons: Sequence[str]
    partial: str
    meaning: str
    unknown: Sequence[str]

    @property
    def lines(self) -> Sequence[str]:
        """The lines under the sentence."""
        told = [line for line in (self.partial, self.meaning) if line]
        return [*told, *self.reasons, *self.unknown]


def verdict_of(report: Tree, say: Phrases) -> Verdict:
    """The verdict of a report."""
    summary, grave = report["summary"], grave_of(report)
    kind = "undecided" if is_undecided(report) else gate_kind(summary)
    sentence = say(f"gate.{kind}")
    waived = [one for one in grave["waived"] if one["severity"] == _CRITICAL]
    if waived:
        titles = _titles(report, waived, "failure_title", say)
        sentence = say("gate.with_waived", sentence=sentence, titles=titles)
    return Verdict(
        kind=kind,
        sentence=sentence,
        reasons=[
            one_line(text_in(reason.get("message"), say.lang))
            for reason in summary["gate"]["reasons"]
        ],
        partial=partial_line(summary, say),
        meaning=_meaning(summary, kind, say),
        unknown=list(_unknown(report, grave["unknown"], say)),
    )


def verdict_lines(report: Tree, say: Phrases) -> Iterator[str]:
    """The verdict as plain text."""
    verdict = verdict_of(report, say)
    yield f"{say('gate.title')}: {verdict.sentence}"
    yield from (f"  - {line}" for line in verdict.lines)


def gate_kind(summary: Tree) -> str:
    """What the gate alone says: "passed", "partial" or "failed"."""
    if not summary["gate"]["passed"]:
        return "failed"
    return "partial" if summary.get("partial") else "passed"


def partial_line(summary: Tree, say: Phrases) -> str:
    """What was left out on purpose, in one line; empty where nothing was."""
    told = [
        one_line(text_in(part.get("message"), say.lang)) for part in summary.get("partial") or ()
    ]
    return say("gate.left_out", parts=say("gate.and").join(told)) if told else ""


def _meaning(summary: Tree, kind: str, say: Phrases) -> str:
    if kind not in ("passed", "undecided"):
        return ""
    failures = summary["failures_by_severity"]
    # an open gate lets through only those critical failures that a baseline holds
    critical = failures.get(_CRITICAL, 0)
    return say(
        f"gate.means_{kind}",
        unwaived=say("gate.new" if critical else "gate.unwaived"),
        count=sum(failures.values()) - critical,
    )


def _unknown(report: Tree, rules: Sequence[Mapping[str, Any]], say: Phrases) -> Iterator[str]:
    caps = caps_of(report["tool"]["profile"])
    for severity in GRAVE:
        those = [one for one in rules if one["severity"] == severity]
        if not those:
            continue
        line = say(
            "gate.unknown",
            severity=say.word("severity", severity),
            titles=_titles(report, those, "title", say),
        )
        if severity == _CRITICAL:
            line += say("gate.missing", settings=_settings(report, those, say))
        cap = caps.get(severity)
        yield line + (say("gate.held", cap=cap) if cap else say("gate.held_down"))


def _titles(report: Tree, rules: Sequence[Mapping[str, Any]], key: str, say: Phrases) -> str:
    many = report["summary"]["rooms"] > 1
    told = []
    for one in rules:
        text = text_in(rule_of(report, one["rule"]).get(key), say.lang) or one["rule"]
        title = clipped(one_line(text), _TITLE)
        told.append(say("gate.in_rooms", title=title, rooms=one["rooms"]) if many else title)
    return _first(told, _MOST_TITLES, say)


def _settings(report: Tree, rules: Sequence[Mapping[str, Any]], say: Phrases) -> str:
    pointers = dict.fromkeys(pointer for one in rules for pointer in one["missing"])
    labels = (one_line(setting_label(report, pointer, say.lang)) for pointer in pointers)
    return _first(list(dict.fromkeys(labels)), _MOST_SETTINGS, say) or say("page.absent")


def _first(told: Sequence[str], most: int, say: Phrases) -> str:
    shown = [*told[:most]]
    if len(told) > most:
        shown.append(say("certificate.and_more", count=len(told) - most))
    return say("page.comma").join(shown)
