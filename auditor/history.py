"""The score over stored reports: rows in the order of time, and a chart of them."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import attrs

_BARS = "▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 240, 40, 16


@attrs.frozen
class Point:
    """One audit.

    Attributes:
        low: the room's lower bound, or the lowest over all rooms; None when there was no room.
        high: the upper bound of that same room.
        failures: unwaived failures by severity.
    """

    path: str
    at: str
    rooms: int
    low: int | None
    high: int | None
    failures: Mapping[str, int]
    is_open: bool


def points(reports: Iterable[tuple[str, Mapping[str, Any]]], room: str | None) -> list[Point]:
    """The audits in the order of time, of all rooms or of one.

    Args:
        reports: path and content of each report.
        room: the id of the only room to follow; reports without it are left out.
    """
    made = []
    for path, report in reports:
        rooms = [one for one in report["rooms"] if room in (None, one["id"])]
        if room is not None and not rooms:
            continue
        lowest = min(rooms, key=lambda one: one["score"]["low"], default=None)
        made.append(
            Point(
                path,
                report["audited_at"],
                len(rooms),
                None if lowest is None else lowest["score"]["low"],
                None if lowest is None else lowest["score"]["high"],
                _failures(rooms),
                report["summary"]["gate"]["passed"],
            )
        )
    return sorted(made, key=lambda point: (point.at, point.path))


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


def svg(found: Sequence[Point], title: str) -> str:
    """A chart: the band from low to high over the audits, each with its date as a title."""
    known = [point for point in found if point.low is not None and point.high is not None]
    inner_width, inner_height = _WIDTH - _LEFT - 16, _HEIGHT - _TOP - 40
    step = inner_width / max(1, len(known) - 1)

    def x(index: int) -> str:
        return f"{_LEFT + (index * step if len(known) > 1 else inner_width / 2):.1f}"

    def y(value: int | None) -> str:
        return f"{_TOP + inner_height * (100 - (value or 0)) / 100:.1f}"

    lows = [f"{x(index)},{y(point.low)}" for index, point in enumerate(known)]
    highs = [f"{x(index)},{y(point.high)}" for index, point in enumerate(known)]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{escape(title)}" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    lines += [
        f'<line x1="{_LEFT}" x2="{_WIDTH - 16}" y1="{y(value)}" y2="{y(value)}"'
        f' stroke="#ccc"/><text x="{_LEFT - 6}" y="{y(value)}" text-anchor="end"'
        f' dominant-baseline="middle" fill="#444">{value}</text>'
        for value in (0, 25, 50, 75, 100)
    ]
    lines.append(f'<polygon points="{" ".join([*lows, *reversed(highs)])}" fill="#cfe3f5"/>')
    lines.append(
        f'<polyline points="{" ".join(lows)}" fill="none" stroke="#1f5f99" stroke-width="2"/>'
    )
    for index, point in enumerate(known):
        label = escape(f"{point.at[:10]}: {point.low}–{point.high}")
        lines.append(
            f'<circle cx="{x(index)}" cy="{y(point.low)}" r="4" fill="#1f5f99">'
            f"<title>{label}</title></circle>"
        )
    for index in sorted({0, len(known) - 1} if known else set()):
        anchor = "start" if index == 0 and len(known) > 1 else "end" if index else "middle"
        lines.append(
            f'<text x="{x(index)}" y="{_HEIGHT - 14}" text-anchor="{anchor}" fill="#444">'
            f"{escape(known[index].at[:10])}</text>"
        )
    return "\n".join([*lines, "</svg>"]) + "\n"
