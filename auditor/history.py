"""The score over stored reports: audits in the order of time, and what a report keeps of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import attrs

from auditor.grave import is_undecided

_BARS = "▁▂▃▄▅▆▇█"

Json = dict[str, Any]


@attrs.frozen
class Point:
    """One audit.

    Attributes:
        path: the file of its report; empty where a later report tells of it.
        digest: the digest of its report.
        rooms: how many rooms it tells of.
        low: the room's lower bound, or the lowest over all rooms; None when there was no room.
        high: the upper bound of that same room.
        failures: unwaived failures by severity.
        is_open: whether the gate passed; None where it also closed on rooms left out here, and
            where nothing closed it in an audit of a part.
        is_undecided: whether it passed although some critical rule has no answer.
    """

    path: str
    digest: str
    at: str
    rooms: int
    low: int | None
    high: int | None
    failures: Mapping[str, int]
    is_open: bool | None
    is_undecided: bool = False

    @property
    def verdict(self) -> str | None:
        """What the audit is called: "passed", "undecided" or "failed"; None where `is_open` is."""
        if self.is_open is None:
            return None
        if not self.is_open:
            return "failed"
        return "undecided" if self.is_undecided else "passed"


def points(
    reports: Iterable[tuple[str, Mapping[str, Any]]], rooms: Collection[str] | None = None
) -> list[Point]:
    """The audits in the order of time, of all rooms or of some.

    Args:
        reports: path and content of each report.
        rooms: the ids of the only rooms to follow; reports without any of them are left out.
    """
    made = []
    for path, report in reports:
        chosen = [one for one in report["rooms"] if rooms is None or one["id"] in rooms]
        if rooms is not None and not chosen:
            continue
        lowest = min(chosen, key=lambda one: one["score"]["low"], default=None)
        is_whole = len(chosen) == len(report["rooms"])
        made.append(
            Point(
                path,
                report["digest"],
                report["audited_at"],
                len(chosen),
                None if lowest is None else lowest["score"]["low"],
                None if lowest is None else lowest["score"]["high"],
                _failures(chosen),
                _is_open(report["summary"]) if is_whole else None,
                is_whole and is_undecided(report),
            )
        )
    return sorted(made, key=lambda point: (point.at, point.path))


def recorded(
    reports: Iterable[tuple[str, Mapping[str, Any]]], rooms: Collection[str], before: str
) -> list[Json]:
    """What a report keeps of the audits of its rooms before the moment `before`."""
    found = points(((path, one) for path, one in reports if one["audited_at"] < before), rooms)
    unique = {point.digest: point for point in found}
    return [
        {
            "audited_at": point.at,
            "digest": point.digest,
            "rooms": point.rooms,
            "low": point.low,
            "high": point.high,
            "failures_by_severity": dict(point.failures),
            "passed": point.is_open,
            **({"undecided": True} if point.is_undecided else {}),
        }
        for point in unique.values()
    ]


def told(report: Mapping[str, Any]) -> list[Point]:
    """The audits that a report tells of, itself the last; nothing where it keeps no history."""
    if not report.get("history"):
        return []
    before = [
        Point(
            "",
            one["digest"],
            one["audited_at"],
            one["rooms"],
            one["low"],
            one["high"],
            one["failures_by_severity"],
            one["passed"],
            one.get("undecided", False),
        )
        for one in report["history"]
    ]
    return [*before, *_itself(report)]


def _itself(report: Mapping[str, Any]) -> list[Point]:
    """The report as the last of its audits; its rooms need not all be there."""
    overview = report.get("overview")
    if overview is None:
        return points([("", report)])
    summary, lowest = report["summary"], overview["lowest"] or {}
    return [
        Point(
            "",
            report["digest"],
            report["audited_at"],
            summary["rooms"],
            lowest.get("low"),
            lowest.get("high"),
            summary["failures_by_severity"],
            _is_open(summary),
            is_undecided(report),
        )
    ]


def _is_open(summary: Mapping[str, Any]) -> bool | None:
    is_passed: bool = summary["gate"]["passed"]
    return None if is_passed and summary.get("partial") else is_passed


def _failures(rooms: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    counts = dict.fromkeys(("critical", "high", "medium", "low", "info"), 0)
    for room in rooms:
        for result in room["results"]:
            if result["outcome"] == "fail" and result["waiver"] is None:
                counts[result["severity"]] += 1
    return counts


def bars(found: Sequence[Point]) -> str:
    """The lower bounds as one line of bars; a dot where there was no room."""
    return "".join(
        "·" if point.low is None else _BARS[min(7, point.low * 8 // 100)] for point in found
    )
