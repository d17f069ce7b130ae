"""What people decided, applied to the results of a room: waivers, attestations, the baseline."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs

from auditor.attestations import Attestation
from auditor.audit import Decided
from auditor.baseline import NO_BASELINE, Baseline, Key
from auditor.canonical import value_digest
from auditor.loader import Loaded
from auditor.model.pointer import value_at
from auditor.model.verdict import Outcome, Problem, Result, Severity
from auditor.moves import EARLIER, OPPOSED, Move
from auditor.profile import Profile
from auditor.report import room_key
from auditor.waivers import Waiver

_Decision = TypeVar("_Decision", bound=Waiver | Attestation)


def _in_term(decisions: Iterable[_Decision], today: date) -> dict[str, tuple[_Decision, ...]]:
    """The decisions whose term holds on the day, by rule: most results have none."""
    found: dict[str, list[_Decision]] = {}
    for decision in decisions:
        if decision.is_in_term(today):
            found.setdefault(decision.rule, []).append(decision)
    return {rule: tuple(held) for rule, held in found.items()}


@attrs.frozen(kw_only=True)
class Decider:
    """The decisions in force on one day.

    Attributes:
        reads: the settings that each attested rule reads, by its id.
        void: (id, room) of the attestations that earlier reports found void, and the setting.
        waiver_days: the longest term of a waiver by severity.
    """

    today: date
    waivers: tuple[Waiver, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    reads: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    void: Mapping[tuple[str, str], str] = attrs.field(factory=dict)
    baseline: Baseline = NO_BASELINE
    waiver_days: Mapping[Severity, int] = attrs.field(factory=dict)
    _by_rule: Mapping[str, tuple[Waiver, ...]] = attrs.field(init=False, eq=False, repr=False)
    _attested: Mapping[str, tuple[Attestation, ...]] = attrs.field(init=False, eq=False, repr=False)

    @_by_rule.default
    def _waivers_in_term(self) -> dict[str, tuple[Waiver, ...]]:
        return _in_term(self.waivers, self.today)

    @_attested.default
    def _attestations_in_term(self) -> dict[str, tuple[Attestation, ...]]:
        return _in_term(self.attestations, self.today)

    @property
    def is_empty(self) -> bool:
        """Whether nobody decided anything."""
        return not (self.waivers or self.attestations or self.baseline.keys)

    def decide(self, loaded: Loaded, results: tuple[Result, ...]) -> Decided:
        """The results as they count, with who answers for what."""
        if self.is_empty:
            return Decided(results)
        room, raw = room_key(loaded), loaded.raw
        counted: list[Result] = []
        waived: dict[str, dict[str, Any]] = {}
        attested: dict[str, dict[str, Any]] = {}
        void: dict[str, tuple[dict[str, Any], ...]] = {}
        known: set[str] = set()
        for result in results:
            if result.rule in self._attested:
                held, broken = self._attestations(result, room, raw)
                if broken:
                    void[result.rule] = broken
                if held is not None and result.outcome is Outcome.UNKNOWN:
                    attested[result.rule] = held.as_json(self.today)
                    result = attrs.evolve(result, outcome=Outcome.PASS, missing=())
            if result.outcome is Outcome.FAIL:
                waiver = self._waiver(result, room, raw)
                if waiver is not None:
                    waived[result.rule] = waiver
                elif self._is_known(result, room, raw):
                    known.add(result.rule)
            counted.append(result)
        return Decided(tuple(counted), waived, attested, frozenset(known), void)

    def under(self, profile: Profile) -> "Decider":
        """The same decisions by the terms that another profile allows, without a baseline."""
        return attrs.evolve(self, waiver_days=profile.waiver_days, baseline=NO_BASELINE)

    def _attestations(
        self, result: Result, room: str, raw: Mapping[str, Any]
    ) -> tuple[Attestation | None, tuple[dict[str, Any], ...]]:
        """The first attestation that holds, and what is to be told of those that do not."""
        held: Attestation | None = None
        broken: list[dict[str, Any]] = []
        for one in self._attested[result.rule]:
            if not one.fits(result.rule, room):
                continue
            move = self._move(one, result, room, raw)
            if move is not None:
                told = one.as_json(self.today)
                broken.append({**told, "pointer": move.pointer, "move": move.kind})
            elif held is None:
                held = one
        return held, tuple(broken)

    def _move(
        self, one: Attestation, result: Result, room: str, raw: Mapping[str, Any]
    ) -> Move | None:
        """Why an attestation does not hold in a room: it never answers what the export shows."""
        earlier = self.void.get((one.id, room))
        if earlier is not None:
            return Move(earlier, EARLIER)
        move = one.move(raw, (*self.reads.get(result.rule, ()), *result.missing))
        if move is None and result.outcome is Outcome.FAIL:
            return Move(result.problems[0].at, OPPOSED)
        return move

    def _waiver(self, result: Result, room: str, raw: Mapping[str, Any]) -> dict[str, Any] | None:
        """The waiver that excuses the failure: of several, the one that ends first tells."""
        usable = self._usable(result, room)
        if not usable:
            return None
        covering = [_covering(usable, problem, raw) for problem in result.problems]
        if not all(covering):
            return None
        used = {waiver.id: waiver for found in covering for waiver in found[:1]}
        first = min(used.values(), key=lambda waiver: (waiver.expires, waiver.id))
        told = first.as_json(self.today)
        return {**told, "with": sorted(set(used) - {first.id})} if len(used) > 1 else told

    def _usable(self, result: Result, room: str) -> list[Waiver]:
        return [
            waiver
            for waiver in self._by_rule.get(result.rule, ())
            if waiver.fits(result.rule, room) and waiver.allows(result.severity, self.waiver_days)
        ]

    def _is_known(self, result: Result, room: str, raw: Mapping[str, Any]) -> bool:
        """Whether every problem is in the baseline or waived."""
        if not self.baseline.keys:
            return False
        usable = self._usable(result, room)
        return all(
            Key(result.rule, room, problem.at, value_digest(value_at(raw, problem.at)))
            in self.baseline
            or _covering(usable, problem, raw)
            for problem in result.problems
        )


def _covering(waivers: Iterable[Waiver], problem: Problem, raw: Mapping[str, Any]) -> list[Waiver]:
    """The waivers of that place whose value is still what was waived, the longest-lived first."""
    digest = value_digest(value_at(raw, problem.at))
    found = [one for one in waivers if one.pointer == problem.at and one.digest == digest]
    return sorted(found, key=lambda waiver: (-waiver.expires.toordinal(), waiver.id))
