"""`auditor check`: audits room exports and writes the report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol

import attrs
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
    from auditor.cli.decisions import Gathered
    from auditor.cli.output import Target
    from auditor.cli.ready import Ready
    from auditor.cli.writers import Writer
    from auditor.engines.local import Batch
    from auditor.limits import Limits
    from auditor.overview import Overview
    from auditor.shelf import Shelf
    from auditor.summary import Tally

Json = dict[str, Any]

_MOST_TOLD_QUIETLY = 20
"""Refused inputs that are named in a run that was asked to be quiet."""

_MOST_NAMED = 5


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


@attrs.frozen
class _Found:
    """What the rooms came to.

    Attributes:
        rooms: their entries, where a report needs them at the end.
        invalid: what could not be audited.
    """

    tally: "Tally"
    overview: "Overview"
    rooms: "Shelf"
    invalid: "Shelf"


def run(request: "Request") -> int:
    """Audit what is asked, write what is asked; the exit status."""
    from auditor.cli.distributed import finder
    from auditor.cli.ready import made_ready
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
        found = _found(stack, request)
        counters = (found.tally, ready.decisions, aside, found.overview)
        _audit(engine, read.sources, counters, made, found, quiet=request.quiet)
        summary = _summary(ready, found, read.empty)
        _write_whole(ready, request, found, made, summary)
        is_bare = not found.tally.rooms and not found.tally.invalid
        told = () if is_read_on_screen(wanted) else found.invalid
        _tell(read.empty, read.sources if is_bare else (), told, request.quiet)
    if not request.quiet:
        _tell_passed_over(read.passed_over)
        tell_written(wanted, _without_rooms(ready.audit, found.tally, summary))
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


def _found(stack: ExitStack, request: "Request") -> _Found:
    """Nothing yet; its shelves are cleared with `stack`."""
    from auditor.overview import Overview
    from auditor.shelf import Shelf
    from auditor.summary import Tally

    rooms, invalid = stack.enter_context(Shelf()), stack.enter_context(Shelf())
    return _Found(Tally(), Overview(request.worst), rooms, invalid)


def _audit(
    engine: _Engine,
    sources: Sequence[str],
    counters: Sequence[_Counter],
    writers: "Sequence[Writer]",
    found: _Found,
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


def _summary(ready: "Ready", found: _Found, empty: Sequence[str]) -> Json:
    """What all rooms came to, with the exit status, which `empty` paths worsen."""
    from auditor.completeness import faults
    from auditor.summary import exit_statuses, first_status

    audit, decisions = ready.audit, ready.decisions
    wrong = decisions.all_faults()
    statuses = {*ready.statuses, *exit_statuses(found.tally, audit.profile.gate)}
    statuses |= {3} if empty else set()
    statuses |= {6} if wrong else set()
    return found.tally.as_json(
        audit.profile.gate,
        first_status(statuses),
        decisions.baseline_name,
        faults=faults(
            failed=[plugin.name for plugin in audit.host.failed],
            missing=ready.missing,
            wrong_waivers=len(wrong),
            absent=empty,
        ),
        partial=audit.partial,
    )


def _write_whole(
    ready: "Ready", request: "Request", found: _Found, writers: "Sequence[Writer]", summary: Json
) -> None:
    """Write the reports that are not written room by room."""
    from auditor.cli.whole import Whole
    from auditor.cli.writers import STREAMED

    if any(writer.format != STREAMED for writer in writers):
        report = _report(ready, request, found, summary)
        for writer in writers:
            writer.write_whole(Whole(report, found.overview), current())


def _report(ready: "Ready", request: "Request", found: _Found, summary: Json) -> Json:
    """The whole report; its rooms and unreadable inputs are read from their shelves one by one."""
    from auditor.clock import format_time
    from auditor.report import SCHEMA, sealed, setting_cards

    audit, decisions, before = ready.audit, ready.decisions, ready.before
    now = format_time(audit.now)
    earlier = _earlier(request.history, found.rooms, now, quiet=request.quiet)
    made_by, void = decisions.provenance(), decisions.ledger.void_as_json()
    return sealed(
        {
            "schema": SCHEMA,
            "tool": {**audit.tool(), **({"decisions": made_by} if made_by else {})},
            "audited_at": now,
            "summary": summary,
            "rules": audit.cards,
            "settings": setting_cards(found.tally.missing),
            "rooms": found.rooms,
            "invalid": found.invalid,
            **({"history": earlier} if earlier else {}),
            **({"void_attestations": void} if void else {}),
            **({} if before is None else {"previous": before["digest"]}),
        }
    )


def _without_rooms(audit: "Audit", tally: "Tally", summary: Json) -> Json:
    """As much of a report as its verdict needs, whatever formats were asked for."""
    from auditor.report import setting_cards

    return {
        "tool": {"profile": audit.profile.name},
        "summary": summary,
        "rules": audit.cards,
        "settings": setting_cards(tally.missing),
        "overview": {"grave": tally.grave.as_json()},
    }


def _earlier(
    folder: str | None, rooms: Iterable[Mapping[str, Any]], now: str, *, quiet: bool
) -> list[Json]:
    """What the stored reports tell of earlier audits of the same rooms."""
    from auditor.cli.stored import reports_in
    from auditor.history import recorded

    if folder is None:
        return []
    ids = {room["id"] for room in rooms}
    found = recorded(reports_in(folder), ids, now)
    if not found and not quiet:
        ja = f"{folder} に、このルームのこれより前の報告はありません"
        en = f"{folder} holds no earlier report of these rooms"
        click.echo(say(ja, en), err=True)
    return found


def _tell(
    empty: Iterable[str], bare: Iterable[str], invalid: Iterable[Mapping[str, Any]], quiet: bool
) -> None:
    """Say on stderr what was not found, not readable or bare: a stream of rooms does not show it.

    Args:
        empty: paths behind which there is nothing.
        bare: sources that hold no room, where none does.
        invalid: what could not be audited.
        quiet: whether of many only the first are named.
    """
    from itertools import chain, islice

    from auditor.cli.nothing import no_room_in, nothing_at
    from auditor.reports.invalid import invalid_line

    for path in empty:
        click.echo(say(*nothing_at(path)), err=True)
    lines = chain(
        (say(*no_room_in(source)) for source in bare),
        (invalid_line(entry, current()) for entry in invalid),
    )
    for line in islice(lines, _MOST_TOLD_QUIETLY if quiet else None):
        click.echo(line, err=True)
    if rest := sum(1 for _ in lines):
        click.echo(
            say(
                f"ほかに{rest:,}件（--quiet なしですべて表示します）",
                f"and {rest:,} more; without --quiet all are named",
            ),
            err=True,
        )


def _tell_passed_over(files: Sequence[str]) -> None:
    """Say on stderr which files of folders were left out, since this program wrote them."""
    if files:
        names = ", ".join(files[:_MOST_NAMED]) + (", …" if len(files) > _MOST_NAMED else "")
        click.echo(
            say(
                f"この道具が書いたファイル {len(files)} 件は、ルームとして読みません: {names}",
                f"passed over, as this program wrote them ({len(files)}): {names}",
            ),
            err=True,
        )


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
