"""Attestations: what a person read and answers for, as long as what was read stays the same."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from auditor.canonical import value_digest
from auditor.model.room import value_at
from auditor.waiver_file import Decision, Fault
from auditor.waivers import room_fits, term_faults


@attrs.frozen(kw_only=True)
class Attestation:
    """One attestation; it turns `unknown` into a pass that is marked as attested.

    Attributes:
        read: JSON Pointers of what the person read, `digest` the digest of what stood there.
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
    digest: str
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

    def holds_for(self, raw: Mapping[str, Any]) -> bool:
        """Whether what was read still stands there."""
        return self.digest == reading_digest(raw, self.read)

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


def reading_digest(raw: Mapping[str, Any], pointers: Iterable[str]) -> str:
    """The digest of what stands at the pointers of an export, absent values among them."""
    return value_digest([[pointer, value_at(raw, pointer)] for pointer in sorted(pointers)])


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
        digest=data["digest"],
        entry=decision,
    )
