"""What a launch certificate says: scope, result, what is still open, who and when; one page."""

from collections.abc import Mapping, Sequence

import attrs

from auditor.reports.decided import days_left, without_waivers
from auditor.reports.moments import moment
from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree, path_of, rank, results, state, title_of
from auditor.reports.verdict import Verdict, verdict_of
from auditor.reports.visible import clipped, one_line

# What fits on one page, whatever the texts are.
_ROOMS, _FINDINGS, _WAIVERS, _ATTESTATIONS, _INPUTS, _REASONS = 4, 7, 4, 3, 4, 3
_LINE = 180
_ROOMY = 16


@attrs.frozen(kw_only=True)
class Listed:
    """The first few lines of a list, and how many more there are."""

    lines: Sequence[str]
    more: int


@attrs.frozen(kw_only=True)
class Certificate:
    """Everything that stands on the page."""

    rooms: Listed
    score: Tree | None
    overall: str
    bare: str
    verdict: Verdict
    reasons: Sequence[str]
    counts: str
    findings: Listed
    waivers: Listed
    attestations: Listed
    inputs: Listed
    facts: Sequence[tuple[str, str]]
    digest: str

    @property
    def is_full(self) -> bool:
        """Whether there is so much on the page that it has to be set smaller."""
        lists = (self.rooms, self.findings, self.waivers, self.attestations, self.inputs)
        return len(self.reasons) + sum(len(one.lines) for one in lists) > _ROOMY


def certificate_view(report: Tree, say: Phrases, source_root: str) -> Certificate:
    """Gather the page from the report."""
    tool, summary = report["tool"], report["summary"]
    rooms = report["rooms"]
    outcomes = summary["outcomes"]
    verdict = verdict_of(report, say)
    if not rooms:
        verdict = attrs.evolve(verdict, kind="failed", sentence=say("gate.failed"))
    return Certificate(
        rooms=_listed([room["name"] for room in rooms], _ROOMS, 70),
        score=rooms[0]["score"] if len(rooms) == 1 else None,
        overall=_overall(summary, say) if len(rooms) > 1 else "",
        bare=without_waivers(rooms[0], say) if len(rooms) == 1 else "",
        verdict=verdict,
        reasons=_reasons(verdict, report, say),
        counts=say(
            "certificate.counts",
            fail=outcomes.get("fail", 0),
            waived=outcomes.get("waived", 0),
            unknown=outcomes.get("unknown", 0),
            passed=outcomes.get("pass", 0),
        ),
        findings=_listed(_findings(report, say), _FINDINGS, 90),
        waivers=_listed(_waivers(report, say), _WAIVERS, 180),
        attestations=_listed(_attestations(report, say), _ATTESTATIONS, 180),
        inputs=_listed(
            [
                f"{room['source'].get('sha256') or '–'} "
                f"{clipped(one_line(path_of(room, source_root)), 40)}"
                for room in rooms
            ],
            _INPUTS,
            120,
        ),
        facts=(
            (say("page.audited_at"), moment(report["audited_at"], say.lang)),
            (say("page.profile"), clipped(one_line(tool["profile"]), 60)),
            (say("provenance.tool"), clipped(one_line(f"{tool['name']} {tool['version']}"), 60)),
            (say("provenance.rules_digest"), str(tool["rules_digest"])),
        ),
        digest=str(report["digest"]),
    )


def _listed(lines: Sequence[str], most: int, length: int) -> Listed:
    shown = [clipped(one_line(line), length) for line in lines[:most]]
    return Listed(lines=shown, more=len(lines) - len(shown))


def _overall(summary: Mapping[str, Tree], say: Phrases) -> str:
    score = summary["score"]
    told = (f"{say(f'score.{key}')} {score[key]}" for key in ("minimum", "median", "mean"))
    return " · ".join(told)


def _reasons(verdict: Verdict, report: Tree, say: Phrases) -> Sequence[str]:
    reasons = [clipped(reason, 90) for reason in verdict.reasons]
    if not report["rooms"]:
        reasons.append(say("certificate.no_room"))
    whole = [verdict.partial, verdict.meaning, *verdict.unknown]
    return [*(clipped(line, _LINE) for line in whole if line), *reasons[:_REASONS]]


def _findings(report: Tree, say: Phrases) -> Sequence[str]:
    """Name each failing rule once, the heaviest first, with the number of rooms."""
    seen: dict[str, tuple[Tree, int]] = {}
    for room in report["rooms"]:
        for result in room["results"]:
            if state(result) == "fail":
                first, number = seen.get(result["rule"], (result, 0))
                heavier = min(first, result, key=lambda entry: rank(entry["severity"]))
                seen[result["rule"]] = (heavier, number + 1)
    many = len(report["rooms"]) > 1
    return [
        f"{say.word('severity', result['severity'])} – {title_of(report, result, say.lang)}"
        + (f" ({number})" if many else "")
        for result, number in sorted(
            seen.values(), key=lambda pair: (rank(pair[0]["severity"]), pair[0]["rule"])
        )
    ]


def _waivers(report: Tree, say: Phrases) -> Sequence[str]:
    return [
        f"{clipped(title_of(report, result, say.lang), 50)}: "
        f"{clipped(str(result['waiver'].get('reason') or ''), 50)} "
        f"({say('waiver.approver')} "
        f"{clipped(str(result['waiver'].get('approver') or say('page.absent')), 24)}, "
        f"{say('waiver.expires')} {result['waiver'].get('expires') or ''}, "
        f"{days_left(result['waiver'], say)})"
        for _, result in results(report, "waived")
    ]


def _attestations(report: Tree, say: Phrases) -> Sequence[str]:
    return [
        f"{clipped(title_of(report, result, say.lang), 50)}: "
        f"{clipped(str(result['attestation'].get('statement') or ''), 50)} "
        f"({clipped(str(result['attestation'].get('by') or ''), 24)}, "
        f"{result['attestation'].get('at') or ''})"
        for _, result in results(report, "pass", "fail", "waived", "unknown", "error")
        if result.get("attestation")
    ]
