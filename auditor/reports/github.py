"""The report as GitHub annotations, and as the text of a step summary."""

from collections.abc import Iterator

from auditor.reports.markdown import escape
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import (
    Finding,
    Tree,
    by_weight,
    findings,
    path_of,
    text_in,
    title_of,
)
from auditor.reports.refused import Refused, refused
from auditor.reports.verdict import verdict_of
from auditor.reports.visible import clipped, visible

_LEVELS = {
    "critical": "error",
    "high": "error",
    "medium": "warning",
    "low": "notice",
    "info": "notice",
}
_SUMMARY_ROWS = 50


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give workflow commands, so many of each level as GitHub shows, and how many are left out."""
    shown = dict.fromkeys(_LEVELS.values(), 0)
    left = 0
    lines = []
    for one in refused(report, options.source_root):
        if shown["error"] < options.annotation_limit:
            shown["error"] += 1
            lines.append(_refusal(one, lang))
        else:
            left += 1
    for entry in _open(report):
        level = _LEVELS[entry.result["severity"]]
        if shown[level] < options.annotation_limit:
            shown[level] += 1
            lines.append(_command(report, entry, level, lang, options.source_root))
        else:
            left += 1
    if left:
        lines.append(phrases(lang)("github.more", count=left))
    return "".join(f"{line}\n" for line in lines).encode()


def step_summary(report: Tree, lang: str) -> str:
    """Give the Markdown for `$GITHUB_STEP_SUMMARY`: the gate, the rooms, the heaviest problems."""
    say = phrases(lang)
    return "\n".join((*_head(report, say), *_rooms(report, say), *_problems(report, say), ""))


def _open(report: Tree) -> list[Finding]:
    return [entry for entry in by_weight(findings(report)) if entry.is_open]


def _command(report: Tree, entry: Finding, level: str, lang: str, source_root: str) -> str:
    title = title_of(report, entry.result, lang)
    fields = {
        "title": f"{title} ({entry.result['rule']})",
        "file": path_of(entry.room, source_root),
    }
    line, column = entry.problem.get("line"), entry.problem.get("column")
    if line:
        fields["line"] = str(line)
    if line and column:
        fields["col"] = str(column)
    told = ",".join(f"{name}={_field(value)}" for name, value in fields.items())
    message = f"{entry.room['name']}: {text_in(entry.problem.get('message'), lang)}"
    return f"::{level} {told}::{_data(message)}"


def _refusal(one: Refused, lang: str) -> str:
    """The line for what was not audited."""
    place = {"file": one.path} if one.path else {}
    if one.path and one.line:
        place |= {"line": str(one.line), "col": str(one.column or 1)}
    fields = {"title": f"{phrases(lang)('outcome.refused')} ({one.check})", **place}
    told = ",".join(f"{name}={_field(value)}" for name, value in fields.items())
    where = f"{one.path}: " if one.path else ""
    return f"::error {told}::{_data(where + one.text(lang))}"


def _data(text: str) -> str:
    shown = visible(text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _head(report: Tree, say: Phrases) -> Iterator[str]:
    verdict = verdict_of(report, say)
    yield f"## {say('page.title')}"
    yield ""
    yield f"**{escape(verdict.sentence)}**"
    yield ""
    yield from (f"- {escape(line)}" for line in verdict.lines)
    yield ""


def _rooms(report: Tree, say: Phrases) -> Iterator[str]:
    heads = ("overview.room", "score.grade", "score.low", "score.high", "score.coverage")
    yield from _table_head(tuple(say(head) for head in heads))
    for room in report["rooms"][:_SUMMARY_ROWS]:
        score = room["score"]
        numbers = f"{score['grade']} | {score['low']} | {score['high']} | {score['coverage']}%"
        yield f"| {_cell(room['name'])} | {numbers} |"
    yield from _and_more(len(report["rooms"]), say)
    yield ""


def _problems(report: Tree, say: Phrases) -> Iterator[str]:
    entries = _open(report)
    if not entries:
        yield say("findings.none")
        return
    heads = ("finding.severity", "finding.rule", "overview.room", "finding.message")
    yield from _table_head(tuple(say(head) for head in heads))
    for entry in entries[:_SUMMARY_ROWS]:
        cells = (
            say.word("severity", entry.result["severity"]),
            _cell(title_of(report, entry.result, say.lang)),
            _cell(entry.room["name"]),
            _cell(text_in(entry.problem.get("message"), say.lang)),
        )
        yield f"| {' | '.join(cells)} |"
    yield from _and_more(len(entries), say)


def _table_head(heads: tuple[str, ...]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"


def _cell(text: str) -> str:
    return escape(clipped(text, 300))


def _and_more(total: int, say: Phrases) -> Iterator[str]:
    if total > _SUMMARY_ROWS:
        yield ""
        yield say("github.summary_more", count=total - _SUMMARY_ROWS)
