"""The report for a terminal: per room a score line and a table of findings, then the whole."""

from collections.abc import Iterator, Mapping
from typing import Any

from tabulate import tabulate

from auditor.history import bars, told
from auditor.reports.decided import (
    attested_lines,
    attested_title,
    baseline_mark,
    void_lines,
)
from auditor.reports.invalid import invalid_line
from auditor.reports.large import LargeView, bin_bars, large_view, shown_title
from auditor.reports.moments import day
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree, rank, rule_of, setting_label, state, text_in, title_of
from auditor.reports.verdict import verdict_of
from auditor.reports.visible import clipped, one_line

_UNKNOWN_SHOWN = 8
_NAME_WIDTH = 60
_COMMON_SHOWN = 20
_WIDTHS = (8, 46, 30, 46)


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The report as plain text of at most about 130 columns."""
    say = phrases(lang)
    large = large_view(report, say, options)
    blocks = [_room(report, room, say) for room in report["rooms"]]
    if report["invalid"]:
        blocks.append("\n".join(_invalid(report, say, large)))
    if len(report["rooms"]) > 1:
        heading = f"{shown_title(large, say)}\n\n" if large else ""
        blocks.append(heading + _overview(report, say))
    if large:
        blocks += [_distribution(large, say), _common(large, say), "\n".join(_rest(large))]
    if _has_paste(report):
        blocks.append(say("findings.paste_hint"))
    blocks.append("\n".join([*_history(report, say), *_verdict(report, say)]))
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _has_paste(report: Tree) -> bool:
    failed = (
        result["rule"]
        for room in report["rooms"]
        for result in room["results"]
        if state(result) == "fail"
    )
    return any(rule_of(report, rule_id).get("paste") for rule_id in failed)


def _room(report: Tree, room: Tree, say: Phrases) -> str:
    name = clipped(one_line(room["name"]), _NAME_WIDTH)
    source = room["source"]
    record = f"#{source['record']}" if source["record"] > 1 else ""
    lines = [f"■ {name}  ({one_line(str(source['path']))}{record})", "  " + score_line(room, say)]
    failing = sorted(
        (result for result in room["results"] if state(result) in ("fail", "waived", "error")),
        key=lambda result: (rank(result["severity"]), result["rule"]),
    )
    if failing:
        rows = [_row(report, result, say) for result in failing]
        heads = [say("finding.severity"), say("finding.message"), say("finding.place")]
        table = tabulate(
            rows,
            headers=[*heads, say("finding.fix")],
            tablefmt="simple",
            maxcolwidths=list(_WIDTHS),
            disable_numparse=True,
        )
        lines += ["", _indented(table)]
    else:
        lines += ["", "  " + say("findings.none")]
    attested = list(attested_lines(report, room, say.lang))
    if attested:
        lines += ["", f"  {attested_title(say.lang)}:"]
        lines += [f"  ・{one_line(line)}" for line in attested]
    void = list(void_lines(report, room, say.lang))
    if void:
        lines += ["", f"  {say('section.void')}:"]
        lines += [f"  ・{one_line(line)}" for line in void]
    lines += _unknowns(report, room, say)
    return "\n".join(lines)


def score_line(room: Tree, say: Phrases) -> str:
    """Score interval, grade and coverage in one line."""
    score = room["score"]
    parts = [
        say("score.interval", low=score["low"], high=score["high"]),
        f"{say('score.grade')} {score['grade']}",
        f"{say('score.coverage')} {score['coverage']}%",
    ]
    bare = score["without_waivers"]
    if bare["low"] != score["low"]:
        parts.append(say("score.without_waivers", low=bare["low"], grade=bare["grade"]))
    return "  ".join(parts)


def _row(report: Tree, result: Tree, say: Phrases) -> list[str]:
    lang = say.lang
    severity = say.word("severity", result["severity"])
    if state(result) != "fail":
        severity += "\n" + say.word("outcome", state(result))
    if mark := baseline_mark(result, lang):
        severity += "\n" + mark
    told = [one_line(title_of(report, result, lang))]
    places = []
    for problem in result["problems"][:3]:
        told.append("・" + one_line(text_in(problem["message"], lang)))
        places.append(_place(problem))
    if result.get("error"):
        error = result["error"]
        told = [
            one_line(f"{error['plugin']} {error['version']}: {error['type']}: {error['message']}")
        ]
    if len(result["problems"]) > 3:
        told.append(say("github.summary_more", count=len(result["problems"]) - 3))
    fix = text_in(result.get("remediation"), lang)
    told.append(f"[{result['rule']}]")
    return [severity, "\n".join(told), "\n".join(dict.fromkeys(places)), one_line(fix)]


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


def _overview(report: Tree, say: Phrases) -> str:
    rows = []
    for room in report["rooms"]:
        counts = [0] * 5
        unknown = 0
        for result in room["results"]:
            if state(result) == "fail":
                counts[rank(result["severity"])] += 1
            unknown += result["outcome"] == "unknown"
        score = room["score"]
        name = clipped(one_line(room["name"]), 40)
        rows.append([name, f"{score['low']}–{score['high']}", score["grade"], *counts, unknown])
    severities = [
        say.word("severity", name) for name in ("critical", "high", "medium", "low", "info")
    ]
    heads = [say("overview.room"), say("score.title"), say("score.grade"), *severities]
    return tabulate(
        rows,
        headers=[*heads, say("overview.unknown")],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", "right", "left", *("right",) * 6),
    )


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


def _common(large: LargeView, say: Phrases) -> str:
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
    table = tabulate(
        rows,
        headers=[*heads, say("large.share"), say("large.example")],
        tablefmt="simple",
        maxcolwidths=[8, 46, None, None, 56],
        disable_numparse=True,
        colalign=("left", "left", "right", "right", "left"),
    )
    left = len(large.common) - len(rows)
    more = f"\n{say('github.summary_more', count=left)}" if left else ""
    return f"{say('section.frequent')}\n\n{table}{more}"


def _rest(large: LargeView) -> Iterator[str]:
    """Where the rooms are that are not shown."""
    said, rest, more = large.notice
    yield from (said, one_line(rest))
    if large.command:
        yield f"  {large.command}"
    yield more


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


def _verdict(report: Tree, say: Phrases) -> Iterator[str]:
    verdict = verdict_of(report["summary"], say)
    yield f"{say('gate.title')}: {verdict.sentence}"
    yield from (f"  - {line}" for line in verdict.lines)


def _indented(block: str) -> str:
    return "\n".join("  " + line if line else line for line in block.splitlines())
