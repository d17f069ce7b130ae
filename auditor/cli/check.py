"""`auditor check`: audits room exports and writes the report."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol

import click

from auditor.cli.again import same_command
from auditor.cli.aside import Aside
from auditor.cli.check_options import check_options
from auditor.cli.configured import completed, config_options
from auditor.cli.language import both, current, say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.audit import Audit
    from auditor.cli.asked import Request
    from auditor.cli.checked import Checked
    from auditor.cli.decisions import Gathered
    from auditor.cli.output import Target
    from auditor.cli.ready import Ready
    from auditor.cli.writers import Writer
    from auditor.engines.local import Batch
    from auditor.limits import Limits

Json = dict[str, Any]


@click.command(
    "check",
    help=both(
        """ルームの設定ファイルを監査し、スコア付きの報告を出します。

        PATH はファイル、フォルダー、グロブ、または -（標準入力）です。1件の JSON、配列、
        JSON Lines と、その .gz .zst を読みます。

        \b
        auditor check room.json
        auditor check rooms/ --format markdown --output report.md
        auditor check rooms.ndjson --format ndjson > results.ndjson
        auditor check room.json --select naming --select tag:content-risk

        終了コード: 0 合格、1 不合格、2 使い方の誤り、3 入力なし、4 読めない入力あり、
        5 監査が不完全、6 例外（waiver）の不備、8 プラグインの不備、70 内部エラー。
        """,
        """Audit room exports and write a scored report.

        PATH is a file, a folder, a glob or - (standard input): one JSON object, an array or JSON
        Lines, and .gz or .zst of each.

        \b
        auditor check room.json
        auditor check rooms/ --format markdown --output report.md
        auditor check rooms.ndjson --format ndjson > results.ndjson
        auditor check room.json --select naming --select tag:content-risk

        Exit status: 0 passed, 1 failed, 2 wrong usage, 3 no input, 4 some input invalid,
        5 audit incomplete, 6 a waiver is wrong, 8 a plugin failed, 70 internal error.
        """,
    ),
)
@check_options
@config_options
def command(**options: Any) -> int:
    """Run the audit; the exit status."""
    from auditor.cli.asked import Request

    given, config = completed(options)
    del given["lang"]  # it is in force by now
    return run(Request(**given, config=config, again=same_command(click.get_current_context())))


class _Engine(Protocol):
    """What audits sources."""

    def batches(self, paths: Iterable[str]) -> Iterator["Batch"]:
        """All entries, in order."""
        ...


class _Counter(Protocol):
    """What takes note of entries as they come."""

    def add(self, is_room: bool, entry: Json) -> None:
        """Take note of one entry of the report."""
        ...


def run(request: "Request") -> int:
    """Audit what is asked, write what is asked; the exit status."""
    from auditor.cli.checked import nothing_yet, summary_of, without_rooms
    from auditor.cli.distributed import finder
    from auditor.cli.ready import made_ready
    from auditor.cli.unread import tell_passed_over, tell_unread
    from auditor.cli.writers import writers
    from auditor.cli.written import is_read_on_screen, tell_written
    from auditor.inputs import inputs

    wanted = _wanted(request)
    aside = Aside(
        request.explain_score,
        request.ask,
        current(),
        has_place=not request.formats and not request.outputs,
    )
    if (aside.is_wanted and aside.has_place) or request.parts_only:
        wanted = ()
    ready = made_ready(request)
    if not request.paths:
        raise UsageError(
            "監査するファイルを指定してください（標準入力なら -）",
            "name the files to audit (- for standard input)",
        )
    aside.begin(ready.audit.profile.weighing)
    with ExitStack() as stack:
        read = inputs(request.paths, finder(ready.workers))
        _keep_apart(wanted, read.sources, request)
        made = writers(stack, ready.audit.host, wanted, request)
        engine = _engine(stack, ready, request, made)
        found = nothing_yet(stack, request)
        counters = (found.tally, ready.decisions, aside, found.overview)
        _audit(engine, read.sources, counters, made, found, quiet=request.quiet)
        summary = summary_of(ready, found, read.empty)
        _write_whole(ready, request, found, made, summary)
        is_bare = not found.tally.rooms and not found.tally.invalid
        told = () if is_read_on_screen(wanted) else found.invalid
        tell_unread(read.empty, read.sources if is_bare else (), told, quiet=request.quiet)
    if not request.quiet:
        tell_passed_over(read.passed_over)
        tell_written(wanted, without_rooms(ready.audit, found.tally, summary))
    aside.tell()
    if request.explain:
        _tell_unreported(ready.audit, read.sources, ready.limits)
    _conclude(ready.decisions, request, has_rooms=found.tally.rooms > 0)
    status: int = summary["exit_status"]
    return 0 if request.exit_zero else status


def _wanted(request: "Request") -> "tuple[Target, ...]":
    """What is to be written where; refused, before anything is audited, where it cannot be."""
    from auditor.cli.output import check_bom, targets
    from auditor.cli.stored import check_folder

    wanted = targets(request.formats, request.outputs)
    check_bom(request.bom, wanted)
    if request.source_root:
        check_folder(request.source_root)
    _check_history(request.history, wanted)
    return wanted


def _check_history(folder: str | None, wanted: "Sequence[Target]") -> None:
    """Refuse, before anything is audited, a history that nothing would show."""
    if folder is None:
        return
    from auditor.cli.stored import check_folder
    from auditor.cli.writers import STREAMED

    check_folder(folder)
    if all(target.format == STREAMED for target in wanted):
        raise UsageError(
            "--history は ndjson には載りません。html や json などを加えてください",
            "--history does not go into ndjson; add a format such as html or json",
        )


def _keep_apart(wanted: "Sequence[Target]", sources: Sequence[str], request: "Request") -> None:
    """Refuse, before anything is written, to replace what this run reads."""
    from auditor.cli.apart import Written, keep_apart

    aside = (("--cache", request.cache), ("--write-baseline", request.write_baseline))
    written = [Written("--output", target.path) for target in wanted]
    written += [Written(option, path) for option, path in aside if path is not None]
    decisions = (*request.waivers, request.baseline, request.previous)
    config = request.config.path
    settings = (*request.rule_files, request.profile, None if config is None else str(config))
    keep_apart(written, (*sources, *decisions, *settings))


def _engine(
    stack: ExitStack, ready: "Ready", request: "Request", writers: "Sequence[Writer]"
) -> _Engine:
    """What audits: by several processes where that helps; they also encode where they can."""
    from auditor.cli import distributed
    from auditor.cli.cached import opened_cache
    from auditor.cli.writers import STREAMED
    from auditor.engines.local import Local

    audit, limits, decisions = ready.audit, ready.limits, ready.decisions
    decided = (request.waivers and not request.no_waivers) or request.baseline
    looked_at = decided or request.write_baseline or request.ask or request.explain_score
    streamed = [writer for writer in writers if writer.format == STREAMED]
    is_digested = not looked_at and bool(streamed or request.parts_only)
    is_digested = is_digested and len(streamed) == len(writers)
    if ready.workers is not None:
        wanted = (audit, limits, request, decisions.decider)
        return distributed.engine(stack, ready.workers, *wanted, is_digested=is_digested)
    cache = None
    if request.cache is not None:
        cache = stack.enter_context(opened_cache(request.cache, audit, limits, decisions))
    encode = streamed[0].reporter.line if is_digested else None
    return Local(audit, limits, request.jobs, encode=encode, cache=cache)


def _audit(
    engine: _Engine,
    sources: Sequence[str],
    counters: Sequence[_Counter],
    writers: "Sequence[Writer]",
    found: "Checked",
    *,
    quiet: bool,
) -> None:
    """Audit everything; entries are kept only when somebody needs them at the end."""
    from auditor.cli.progress import begun
    from auditor.cli.writers import STREAMED

    keep = any(writer.format != STREAMED for writer in writers)
    tally = found.tally
    progress = begun(sources, quiet=quiet)
    for batch in engine.batches(sources):
        if progress is not None:
            progress.show(tally.rooms + tally.invalid)
        if batch.tally is not None:
            tally.merge(batch.tally)
            for writer in writers:
                writer.stream.write(batch.lines)
        for is_room, entry in batch.entries:
            if batch.tally is None:
                for counter in counters:
                    counter.add(is_room, entry)
            if not is_room:
                found.invalid.add(entry)
                continue
            for writer in writers:
                writer.write_room(entry)
            if keep:
                found.rooms.add(entry)
    if progress is not None:
        progress.close()


def _write_whole(
    ready: "Ready", request: "Request", found: "Checked", writers: "Sequence[Writer]", summary: Json
) -> None:
    """Write the reports that are not written room by room."""
    from auditor.cli.checked import report_of
    from auditor.cli.whole import Whole
    from auditor.cli.writers import STREAMED

    if any(writer.format != STREAMED for writer in writers):
        report = report_of(ready, request, found, summary)
        for writer in writers:
            writer.write_whole(Whole(report, found.overview), current())


def _tell_unreported(audit: "Audit", sources: Sequence[str], limits: "Limits") -> None:
    """Say on stderr which words were seen and not reported; standard input is gone by now."""
    from auditor.cli.unreported import unreported
    from auditor.inputs import STDIN

    files = [source for source in sources if source != STDIN]
    for line in unreported(audit, files, limits):
        click.echo(line, err=True)


def _conclude(decisions: "Gathered", request: "Request", *, has_rooms: bool) -> None:
    """Say what became of the decisions, and write the baselines that are asked for."""
    from auditor.baseline import Baseline
    from auditor.cli.decisions import tell, write_baseline

    tell(decisions, request.quiet)
    if not has_rooms and (request.update_baseline or request.write_baseline):
        click.echo(
            say(
                "監査できたルームがないため、基準（baseline）は書き出していません",
                "no room was audited, so no baseline was written",
            ),
            err=True,
        )
        return
    if request.update_baseline and request.baseline is not None:
        write_baseline(request.baseline, decisions.sighting.shrunk())
    if request.write_baseline is not None:
        write_baseline(request.write_baseline, Baseline(frozenset(decisions.sighting.found)))
