"""The score's promises with waivers and attestations in play: by exhaustion, then at random.

Each rule reads one switch: on passes, off fails, absent is unknown; a second switch decides
whether the rule applies. Rooms go through the real judges, decisions and scores.
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


@attrs.frozen
class State:
    """What is the case with one rule."""

    value: bool | None
    applies: bool | None = True
    waived: bool = False
    attested: bool = False


States = tuple[State, ...]
EVERY = tuple(
    State(*parts)
    for parts in product((True, False, None), (True, False, None), (False, True), (False, True))
    if parts[1] is not None or parts[0] is False
)


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
        if state.attested:
            data = attestation(BASE, rule_id, id=f"A-{number}")
            entries.append(Decision("attestation", data, "w", None))
    return Decider(
        today=date(2026, 11, 22),
        waivers=waivers(entries)[0],
        attestations=attestations(entries, 365)[0],
    )


def score_of(
    states: States, severities: tuple[Severity, ...], order: tuple[int, ...] | None = None
) -> RoomScore:
    (loaded,) = load_record(Record("r", 1, json.dumps(export_of(states))), Limits())
    assert isinstance(loaded, Loaded)
    numbers = order or tuple(range(len(states)))
    judges = [judge(number, severities[number]) for number in numbers]
    results = tuple(judge_room(judges, loaded.export, loaded.raw, NOW))
    decided = decider(states, severities).decide(loaded, results)
    return room_score(decided.results, decided.waivers, STANDARD, decided.known)


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
        return Outcome.PASS if state.attested else Outcome.UNKNOWN
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

        mended = with_state(State(True, True, state.waived, state.attested))
        if state.applies is not False:
            assert never_lower(mended, before), "mending lowered a score"
        if outcome_of(state) is Outcome.FAIL:
            excused = with_state(attrs.evolve(state, applies=False))
            assert never_lower(mended, excused), "not applicable earned more than mending"
        lost = with_state(attrs.evolve(state, value=None))
        if state.applies is not False and not state.attested:
            assert lows_never_higher(lost, before), "losing evidence raised a score"
        assert lows_never_higher(lost, mended), "lost evidence earned more than good evidence"
        if state.waived:
            assert never_lower(before, with_state(attrs.evolve(state, waived=False)))
        if state.attested:
            assert never_lower(before, with_state(attrs.evolve(state, attested=False)))


@pytest.mark.parametrize(
    "severities",
    [
        (Severity.CRITICAL, Severity.HIGH, Severity.LOW),
        (Severity.MEDIUM, Severity.CRITICAL, Severity.INFO),
    ],
)
def test_the_promises_hold_in_every_state(severities: tuple[Severity, ...]) -> None:
    scores = cache(lambda states: score_of(states, severities))
    # of waived or attested rules, those states whose decision has something to decide
    every = [s for s in EVERY if not (s.waived and s.value) and not (s.waived and s.attested)]
    for states in product(every, repeat=3):
        check_promises(states, scores)


def test_order_changes_nothing_with_decisions_in_play() -> None:
    severities = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
    states = (
        State(False, waived=True),
        State(None, attested=True),
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


def test_an_attested_rule_scores_as_if_it_had_passed() -> None:
    severities = (Severity.HIGH, Severity.LOW)
    attested = score_of((State(None, attested=True), State(True)), severities)

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
