"""A plan: what to mend first, by exact re-scoring, and the cheapest way through the gate."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from auditor.model.verdict import SEVERITIES, Outcome, Severity
from auditor.profile import Gate
from auditor.scoring import Entry, Score, Weighing, counts_of, score

EFFORTS = {"low": 1, "medium": 2, "high": 4}
"""What one mending costs, by the effort that its rule names."""

_EXACT_FINDINGS = 20
_EXACT_STATES = 2_000_000


@attrs.frozen
class Finding:
    """Something to mend: a failure nobody waived, or evidence that is missing."""

    rule: str
    severity: Severity
    effort: int
    is_unknown: bool = False


@attrs.frozen
class Standing:
    """How one rule stands: what the score needs, and whether a baseline holds its failure."""

    rule: str
    entry: Entry
    is_known: bool = False


Evaluate = Callable[[frozenset[str]], Sequence[Standing]]
"""How all rules stand once the findings of these rules are mended."""


@attrs.frozen
class Step:
    """One mending in the order that pays best.

    Attributes:
        alone: what `low` and `high` gain when only this is mended.
        uncapped: what `low` would gain by it if nothing capped the score.
        after: the score when this and all steps before it are done.
    """

    finding: Finding
    alone: tuple[int, int]
    uncapped: int
    after: Score


@attrs.frozen
class Cap:
    """The lowest of the caps: as long as it stays, no mending takes `low` beyond it.

    Attributes:
        points: the most that `low` can be.
        rules: the failures, crashes and missing answers that hold it; all of them have to go.
        uncapped: what `low` would be without any cap.
    """

    points: int
    rules: tuple[str, ...]
    uncapped: int

    @property
    def is_reached(self) -> bool:
        """Whether nothing but the cap keeps `low` from rising."""
        return self.uncapped >= self.points


@attrs.frozen
class Way:
    """The cheapest set of mendings that opens the gate.

    Attributes:
        rules: what to mend; empty when the gate is open already.
        is_possible: whether mending can open the gate at all.
        is_exact: whether nothing cheaper exists; else it was found greedily.
    """

    rules: tuple[str, ...]
    effort: int
    is_possible: bool
    is_exact: bool
    score: Score


def total(standings: Iterable[Standing], weighing: Weighing) -> Score:
    """The score of a room."""
    return score((standing.entry for standing in standings), weighing)


def uncapped(standings: Iterable[Standing], weighing: Weighing) -> int:
    """What `low` would be without any cap."""
    return total(standings, attrs.evolve(weighing, caps={})).low


def cap_of(standings: Sequence[Standing], weighing: Weighing) -> Cap | None:
    """The cap of a room, or None where nothing that is open caps the score."""
    caps = {}
    for one in standings:
        kind = (one.entry.severity, one.entry.outcome, one.entry.waived)
        _, _, _, caps[one.rule], _ = weighing.shares[kind]
    least = min(caps.values(), default=100)
    if least >= 100:
        return None
    rules = tuple(sorted(rule for rule, cap in caps.items() if cap == least))
    return Cap(least, rules, uncapped(standings, weighing))


def counted(standings: Iterable[Standing]) -> list[Entry]:
    """The entries that the gate looks at: what a baseline holds counts as waived."""
    return [
        attrs.evolve(one.entry, waived=True) if one.is_known else one.entry for one in standings
    ]


def opens(standings: Sequence[Standing], gate: Gate, weighing: Weighing) -> bool:
    """Whether the gate lets the room pass."""
    return gate.is_passed(counts_of(counted(standings)), weighing)


def steps(findings: Sequence[Finding], evaluate: Evaluate, weighing: Weighing) -> Iterator[Step]:
    """The findings in the order of gain per effort, each gain by scoring the room again.

    Where a cap is reached, what holds it comes first: until it is lifted, nothing else pays.
    """
    bare = attrs.evolve(weighing, caps={})

    def gauge(mended: frozenset[str]) -> _Gauge:
        standings = evaluate(mended)
        cap = cap_of(standings, weighing)
        holding = frozenset(cap.rules) if cap is not None and cap.is_reached else frozenset()
        return _Gauge(total(standings, weighing), total(standings, bare).low, holding)

    mended: frozenset[str] = frozenset()
    before = now = gauge(mended)
    left = list(findings)
    first = {one.rule: gauge(mended | {one.rule}) for one in left}
    after = first
    while left:
        best = min(left, key=lambda one: _order(one, now, after[one.rule], weighing))
        mended |= {best.rule}
        now = after[best.rule]
        left.remove(best)
        gain = first[best.rule].gain_over(before)
        yield Step(best, gain[:2], gain[2], now.score)
        after = {one.rule: gauge(mended | {one.rule}) for one in left}


@attrs.frozen
class _Gauge:
    """A score, what `low` would be without caps, and the rules that hold a cap that is reached."""

    score: Score
    uncapped: int
    holding: frozenset[str]

    def gain_over(self, before: "_Gauge") -> tuple[int, int, int]:
        """What `low`, `high` and the uncapped score have gained."""
        return (
            self.score.low - before.score.low,
            self.score.high - before.score.high,
            self.uncapped - before.uncapped,
        )


def _order(finding: Finding, now: _Gauge, after: _Gauge, weighing: Weighing) -> tuple[object, ...]:
    low, high, uncapped = after.gain_over(now)
    weight = weighing.weights[finding.severity]
    return (
        finding.rule not in now.holding,
        -low / finding.effort,
        -uncapped / finding.effort,
        -high / finding.effort,
        SEVERITIES.index(finding.severity),
        -weight / finding.effort,
        finding.rule,
    )


def way(findings: Sequence[Finding], evaluate: Evaluate, gate: Gate, weighing: Weighing) -> Way:
    """The cheapest mendings that open the gate, of failures and of missing evidence alike."""
    standings = evaluate(frozenset())
    known = {one.rule for one in standings if one.is_known}
    usable = [one for one in findings if one.rule not in known or gate.min_coverage is not None]
    forced = tuple(one for one in usable if _is_forced(one, gate, weighing))
    rest = [one for one in usable if one not in forced]
    if not opens(evaluate(frozenset(one.rule for one in usable)), gate, weighing):
        return Way((), 0, False, True, total(standings, weighing))
    begun = counted(evaluate(frozenset(one.rule for one in forced)))
    credit, knowledge = _deficits(begun, gate, weighing)
    size = (credit + 1) * (knowledge + 1) * len(rest)
    is_exact = len(rest) <= _EXACT_FINDINGS or size <= _EXACT_STATES
    choose = _cheapest if is_exact else _greedy
    chosen = (*forced, *choose(rest, credit, knowledge, weighing))
    after = evaluate(frozenset(one.rule for one in chosen))
    if not opens(after, gate, weighing):
        # a patch that mends one rule can break another: only all of them are known to open it
        chosen, is_exact = tuple(usable), False
        after = evaluate(frozenset(one.rule for one in chosen))
    effort = sum(one.effort for one in chosen)
    rules = tuple(sorted(one.rule for one in chosen))
    return Way(rules, effort, True, is_exact, total(after, weighing))


def _is_forced(finding: Finding, gate: Gate, weighing: Weighing) -> bool:
    """Whether the gate stays closed as long as this is not mended."""
    if not finding.is_unknown and gate.fail_on is not None:
        order = SEVERITIES.index
        if order(finding.severity) <= order(gate.fail_on):
            return True
    cap = weighing.caps.get(finding.severity, 100)
    return gate.fail_under is not None and cap < gate.fail_under


def _deficits(entries: Sequence[Entry], gate: Gate, weighing: Weighing) -> tuple[int, int]:
    """The weight that still has to pass, and the weight that still has to be known."""
    passed = unknown = whole = 0
    for entry in entries:
        if entry.outcome is Outcome.NOT_APPLICABLE:
            continue
        weight = weighing.weights[entry.severity]
        whole += weight
        if entry.outcome is Outcome.PASS or (entry.outcome is Outcome.FAIL and entry.waived):
            passed += weight
        elif entry.outcome is not Outcome.FAIL:
            unknown += weight
    needed = -(-whole * (gate.fail_under or 0) // 100) - passed
    to_know = -(-whole * (gate.min_coverage or 0) // 100) - (whole - unknown)
    return max(0, needed), max(0, to_know)


def _cheapest(
    findings: Sequence[Finding], credit: int, knowledge: int, weighing: Weighing
) -> tuple[Finding, ...]:
    """Exact: the least effort for every sum of weights, clipped at what is needed."""
    best: dict[tuple[int, int], tuple[int, tuple[Finding, ...]]] = {(0, 0): (0, ())}
    for finding in findings:
        weight = weighing.weights[finding.severity]
        for (gained, learnt), (effort, chosen) in list(best.items()):
            state = (
                min(credit, gained + weight),
                min(knowledge, learnt + (weight if finding.is_unknown else 0)),
            )
            cost = effort + finding.effort
            if state not in best or cost < best[state][0]:
                best[state] = (cost, (*chosen, finding))
    return best[credit, knowledge][1]


def _greedy(
    findings: Sequence[Finding], credit: int, knowledge: int, weighing: Weighing
) -> tuple[Finding, ...]:
    """Good, not always cheapest: the best weight for its effort first, then what is spare goes."""
    order = sorted(
        findings,
        key=lambda one: (-weighing.weights[one.severity] / one.effort, one.effort, one.rule),
    )
    chosen: list[Finding] = []
    for finding in order:
        if _suffices(chosen, credit, knowledge, weighing):
            break
        is_needed = finding.is_unknown or _gained(chosen, weighing)[0] < credit
        chosen += [finding] if is_needed else []
    for finding in sorted(chosen, key=lambda one: (-one.effort, one.rule)):
        rest = [one for one in chosen if one is not finding]
        if _suffices(rest, credit, knowledge, weighing):
            chosen = rest
    return tuple(chosen)


def _gained(chosen: Sequence[Finding], weighing: Weighing) -> tuple[int, int]:
    weights = [(weighing.weights[one.severity], one.is_unknown) for one in chosen]
    return sum(w for w, _ in weights), sum(w for w, unknown in weights if unknown)


def _suffices(chosen: Sequence[Finding], credit: int, knowledge: int, weighing: Weighing) -> bool:
    gained, learnt = _gained(chosen, weighing)
    return gained >= credit and learnt >= knowledge
