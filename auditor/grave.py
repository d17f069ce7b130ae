"""What a verdict has to name beside the gate: grave rules without an answer, and grave waivers."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from auditor.model.verdict import SEVERITIES, Severity

Json = dict[str, Any]

GRAVE = (Severity.CRITICAL.value, Severity.HIGH.value)
"""Severities whose rules hold the score down as long as nobody knows how they stand."""

_RANK = {severity.value: place for place, severity in enumerate(SEVERITIES)}


@attrs.define
class Grave:
    """Counts by rule over any number of rooms; its size does not grow with them."""

    _unknown: dict[str, Json] = attrs.field(factory=dict, init=False)
    _waived: dict[str, Json] = attrs.field(factory=dict, init=False)

    def add(self, result: Mapping[str, Any]) -> None:
        """Count one result of a room."""
        if result["severity"] not in GRAVE:
            return
        if result["outcome"] == "unknown":
            _count(self._unknown, result, result.get("missing") or ())
        elif result["outcome"] == "fail" and result.get("waiver"):
            _count(self._waived, result, ())

    def merge(self, other: "Grave") -> None:
        """Count what another one counted, of other rooms."""
        self._take(other.as_json())

    def as_json(self) -> Json:
        """The rules without an answer and the waived ones, the gravest and most frequent first."""
        return {"unknown": _listed(self._unknown), "waived": _listed(self._waived)}

    @classmethod
    def from_json(cls, counts: Json) -> "Grave":
        """The counts that `as_json` told of."""
        made = cls()
        made._take(counts)
        return made

    def _take(self, counts: Json) -> None:
        for name, known in (("unknown", self._unknown), ("waived", self._waived)):
            for one in counts[name]:
                _count(known, one, one["missing"], one["rooms"])


def grave_of(report: Mapping[str, Any]) -> Json:
    """What a report says of grave rules; of a large run, its overview has counted all rooms."""
    if "overview" in report:
        counted: Json = report["overview"]["grave"]
        return counted
    made = Grave()
    for room in report["rooms"]:
        for result in room["results"]:
            made.add(result)
    return made.as_json()


def is_undecided(report: Mapping[str, Any]) -> bool:
    """Whether the gate let a whole audit pass of which some critical rule has no answer."""
    summary = report["summary"]
    if not summary["gate"]["passed"] or summary.get("partial"):
        return False
    return any(one["severity"] == Severity.CRITICAL.value for one in grave_of(report)["unknown"])


def _count(
    known: dict[str, Json], one: Mapping[str, Any], missing: Iterable[str], rooms: int = 1
) -> None:
    severity = one["severity"]
    found = known.setdefault(str(one["rule"]), {"severity": severity, "rooms": 0, "missing": {}})
    found["severity"] = min(found["severity"], severity, key=_RANK.__getitem__)
    found["rooms"] += rooms
    found["missing"] |= dict.fromkeys(missing)


def _listed(known: Mapping[str, Json]) -> list[Json]:
    made = [
        {"rule": rule, **found, "missing": list(found["missing"])} for rule, found in known.items()
    ]
    return sorted(made, key=lambda one: (_RANK[one["severity"]], -one["rooms"], one["rule"]))
