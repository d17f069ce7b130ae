"""Waivers: a failure that somebody accepts, for a time, as long as the value stays what it was."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

import attrs

from auditor.model.verdict import SEVERITIES, Severity
from auditor.waiver_file import Decision, Fault


@attrs.frozen(kw_only=True)
class Waiver:
    """One waiver; days are UTC days, and both ends are inside the term.

    Attributes:
        room: the id of a room, or a glob.
        pointer: JSON Pointer of the waived value, `digest` the digest of that value.
        severity: the gravest failure that was accepted, or None for any.
        entry: where it stands, for what is to be said of it.
    """

    id: str
    rule: str
    room: str
    pointer: str
    reason: str
    owner: str
    approver: str
    ticket: str
    start: date
    expires: date
    severity: Severity | None
    digest: str
    entry: Decision = attrs.field(eq=False, repr=False)

    @property
    def days(self) -> int:
        """The length of the term."""
        return (self.expires - self.start).days + 1

    def is_in_term(self, today: date) -> bool:
        """Whether the day lies inside the term."""
        return self.start <= today <= self.expires

    def fits(self, rule: str, room: str) -> bool:
        """Whether it is about this rule in this room."""
        return rule == self.rule and room_fits(self.room, room)

    def allows(self, severity: Severity, most_days: Mapping[Severity, int]) -> bool:
        """Whether a failure this grave was accepted, and may be for so long."""
        graver = self.severity is not None and is_graver(severity, self.severity)
        return not graver and self.days <= most_days.get(severity, self.days)

    def as_json(self, today: date) -> dict[str, Any]:
        """What the report says of it."""
        return {
            "id": self.id,
            "rule": self.rule,
            "room": self.room,
            "pointer": self.pointer,
            "reason": self.reason,
            "owner": self.owner,
            "approver": self.approver,
            "ticket": self.ticket,
            "from": self.start.isoformat(),
            "expires": self.expires.isoformat(),
            "days_left": (self.expires - today).days,
        }


def room_fits(pattern: str, room: str) -> bool:
    """Whether a room's id is the pattern itself or matches it as a glob."""
    if pattern == room:
        return True
    is_glob = "*" in pattern or "?" in pattern or "[" in pattern
    return is_glob and fnmatchcase(room, pattern)


def is_graver(severity: Severity, other: Severity) -> bool:
    """Whether the first severity is graver than the second."""
    return SEVERITIES.index(severity) < SEVERITIES.index(other)


def waivers(decisions: Iterable[Decision]) -> tuple[tuple[Waiver, ...], tuple[Fault, ...]]:
    """The waivers that make sense in themselves, and the faults of the others."""
    sound: list[Waiver] = []
    faults: list[Fault] = []
    for decision in decisions:
        if decision.kind != "waiver":
            continue
        found = list(_own_faults(decision))
        faults += found
        if not found:
            sound.append(_waiver(decision))
    return tuple(sound), tuple(faults)


def _own_faults(decision: Decision) -> Iterator[Fault]:
    data = decision.data
    if person(data["owner"]) == person(data["approver"]):
        yield decision.fault(
            "approver（承認者）は owner（担当者）と別の人にしてください",
            "the approver must be somebody other than the owner",
        )
    yield from term_faults(decision, "from", "expires")


def term_faults(decision: Decision, first: str, last: str) -> Iterator[Fault]:
    """What is wrong with the two days of an entry."""
    days = []
    for key in (first, last):
        text = decision.data[key]
        day = parse_day(text)
        if day is None:
            yield decision.fault(f"{key}: {text} という日はありません", f"{key}: no day {text}")
        else:
            days.append(day)
    if len(days) == 2 and days[0] > days[1]:
        yield decision.fault(
            f"{last}（{days[1]}）が {first}（{days[0]}）より前です",
            f"{last} ({days[1]}) lies before {first} ({days[0]})",
        )


def parse_day(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names; None when there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def person(name: str) -> str:
    """A person's name reduced to what tells people apart: no case, width, space or hidden mark."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in folded if unicodedata.category(one)[0] not in "CZ")


def _waiver(decision: Decision) -> Waiver:
    data = decision.data
    severity = data.get("severity")
    return Waiver(
        id=data["id"],
        rule=data["rule"],
        room=data["room"],
        pointer=data["pointer"],
        reason=data["reason"],
        owner=data["owner"],
        approver=data["approver"],
        ticket=data.get("ticket", ""),
        start=date.fromisoformat(data["from"]),
        expires=date.fromisoformat(data["expires"]),
        severity=None if severity is None else Severity(severity),
        digest=data["digest"],
        entry=decision,
    )
