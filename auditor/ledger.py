"""The state of every decision: what is wrong with it, and what became of it in an audit."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from auditor.attestations import Attestation
from auditor.errors import meant
from auditor.exports import generic
from auditor.model.verdict import SEVERITIES, Severity
from auditor.moves import Move
from auditor.rules import Rule
from auditor.settings import catalogue
from auditor.waiver_file import Fault
from auditor.waivers import Waiver, is_graver

FAULTY = ("expired", "too-long", "unknown-rule", "unknown-pointer", "contradicted")
"""The states that give exit status 6."""

_Entry = Waiver | Attestation


@attrs.define
class Ledger:
    """Gathers, room by room, what became of the decisions.

    Attributes:
        rules: every rule that exists, by id.
        severities: base severities that a profile changed.
        waiver_days: the longest term by severity.
        soon: a decision that ends within so many days is about to expire.
        void: (id, room) of the attestations found void so far, with the setting and the last day;
            one that an earlier report found void stays so.
    """

    today: date
    waivers: tuple[Waiver, ...]
    attestations: tuple[Attestation, ...]
    rules: Mapping[str, Rule]
    severities: Mapping[str, Severity] = attrs.field(factory=dict)
    waiver_days: Mapping[Severity, int] = attrs.field(factory=dict)
    soon: int = 7
    void: dict[tuple[str, str], tuple[str, str]] = attrs.field(factory=dict)
    _moves: dict[str, Move] = attrs.field(factory=dict)
    _met: dict[str, set[str]] = attrs.field(factory=dict)

    def add(self, room: Mapping[str, Any]) -> None:
        """Take note of one room of the report."""
        if not self.waivers and not self.attestations:
            return
        results = {result["rule"]: result for result in room["results"]}
        for waiver in self.waivers:
            result = results.get(waiver.rule)
            if result is not None and waiver.fits(waiver.rule, room["id"]):
                state = _use(waiver, result, self.waiver_days)
                self._met.setdefault(waiver.id, set()).add(state)
        for attestation in self.attestations:
            result = results.get(attestation.rule)
            if result is not None and attestation.fits(attestation.rule, room["id"]):
                state = self._attested_use(attestation, result, room["id"])
                self._met.setdefault(attestation.id, set()).add(state)

    def _attested_use(self, attestation: Attestation, result: Mapping[str, Any], room: str) -> str:
        """What became of an attestation in one room whose rule was judged."""
        if result.get("attestation", {}).get("id") == attestation.id:
            return "active"
        for told in result.get("void_attestations", ()):
            if told["id"] == attestation.id:
                self._moves.setdefault(attestation.id, Move(told["pointer"], told["move"]))
                self.void[attestation.id, room] = (told["pointer"], told["valid_until"])
                return "contradicted" if result["outcome"] == "fail" else "stale"
        return "unused"

    def void_as_json(self) -> list[dict[str, str]]:
        """What the report says of the attestations found void, so that they stay so."""
        today = self.today.isoformat()
        return [
            {"id": name, "room": room, "pointer": pointer, "valid_until": last}
            for (name, room), (pointer, last) in sorted(self.void.items())
            if last >= today
        ]

    def move(self, entry: _Entry) -> Move | None:
        """What moved under an attestation that holds no more."""
        return self._moves.get(entry.id)

    def states(self) -> Iterator[tuple[_Entry, str]]:
        """Every decision with its state, in the file's order."""
        entries: tuple[_Entry, ...] = (*self.waivers, *self.attestations)
        for entry in entries:
            yield entry, self._state(entry)

    def _state(self, entry: _Entry) -> str:
        start, last = term_of(entry)
        if entry.rule not in self.rules:
            return "unknown-rule"
        pointers = (entry.pointer,) if isinstance(entry, Waiver) else entry.read
        if not all(is_known_pointer(pointer) for pointer in pointers):
            return "unknown-pointer"
        if self.today > last:
            return "expired"
        if isinstance(entry, Waiver) and entry.days > self._longest(entry):
            return "too-long"
        if self.today < start:
            return "not-yet"
        met = self._met.get(entry.id, set())
        for state in ("contradicted", "too-long", "active", "graver", "changed", "stale", "unused"):
            if state in met and state != "active":
                return state
            if state in met:
                break
        return "expiring" if (last - self.today).days <= self.soon else "active"

    def _longest(self, waiver: Waiver) -> int:
        """The longest term that any severity of the rule allows."""
        rule = self.rules[waiver.rule]
        fixed = self.severities.get(rule.id)
        graded = [rule.severity, *(severity for _, severity in rule.severity_when)]
        mildest = max(graded, key=SEVERITIES.index) if fixed is None else fixed
        return self.waiver_days.get(mildest, waiver.days)

    def faults(self) -> Iterator[Fault]:
        """A sentence for each decision in a state that is a fault."""
        for entry, state in self.states():
            if state in FAULTY:
                yield self._fault(entry, state)

    def _fault(self, entry: _Entry, state: str) -> Fault:
        last = term_of(entry)[1]
        if state == "unknown-rule":
            ja, en = meant(entry.rule, sorted(self.rules), otherwise="auditor rules")
            return entry.entry.fault(
                f"{entry.rule} というルールはありません{ja}", f"no rule {entry.rule}{en}"
            )
        if state == "unknown-pointer":
            pointers = (entry.pointer,) if isinstance(entry, Waiver) else entry.read
            wrong = next(pointer for pointer in pointers if not is_known_pointer(pointer))
            ja, en = catalogue().meant(wrong)
            return entry.entry.fault(
                f"{wrong} という設定はありません{ja}", f"no setting at {wrong} in a room export{en}"
            )
        if state == "expired":
            days = (self.today - last).days
            return entry.entry.fault(
                f"{last} に期限が切れました（{days}日前）",
                f"expired on {last}, {days} {'day' if days == 1 else 'days'} ago",
            )
        if state == "contradicted":
            move = self.move(entry)
            at = "" if move is None else move.pointer
            return entry.entry.fault(
                f"設定（{at}）が確認記録と反対の内容です。設定を直し、記録は取り除いてください",
                f"the export now shows the opposite of what is attested ({at}); mend the setting "
                "and remove the attestation",
            )
        most = self._longest(entry) if isinstance(entry, Waiver) else entry.days
        if most >= entry.days:
            return entry.entry.fault(
                f"期間が{entry.days}日で、今の重要度に許される長さを超えています",
                f"{entry.days} days is longer than its severity now allows",
            )
        return entry.entry.fault(
            f"期間が{entry.days}日です（この重要度では最長{most}日）",
            f"lasts {entry.days} days; its severity allows {most} at the most",
        )


def term_of(entry: Waiver | Attestation) -> tuple[date, date]:
    """The first and the last day of a decision."""
    if isinstance(entry, Waiver):
        return entry.start, entry.expires
    return entry.at, entry.valid_until


def _use(waiver: Waiver, result: Mapping[str, Any], most_days: Mapping[Severity, int]) -> str:
    """What became of a waiver in one room whose rule was judged."""
    if result["outcome"] != "fail":
        return "unused"
    there = [one for one in result["problems"] if one["pointer"] == waiver.pointer]
    if not there:
        return "unused"
    if all(one["digest"] != waiver.digest for one in there):
        return "changed"
    severity = Severity(result["severity"])
    if waiver.allows(severity, most_days):
        return "active"
    is_longer = waiver.days > most_days.get(severity, waiver.days)
    graver = waiver.severity is not None and is_graver(severity, waiver.severity)
    return "too-long" if is_longer and not graver else "graver"


def is_known_pointer(pointer: str) -> bool:
    """Whether a pointer names a part that an export can have; numbers stand for items of lists."""
    if not pointer or "/x-" in pointer:
        return True
    known = catalogue().settings
    form = generic(pointer)
    if form.endswith("/*") and form.removesuffix("/*") in known:
        return True
    return form in known or any(key.startswith(form + "/") for key in known)
