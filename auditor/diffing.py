"""What appeared, went and changed between two audits, and because of which setting."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from auditor.model.verdict import SEVERITIES, Severity

Json = Mapping[str, Any]

KINDS = ("new", "unwaived", "changed", "lost", "asked", "waived", "known", "gone")
WORSE = ("new", "unwaived", "lost")
_ABSENT = "absent"
_JUDGED = ("pass", "fail", "waived")
_MOMENT = "_at"


@attrs.frozen
class Reading:
    """What is known of the rooms beside their results, when they are here and not only a report.

    Attributes:
        changed: JSON Pointers of the values that differ, by room.
        pointers: what each rule declares to read.
    """

    changed: Mapping[str, tuple[str, ...]]
    pointers: Mapping[str, tuple[str, ...]]


@attrs.frozen
class Change:
    """One rule that stands differently in one room.

    Attributes:
        causes: JSON Pointers of the settings behind it; empty when `reason` says why instead.
        reason: "setting", "waiver", "rules", "profile", "time" or "other".
    """

    room: str
    rule: str
    kind: str
    severity: Severity
    before: str
    after: str
    causes: tuple[str, ...]
    reason: str
    is_graver: bool = False

    @property
    def is_worse(self) -> bool:
        """Whether it is a regression."""
        return self.kind in WORSE or self.is_graver


@attrs.frozen
class RoomDiff:
    """One room in both audits, or in one of them (then the other score is None)."""

    id: str
    name: str
    before: Json | None
    after: Json | None
    changes: tuple[Change, ...]

    @property
    def is_worse(self) -> bool:
        """Whether anything regressed: a change for the worse, or a lower score."""
        if self.before is None or self.after is None:
            return False
        is_lower = self.after["low"] < self.before["low"]
        return is_lower or any(change.is_worse for change in self.changes)


def rooms_diff(old: Json, new: Json, reading: Reading | None = None) -> tuple[RoomDiff, ...]:
    """The rooms of both reports in the new one's order, then those that are gone.

    Args:
        old: the earlier report, at least `tool`, `audited_at` and `rooms`.
        new: the later one.
        reading: what the exports themselves tell.
    """
    before = _by_key(old["rooms"])
    after = _by_key(new["rooms"])
    made = []
    for key, room in after.items():
        earlier = before.get(key)
        changes = () if earlier is None else tuple(_changes(earlier, room, old, new, reading))
        score = None if earlier is None else earlier["score"]
        made.append(RoomDiff(room["id"], room["name"], score, room["score"], changes))
    for key, room in before.items():
        if key not in after:
            made.append(RoomDiff(room["id"], room["name"], room["score"], None, ()))
    return tuple(made)


def _by_key(rooms: Sequence[Json]) -> dict[tuple[str, int], Json]:
    """Rooms by id, and by number among those of the same id."""
    made: dict[tuple[str, int], Json] = {}
    counts: dict[str, int] = {}
    for room in rooms:
        number = counts.get(room["id"], 0)
        counts[room["id"]] = number + 1
        made[room["id"], number] = room
    return made


def _changes(
    before: Json, after: Json, old: Json, new: Json, reading: Reading | None
) -> Iterator[Change]:
    olds = {result["rule"]: result for result in before["results"]}
    news = {result["rule"]: result for result in after["results"]}
    found = []
    for rule in sorted(olds.keys() | news.keys()):
        earlier, later = olds.get(rule), news.get(rule)
        kind = _kind(earlier, later)
        if kind is not None:
            found.append(_change((before, after), rule, kind, earlier, later, (old, new, reading)))
    yield from sorted(
        found, key=lambda one: (KINDS.index(one.kind), SEVERITIES.index(one.severity), one.rule)
    )


def _change(
    rooms: tuple[Json, Json],
    rule: str,
    kind: str,
    earlier: Json | None,
    later: Json | None,
    audits: tuple[Json, Json, Reading | None],
) -> Change:
    old, new, reading = audits
    severities = [Severity(one["severity"]) for one in (earlier, later) if one is not None]
    room, why = rooms[1]["id"], _why(old, new)
    if reading is None:
        is_later = old["audited_at"] != new["audited_at"]
        found = tuple(_told_causes(earlier, later, is_later=is_later))
        kept = _unchanged(rooms)
        causes = tuple(one for one in found if one not in kept)
        if found and not causes and why == "time" and _sum(rooms[0]) != _sum(rooms[1]):
            # the place of the finding stayed as it was, but the export did not
            why = "other"
    else:
        causes = tuple(_causes(room, rule, (earlier, later), reading))
    reason = "waiver" if kind in ("waived", "unwaived") else "setting" if causes else why
    graver = SEVERITIES.index(severities[-1]) < SEVERITIES.index(severities[0])
    return Change(
        room,
        rule,
        kind,
        severities[-1],
        state(earlier),
        state(later),
        causes if reason == "setting" else (),
        reason,
        kind == "changed" and graver,
    )


def state(result: Json | None) -> str:
    """The outcome of a result, `waived` and `absent` among them."""
    if result is None:
        return _ABSENT
    return "waived" if result["outcome"] == "fail" and result.get("waiver") else result["outcome"]


def _kind(earlier: Json | None, later: Json | None) -> str | None:
    before, after = state(earlier), state(later)
    if after == "fail" and before != "fail":
        return "unwaived" if before == "waived" else "new"
    if before == "fail" and after == "waived":
        return "waived"
    if (before, after) == ("not_applicable", "unknown"):
        return "asked"  # the room grew into the rule: nothing that was known is gone
    if after in ("unknown", "error") and before not in (after, _ABSENT):
        return "lost"
    if before in ("fail", "waived") and after not in ("fail", "waived"):
        return "gone"
    if before in ("unknown", "error") and after in ("pass", "not_applicable"):
        return "known"
    if before == after == "fail" and _marks(earlier) != _marks(later):
        return "changed"
    return None


def _marks(result: Json | None) -> set[tuple[str, ...]]:
    """What tells one failure from another: severity, messages, places, values."""
    if result is None:
        return set()
    marks = {
        (problem["message_id"], problem["pointer"], problem["digest"])
        for problem in result.get("problems", ())
    }
    return {(result["severity"],), *marks}


def _causes(
    room: str, rule: str, results: tuple[Json | None, Json | None], reading: Reading
) -> Iterator[str]:
    """The settings behind a change, by the exports themselves."""
    read = {place for one in results for place in _places(one)}
    read |= set(reading.pointers.get(rule, ()))
    changed = reading.changed.get(room, ())
    touched = [one for one in changed if any(_touches(one, other) for other in read)]
    # a rule may read more than it declares; where one value changed, that is the cause
    yield from touched or (changed if len(changed) == 1 else ())


def _told_causes(earlier: Json | None, later: Json | None, *, is_later: bool) -> Iterator[str]:
    """The settings behind a change, as far as two reports tell them.

    What a result lacks tells what changed only beside one that had it; and where time has passed,
    a moment may be judged otherwise than it was without having been changed.
    """
    evidence = set(_problems(earlier)) ^ set(_problems(later))
    if state(earlier) in _JUDGED or state(later) in _JUDGED:
        evidence |= {
            (place, "") for one in (earlier, later) for place in (one or {}).get("missing", ())
        }
    pointers = {pointer for pointer, _ in evidence}
    yield from sorted(one for one in pointers if not (is_later and one.endswith(_MOMENT)))


def _unchanged(rooms: tuple[Json, Json]) -> set[str]:
    """The settings that two reports show to be as they were, by the findings at them."""
    before, after = ({one for each in room["results"] for one in _problems(each)} for room in rooms)
    return {pointer for pointer, _ in before & after}


def _sum(room: Json) -> object:
    """The digest of the export that a room was read from."""
    return room.get("source", {}).get("sha256")


def _places(result: Json | None) -> Iterator[str]:
    if result is not None:
        yield from (problem["pointer"] for problem in result.get("problems", ()))
        yield from result.get("missing", ())


def _problems(result: Json | None) -> Iterator[tuple[str, str]]:
    if result is not None:
        yield from ((one["pointer"], one["digest"]) for one in result.get("problems", ()))


def _touches(pointer: str, other: str) -> bool:
    return pointer == other or pointer.startswith(f"{other}/") or other.startswith(f"{pointer}/")


def _why(old: Json, new: Json) -> str:
    """What else differs between the audits, where no setting explains a change."""
    if old["tool"].get("profile_digest") != new["tool"].get("profile_digest"):
        return "profile"
    if old["tool"]["rules_digest"] != new["tool"]["rules_digest"]:
        return "rules"
    return "time" if old["audited_at"] != new["audited_at"] else "other"


def changed_pointers(old: Any, new: Any, at: str = "") -> Iterator[str]:
    """The JSON Pointers of the values that differ; of texts and lists the whole where it helps."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted(old.keys() | new.keys()):
            part = key.replace("~", "~0").replace("/", "~1")
            if key not in old or key not in new:
                yield f"{at}/{part}"
            else:
                yield from changed_pointers(old[key], new[key], f"{at}/{part}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from changed_pointers(one, other, f"{at}/{index}")
    elif old != new or type(old) is not type(new):
        yield at
