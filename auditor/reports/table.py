"""The report for a terminal: per room a score line and a table of findings, then the whole."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from tabulate import tabulate

from auditor.history import bars, told
from auditor.reports.columns import cells, folded
from auditor.reports.decided import (
    attested_lines,
    attested_title,
    baseline_mark,
    void_lines,
    waiver_line,
    without_waivers,
)
from auditor.reports.invalid import invalid_line
from auditor.reports.large import LargeView, bin_bars, large_view, shown_title
from auditor.reports.moments import day
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import (
    Tree,
    fix_of,
    rank,
    rule_of,
    setting_label,
    state,
    text_in,
    title_of,
)
from auditor.reports.table_overview import overview
from auditor.reports.verdict import verdict_lines
from auditor.reports.visible import clipped, one_line

Fold = Callable[[str], str]

_UNKNOWN_SHOWN = 8
_NAME_WIDTH = 60
_COMMON_SHOWN = 20
_SEVERITY, _TOLD, _PLACE = 8, 46, 30
_MARGIN = 14
"""Columns before the finding: the indentation, the severity with its heading, a gap."""
_WIDE = 140
"""Columns in which the tables have all the room that they use."""
_NARROW = 110
"""With fewer, place and remedy stand below the finding, and not beside it."""


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The report as plain text of at most about 130 columns, or as many as there are."""
    say = phrases(lang)
    large = large_view(report, say, options)
    width = min(options.width or _WIDE, _WIDE)
    # tables have their width in any case; a line is left whole for whoever searches a file
    fold = partial(folded, columns=options.width and width)
    blocks = [_room(report, room, say, width, fold) for room in report["rooms"]]
    if report["invalid"]:
        blocks.append("\n".join(map(fold, _invalid(report, say, large))))
    if len(report["rooms"]) > 1:
        heading = f"{shown_title(large, say)}\n\n" if large else ""
        blocks.append(heading + overview(report, say, width))
    if large:
        blocks += [
            _distribution(large, say),
            _common(large, say, width),
            "\n".join(_rest(large, fold)),
        ]
    if _has_paste(report):
        blocks.append(fold(say("findings.paste_hint")))
    blocks.append("\n".join(map(fold, [*_history(report, say), *verdict_lines(report, say)])))
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _has_paste(report: Tree) -> bool:
    failed = (
        result["rule"]
        for room in report["rooms"]
        for result in room["results"]
        if state(result) == "fail"
    )
    return any(rule_of(report, rule_id).get("paste") for rule_id in failed)


def _room(report: Tree, room: Tree, say: Phrases, width: int, fold: Fold) -> str:
    name = clipped(one_line(room["name"]), _NAME_WIDTH)
    source = room["source"]
    record = f"#{source['record']}" if source["record"] > 1 else ""
    head = f"■ {name}  ({one_line(str(source['path']))}{record})"
    lines = [fold(head), fold("  " + score_line(room, say))]
    failing = sorted(
        (result for result in room["results"] if state(result) in ("fail", "waived", "error")),
        key=lambda result: (rank(result["severity"]), result["rule"]),
    )
    if failing:
        lines += ["", _indented(_findings(report, failing, say, width))]
    else:
        lines += ["", fold("  " + say("findings.none"))]
    attested = list(attested_lines(report, room, say.lang))
    if attested:
        lines += ["", f"  {attested_title(say.lang)}:"]
        lines += [fold(f"  ・{one_line(line)}") for line in attested]
    void = list(void_lines(report, room, say.lang))
    if void:
        lines += ["", f"  {say('section.void')}:"]
        lines += [fold(f"  ・{one_line(line)}") for line in void]
    lines += map(fold, _unknowns(report, room, say))
    return "\n".join(lines)


def _findings(report: Tree, failing: list[Tree], say: Phrases, width: int) -> str:
    rows = [
        _row(report, result, before, say)
        for before, result in zip([None, *failing], failing, strict=False)
    ]
    heads = [say(f"finding.{name}") for name in ("severity", "message", "place", "fix")]
    if width < _NARROW:
        rows = [[row[0], "\n".join([row[1], row[2], f"→ {row[3]}"])] for row in rows]
        heads, widths = heads[:2], [_SEVERITY, max(width - _MARGIN, _TOLD // 2)]
    else:
        told = min((width - _MARGIN - _PLACE - 4) // 2, _TOLD)
        widths = [_SEVERITY, told, _PLACE, told]
    rows = [cells(row, widths) for row in rows]
    return tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True)


def score_line(room: Tree, say: Phrases) -> str:
    """Score interval, grade and coverage in one line."""
    score = room["score"]
    parts = [
        say("score.interval", low=score["low"], high=score["high"]),
        f"{say('score.grade')} {score['grade']}",
        f"{say('score.coverage')} {score['coverage']}%",
    ]
    if bare := without_waivers(room, say):
        parts.append(bare)
    return "  ".join(parts)


def _row(report: Tree, result: Tree, before: Tree | None, say: Phrases) -> list[str]:
    """The cells of a finding; what the one before it tells in the same words is not told again."""
    lang = say.lang
    severity = say.word("severity", result["severity"])
    if state(result) != "fail":
        severity += "\n" + say.word("outcome", state(result))
    if mark := baseline_mark(result, lang):
        severity += "\n" + mark
    told = [one_line(title_of(report, result, lang))]
    if result.get("waiver"):
        told.append(f"{say.word('outcome', 'waived')}: {waiver_line(result['waiver'], say)}")
    places = [_place(problem) for problem in result["problems"][:3]]
    if before is None or _told(result, lang) != _told(before, lang):
        told += _told(result, lang)
    if result.get("error"):
        error = result["error"]
        told = [
            one_line(f"{error['plugin']} {error['version']}: {error['type']}: {error['message']}")
        ]
    if len(result["problems"]) > 3:
        told.append(say("github.summary_more", count=len(result["problems"]) - 3))
    fix = fix_of(report, result, lang)
    if before is not None and fix and fix == fix_of(report, before, lang):
        fix = say("finding.as_above")
    told.append(f"[{result['rule']}]")
    return [severity, "\n".join(told), "\n".join(dict.fromkeys(places)), one_line(fix)]


def _told(result: Tree, lang: str) -> list[str]:
    return ["・" + one_line(text_in(one["message"], lang)) for one in result["problems"][:3]]


def _place(problem: Tree) -> str:
    place = problem["pointer"] or "/"
    return f"{place} ({problem['line']}:{problem['column']})"


def _unknowns(report: Tree, room: Tree, say: Phrases) -> list[str]:
    waiting: dict[str, int] = {}
    for result in room["results"]:
        if result["outcome"] == "unknown":
            for pointer in result["missing"]:
                waiting[pointer] = waiting.get(pointer, 0) + 1
    if not waiting:
        return []
    order = sorted(waiting, key=lambda pointer: (-waiting[pointer], pointer))
    labels = [setting_label(report, pointer, say.lang) for pointer in order]
    shown = list(dict.fromkeys(labels))
    joined = ("、" if say.lang == "ja" else ", ").join(shown[:_UNKNOWN_SHOWN])
    more = len(shown) - _UNKNOWN_SHOWN
    rest = " " + say("github.summary_more", count=more) if more > 0 else ""
    return ["", f"  {say('section.unknown')}: {joined}{rest}"]


def _distribution(large: LargeView, say: Phrases) -> str:
    grades = "  ".join(f"{grade} {count}" for grade, count in large.grades)
    bins = tabulate(
        bin_bars(large),
        headers=[say("large.bin"), say("large.rooms"), ""],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("right", "right", "left"),
    )
    return f"{say('section.histogram')}\n\n{bins}\n\n{say('large.grades')}: {grades}"


def _common(large: LargeView, say: Phrases, width: int) -> str:
    texts = max((width - _SEVERITY - 24) // 2, 16)
    rows = [
        [
            say.word("severity", view.severity),
            f"{view.title}\n[{view.rule}]",
            view.rooms,
            f"{view.share}%",
            f"{clipped(one_line(view.example), _NAME_WIDTH)}\n{one_line(view.message)}",
        ]
        for view in large.common[:_COMMON_SHOWN]
    ]
    if not rows:
        return say("findings.none")
    heads = [say("finding.severity"), say("finding.title"), say("large.rooms")]
    widths = [_SEVERITY, min(texts, _TOLD), None, None, min(texts, _TOLD + 10)]
    table = tabulate(
        [cells(row, widths) for row in rows],
        headers=[*heads, say("large.share"), say("large.example")],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", "left", "right", "right", "left"),
    )
    left = len(large.common) - len(rows)
    more = f"\n{say('github.summary_more', count=left)}" if left else ""
    return f"{say('section.frequent')}\n\n{table}{more}"


def _rest(large: LargeView, fold: Fold) -> Iterator[str]:
    """Where the rooms are that are not shown."""
    said, rest, more = large.notice
    yield from (fold(said), fold(one_line(rest)))
    if large.command:
        # it is copied as one line
        yield f"  {large.command}"
    yield fold(more)


def _invalid(report: Tree, say: Phrases, large: LargeView | None) -> Iterator[str]:
    yield say("section.invalid")
    for entry in report["invalid"]:
        yield "  " + invalid_line(entry, say.lang)
    shown = len(report["invalid"])
    if large and large.invalid > shown:
        yield "  " + say("large.invalid", count=large.invalid, shown=shown)


def _history(report: Tree, say: Phrases) -> Iterator[str]:
    history = told(report)
    if history:
        first, last = history[0], history[-1]
        lows = " → ".join("—" if one.low is None else str(one.low) for one in (first, last))
        days = f"{day(first.at, say.lang)} → {day(last.at, say.lang)}"
        yield f"{say('section.history')}: {bars(history)}  {lows}  ({days})"


def _indented(block: str) -> str:
    return "\n".join("  " + line if line else line for line in block.splitlines())
