"""The report as Markdown: for pull requests, tickets and wikis."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from auditor.reports.decided import (
    attested_lines,
    attested_title,
    baseline_mark,
    void_lines,
    waiver_line,
)
from auditor.reports.large import LargeView, bin_bars, large_view, shown_title
from auditor.reports.options import RenderOptions
from auditor.reports.pastes import is_foreign, pastes
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree, fix_of, rank, setting_label, state, text_in, title_of
from auditor.reports.table import score_line
from auditor.reports.verdict import verdict_of
from auditor.reports.visible import one_line, visible

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&])")


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The report as GitHub-flavoured Markdown; text from a room is text, whatever it holds."""
    say = phrases(lang)
    large = large_view(report, say, options)
    return ("\n".join(_document(report, say, large)) + "\n").encode("utf-8")


def escape(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown, HTML or a mention would act on."""
    return _MARKUP.sub(r"\\\1", one_line(text)).replace("@", "@\u2060").replace("://", ":\u2060//")


def fenced(text: str) -> str:
    """`text` as a code block that it cannot end by itself."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{shown}\n{fence}"


def _document(report: Tree, say: Phrases, large: LargeView | None) -> Iterator[str]:
    tool = report["tool"]
    yield f"# {say('page.title')}"
    yield ""
    verdict = verdict_of(report, say)
    yield f"**{say('gate.title')}: {escape(verdict.sentence)}**"
    yield ""
    yield from (f"- {escape(line)}" for line in verdict.lines)
    yield ""
    yield f"{say('page.audited_at')}: {report['audited_at']} · {say('page.profile')}: " + escape(
        tool["profile"]
    )
    if large:
        yield from _large(large, say)
    if len(report["rooms"]) > 1:
        yield from _overview(report, say, shown_title(large, say) if large else "")
    for room in report["rooms"]:
        yield from _room(report, room, say)
    if report["invalid"]:
        yield from _invalid(report, say)
        shown = len(report["invalid"])
        if large and large.invalid > shown:
            yield from ("", say("large.invalid", count=large.invalid, shown=shown))
    yield ""
    yield f"<sub>{say('page.disclaimer')}</sub>"
    yield ""
    yield f"<sub>{tool['name']} {escape(tool['version'])} · {report['digest']}</sub>"


def _large(large: LargeView, say: Phrases) -> Iterator[str]:
    said, rest, more = large.notice
    yield from ("", f"> {said}", ">", f"> {escape(rest)}")
    if large.command:
        yield from (">", *(f"> {line}" for line in fenced(large.command).split("\n")))
    yield from (">", f"> {more}")
    yield from ("", f"## {say('section.histogram')}", "")
    yield f"| {say('large.bin')} | {say('large.rooms')} | |"
    yield "|---:|---:|---|"
    for told, count, bar in bin_bars(large):
        yield f"| {told} | {count} | {bar} |"
    grades = " · ".join(f"{grade} {count}" for grade, count in large.grades)
    yield from ("", f"{say('large.grades')}: {grades}")
    if not large.common:
        return
    yield from ("", f"## {say('section.frequent')}", "")
    heads = ("finding.severity", "finding.title", "large.rooms", "large.share", "large.example")
    yield f"| {' | '.join(say(head) for head in heads)} |"
    yield "|---|---|---:|---:|---|"
    for view in large.common:
        example = f"{escape(view.example)}: {escape(view.message)}"
        cells = [say.word("severity", view.severity), f"{escape(view.title)} (`{view.rule}`)"]
        yield f"| {' | '.join([*cells, str(view.rooms), f'{view.share}%', example])} |"


def _overview(report: Tree, say: Phrases, title: str) -> Iterator[str]:
    yield ""
    yield f"## {title or say('section.overview')}"
    yield ""
    heads = [say("overview.room"), say("score.title"), say("score.grade"), say("score.coverage")]
    yield f"| {' | '.join([*heads, say('overview.findings'), say('overview.unknown')])} |"
    yield "|---|---:|---|---:|---:|---:|"
    for room in report["rooms"]:
        score = room["score"]
        failed = sum(state(result) == "fail" for result in room["results"])
        unknown = sum(result["outcome"] == "unknown" for result in room["results"])
        cells = [escape(room["name"]), f"{score['low']}–{score['high']}", escape(score["grade"])]
        cells += [f"{score['coverage']}%", str(failed), str(unknown)]
        yield f"| {' | '.join(cells)} |"


def _room(report: Tree, room: Tree, say: Phrases) -> Iterator[str]:
    yield ""
    yield f"## {escape(room['name'])}"
    yield ""
    yield score_line(room, say)
    failing = sorted(
        (result for result in room["results"] if state(result) in ("fail", "waived", "error")),
        key=lambda result: (rank(result["severity"]), result["rule"]),
    )
    if not failing:
        yield ""
        yield say("findings.none")
    foreign = is_foreign((room,))
    for result in failing:
        yield from _finding(report, result, say, foreign=foreign)
    yield from _listed(attested_title(say.lang), attested_lines(report, room, say.lang))
    yield from _listed(say("section.void"), void_lines(report, room, say.lang))
    yield from _unknown(report, room, say)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A section of one list, or nothing where there is nothing to list."""
    items = [f"- {escape(line)}" for line in lines]
    if items:
        yield from ("", f"### {title}", "", *items)


def _finding(report: Tree, result: Tree, say: Phrases, *, foreign: bool) -> Iterator[str]:
    lang = say.lang
    rule = report["rules"].get(result["rule"], {})
    severity = say.word("severity", result["severity"])
    yield ""
    yield f"### {severity}: {escape(title_of(report, result, lang))}"
    yield ""
    for problem in result["problems"]:
        place = f"`{one_line(problem['pointer'] or '/')}`"
        line = f"{problem['line']}:{problem['column']}"
        yield f"- {escape(text_in(problem['message'], lang))} ({place}, {line})"
        if problem["excerpt"]:
            yield f"  > {escape(problem['excerpt'])}"
    if result.get("error"):
        error = result["error"]
        yield f"- {escape(error['plugin'])} {escape(error['version'])}: {escape(error['message'])}"
    if result.get("waiver"):
        yield f"- **{say('outcome.waived')}**: {escape(waiver_line(result['waiver'], say))}"
    if mark := baseline_mark(result, lang):
        yield f"- **{mark}**"
    yield ""
    yield f"**{say('finding.why')}**: {escape(text_in(rule.get('why'), lang))}"
    yield ""
    yield f"**{say('finding.fix')}**: {escape(fix_of(report, result, lang))}"
    for paste in () if result.get("error") else pastes(rule.get("paste"), say, foreign=foreign):
        yield ""
        yield f"<details><summary>{paste.label}</summary>"
        yield ""
        yield fenced(paste.text)
        yield ""
        yield "</details>"
    yield ""
    yield f"{say('finding.sources')}: {'; '.join(_sources(result, lang))} · `{result['rule']}`"


def _sources(result: Tree, lang: str) -> Iterator[str]:
    for source in result["references"]:
        title = escape(text_in(source["title"], lang))
        yield f"[{title}](<{source['url']}>)" if source.get("url") else title


def _unknown(report: Tree, room: Tree, say: Phrases) -> Iterator[str]:
    waiting: dict[str, list[str]] = {}
    for result in room["results"]:
        if result["outcome"] == "unknown":
            for pointer in result["missing"]:
                waiting.setdefault(pointer, []).append(result["rule"])
    if not waiting:
        return
    yield ""
    yield f"### {say('section.unknown')}"
    yield ""
    yield say("unknown.intro")
    yield ""
    yield f"| {say('unknown.setting')} | {say('unknown.menu')} | {say('unknown.rules')} |"
    yield "|---|---|---:|"
    for pointer in sorted(waiting, key=lambda key: (-len(waiting[key]), key)):
        label = escape(setting_label(report, pointer, say.lang))
        menu = text_in(report["settings"].get(pointer, {}).get("menu"), say.lang)
        where = escape(menu or say("unknown.no_menu"))
        yield f"| {label} (`{pointer}`) | {where} | {len(waiting[pointer])} |"


def _invalid(report: Tree, say: Phrases) -> Iterator[str]:
    yield ""
    yield f"## {say('section.invalid')}"
    yield ""
    for entry in report["invalid"]:
        place = escape(str(entry["source"]["path"]))
        if entry["line"] is not None:
            place += f":{entry['line']}:{entry['column']}"
        pointer = f" `{one_line(entry['pointer'])}`" if entry["pointer"] else ""
        yield f"- {place}{pointer}: {escape(text_in(entry['message'], say.lang))}"
