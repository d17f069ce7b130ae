"""The entries of results: made once as far as rooms share them, the rest filled in room by room."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from auditor.canonical import bytes_digest, canonical, value_digest
from auditor.compact import Encoded, encode, encoded
from auditor.loader import Loaded
from auditor.model.pointer import value_at
from auditor.model.verdict import Outcome, Problem, Result, Severity
from auditor.redaction import Secrets, excerpt, redact
from auditor.rules import LANGUAGES, Rule

_MOST_KEPT = 20_000
"""Problems can stand at any number of places: beyond these their forms are made afresh."""

_UNKNOWN = Outcome.UNKNOWN  # one result in four: a member of an enum is looked up by Python code

Json = dict[str, Any]


def fill(template: str, values: Mapping[str, Any], lang: str) -> str:
    """A message template filled in one language; lists are joined as that language does."""
    return template.format(**{name: _wording(value, lang) for name, value in values.items()})


def _wording(value: Any, lang: str) -> str:
    if isinstance(value, str | int):  # nearly all; asking for Mapping costs more
        return str(value)
    if isinstance(value, Mapping):
        return str(value.get(lang) or next(iter(value.values()), ""))
    if isinstance(value, list | tuple):
        return ("、" if lang == "ja" else ", ").join(_wording(item, lang) for item in value)
    return str(value)


@attrs.frozen
class _Open:
    """The entry of an unknown result but for its fingerprint.

    Attributes:
        entry: the entry.
        head: its bytes up to the fingerprint, `tail` those behind it.
        ends: what stands before and behind the room's id in what the fingerprint is of.
    """

    entry: Json
    head: bytes
    tail: bytes
    ends: tuple[bytes, bytes]


@attrs.define
class Forms:
    """The entries of results by the rules of one audit.

    Attributes:
        rules: the rules by id.
        cards: `rule_card` by rule id.
    """

    rules: Mapping[str, Rule]
    cards: Mapping[str, Json]
    _settled: dict[tuple[str, Outcome, Severity], Encoded] = attrs.field(factory=dict, init=False)
    _open: dict[tuple[str, Severity, tuple[str, ...]], _Open] = attrs.field(
        factory=dict, init=False
    )
    _heads: dict[tuple[str, Outcome, Severity], Json] = attrs.field(factory=dict, init=False)
    _helping: dict[str, tuple[Json, bytes]] = attrs.field(factory=dict, init=False)
    _plain: dict[tuple[str, str], Json] = attrs.field(factory=dict, init=False)

    def entries(
        self,
        results: Iterable[Result],
        spelt: bytes,
        sight: "Sight",
        waivers: Mapping[str, Json],
    ) -> list[Json]:
        """The entries of a room's results.

        Args:
            results: the results.
            spelt: the room's id as canonical JSON.
            sight: the room as its problems show it.
            waivers: the waiver that excuses a rule's failure, by rule id.
        """
        found: list[Json] = []
        settled = self._settled.get
        for result in results:
            entry = settled((result.rule, result.outcome, result.severity))
            if entry is None:
                entry = self._own(result, spelt, sight, waivers)
            found.append(entry)
        return found

    def _own(
        self, result: Result, spelt: bytes, sight: "Sight", waivers: Mapping[str, Json]
    ) -> Encoded:
        outcome = result.outcome
        if outcome is _UNKNOWN:
            return self._unknown(result, spelt)
        if outcome is Outcome.FAIL:
            return self._failure(result, spelt, sight, waivers.get(result.rule))
        if outcome is Outcome.ERROR:
            return self._failure(result, spelt, sight, None)
        # nothing in a pass, or in what does not apply, is the room's own
        entry = self._settled[result.rule, outcome, result.severity] = encoded(self._head(result))
        return entry

    def _unknown(self, result: Result, spelt: bytes) -> Encoded:
        """The entry of an unknown result; only its fingerprint is the room's own."""
        key = (result.rule, result.severity, result.missing)
        form = self._open.get(key)
        if form is None:
            form = self._opened(result)
            if len(self._open) < _MOST_KEPT:
                self._open[key] = form
        before, behind = form.ends
        mark = bytes_digest(before + spelt + behind)
        entry = Encoded(form.entry)
        entry["fingerprint"] = mark
        entry.encoded = b"%b%b%b" % (form.head, mark.encode(), form.tail)
        return entry

    def _failure(
        self, result: Result, spelt: bytes, sight: "Sight", waiver: Json | None
    ) -> Encoded:
        """The entry of a failure or an error: its problems are the room's own, its help is not."""
        pointers = tuple(sorted({problem.at for problem in result.problems})) or result.missing
        before, behind = _ends(result.rule, pointers)
        entry = self._head(result)
        entry["fingerprint"] = bytes_digest(before + spelt + behind)
        entry["waiver"] = waiver
        entry["problems"] = [self._problem(result.rule, one, sight) for one in result.problems]
        entry["missing"] = list(result.missing)
        head = encode(entry)[:-1]
        helping, tail = self._help_of(result.rule)
        entry.update(helping)
        if result.failure is not None:
            failure = result.failure
            error = {
                "plugin": failure.plugin,
                "version": failure.version,
                "type": failure.kind,
                "message": redact(failure.message, sight.secrets),
            }
            entry["error"] = error
            tail = b'%b,"error":%b}' % (tail[:-1], encode(error))
        made = Encoded(entry)
        made.encoded = head + tail
        return made

    def _head(self, result: Result) -> Json:
        """What the entries of all outcomes begin with."""
        key = (result.rule, result.outcome, result.severity)
        head = self._heads.get(key)
        if head is None:
            rule = self.rules[result.rule]
            head = self._heads[key] = {
                "rule": rule.id,
                "area": rule.area,
                "outcome": result.outcome.value,
                "severity": result.severity.value,
                "confidence": rule.confidence.value,
                "tags": self.cards[rule.id]["tags"],
            }
        return head.copy()

    def _opened(self, result: Result) -> _Open:
        entry = self._head(result)
        entry["fingerprint"] = ""
        entry["waiver"] = None
        entry["problems"] = []
        entry["missing"] = list(result.missing)
        head, mark, tail = encode(entry).partition(b'"fingerprint":"')
        return _Open(entry, head + mark, tail, _ends(result.rule, result.missing))

    def _problem(self, rule_id: str, problem: Problem, sight: "Sight") -> Json:
        """The entry of one problem."""
        entry = self._said(rule_id, problem, sight.secrets)
        value, line, column, mark = sight.at(problem.at)
        entry["pointer"] = problem.at
        entry["line"] = line
        entry["column"] = column
        entry["span"] = list(problem.span) if problem.span else None
        if isinstance(value, str):
            entry["excerpt"], marked = excerpt(value, problem.span, sight.secrets)
            if marked is not None:
                entry["mark"] = list(marked)
        elif value is not None and not isinstance(value, dict | list):
            entry["excerpt"] = json.dumps(value)
        else:
            entry["excerpt"] = ""
        entry["digest"] = mark
        return entry

    def _said(self, rule_id: str, problem: Problem, secrets: Secrets) -> Json:
        """What a problem says; without values it says the same in all rooms."""
        key = (rule_id, problem.message)
        if not problem.values and key in self._plain:
            return self._plain[key].copy()
        values = _redacted(problem.values, secrets)
        templates = self.rules[rule_id].messages[problem.message]
        fallback = next(iter(templates.values()))
        said = {
            "message_id": problem.message,
            "values": values,
            "message": {
                lang: fill(templates.get(lang, fallback), values, lang) for lang in LANGUAGES
            },
        }
        if not values:
            self._plain[key] = said.copy()
        return said

    def _help_of(self, rule_id: str) -> tuple[Json, bytes]:
        """How to mend and what the rule rests on, and the bytes that go on with it."""
        found = self._helping.get(rule_id)
        if found is None:
            card = self.cards[rule_id]
            helping = {"remediation": card["remediation"], "references": card["references"]}
            found = self._helping[rule_id] = (helping, b"," + encode(helping)[1:])
        return found


@lru_cache(_MOST_KEPT)
def _ends(rule_id: str, pointers: tuple[str, ...]) -> tuple[bytes, bytes]:
    """What stands before and behind the room's id in what a fingerprint is of."""
    head = canonical([rule_id])[:-1] + b","
    return head, b"".join(b"," + canonical(pointer) for pointer in pointers) + b"]"


@attrs.define
class Sight:
    """One room as its problems show it; each place is looked up once.

    Attributes:
        secrets: what to mask.
    """

    loaded: Loaded
    secrets: Secrets
    _found: dict[str, tuple[Any, int, int, str]] = attrs.field(factory=dict, init=False)

    def at(self, pointer: str) -> tuple[Any, int, int, str]:
        """Value, line, column and the value's digest at a pointer."""
        found = self._found.get(pointer)
        if found is None:
            value = value_at(self.loaded.raw, pointer)
            found = (value, *self.loaded.place(pointer), value_digest(value))
            self._found[pointer] = found
        return found


def _redacted(value: Any, secrets: Secrets) -> Any:
    if isinstance(value, str):
        return redact(value, secrets)
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): _redacted(item, secrets) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(item, secrets) for item in value]
    return str(value)
