"""The part of the report for a terminal that lists all rooms, with scores and counts."""

from typing import Any

from tabulate import tabulate

from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree, rank, state
from auditor.reports.visible import clipped, one_line

_SHORTEST = 8
"""Columns that a room's name has in any case."""


def overview(report: Tree, say: Phrases, width: int) -> str:
    """The rooms, a line each; where that is too wide, their scores stand below their names."""
    rows = [_scored(room) for room in report["rooms"]]
    heads = [say("overview.room"), say("score.title"), say("score.grade")]
    severities = ("critical", "high", "medium", "low", "info")
    counted = [*(say.word("severity", name) for name in severities), say("overview.unknown")]
    table = _counts(rows, [*heads, *counted], 3)
    if len(_rule_of(table)) <= width:
        return table
    rows = [[f"{name}\n{score}  {grade}", *rest] for name, score, grade, *rest in rows]
    table = _counts(rows, [heads[0], *counted], 1)
    rule = _rule_of(table)
    name = max(rule.index(" ") - max(len(rule) - width, 0), _SHORTEST)
    return _counts(rows, [heads[0], *counted], 1, name)


def _rule_of(table: str) -> str:
    """The line below the heads: as wide as the table, whatever its letters are."""
    return table.splitlines()[1]


def _scored(room: Tree) -> list[Any]:
    counts = [0] * 5
    unknown = 0
    for result in room["results"]:
        if state(result) == "fail":
            counts[rank(result["severity"])] += 1
        unknown += result["outcome"] == "unknown"
    score = room["score"]
    name = clipped(one_line(room["name"]), 40)
    return [name, f"{score['low']}–{score['high']}", score["grade"], *counts, unknown]


def _counts(rows: list[list[Any]], heads: list[str], named: int, name: int | None = None) -> str:
    """A table of which the first columns are words, the name at the most `name` wide."""
    aligned = ("left", "right", "left")[:named]
    return tabulate(
        rows,
        headers=heads,
        tablefmt="simple",
        maxcolwidths=None if name is None else [name, *(None,) * 6],
        disable_numparse=True,
        colalign=(*aligned, *("right",) * 6),
    )
