"""A baseline: failures that were there when the audit was adopted; it can only shrink."""

from collections.abc import Mapping
from typing import Any

import attrs

from auditor import schema
from auditor.errors import UsageError

SCHEMA = "openchat-audit-baseline/1"
_JUDGED = ("pass", "fail", "not_applicable")


@attrs.frozen(order=True)
class Key:
    """One known problem: the rule, the room, the place and the digest of the value there."""

    rule: str
    room: str
    pointer: str
    digest: str

    def as_json(self) -> dict[str, str]:
        """The entry of the file."""
        return attrs.asdict(self)


@attrs.frozen
class Baseline:
    """The problems that do not close the gate."""

    keys: frozenset[Key] = frozenset()

    def __contains__(self, key: Key) -> bool:
        return key in self.keys

    def as_json(self) -> dict[str, Any]:
        """The file's content, in one fixed order."""
        return {"schema": SCHEMA, "problems": [key.as_json() for key in sorted(self.keys)]}


NO_BASELINE = Baseline()


def baseline_of(path: str, value: Any) -> Baseline:
    """The baseline that a file's JSON value spells.

    Raises:
        UsageError: when it breaks the schema.
    """
    found = schema.violations("baseline", value, most=1)
    if found:
        raise UsageError(
            f"{path}{found[0].pointer}: {found[0].ja}", f"{path}{found[0].pointer}: {found[0].en}"
        )
    return Baseline(frozenset(Key(**entry) for entry in value["problems"]))


def key_of(result: Mapping[str, Any], room: str, problem: Mapping[str, Any]) -> Key:
    """The key of one problem of a report."""
    return Key(result["rule"], room, problem["pointer"], problem["digest"])


@attrs.define
class Sighting:
    """Which entries of a baseline an audit met again, and which problems would make a new one.

    Its size grows with the baseline, not with the rooms, unless the problems are to be kept.

    Attributes:
        rules: the ids of all rules that exist; an entry of another is stale.
        keeps_found: whether to keep the problems met, for a new baseline.
    """

    baseline: Baseline
    rules: frozenset[str]
    keeps_found: bool = False
    found: set[Key] = attrs.field(factory=set)
    _seen: set[Key] = attrs.field(factory=set)
    _judged: set[tuple[str, str]] = attrs.field(factory=set)
    _wanted: frozenset[tuple[str, str]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._wanted = frozenset((key.room, key.rule) for key in self.baseline.keys)

    def add(self, room: Mapping[str, Any]) -> None:
        """Take note of one room of the report."""
        if not self._wanted and not self.keeps_found:
            return
        for result in room["results"]:
            place = (room["id"], result["rule"])
            if result["outcome"] in _JUDGED and place in self._wanted:
                self._judged.add(place)
            if result["outcome"] != "fail":
                continue
            keys = {key_of(result, room["id"], problem) for problem in result["problems"]}
            self._seen |= keys & self.baseline.keys
            if self.keeps_found and result["waiver"] is None:
                self.found |= keys

    def stale(self) -> tuple[Key, ...]:
        """The entries whose problem is gone; what was not judged this time says nothing."""
        unseen = sorted(self.baseline.keys - self._seen)
        return tuple(
            key
            for key in unseen
            if (key.room, key.rule) in self._judged or key.rule not in self.rules
        )

    def shrunk(self) -> Baseline:
        """The baseline without its stale entries; nothing is ever added."""
        return Baseline(self.baseline.keys - frozenset(self.stale()))
