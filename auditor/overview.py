"""What all rooms of a large run come to, gathered room by room, and which of them are the worst."""

from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import heappush, heappushpop
from itertools import islice
from typing import Any

import attrs

from auditor.grave import Grave
from auditor.model.verdict import SEVERITIES
from auditor.shelf import Shelf

Json = dict[str, Any]

LARGE = 200
"""Of more rooms than this, formats that people read show the worst only."""
WORST = 50
"""How many rooms those are, unless somebody asks for another number."""
_INVALID = 20
"""Of unreadable inputs, so many are named; the others are counted."""

_RANK = {severity.value: place for place, severity in enumerate(SEVERITIES)}


@attrs.define
class _Failing:
    """One rule and the rooms in which it fails, waived failures left out."""

    severity: str
    example: Json
    rooms: int = 0


@attrs.define
class Overview:
    """Counts over all rooms and the places of the worst; its size does not grow with the rooms.

    Attributes:
        wanted: how many of the worst rooms are to be shown; None leaves it to the size of the run.
    """

    wanted: int | None = None
    _rooms: int = attrs.field(default=0, init=False)
    _lows: Counter[int] = attrs.field(factory=Counter, init=False)
    _grades: Counter[str] = attrs.field(factory=Counter, init=False)
    _missing: Counter[str] = attrs.field(factory=Counter, init=False)
    _failing: dict[str, _Failing] = attrs.field(factory=dict, init=False)
    _grave: Grave = attrs.field(factory=Grave, init=False)
    _lowest: Json | None = attrs.field(default=None, init=False)
    _worst: list[tuple[tuple[int, ...], int]] = attrs.field(factory=list, init=False)

    @property
    def is_large(self) -> bool:
        """Whether there are more rooms than are to be shown."""
        return self._rooms > (LARGE if self.wanted is None else self.wanted)

    def add(self, is_room: bool, entry: Mapping[str, Any]) -> None:
        """Count one room; entries of `invalid` are passed over."""
        if not is_room:
            return
        score = entry["score"]
        self._lows[score["low"]] += 1
        self._grades[score["grade"]] += 1
        if self._lowest is None or score["low"] < self._lowest["low"]:
            self._lowest = {"low": score["low"], "high": score["high"]}
        weights = [0] * len(_RANK)
        missing: set[str] = set()
        for result in entry["results"]:
            self._grave.add(result)
            if result["outcome"] == "unknown":
                missing.update(result["missing"])
            elif result["outcome"] == "fail" and result["waiver"] is None:
                weights[_RANK[result["severity"]]] += 1
                self._note(entry, result)
        self._missing.update(missing)
        self._place((-score["low"], *weights, -self._rooms), self._rooms)
        self._rooms += 1

    def places(self) -> list[int]:
        """Where the worst rooms stand among all, counted from 0, the worst of all first.

        The lowest score comes first, then the most failures of the gravest severity and so on
        down; rooms that are alike in all this keep the order of the input.
        """
        return [place for _, place in sorted(self._worst, reverse=True)]

    def as_json(self, shown: int, invalid: int) -> Json:
        """The counts as JSON values.

        Args:
            shown: how many rooms are shown beside them.
            invalid: how many unreadable inputs there are in all.
        """
        failing = sorted(
            self._failing.items(),
            key=lambda pair: (-pair[1].rooms, _RANK[pair[1].severity], pair[0]),
        )
        missing = sorted(self._missing.items(), key=lambda pair: (-pair[1], pair[0]))
        return {
            "rooms": self._rooms,
            "shown": shown,
            "invalid": invalid,
            "lows": sorted(self._lows.items()),
            "grades": {grade: self._grades[grade] for grade in "ABCDE"},
            "lowest": self._lowest,
            "failing": [
                {
                    "rule": rule,
                    "severity": found.severity,
                    "rooms": found.rooms,
                    "example": found.example,
                }
                for rule, found in failing
            ],
            "missing": [{"pointer": pointer, "rooms": rooms} for pointer, rooms in missing],
            "grave": self._grave.as_json(),
        }

    def _note(self, room: Mapping[str, Any], result: Mapping[str, Any]) -> None:
        found = self._failing.get(result["rule"])
        if found is None:
            problem: Mapping[str, Any] = next(iter(result["problems"]), {})
            example = {
                "room": room["name"],
                "source": {key: room["source"][key] for key in ("path", "record")},
                "message": problem.get("message", {}),
            }
            found = self._failing[result["rule"]] = _Failing(result["severity"], example)
        found.rooms += 1
        found.severity = min(found.severity, result["severity"], key=_RANK.__getitem__)

    def _place(self, rank: tuple[int, ...], place: int) -> None:
        """Keep the place among the worst, as far as it belongs there; the mildest is on top."""
        most = WORST if self.wanted is None else self.wanted
        if len(self._worst) < most:
            heappush(self._worst, (rank, place))
        else:
            heappushpop(self._worst, (rank, place))


def overview_of(rooms: Iterable[Mapping[str, Any]], wanted: int | None) -> Overview:
    """The overview of the rooms of a report."""
    made = Overview(wanted)
    for room in rooms:
        made.add(True, room)
    return made


def condensed(report: Mapping[str, Any], overview: Overview) -> Json:
    """The report with its worst rooms only, and a member `overview` that tells of all.

    It is meant for the formats that people read, never to be stored: its digest is that of the
    whole report.
    """
    places = overview.places()
    rooms, invalid = report["rooms"], report["invalid"]
    found = rooms.at(places) if isinstance(rooms, Shelf) else {at: rooms[at] for at in places}
    return {
        **report,
        "rooms": [found[place] for place in places],
        "invalid": list(islice(invalid, _INVALID)),
        "overview": overview.as_json(len(places), len(invalid)),
    }
