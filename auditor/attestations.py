"""Attestations: what a person answers for, as long as nothing that the rule reads has moved."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from auditor.canonical import value_digest
from auditor.model.pointer import value_at
from auditor.moves import APPEARED, CHANGED, GONE, UNREAD, Move
from auditor.waiver_file import Decision, Fault
from auditor.waivers import room_fits, term_faults

ABSENT = "absent"


@attrs.frozen(kw_only=True)
class Attestation:
    """One attestation; it turns `unknown` into a pass that is marked as attested.

    Attributes:
        read: JSON Pointers of what the person read.
        evidence: by JSON Pointer, the digest of what stood there when it was signed, or `ABSENT`:
            what the person read and every setting that the rule reads.
        at: the day of reading, `valid_until` the last day on which it counts, in UTC.
    """

    id: str
    rule: str
    room: str
    by: str
    at: date
    valid_until: date
    statement: str
    read: tuple[str, ...]
    evidence: Mapping[str, str] = attrs.field(eq=False)
    entry: Decision = attrs.field(eq=False, repr=False)

    @property
    def days(self) -> int:
        """The length of the term."""
        return (self.valid_until - self.at).days + 1

    def is_in_term(self, today: date) -> bool:
        """Whether the day lies inside the term."""
        return self.at <= today <= self.valid_until

    def fits(self, rule: str, room: str) -> bool:
        """Whether it is about this rule in this room."""
        return rule == self.rule and room_fits(self.room, room)

    def move(self, raw: Mapping[str, Any], pointers: Iterable[str]) -> Move | None:
        """What has moved since it was signed, the first by pointer; None while it holds.

        Args:
            raw: the export as it is now.
            pointers: what the rule reads now, beside what stands in the evidence.
        """
        for pointer in sorted({*self.evidence, *self.read, *pointers}):
            then, now = self.evidence.get(pointer), mark_at(raw, pointer)
            if then is None:
                return Move(pointer, UNREAD)
            if then != now:
                kind = APPEARED if then == ABSENT else GONE if now == ABSENT else CHANGED
                return Move(pointer, kind)
        return None

    def as_json(self, today: date) -> dict[str, Any]:
        """What the report says of it."""
        return {
            "id": self.id,
            "by": self.by,
            "at": self.at.isoformat(),
            "valid_until": self.valid_until.isoformat(),
            "days_left": (self.valid_until - today).days,
            "statement": self.statement,
            "read": list(self.read),
        }


def mark_at(raw: Mapping[str, Any], pointer: str) -> str:
    """The mark of what stands at a pointer of an export: its digest, or that it is absent."""
    value = value_at(raw, pointer)
    return ABSENT if value is None else value_digest(value)


def evidence_of(raw: Mapping[str, Any], pointers: Iterable[str]) -> dict[str, str]:
    """The marks of what stands at the pointers of an export, in their order."""
    return {pointer: mark_at(raw, pointer) for pointer in sorted(set(pointers))}


def attestations(
    decisions: Iterable[Decision], most_days: int
) -> tuple[tuple[Attestation, ...], tuple[Fault, ...]]:
    """The attestations that make sense in themselves, and the faults of the others."""
    sound: list[Attestation] = []
    faults: list[Fault] = []
    for decision in decisions:
        if decision.kind != "attestation":
            continue
        found = list(_own_faults(decision, most_days))
        faults += found
        if not found:
            sound.append(_attestation(decision))
    return tuple(sound), tuple(faults)


def _own_faults(decision: Decision, most_days: int) -> Iterator[Fault]:
    found = list(term_faults(decision, "at", "valid_until"))
    yield from found
    if not found and (days := _attestation(decision).days) > most_days:
        yield decision.fault(
            f"有効期間が{days}日です（最長{most_days}日）",
            f"valid for {days} days; {most_days} at the most",
        )


def _attestation(decision: Decision) -> Attestation:
    data = decision.data
    return Attestation(
        id=data["id"],
        rule=data["rule"],
        room=data["room"],
        by=data["by"],
        at=date.fromisoformat(data["at"]),
        valid_until=date.fromisoformat(data["valid_until"]),
        statement=data["statement"],
        read=tuple(data["read"]),
        evidence=data["evidence"],
        entry=decision,
    )
