"""The score, algorithm 1: an interval with coverage and grade, from outcomes and weights alone.

Weights count over the rules that apply. `low` credits passes only, `high` credits what is unknown
too; caps are minima, so mending never lowers a score. For `low`, a rule whose outcome is unknown
or an error caps as if it failed: `low` is the score if everything unknown turned out badly, and
losing evidence can therefore never raise it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product

import attrs

from auditor.model.verdict import Kind, Outcome, Severity

ALGORITHM = 1
_OPEN = (Outcome.UNKNOWN, Outcome.ERROR)


_Share = tuple[int, int, int, int, int]
"""What a result brings: weight, weight passed, weight unknown, caps of `low` and `high`."""


@attrs.frozen
class Weighing:
    """What a profile says of weights, caps and grades.

    Attributes:
        weights: points by severity.
        caps: the most that a room can have with an unwaived failure of that severity.
        grades: (least `low`, grade), best first; the last has bound 0.
        shares: what a result of each kind brings.
    """

    weights: Mapping[Severity, int]
    caps: Mapping[Severity, int]
    grades: tuple[tuple[int, str], ...]
    shares: Mapping[Kind, _Share] = attrs.field(init=False, eq=False, repr=False)

    @shares.default
    def _shares(self) -> Mapping[Kind, _Share]:
        kinds = product(Severity, Outcome, (False, True))
        return {kind: self._share(*kind) for kind in kinds}

    def _share(self, severity: Severity, outcome: Outcome, waived: bool) -> _Share:
        if outcome is Outcome.NOT_APPLICABLE:
            return 0, 0, 0, 100, 100
        weight, cap = self.weights[severity], self.caps.get(severity, 100)
        if outcome is Outcome.PASS or (outcome is Outcome.FAIL and waived):
            return weight, weight, 0, 100, 100
        if outcome in _OPEN:
            return weight, 0, weight, cap, 100
        return weight, 0, 0, cap, cap


STANDARD = Weighing(
    weights={
        Severity.CRITICAL: 10,
        Severity.HIGH: 7,
        Severity.MEDIUM: 4,
        Severity.LOW: 2,
        Severity.INFO: 0,
    },
    caps={Severity.CRITICAL: 39, Severity.HIGH: 69},
    grades=((90, "A"), (75, "B"), (60, "C"), (40, "D"), (0, "E")),
)


@attrs.frozen
class Entry:
    """What the score needs to know of one result."""

    severity: Severity
    outcome: Outcome
    waived: bool = False


@attrs.frozen
class Score:
    """A score from `low` to `high`, 0 to 100, with coverage in percent and the grade of `low`."""

    low: int
    high: int
    coverage: int
    grade: str


def score(entries: Iterable[Entry], weighing: Weighing = STANDARD) -> Score:
    """The score of some results; with nothing that weighs, 100 of 100 is known and passed."""
    return score_of(counts_of(entries), weighing)


def counts_of(entries: Iterable[Entry]) -> Counter[Kind]:
    """How many of the entries are of each kind."""
    return Counter((e.severity, e.outcome, e.waived) for e in entries)


def score_of(counts: Mapping[Kind, int], weighing: Weighing = STANDARD) -> Score:
    """The score of results that were counted by kind; no count is zero."""
    passed = unknown = total = 0
    low_most = high_most = 100
    shares = weighing.shares
    for kind, count in counts.items():
        weight, known, open_, low_cap, high_cap = shares[kind]
        total += weight * count
        passed += known * count
        unknown += open_ * count
        if low_cap < low_most:
            low_most = low_cap
        if high_cap < high_most:
            high_most = high_cap
    low = min(_percent(passed, total), low_most)
    high = min(_percent(passed + unknown, total), high_most)
    return Score(low, high, _percent(total - unknown, total), grade(low, weighing))


def grade(low: int, weighing: Weighing = STANDARD) -> str:
    """The grade of a lower bound."""
    return next(name for least, name in weighing.grades if low >= least)


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
