"""Mending a room on paper: the patches that rules give, tried by auditing the patched export."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from auditor.audit import Audit, Decided
from auditor.errors import UsageError
from auditor.jsonpatch import Operation, applied
from auditor.limits import Limits
from auditor.loader import Loaded, load_record
from auditor.model.pointer import value_at
from auditor.model.verdict import Outcome, Result
from auditor.plan import EFFORTS, Finding, Standing, total
from auditor.scoring import Entry, Score
from auditor.source import Record

CLAUSE_TAG = "guideline-clause"
_AT = "{at}"
_RULES = "/guidelines/text"


@attrs.define
class Mender:
    """One room, and what becomes of it when findings are mended.

    Mended means: patched and audited again where a patch makes the rule pass, else taken as passed.
    """

    audit: Audit
    loaded: Loaded
    patches: dict[str, tuple[Operation, ...]] = attrs.field(factory=dict)
    _seen: dict[frozenset[str], Decided] = attrs.field(factory=dict)

    @classmethod
    def of(cls, audit: Audit, loaded: Loaded) -> "Mender":
        """The mender of a room, its patches tried one by one."""
        made = cls(audit, loaded)
        for result in made.decided(frozenset()).results:
            if result.outcome is Outcome.FAIL:
                made.attempt(result)
        return made

    def attempt(self, result: Result) -> None:
        """Keep the rule's patch if the patched room passes the rule, and loses nothing by it."""
        if not self._operations(result.rule, result, self.loaded.raw):
            return
        self.patches[result.rule] = ()
        try:
            found = self.decided(frozenset([result.rule]))
        except UsageError:
            found = None
        if found is None or not self._is_better(found, result.rule):
            del self.patches[result.rule]
            self._seen.pop(frozenset([result.rule]), None)
            return
        self.patches[result.rule] = self._operations(result.rule, result, self.loaded.raw)

    def _is_better(self, found: Decided, rule: str) -> bool:
        before, after = self.decided(frozenset()), found
        scores = [self._score(decided) for decided in (before, after)]
        is_mended = _outcome(found, rule) is Outcome.PASS
        is_lossless = scores[1].low >= scores[0].low and scores[1].high >= scores[0].high
        return is_mended and is_lossless

    def _score(self, decided: Decided) -> Score:
        standings = [_standing(result, decided, False) for result in decided.results]
        return total(standings, self.audit.profile.weighing)

    def _operations(
        self, rule_id: str, result: Result, raw: Mapping[str, Any]
    ) -> tuple[Operation, ...]:
        """The operations that the rule gives for the room as it is by then."""
        rule = self.audit.rules[rule_id]
        if rule.patch:
            places = sorted({problem.at for problem in result.problems}, reverse=True)
            return tuple(located(rule.patch, places))
        if CLAUSE_TAG in rule.tags and rule.paste:
            lang = "en" if str(value_at(raw, "/room/language") or "").startswith("en") else "ja"
            return appended(raw, rule.paste.get(lang) or next(iter(rule.paste.values())))
        return ()

    def patched(self, rules: frozenset[str]) -> dict[str, Any]:
        """The export with the patches of these rules, in the rules' order.

        Raises:
            UsageError: when one of them does not fit.
        """
        raw: dict[str, Any] = json.loads(json.dumps(self.loaded.raw))
        results = {result.rule: result for result in self.decided(frozenset()).results}
        for rule in sorted(rules & self.patches.keys()):
            raw = applied(raw, self._operations(rule, results[rule], raw))
        return raw

    def decided(self, patched: frozenset[str]) -> Decided:
        """The results of the room with these patches, as they count."""
        if patched not in self._seen:
            loaded = self.loaded if not patched else _loaded(self.patched(patched))
            results = self.audit.results(loaded)
            self._seen[patched] = self.audit.decisions.decide(loaded, results)
        return self._seen[patched]

    def standings(self, mended: frozenset[str]) -> list[Standing]:
        """How all rules stand once these findings are mended."""
        patched = mended & frozenset(self.patches)
        found, taken = self.decided(patched), mended - patched
        return [_standing(result, found, result.rule in taken) for result in found.results]

    def scored(self, mended: frozenset[str]) -> Score:
        """The score of the room once these findings are mended."""
        return total(self.standings(mended), self.audit.profile.weighing)

    def findings(self) -> tuple[Finding, ...]:
        """What there is to mend."""
        found = self.decided(frozenset())
        return tuple(
            Finding(
                result.rule,
                result.severity,
                _effort(self.audit, result),
                result.outcome is Outcome.UNKNOWN,
            )
            for result in found.results
            if result.outcome is Outcome.UNKNOWN
            or (result.outcome is Outcome.FAIL and result.rule not in found.waivers)
        )


def located(patch: Sequence[Operation], places: Sequence[str]) -> list[Operation]:
    """The operations of a rule's patch; `{at}` stands for each place of a problem in turn."""
    made: list[Operation] = []
    for operation in patch:
        if _AT in operation["path"]:
            made += [{**operation, "path": operation["path"].replace(_AT, at)} for at in places]
        else:
            made.append(operation)
    return made


def appended(raw: Mapping[str, Any], text: str) -> tuple[Operation, ...]:
    """The operations that add a clause at the end of the room's own rules."""
    rules = value_at(raw, _RULES)
    if isinstance(rules, str):
        joined = f"{rules.rstrip()}\n\n{text}" if rules.strip() else text
        return ({"op": "replace", "path": _RULES, "value": joined},)
    if value_at(raw, "/guidelines") is None:
        return ({"op": "add", "path": "/guidelines", "value": {"text": text}},)
    return ({"op": "add", "path": _RULES, "value": text},)


def _standing(result: Result, found: Decided, is_taken: bool) -> Standing:
    if is_taken:
        return Standing(result.rule, Entry(result.severity, Outcome.PASS))
    entry = Entry(result.severity, result.outcome, result.rule in found.waivers)
    return Standing(result.rule, entry, result.rule in found.known)


def _effort(audit: Audit, result: Result) -> int:
    if result.outcome is Outcome.UNKNOWN:
        return EFFORTS["low"]
    return EFFORTS[audit.rules[result.rule].effort]


def _outcome(found: Decided, rule: str) -> Outcome:
    return next(result.outcome for result in found.results if result.rule == rule)


def _loaded(raw: Mapping[str, Any]) -> Loaded:
    record = Record("-", 1, json.dumps(raw, ensure_ascii=False))
    for item in load_record(record, Limits()):
        if isinstance(item, Loaded):
            return item
        raise UsageError(item.ja, item.en)
    raise UsageError("空です", "empty")
