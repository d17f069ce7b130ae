"""The score's promises with waivers and attestations in play: by exhaustion, then at random.

Each rule reads one switch: on passes, off fails, absent is unknown; a second switch decides
whether the rule applies. An attestation is bound to both switches as they were when it was signed.
Rooms go through the real judges, decisions and scores.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import permutations, product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import Problem, RoomExport, Rule, Yield, rule
from auditor.attestations import attestations
from auditor.canonical import value_digest
from auditor.deciding import Decider
from auditor.limits import Limits
from auditor.loader import Loaded, load_record
from auditor.model.verdict import Outcome, Severity
from auditor.report import RoomScore, room_score
from auditor.runner import Judge, judge_room
from auditor.scoring import STANDARD
from auditor.source import Record
from auditor.waiver_file import Decision
from auditor.waivers import waivers
from tests.decide.deciding import attestation, changed, waiver

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SWITCHES = (
    ("/visibility/searchable", "/system_messages/join"),
    ("/visibility/adult_only", "/system_messages/leave"),
    ("/visibility/invite_link_enabled", "/system_messages/kick"),
    ("/bots/spam_filter/enabled", "/bots/greeting/enabled"),
    ("/permissions/main_chat_read_only", "/live_talk/used"),
    ("/commerce/sells", "/commerce/solicits"),
    ("/commerce/sponsored", "/commerce/affiliate"),
    ("/guidelines/shown_on_join", "/bots/translation/enabled"),
)
BASE = {"schema": "openchat-room-export/1", "room": {"id": "book-club", "name": "読書会"}}


Switches = tuple[bool | None, bool | None]


@attrs.frozen
class State:
    """What is the case with one rule.

    Attributes:
        signed: both switches as they were when an attestation was signed; None without one.
    """

    value: bool | None
    applies: bool | None = True
    waived: bool = False
    signed: Switches | None = None

    @property
    def switches(self) -> Switches:
        """Both switches as they are."""
        return self.value, self.applies

    def lost(self, *, value: bool, condition: bool) -> "State":
        """This state with evidence taken away."""
        return attrs.evolve(
            self,
            value=None if value else self.value,
            applies=None if condition else self.applies,
        )

    def losses(self) -> frozenset["State"]:
        """The state with nothing, some or all of its evidence taken away."""
        return frozenset(
            self.lost(value=v, condition=c) for v, c in product((False, True), repeat=2)
        )


States = tuple[State, ...]
# where the rule does not apply, the value of its switch says nothing
PLAIN = tuple(
    State(value, applies)
    for value, applies in product((True, False, None), (True, None, False))
    if applies is not False or value is False
)
WAIVED = tuple(attrs.evolve(state, waived=True) for state in PLAIN if state.value is False)
# an attestation signed as the switches are, or as they are once evidence is taken away: any other
# holds neither now nor after a loss, so that it is as good as none
SIGNED = tuple(
    attrs.evolve(state, signed=then)
    for state in PLAIN
    for then in sorted({one.switches for one in state.losses()}, key=repr)
)
EVERY = (*PLAIN, *WAIVED, *SIGNED)


@cache
def judge(number: int, severity: Severity) -> Judge:
    """A rule about one switch, made ready."""
    pointer, condition = SWITCHES[number]
    text = {"ja": "文", "en": "text"}

    @rule(
        id=f"area{number % 2}.rule-{number}",
        severity=severity.value,
        needs=(pointer,),
        when={condition: True},
        title=text,
        failure_title=text,
        why=text,
        fix=text,
        messages={"off": text},
        sources=({"title": text, "url": "https://example.com/"},),
    )
    def switch(export: RoomExport) -> Iterator[Yield]:
        if not export.value_at(pointer):
            yield Problem("off", at=pointer)

    made: Rule = switch
    return Judge(made, made.severity, {}, ("test", "1"))


def export_of(states: States) -> dict[str, Any]:
    export: dict[str, Any] = dict(BASE)
    for (pointer, condition), state in zip(SWITCHES, states, strict=False):
        export = changed(export, pointer, state.value)
        export = changed(export, condition, state.applies)
    return export


def decider(states: States, severities: tuple[Severity, ...]) -> Decider:
    """The waivers of what is off and the attestations of what was read, as people wrote them."""
    entries = []
    for number, (state, severity) in enumerate(zip(states, severities, strict=False)):
        pointer, rule_id = SWITCHES[number][0], judge(number, severity).rule.id
        if state.waived:
            off = value_digest(False)
            data = waiver(BASE, rule_id, pointer, id=f"W-{number}", digest=off)
            entries.append(Decision("waiver", data, "w", None))
        if state.signed is not None:
            export = BASE
            for place, value in zip(SWITCHES[number], state.signed, strict=True):
                export = changed(export, place, value)
            data = attestation(export, rule_id, reads=SWITCHES[number], id=f"A-{number}")
            entries.append(Decision("attestation", data, "w", None))
    return Decider(
        today=date(2026, 11, 22),
        waivers=waivers(entries)[0],
        attestations=attestations(entries, 365)[0],
        reads={judge(n, s).rule.id: SWITCHES[n] for n, s in enumerate(severities)},
    )


@attrs.frozen
class Audited:
    """The score of a room, and the attestations that its report tells to be void."""

    score: RoomScore
    void: frozenset[str]


def audited(
    states: States,
    severities: tuple[Severity, ...],
    void: frozenset[str] = frozenset(),
    order: tuple[int, ...] | None = None,
) -> Audited:
    """An audit of a room, after a report that told `void`."""
    (loaded,) = load_record(Record("r", 1, json.dumps(export_of(states))), Limits())
    assert isinstance(loaded, Loaded)
    numbers = order or tuple(range(len(states)))
    judges = [judge(number, severities[number]) for number in numbers]
    results = tuple(judge_room(judges, loaded.export, loaded.raw, NOW))
    heeded = attrs.evolve(
        decider(states, severities), void={(name, "book-club"): "/room" for name in void}
    )
    decided = heeded.decide(loaded, results)
    score = room_score(decided.results, decided.waivers, STANDARD, decided.known)
    return Audited(score, frozenset(one["id"] for told in decided.void.values() for one in told))


def score_of(
    states: States, severities: tuple[Severity, ...], order: tuple[int, ...] | None = None
) -> RoomScore:
    return audited(states, severities, order=order).score


def bounds(found: RoomScore) -> Iterator[tuple[str, int, int]]:
    yield "room", found.whole.low, found.whole.high
    for area, score in found.areas.items():
        yield area, score.low, score.high


def never_lower(after: RoomScore, before: RoomScore) -> bool:
    return all(
        low >= old_low and high >= old_high
        for (_, low, high), (_, old_low, old_high) in zip(
            bounds(after), bounds(before), strict=True
        )
    )


def lows_never_higher(after: RoomScore, before: RoomScore) -> bool:
    return all(
        low <= old for (_, low, _), (_, old, _) in zip(bounds(after), bounds(before), strict=True)
    )


def outcome_of(state: State) -> Outcome:
    if state.applies is False:
        return Outcome.NOT_APPLICABLE
    if state.applies is None or state.value is None:
        return Outcome.PASS if state.signed == state.switches else Outcome.UNKNOWN
    return Outcome.PASS if state.value else Outcome.FAIL


def check_promises(states: States, scores: Any) -> None:
    """All promises about one state; `scores` gives the score of any state."""
    before = scores(states)
    assert before.bare.low <= before.whole.low
    assert before.bare.high <= before.whole.high
    for index, state in enumerate(states):

        def with_state(new: State, at: int = index) -> RoomScore:
            found: RoomScore = scores((*states[:at], new, *states[at + 1 :]))
            return found

        mended = with_state(attrs.evolve(state, value=True, applies=True))
        if state.applies is not False:
            assert never_lower(mended, before), "mending lowered a score"
        if outcome_of(state) is Outcome.FAIL:
            excused = with_state(attrs.evolve(state, applies=False))
            assert never_lower(mended, excused), "not applicable earned more than mending"
        lost = with_state(attrs.evolve(state, value=None))
        if state.applies is not False and state.signed is None:
            assert lows_never_higher(lost, before), "losing evidence raised a score"
        assert lows_never_higher(lost, mended), "lost evidence earned more than good evidence"
        if state.waived:
            assert never_lower(before, with_state(attrs.evolve(state, waived=False)))
        if state.signed is not None:
            assert never_lower(before, with_state(attrs.evolve(state, signed=None)))


def check_losses(states: States, audit: Any) -> None:
    """The promise about lost evidence; `audit` audits any states after a report that told `void`.

    All evidence that a room can lose is lost in every combination.
    """
    before = audit(states, frozenset())
    was_just_signed = all(one.signed in (None, one.switches) for one in states)
    for after in product(*(one.losses() for one in states)):
        chained = audit(after, before.void)
        assert lows_never_higher(chained.score, before.score), "along a chain of reports"
        alone = audit(after, frozenset())
        if was_just_signed:
            assert lows_never_higher(alone.score, before.score), "since it was signed"
        elif not lows_never_higher(alone.score, before.score):
            # the gap of a score without memory: signed when the evidence was absent, shown, hidden
            returned = {
                f"A-{number}"
                for number, (old, new) in enumerate(zip(states, after, strict=True))
                if old.signed == new.switches != old.switches
            }
            assert returned & before.void


@pytest.mark.parametrize(
    "severities",
    [
        (Severity.CRITICAL, Severity.HIGH, Severity.LOW),
        (Severity.MEDIUM, Severity.CRITICAL, Severity.INFO),
    ],
)
def test_the_promises_hold_in_every_state(severities: tuple[Severity, ...]) -> None:
    scores = cache(lambda states: score_of(states, severities))
    decided = [state for state in EVERY if not state.waived or state.applies]
    # of attested rules, those that were just signed, and those whose evidence came later
    some = [s for s in decided if s.signed is None or s.signed[0] is None or s.signed == s.switches]
    for states in product(some, repeat=3):
        check_promises(states, scores)


@pytest.mark.parametrize(
    "severities",
    [
        (Severity.CRITICAL, Severity.LOW),
        (Severity.HIGH, Severity.HIGH),
        (Severity.MEDIUM, Severity.CRITICAL),
        (Severity.INFO, Severity.MEDIUM),
    ],
)
def test_losing_evidence_never_raises_a_score_with_attestations_on_file(
    severities: tuple[Severity, ...],
) -> None:
    audit = cache(lambda states, void: audited(states, severities, void))
    for states in product(EVERY, repeat=2):
        check_losses(states, audit)


def test_three_rules_that_lose_evidence_together() -> None:
    severities = (Severity.CRITICAL, Severity.HIGH, Severity.LOW)
    audit = cache(lambda states, void: audited(states, severities, void))
    some = [state for state in SIGNED if state.signed in ((None, True), state.switches)]
    for states in product(some, repeat=3):
        check_losses(states, audit)


def test_order_changes_nothing_with_decisions_in_play() -> None:
    severities = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
    states = (
        State(False, waived=True),
        State(None, signed=(None, True)),
        State(False),
        State(None),
    )

    scores = [score_of(states, severities, order) for order in permutations(range(4))]

    assert all(found == scores[0] for found in scores)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(EVERY), st.sampled_from(Severity)), min_size=4, max_size=8)
)
def test_the_promises_hold_at_random(chosen: list[tuple[State, Severity]]) -> None:
    states = tuple(state for state, _ in chosen)
    severities = tuple(severity for _, severity in chosen)

    check_promises(states, lambda found: score_of(found, severities))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(EVERY), st.sampled_from(Severity)), min_size=3, max_size=8),
    st.data(),
)
def test_lost_evidence_raises_nothing_at_random(
    chosen: list[tuple[State, Severity]], data: Any
) -> None:
    states = tuple(state for state, _ in chosen)
    severities = tuple(severity for _, severity in chosen)
    before = audited(states, severities)
    for _ in range(4):
        after = tuple(data.draw(st.sampled_from(sorted(s.losses(), key=repr))) for s in states)
        chained = audited(after, severities, before.void)
        assert lows_never_higher(chained.score, before.score)
        states, before = after, chained


def test_an_attested_rule_scores_as_if_it_had_passed() -> None:
    severities = (Severity.HIGH, Severity.LOW)
    attested = score_of((State(None, signed=(None, True)), State(True)), severities)

    assert attested.whole == score_of((State(True), State(True)), severities).whole


def test_the_waiver_of_one_value_does_not_excuse_another() -> None:
    made, pointer = judge(0, Severity.CRITICAL), SWITCHES[0][0]
    wrong = waiver(BASE, made.rule.id, pointer, digest=value_digest("off"))
    found = waivers([Decision("waiver", wrong, "w", None)])[0]
    (loaded,) = load_record(Record("r", 1, json.dumps(export_of((State(False),)))), Limits())
    assert isinstance(loaded, Loaded)
    results = tuple(judge_room([made], loaded.export, loaded.raw, NOW))
    decided = Decider(today=date(2026, 11, 22), waivers=found).decide(loaded, results)

    assert decided.waivers == {}
