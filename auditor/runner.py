"""Judging: one rule on one room, isolated, and all rules on one room in a fixed order."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

import attrs

from auditor.context import Context, Term
from auditor.model.room import RoomExport, getter
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


@attrs.frozen
class Absent:
    """Which pointers one room lacks; each is looked up once, whichever rules ask for it."""

    raw: Mapping[str, Any]
    _known: dict[tuple[str, ...], tuple[str, ...]] = attrs.field(factory=dict, init=False)
    _here: dict[str, bool] = attrs.field(factory=dict, init=False)

    def of(self, pointers: tuple[str, ...]) -> tuple[str, ...]:
        """Those of `pointers` at which the room has no value."""
        found = self._known.get(pointers)
        if found is None:
            found = tuple(pointer for pointer in pointers if not self._has(pointer))
            self._known[pointers] = found
        return found

    def _has(self, pointer: str) -> bool:
        here = self._here.get(pointer)
        if here is None:
            here = self._here[pointer] = getter(pointer)(self.raw) is not None
        return here


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
    # most results say no more than outcome and severity, and all rooms share them
    _plain: dict[tuple[Outcome, Severity], Result] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    def judge(
        self,
        export: RoomExport,
        raw: Mapping[str, Any],
        context: Context,
        absent: "Absent | None" = None,
    ) -> Result:
        """The result of the rule on one room; whatever the rule does, this returns.

        `absent` remembers which pointers the room lacks, for all its rules.
        """
        rule = self.rule
        severity = self.severity_in(raw) if rule.severity_when else self.severity
        if rule.when is not None:
            verdict = rule.when.of(raw)
            if verdict.holds is False:
                return self._result(Outcome.NOT_APPLICABLE, severity)
            if verdict.holds is None:
                return Result(rule.id, Outcome.UNKNOWN, severity, missing=verdict.missing)
        if rule.needs:
            missing = (Absent(raw) if absent is None else absent).of(rule.needs)
            if missing:
                return Result(rule.id, Outcome.UNKNOWN, severity, missing=missing)
        try:
            found = iter(rule(export, context.with_options(self.options)))
            first = next(found, _NOTHING)
            if first is _NOTHING:
                return self._result(Outcome.PASS, severity)
            problems, pointers = self._sorted(chain((first,), found))
        except (Exception, SystemExit) as error:
            # the one place where whatever a rule does is caught; it becomes an `error` result
            kind, text = type(error).__name__, " ".join(str(error).split())[:300]
            failure = RuleFailure(*self.plugin, kind, text)
            return Result(rule.id, Outcome.ERROR, severity, failure=failure)
        if problems:
            return Result(rule.id, Outcome.FAIL, severity, problems=problems)
        if pointers:
            return Result(rule.id, Outcome.UNKNOWN, severity, missing=pointers)
        return self._result(Outcome.NOT_APPLICABLE, severity)

    def _result(self, outcome: Outcome, severity: Severity) -> Result:
        made = self._plain.get((outcome, severity))
        if made is None:
            made = self._plain[outcome, severity] = Result(self.rule.id, outcome, severity)
        return made

    def _sorted(self, found: Iterable[Yield]) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
        """The problems and the missing pointers that the rule yields, each checked."""
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
        return tuple(problems), tuple(sorted(pointers))

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


def judge_room(
    judges: Iterable[Judge],
    export: RoomExport,
    raw: Mapping[str, Any],
    now: datetime,
    lexicons: tuple[str, ...] = (),
    term: Term | None = None,
) -> Iterator[Result]:
    """The results of all rules on one room, in the order of `judges`.

    `lexicons` are paths of lexicon files of plugins, which join the shared scan; `term` is narrowed
    to the moments at which the results would be the same.
    """
    context = Context(export, now, lexicons=lexicons, term=term or Term())
    absent = Absent(raw)
    for judge in judges:
        yield judge.judge(export, raw, context, absent)
