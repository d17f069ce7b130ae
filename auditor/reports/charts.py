"""Small charts as inline SVG; positions are percentages, so that they fit any width.

Every chart carries its meaning in its label; the numbers stand in the text or table beside it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from markupsafe import Markup

# Where the grades begin (contract of score algorithm 1).
GRADES = (("E", 0, 40), ("D", 40, 60), ("C", 60, 75), ("B", 75, 90), ("A", 90, 100))

_SCALE = Markup(
    '<svg class="scale" role="img" aria-label="{label}" width="100%" height="64">'
    '<rect class="track" x="0" y="24" width="100%" height="14" rx="3"/>'
    '<rect class="possible" x="{low}%" y="24" width="{width}%" height="14"/>'
    '<rect class="known grade-{grade}" x="0" y="24" width="{low}%" height="14" rx="3"/>'
    "{cuts}{names}"
    '<line class="needle" x1="{low}%" x2="{low}%" y1="18" y2="42"/>'
    '<text class="reading" x="{low_x}%" y="13" text-anchor="{low_anchor}">{low}</text>'
    "{high_reading}</svg>"
)
_HIGH = Markup(
    '<line class="needle faint" x1="{high}%" x2="{high}%" y1="20" y2="40"/>'
    '<text class="reading faint" x="{high_x}%" y="13" text-anchor="{anchor}">{high}</text>'
)
_CUT = Markup('<line class="cut" x1="{x}%" x2="{x}%" y1="24" y2="38"/>')
_NAME = Markup('<text class="zone" x="{x}%" y="57" text-anchor="middle">{name}</text>')
_BAR = Markup(
    '<svg class="bar" role="img" aria-label="{label}" width="100%" height="12">'
    '<rect class="track" x="0" y="2" width="100%" height="8" rx="2"/>'
    '<rect class="possible" x="{low}%" y="2" width="{width}%" height="8"/>'
    '<rect class="known" x="0" y="2" width="{low}%" height="8" rx="2"/></svg>'
)
_HISTOGRAM = Markup(
    '<svg class="histogram" role="img" aria-label="{label}" width="100%" height="150">'
    '{bars}<line class="axis" x1="0" x2="100%" y1="124" y2="124"/>{ticks}</svg>'
)
_COLUMN = Markup(
    '<rect class="known" x="{x}%" y="{y}" width="8%" height="{height}" rx="2"/>'
    '<text class="count" x="{middle}%" y="{text_y}" text-anchor="middle">{count}</text>'
)
_TICK = Markup('<text class="zone" x="{x}%" y="142" text-anchor="{anchor}">{name}</text>')
_TREND = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="trend" role="img" aria-label="{label}"'
    ' width="{width}" height="216">{lines}'
    '<svg x="8%" y="14" width="89%" height="160" viewBox="0 0 100 100" preserveAspectRatio="none">'
    '<polygon class="possible" points="{band}"/>'
    '<polyline class="course" points="{course}" fill="none" vector-effect="non-scaling-stroke"/>'
    "</svg>{dots}{days}</svg>"
)
_LEVEL = Markup(
    '<line class="axis" x1="8%" x2="97%" y1="{y}" y2="{y}"/>'
    '<text class="zone" x="7%" y="{text_y}" text-anchor="end">{value}</text>'
)
_OPEN = Markup('<circle class="open" cx="{x}%" cy="{y}" r="5"><title>{told}</title></circle>')
_CLOSED = Markup(
    '<svg class="closed" x="{x}%" y="{y}" overflow="visible"><path d="M0-6 6 0 0 6-6 0z"/>'
    "<title>{told}</title></svg>"
)
_UNTOLD = Markup('<circle class="untold" cx="{x}%" cy="{y}" r="4"><title>{told}</title></circle>')
_DAY = Markup('<text class="zone" x="{x}%" y="204" text-anchor="{anchor}">{day}</text>')


def score_scale(score: Mapping[str, Any], label: str) -> Markup:
    """Draw the score from 0 to 100: what is known, what is possible, and the grades below."""
    low, high = int(score["low"]), int(score["high"])
    cuts = Markup("").join(_CUT.format(x=start) for _, start, _ in GRADES if start)
    names = Markup("").join(
        _NAME.format(x=(start + end) / 2, name=name) for name, start, end in GRADES
    )
    # Two readings that nearly meet are pushed apart, away from each other.
    close = high - low < 8
    high_reading = Markup("")
    if high > low:
        anchor = "end" if high > 96 and not close else ("start" if close else "middle")
        high_reading = _HIGH.format(
            high=high, high_x=min(high, 100), anchor="end" if high >= 97 else anchor
        )
    low_anchor = "start" if low < 4 else "end" if low > 96 or close else "middle"
    return _SCALE.format(
        label=label,
        low=low,
        low_x=low - 1 if close and high > low and low > 4 else low,
        low_anchor=low_anchor,
        width=high - low,
        grade=str(score.get("grade", "E")),
        cuts=cuts,
        names=names,
        high_reading=high_reading,
    )


def area_bar(score: Mapping[str, Any], label: str) -> Markup:
    """Draw one area's score as a thin bar."""
    low, high = int(score["low"]), int(score["high"])
    return _BAR.format(label=label, low=low, width=high - low)


def score_bins(scores: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """Count the scores in ten bins: first, last and number of each; 100 stands in the last."""
    counts = [0] * 10
    for score in scores:
        counts[min(9, score // 10)] += 1
    return tuple(
        (index * 10, 100 if index == 9 else index * 10 + 9, count)
        for index, count in enumerate(counts)
    )


def histogram(bins: Sequence[tuple[int, int, int]], label: str) -> Markup:
    """Draw how many rooms have which score."""
    most = max((count for _, _, count in bins), default=0) or 1
    columns = []
    for index, (_, _, count) in enumerate(bins):
        if count:
            height = max(2, count * 100 // most)
            columns.append(
                _COLUMN.format(
                    x=index * 10 + 1,
                    y=124 - height,
                    height=height,
                    middle=index * 10 + 5,
                    text_y=119 - height,
                    count=count,
                )
            )
    ticks = Markup("").join(
        _TICK.format(
            x=value,
            name=value,
            anchor={0: "start", 100: "end"}.get(value, "middle"),
        )
        for value in range(0, 101, 10)
    )
    return _HISTOGRAM.format(label=label, bars=Markup("").join(columns), ticks=ticks)


@attrs.frozen
class Reading:
    """One audit in a chart of several: its day, the score from `low` to `high`, its verdict."""

    day: str
    low: int
    high: int
    verdict: str | None


def trend(readings: Sequence[Reading], label: str, width: str = "100%") -> Markup:
    """Draw the score over some audits: a band from low to high; a lozenge where the gate failed."""
    last = len(readings) - 1
    shares = [100 * index / last if last else 50.0 for index in range(len(readings))]
    lows = [f"{x:.1f},{100 - one.low}" for x, one in zip(shares, readings, strict=True)]
    highs = [f"{x:.1f},{100 - one.high}" for x, one in zip(shares, readings, strict=True)]
    dots = [
        {"passed": _OPEN, "failed": _CLOSED}.get(one.verdict or "", _UNTOLD).format(
            x=f"{8 + 0.89 * x:.1f}", y=f"{_height(one.low):.1f}", told=_told(one)
        )
        for x, one in zip(shares, readings, strict=True)
    ]
    days = [
        _DAY.format(x=f"{8 + 0.89 * shares[at]:.1f}", anchor=_anchor(shares[at]), day=one.day)
        for at, one in enumerate(readings)
        if at in (0, last)
    ]
    levels = [
        _LEVEL.format(y=f"{_height(value):.1f}", text_y=f"{_height(value) + 4:.1f}", value=value)
        for value in (0, 25, 50, 75, 100)
    ]
    return _TREND.format(
        label=label,
        width=width,
        lines=Markup("").join(levels),
        band=" ".join([*lows, *reversed(highs)]),
        course=" ".join(lows),
        dots=Markup("").join(dots),
        days=Markup("").join(days),
    )


def _height(score: int) -> float:
    return 14 + 1.6 * (100 - score)


def _anchor(share: float) -> str:
    return "start" if share < 1 else "end" if share > 99 else "middle"


def _told(one: Reading) -> str:
    return f"{one.day}: {one.low}–{one.high}"
