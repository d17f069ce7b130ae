"""Judging: one rule on one room, isolated, and all rules on one room in a fixed order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

import attrs

from auditor.context import Context, Term
from auditor.model.pointer import getter
from auditor.model.room import RoomExport
from auditor.model.verdict import (
    SEVERITIES,
    NotApplicable,
    Outcome,
    Problem,
    Result,
    RuleFailure,
    Severity,
    Unknown,
    Yield,
)
from auditor.rules import Rule, placeholders

_NOTHING = NotApplicable()
"""What stands for the end of what a rule yields."""

MOST_PROBLEMS = 200
"""A rule that yields more than this on one room is broken; it would never end."""

_MOST_KEPT = 100
"""Unknown results of one rule that rooms share; what is missing can have any number of places."""


class _Settled(dict[Severity, Result]):
    """The results of one rule that say no more than outcome and severity: all rooms share them."""

    def __init__(self, rule_id: str, outcome: Outcome) -> None:
        super().__init__()
        self._rule_id, self._outcome = rule_id, outcome

    def __missing__(self, severity: Severity) -> Result:
        made = self[severity] = Result(self._rule_id, self._outcome, severity)
        return made


@attrs.frozen
class Judge:
    """One rule made ready for many rooms.

    Attributes:
        severity: the base severity, after the profile.
        options: thresholds, after the profile.
        plugin: name and version of the plugin that brought the rule.
    """

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]
    plugin: tuple[str, str]
    fixed_severity: bool = False
    _passed: _Settled = attrs.field(init=False, eq=False, repr=False)
    _excused: _Settled = attrs.field(init=False, eq=False, repr=False)
    _unknown: dict[tuple[Severity, tuple[str, ...]], Result] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )
    _looks: tuple[Callable[[Any], Any], ...] = attrs.field(init=False, eq=False, repr=False)

    @_passed.default
    def _passes(self) -> _Settled:
        return _Settled(self.rule.id, Outcome.PASS)

    @_excused.default
    def _excuses(self) -> _Settled:
        return _Settled(self.rule.id, Outcome.NOT_APPLICABLE)

    @_looks.default
    def _looks_for_needs(self) -> tuple[Callable[[Any], Any], ...]:
        return tuple(map(getter, self.rule.needs))

    def judge(self, export: RoomExport, raw: Mapping[str, Any], context: Context) -> Result:
        """The result of the rule on one room; whatever the rule does, this returns."""
        rule = self.rule
        severity = self.severity_in(raw) if rule.severity_when else self.severity
        if rule.when is not None:
            verdict = rule.when.of(raw)
            if verdict.holds is False:
                return self._excused[severity]
            if verdict.holds is None:
                return self._lacking(severity, verdict.missing)
        for look in self._looks:
            if look(raw) is None:
                return self._lacking(severity, self._absent(raw))
        context.options = self.options
        try:
            found = iter(rule(export, context))
            first = next(found, _NOTHING)
            if first is _NOTHING:
                return self._passed[severity]
            return self._weighed(chain((first,), found), severity)
        except (Exception, SystemExit) as error:
            # the one place where whatever a rule does is caught; it becomes an `error` result
            kind, text = type(error).__name__, " ".join(str(error).split())[:300]
            failure = RuleFailure(*self.plugin, kind, text)
            return Result(rule.id, Outcome.ERROR, severity, failure=failure)

    def _weighed(self, found: Iterable[Yield], severity: Severity) -> Result:
        """The result of what the rule yields, each item of it checked."""
        problems: list[Problem] = []
        pointers: set[str] = set()
        for item in found:
            if isinstance(item, Problem):
                _check_problem(self.rule, item)
                problems.append(item)
                if len(problems) > MOST_PROBLEMS:
                    raise BrokenPromiseError(f"more than {MOST_PROBLEMS} problems")
            elif isinstance(item, Unknown):
                if not item.pointers:
                    raise BrokenPromiseError("yielded Unknown without a pointer")
                pointers.update(item.pointers)
            elif not isinstance(item, NotApplicable):
                raise BrokenPromiseError(f"yielded {type(item).__name__}, which is no finding")
        if problems:
            return Result(self.rule.id, Outcome.FAIL, severity, problems=tuple(problems))
        if pointers:
            return self._lacking(severity, tuple(sorted(pointers)))
        return self._excused[severity]

    def _absent(self, raw: Mapping[str, Any]) -> tuple[str, ...]:
        """The needs at which the room has no value, as it has none at one of them."""
        needs = self.rule.needs
        if len(needs) == 1:
            return needs
        looks = zip(needs, self._looks, strict=True)
        return tuple([pointer for pointer, look in looks if look(raw) is None])

    def _lacking(self, severity: Severity, missing: tuple[str, ...]) -> Result:
        """The unknown result of a room that has no value at `missing`."""
        made = self._unknown.get((severity, missing))
        if made is None:
            made = Result(self.rule.id, Outcome.UNKNOWN, severity, missing=missing)
            if len(self._unknown) < _MOST_KEPT:
                self._unknown[severity, missing] = made
        return made

    def severity_in(self, raw: Mapping[str, Any]) -> Severity:
        """The severity of a failure in the room that `raw` spells."""
        if not self.rule.severity_when or self.fixed_severity:
            return self.severity
        for predicate, severity in self.rule.severity_when:
            holds = predicate.of(raw).holds
            if holds:
                return severity
            if holds is None:
                # the gravest that could be: losing this evidence must never raise the score
                graded = [self.severity, *(severity for _, severity in self.rule.severity_when)]
                return min(graded, key=SEVERITIES.index)
        return self.severity


class BrokenPromiseError(Exception):
    """A rule returned something that its contract does not allow."""


def _check_problem(rule: Rule, problem: Problem) -> None:
    text = rule.messages.get(problem.message)
    if text is None:
        raise BrokenPromiseError(f"unknown message id {problem.message!r}")
    wanted = placeholders(next(iter(text.values())))
    if wanted - set(problem.values):
        lacking = ", ".join(sorted(wanted - set(problem.values)))
        raise BrokenPromiseError(f"message {problem.message} lacks values: {lacking}")
    if not isinstance(problem.at, str) or (problem.at and not problem.at.startswith("/")):
        raise BrokenPromiseError(f"not a JSON Pointer: {problem.at!r}")


def judge_rooms(
    judges: Iterable[Judge],
    rooms: Iterable[tuple[RoomExport, Mapping[str, Any]]],
    now: datetime,
    lexicons: tuple[str, ...] = (),
    term: Term | None = None,
) -> list[tuple[Result, ...]]:
    """The results of all rules on each of some rooms, in the order of `judges`.

    A rule judges all of the rooms before the next one does: what it needs is at hand by then, and
    the processor finds it in its caches.

    Args:
        judges: the rules.
        rooms: each export, and the JSON object that it was made of.
        now: the moment of the audit.
        lexicons: paths of lexicon files of plugins, which join the shared scan.
        term: narrowed to the moments at which the results would be the same.
    """
    asked: list[tuple[list[Result], RoomExport, Mapping[str, Any], Context]] = [
        ([], export, raw, Context(export, now, lexicons=lexicons, term=term or Term()))
        for export, raw in rooms
    ]
    for judge in judges:
        for results, export, raw, context in asked:
            results.append(judge.judge(export, raw, context))
    return [tuple(results) for results, _, _, _ in asked]


def judge_room(
    judges: Iterable[Judge],
    export: RoomExport,
    raw: Mapping[str, Any],
    now: datetime,
    lexicons: tuple[str, ...] = (),
    term: Term | None = None,
) -> Iterator[Result]:
    """The same of one room, result by result."""
    context = Context(export, now, lexicons=lexicons, term=term or Term())
    for judge in judges:
        yield judge.judge(export, raw, context)
