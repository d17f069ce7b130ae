"""Weighing: what the hits of single terms and the combinations in a room's texts come to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.text.findings import HIDING, Assessment, Finding, Hit, Suppressed

_STRENGTH = {"strong": 0, "combined": 1, "weak": 2}


class Weighed(NamedTuple):
    """What weighing gives: the findings and, where it is asked for, what was not reported."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()


_NOTHING = Weighed()

ByCategory = Mapping[str, Sequence[Hit]]


def weighed(
    told: Sequence[tuple[Hit, Suppressed | None]],
    combined: Sequence[tuple[Finding | None, list[Suppressed]]],
    badge: str | None,
) -> Weighed:
    """Give what the hits of single terms, with what excuses them, and the combinations come to."""
    if not told and not combined:
        return _NOTHING
    strong, risky = _graded(hit for hit, excused in told if excused is None)
    weak, alone = _pairs(risky, strong)
    findings = [
        *_strong_findings(strong),
        *(finding for finding, _ in combined if finding is not None),
        *weak,
    ]
    suppressed = [
        *(excused for _, excused in told if excused is not None),
        *(reason for _, reasons in combined for reason in reasons),
        *alone,
    ]
    if badge == "official":  # such a room is what it claims to be
        claims = [finding for finding in findings if finding.category == "impersonation"]
        findings = [finding for finding in findings if finding.category != "impersonation"]
        suppressed += [
            Suppressed(hit=hit, reason="badge", text="official")
            for claim in claims
            for hit in claim.hits
        ]
    return Weighed(tuple(sorted(findings, key=_strongest_first)), tuple(suppressed))


def assessed(weigh: Callable[..., Weighed]) -> Assessment:
    """Give what weighing finds; what it saw and does not report is weighed when asked for.

    `weigh` takes `is_explaining`.
    """
    return Assessment(weigh().findings, lambda: weigh(is_explaining=True).suppressed)


def _strongest_first(finding: Finding) -> tuple[int, str, str]:
    return _STRENGTH[finding.confidence], finding.category, finding.combination or ""


def _graded(hits: Iterable[Hit]) -> tuple[ByCategory, ByCategory]:
    """Give the hits that count by themselves, and those that need another beside them."""
    strong: dict[str, list[Hit]] = defaultdict(list)
    risky: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.klass == "reject" or _is_disguised(hit):
            strong[hit.category].append(hit)
        elif hit.klass == "risky":
            risky[hit.category].append(hit)
    rejected = [hit for hits in strong.values() for hit in hits if hit.klass == "reject"]
    return _whole(strong, rejected), _whole(risky, rejected)


def _whole(graded: ByCategory, rejected: Sequence[Hit]) -> ByCategory:
    """Give the hits that are no mere parts of rejected ones."""
    return {
        category: [hit for hit in hits if not _is_part(hit, rejected)]
        for category, hits in graded.items()
    }


def _strong_findings(strong: ByCategory) -> Iterator[Finding]:
    for category, hits in strong.items():
        if hits:
            yield Finding(category=category, hits=tuple(hits), confidence="strong")


def _pairs(risky: ByCategory, rejected: ByCategory) -> tuple[list[Finding], list[Suppressed]]:
    """Let risky hits count when a different hit of their category stands with them."""
    findings: list[Finding] = []
    alone: list[Suppressed] = []
    for category, hits in risky.items():
        others = (*hits, *rejected.get(category, ()))
        if any(_differ(hit, other) for hit in hits for other in others):
            findings.append(Finding(category=category, hits=tuple(hits), confidence="weak"))
        else:
            alone += [Suppressed(hit=hit, reason="alone", text=hit.matched) for hit in hits]
    return findings, alone


def _differ(hit: Hit, other: Hit) -> bool:
    if hit.term == other.term:
        return False
    return (
        hit.pointer != other.pointer or hit.span[1] <= other.span[0] or other.span[1] <= hit.span[0]
    )


def _is_part(hit: Hit, rejected: Sequence[Hit]) -> bool:
    """Tell whether a risky word is but a part of a longer one that speaks for something else."""
    (start, end), pointer = hit.span, hit.pointer
    return hit.klass == "risky" and any(
        other.pointer == pointer
        and other.span[0] <= start
        and end <= other.span[1]
        and other.span != hit.span
        for other in rejected
    )


def _is_disguised(hit: Hit) -> bool:
    """Tell whether somebody took pains to hide the word, which is a second sign by itself."""
    return hit.klass == "risky" and not HIDING.isdisjoint(hit.undone)
