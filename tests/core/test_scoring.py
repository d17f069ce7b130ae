"""The score's promises (contract part 5), by exhaustion over small rule sets and at random."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.verdict import Outcome, Severity
from auditor.scoring import Entry, Score, grade, score

STATES = [(outcome, False) for outcome in Outcome] + [(Outcome.FAIL, True)]
SETS = [
    (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW),
    (Severity.CRITICAL, Severity.CRITICAL, Severity.INFO, Severity.HIGH),
    (Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM, Severity.INFO),
    (Severity.LOW, Severity.LOW, Severity.MEDIUM, Severity.INFO),
]


def of(severities: tuple[Severity, ...], states: tuple[tuple[Outcome, bool], ...]) -> Score:
    pairs = zip(severities, states, strict=True)
    return score(Entry(severity, outcome, waived) for severity, (outcome, waived) in pairs)


def changed(
    states: tuple[tuple[Outcome, bool], ...], index: int, outcome: Outcome
) -> tuple[tuple[Outcome, bool], ...]:
    return (*states[:index], (outcome, False), *states[index + 1 :])


@pytest.mark.parametrize("severities", SETS)
def test_promises_hold_in_every_state(severities: tuple[Severity, ...]) -> None:
    for states in product(STATES, repeat=len(severities)):
        before = of(severities, states)
        assert 0 <= before.low <= before.high <= 100
        assert 0 <= before.coverage <= 100
        for index, (outcome, _) in enumerate(states):
            mended = of(severities, changed(states, index, Outcome.PASS))
            assert mended.low >= before.low, "mending lowered the score"
            assert mended.high >= before.high, "mending lowered the upper bound"
            lost = of(severities, changed(states, index, Outcome.UNKNOWN))
            if outcome is not Outcome.NOT_APPLICABLE:
                assert lost.low <= before.low, "losing evidence raised the score"
            if outcome is Outcome.FAIL:
                excused = of(severities, changed(states, index, Outcome.NOT_APPLICABLE))
                assert excused.low <= mended.low, "not applicable earned more than mending"
                assert excused.high <= mended.high


def test_order_changes_nothing() -> None:
    severities = SETS[0]
    for states in product(STATES, repeat=3):
        entries = [Entry(s, o, w) for s, (o, w) in zip(severities, states, strict=False)]
        scores = {score(order) for order in permutations(entries)}
        assert len(scores) == 1


@given(
    st.lists(
        st.builds(Entry, st.sampled_from(Severity), st.sampled_from(Outcome), st.booleans()),
        max_size=120,
    ),
    st.data(),
)
def test_promises_hold_at_random(entries: list[Entry], data: st.DataObject) -> None:
    before = score(entries)
    assert before == score(list(reversed(entries)))
    if not entries:
        return
    index = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[index]
    rest = [*entries[:index], *entries[index + 1 :]]
    mended = score([*rest, Entry(entry.severity, Outcome.PASS)])
    assert (mended.low, mended.high) >= (before.low, before.low)
    if entry.outcome is not Outcome.NOT_APPLICABLE:
        assert score([*rest, Entry(entry.severity, Outcome.UNKNOWN)]).low <= before.low


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], Score(100, 100, 100, "A")),
        ([Entry(Severity.MEDIUM, Outcome.PASS)], Score(100, 100, 100, "A")),
        (
            [Entry(Severity.MEDIUM, Outcome.PASS), Entry(Severity.LOW, Outcome.UNKNOWN)],
            Score(66, 100, 66, "C"),
        ),
        (
            [Entry(Severity.LOW, Outcome.PASS)] * 40 + [Entry(Severity.CRITICAL, Outcome.FAIL)],
            Score(39, 39, 100, "E"),
        ),
        (
            [Entry(Severity.LOW, Outcome.PASS)] * 40 + [Entry(Severity.HIGH, Outcome.FAIL)],
            Score(69, 69, 100, "C"),
        ),
        (
            [Entry(Severity.LOW, Outcome.PASS)] * 40
            + [Entry(Severity.CRITICAL, Outcome.FAIL, waived=True)],
            Score(100, 100, 100, "A"),
        ),
    ],
)
def test_the_formula(entries: list[Entry], expected: Score) -> None:
    assert score(entries) == expected


@pytest.mark.parametrize(
    ("low", "name"),
    [
        (100, "A"),
        (90, "A"),
        (89, "B"),
        (75, "B"),
        (74, "C"),
        (60, "C"),
        (59, "D"),
        (40, "D"),
        (39, "E"),
    ],
)
def test_grades(low: int, name: str) -> None:
    assert grade(low) == name
