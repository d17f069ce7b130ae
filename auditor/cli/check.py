"""`auditor check`: audits room exports and writes the report."""

import os
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import click

from auditor.cli.again import same_command
from auditor.cli.aside import Aside
from auditor.cli.cached import opened_cache
from auditor.cli.check_options import check_options
from auditor.cli.configured import check_disabled, completed, config_options, profile_of
from auditor.cli.language import both, current, say
from auditor.cli.packs import packs_of
from auditor.cli.progress import begun
from auditor.cli.written import is_read_on_screen, tell_written
from auditor.config import Config
from auditor.errors import PluginError, UsageError
from auditor.numerals import whole_number

Json = dict[str, Any]

_MOST_TOLD_QUIETLY = 20
"""Refused inputs that are named in a run that was asked to be quiet."""

_STREAMED = "ndjson"


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
    given, config = completed(options)
    del given["lang"]  # it is in force by now
    return run(Request(**given, config=config, again=same_command(click.get_current_context())))


@attrs.frozen(kw_only=True)
class Request:
    """What one `check` is asked to do, after parsing."""

    paths: tuple[str, ...]
    formats: tuple[str, ...]
    outputs: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str | None
    fail_on: str | None
    fail_under: int | None
    min_coverage: int | None
    waivers: tuple[str, ...]
    no_waivers: bool
    baseline: str | None
    update_baseline: bool
    write_baseline: str | None
    now: str | None
    limit_settings: tuple[str, ...]
    disable_plugin: tuple[str, ...]
    require_plugin: tuple[str, ...]
    only_builtin: bool
    rule_files: tuple[str, ...]
    rule_timeout: float | None
    previous: str | None
    history: str | None
    include_evidence: bool
    source_root: str
    bom: bool
    packs: tuple[str, ...]
    explain: bool
    explain_score: bool
    ask: bool
    jobs: int | None
    cache: str | None
    engine: str
    scheduler: str | None
    work_dir: str | None
    parts_only: bool
    exit_zero: bool
    quiet: bool
    config: Config
    worst: int | None
    again: str


def run(request: Request) -> int:
    """Audit what is asked, write what is asked; the exit status."""
    from auditor.audit import prepare
    from auditor.cli import distributed
    from auditor.cli.output import check_bom, targets
    from auditor.cli.stored import check_folder
    from auditor.cli.whole import Whole
    from auditor.host import load
    from auditor.overview import Overview
    from auditor.shelf import Shelf
    from auditor.source import expand
    from auditor.summary import Tally, exit_statuses, first_status

    wanted = targets(request.formats, request.outputs)
    check_bom(request.bom, wanted)
    if request.source_root:
        check_folder(request.source_root)
    _check_history(request.history, wanted)
    aside = Aside(
        request.explain_score,
        request.ask,
        current(),
        has_place=not request.formats and not request.outputs,
    )
    if (aside.is_wanted and aside.has_place) or request.parts_only:
        wanted = ()
    workers = distributed.workers_of(request)
    before = None if request.previous is None else _previous(request.previous)
    limits = _limits(request.limit_settings)
    host = load(
        disabled=request.disable_plugin,
        only_builtin=request.only_builtin,
        rule_files=request.rule_files,
    )
    if not request.only_builtin:
        check_disabled(host, request.disable_plugin)
    statuses = _plugin_statuses(host, request)
    profile = _with_gate(profile_of(request.config, host), request)
    begun_at = None if request.now else distributed.moment_begun(workers, quiet=request.quiet)
    now = moment(request.now or begun_at)
    decisions = _decisions(host, profile, now, request, before)
    try:
        audit = prepare(
            host,
            profile,
            now,
            select=request.select,
            ignore=request.ignore,
            decisions=decisions.decider,
        )
    except UsageError as error:
        if statuses:  # a rule may be absent because its plugin is, which was told
            raise PluginError(error.ja, error.en) from None
        raise
    audit = attrs.evolve(audit, lexicons=audit.lexicons + packs_of(request.packs))
    audit = attrs.evolve(audit, has_evidence=request.include_evidence)
    if request.rule_timeout is not None:
        audit = _guarded(audit, request.rule_timeout)
    if not request.paths:
        raise UsageError(
            "監査するファイルを指定してください（標準入力なら -）",
            "name the files to audit (- for standard input)",
        )
    tally = Tally()
    aside.begin(profile.weighing)
    with ExitStack() as stack:
        sources, empty = expand(request.paths, distributed.sources_of(workers))
        _keep_apart(wanted, sources, request)
        writers = _writers(stack, host, wanted, request)
        engine = _engine(stack, audit, limits, request, writers, workers, decisions.decider)
        if request.cache is not None:
            kept = stack.enter_context(opened_cache(request.cache, audit, limits, decisions))
            engine = attrs.evolve(engine, cache=kept)
        overview = Overview(request.worst)
        counters = (tally, decisions, aside, overview)
        rooms, invalid = stack.enter_context(Shelf()), stack.enter_context(Shelf())
        _audit(engine, sources, counters, writers, (rooms, invalid), quiet=request.quiet)
        statuses |= exit_statuses(tally, profile.gate) | ({3} if empty else set())
        statuses |= {6} if decisions.all_faults() else set()
        status = first_status(statuses)
        faults = _faults(host, request, decisions, empty)
        summary = tally.as_json(
            audit.profile.gate,
            status,
            decisions.baseline_name,
            faults=faults,
            partial=audit.partial,
        )
        if any(target.format != _STREAMED for target in wanted):
            earlier = _earlier(request.history, rooms, now, quiet=request.quiet)
            report = _report(audit, summary, tally, rooms, invalid, before, decisions, earlier)
            for writer in writers:
                writer.write_whole(Whole(report, overview), current())
        is_bare = not tally.rooms and not tally.invalid
        told = () if is_read_on_screen(wanted) else invalid
        _tell(empty, sources if is_bare else (), told, request.quiet)
    if not request.quiet:
        tell_written(wanted, _without_rooms(audit, tally, summary))
    aside.tell()
    if request.explain:
        _tell_unreported(audit, sources, limits)
    _conclude(decisions, request, has_rooms=tally.rooms > 0)
    return 0 if request.exit_zero else status


def _keep_apart(wanted: Any, sources: tuple[str, ...], request: Request) -> None:
    """Refuse, before anything is written, to replace what this run reads."""
    from auditor.cli.apart import Written, keep_apart

    aside = (("--cache", request.cache), ("--write-baseline", request.write_baseline))
    written = [Written("--output", target.path) for target in wanted]
    written += [Written(option, path) for option, path in aside if path is not None]
    decisions = (*request.waivers, request.baseline, request.previous)
    config = request.config.path
    settings = (*request.rule_files, request.profile, None if config is None else str(config))
    keep_apart(written, (*sources, *decisions, *settings))


def _tell_unreported(audit: Any, sources: tuple[str, ...], limits: Any) -> None:
    """Say on stderr which words were seen and not reported; standard input is gone by now."""
    from auditor.cli.unreported import unreported
    from auditor.source import STDIN

    files = [source for source in sources if source != STDIN]
    for line in unreported(audit, files, limits):
        click.echo(line, err=True)


def _previous(path: str) -> Json:
    """The report before this one."""
    from auditor.cli.stored import check_form, is_unaltered, read_report

    report = read_report(path)
    check_form(path, report)
    is_unaltered(path, report)
    return report


def _decisions(
    host: Any, profile: Any, now: datetime, request: Request, previous: Json | None
) -> Any:
    """The waivers, attestations and baseline that the request names."""
    from auditor.cli.decisions import gather

    if request.update_baseline and request.baseline is None:
        raise UsageError(
            "--update-baseline には --baseline FILE が要ります",
            "--update-baseline needs --baseline FILE",
        )
    new = request.write_baseline
    if new is not None and Path(new).exists():
        raise UsageError(
            f"{new} は既にあります。減らすには --baseline {new} --update-baseline を使います",
            f"{new} exists; to shrink it use --baseline {new} --update-baseline",
        )
    return gather(
        host,
        profile,
        now,
        waiver_paths=() if request.no_waivers else request.waivers,
        baseline_path=request.baseline,
        keeps_found=new is not None,
        previous=previous,
    )


def _conclude(decisions: Any, request: Request, *, has_rooms: bool) -> None:
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


def moment(text: str | None) -> datetime:
    """The moment of the audit: given, or SOURCE_DATE_EPOCH, or the clock's.

    Raises:
        UsageError: when it is no RFC 3339 time.
    """
    from auditor.clock import parse_time

    if text is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return _at_epoch(epoch) if epoch else datetime.now(UTC)
    found = parse_time(text)
    if found is not None and datetime.fromisoformat(text).tzinfo is None:
        # a day of Japan begins nine hours before that of UTC, by which terms are counted
        raise UsageError(
            f"--now には時差を付けてください: {text}（日本時間なら {text[:10]}T09:00:00+09:00）",
            f"--now needs an offset: {text} (such as {text[:10]}T09:00:00+09:00 or …Z)",
        )
    if found is None:
        raise UsageError(
            f"--now の日時が読めません: {text}（例 2026-11-22T09:00:00+09:00）",
            f"--now is no time: {text} (such as 2026-11-22T09:00:00+09:00)",
        )
    return found


def _at_epoch(text: str) -> datetime:
    """The moment that SOURCE_DATE_EPOCH names; a wrong one would pass for a reproducible run."""
    try:
        seconds = whole_number(text)
        if seconds is None:
            raise ValueError
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH は 1970年からの秒数です: {text}",
            f"SOURCE_DATE_EPOCH takes the seconds since 1970: {text}",
        ) from None


def _guarded(audit: Any, seconds: float) -> Any:
    """The audit with its rules in a worker process that is replaced when one of them hangs."""
    from auditor.guard import Guard
    from auditor.text import assess

    # the lexicons load here, before the worker's clock runs
    assess({"/room/name": ""}, extensions=audit.lexicons)
    guard = Guard(audit.judges, audit.now, seconds, audit.lexicons)
    return attrs.evolve(audit, guard=guard)


def _limits(settings: tuple[str, ...]) -> Any:
    from auditor.limits import Limits

    given: dict[str, int] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        number = whole_number(value)
        if number is None:
            raise UsageError(
                f"--limit は NAME=数 の形です: {setting}", f"--limit takes NAME=NUMBER: {setting}"
            )
        given[name] = number
    return Limits().with_settings(given)


def _with_gate(profile: Any, request: Request) -> Any:
    from auditor.model.verdict import Severity

    gate = profile.gate
    if request.fail_on is not None:
        fail_on = None if request.fail_on == "never" else Severity(request.fail_on)
        gate = attrs.evolve(gate, fail_on=fail_on)
    if request.fail_under is not None:
        gate = attrs.evolve(gate, fail_under=request.fail_under)
    if request.min_coverage is not None:
        gate = attrs.evolve(gate, min_coverage=request.min_coverage)
    return attrs.evolve(profile, gate=gate)


def _plugin_statuses(host: Any, request: Request) -> set[int]:
    """Name the plugins that failed or are missing; status 8 when there are any."""
    missing = _missing_plugins(host, request)
    for plugin in host.failed:
        origin = f"{plugin.distribution} {plugin.version}".strip()  # a file of rules has none
        about = f"{plugin.name} ({origin})" if origin else plugin.name
        click.echo(
            say(
                f"プラグイン {about} を読み込めません: {plugin.reason}",
                f"plugin {about} failed to load: {plugin.reason}",
            ),
            err=True,
        )
    for name in missing:
        click.echo(
            say(f"必要なプラグイン {name} がありません", f"required plugin {name} is missing"),
            err=True,
        )
    return {8} if host.failed or missing else set()


def _missing_plugins(host: Any, request: Request) -> list[str]:
    return [name for name in request.require_plugin if name not in host.loaded]


def _faults(
    host: Any, request: Request, decisions: Any, absent: tuple[str, ...]
) -> tuple[Json, ...]:
    """Why the audit is not valid, for the report."""
    from auditor.completeness import faults

    return faults(
        failed=[plugin.name for plugin in host.failed],
        missing=_missing_plugins(host, request),
        wrong_waivers=len(decisions.all_faults()),
        absent=absent,
    )


@attrs.define
class _Writer:
    """One target being written: room by room, or whole at the end."""

    format: str
    stream: BinaryIO
    reporter: Any
    options: Any

    def write_room(self, room: Json) -> None:
        """Write one room, if the format is written as it goes."""
        if self.format == _STREAMED:
            self.stream.write(self.reporter.line(room))

    def write_whole(self, whole: Any, lang: str) -> None:
        """Write the whole report, if the format is not written as it goes."""
        if self.format != _STREAMED:
            whole.write(self.format, self.reporter, self.stream, lang, self.options)
        if self.format == "github":
            _add_step_summary(self.reporter, whole.listed, lang)


def _add_step_summary(reporter: Any, report: Json, lang: str) -> None:
    """Append the summary that GitHub shows with a step, where GitHub asks for it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(reporter.step_summary(report, lang))


def _writers(stack: ExitStack, host: Any, wanted: Any, request: Request) -> list[_Writer]:
    from auditor.cli.output import complete_files, opened, width_of
    from auditor.reports import reporter
    from auditor.reports.options import RenderOptions

    options = RenderOptions(
        source_root=request.source_root,
        bom=request.bom,
        files=complete_files(wanted),
        again=request.again,
    )

    others: dict[str, Any] = {}
    for _, found in host.collect("auditor_reporters"):
        others.update(found or {})
    made = []
    for target in wanted:
        module = reporter(target.format, others)
        stream = stack.enter_context(opened(target.path))
        sized = attrs.evolve(options, width=width_of(target))
        made.append(_Writer(target.format, stream, module, sized))
    return made


def _engine(
    stack: ExitStack,
    audit: Any,
    limits: Any,
    request: Request,
    writers: list[_Writer],
    workers: Any,
    decider: Any,
) -> Any:
    """What audits: by several processes where that helps; they also encode where they can."""
    from auditor.cli import distributed
    from auditor.engines.local import Local

    decided = (request.waivers and not request.no_waivers) or request.baseline
    looked_at = decided or request.write_baseline or request.ask or request.explain_score
    streamed = [writer for writer in writers if writer.format == _STREAMED]
    is_digested = not looked_at and bool(streamed or request.parts_only)
    is_digested = is_digested and len(streamed) == len(writers)
    if workers is not None:
        wanted = (audit, limits, request, decider)
        return distributed.engine(stack, workers, *wanted, is_digested=is_digested)
    encode = streamed[0].reporter.line if is_digested else None
    return Local(audit, limits, request.jobs, encode=encode)


def _audit(
    engine: Any,
    sources: tuple[str, ...],
    counters: Any,
    writers: list[_Writer],
    shelves: tuple[Any, Any],
    *,
    quiet: bool,
) -> None:
    """Audit everything; entries are kept only when somebody needs them at the end."""
    keep = any(writer.format != _STREAMED for writer in writers)
    tally = counters[0]
    rooms, invalid = shelves
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
                invalid.add(entry)
                continue
            for writer in writers:
                writer.write_room(entry)
            if keep:
                rooms.add(entry)
    if progress is not None:
        progress.close()


def _report(
    audit: Any,
    summary: Json,
    tally: Any,
    rooms: Iterable[Json],
    invalid: Iterable[Json],
    before: Json | None,
    decisions: Any,
    earlier: list[Json],
) -> Json:
    from auditor.clock import format_time
    from auditor.report import SCHEMA, sealed, setting_cards

    made_by, void = decisions.provenance(), decisions.ledger.void_as_json()
    return sealed(
        {
            "schema": SCHEMA,
            "tool": {**audit.tool(), **({"decisions": made_by} if made_by else {})},
            "audited_at": format_time(audit.now),
            "summary": summary,
            "rules": audit.cards,
            "settings": setting_cards(tally.missing),
            "rooms": rooms,
            "invalid": invalid,
            **({"history": earlier} if earlier else {}),
            **({"void_attestations": void} if void else {}),
            **({} if before is None else {"previous": before["digest"]}),
        }
    )


def _without_rooms(audit: Any, tally: Any, summary: Json) -> Json:
    """As much of a report as its verdict needs, whatever formats were asked for."""
    from auditor.report import setting_cards

    return {
        "tool": {"profile": audit.profile.name},
        "summary": summary,
        "rules": audit.cards,
        "settings": setting_cards(tally.missing),
        "overview": {"grave": tally.grave.as_json()},
    }


def _check_history(folder: str | None, wanted: Any) -> None:
    """Refuse, before anything is audited, a history that nothing would show."""
    if folder is None:
        return
    from auditor.cli.stored import check_folder

    check_folder(folder)
    if all(target.format == _STREAMED for target in wanted):
        raise UsageError(
            "--history は ndjson には載りません。html や json などを加えてください",
            "--history does not go into ndjson; add a format such as html or json",
        )


def _earlier(
    folder: str | None, rooms: Iterable[Json], now: datetime, *, quiet: bool
) -> list[Json]:
    """What the stored reports tell of earlier audits of the same rooms."""
    from auditor.cli.stored import reports_in
    from auditor.clock import format_time
    from auditor.history import recorded

    if folder is None:
        return []
    ids = {room["id"] for room in rooms}
    found = recorded(reports_in(folder), ids, format_time(now))
    if not found and not quiet:
        ja = f"{folder} に、このルームのこれより前の報告はありません"
        en = f"{folder} holds no earlier report of these rooms"
        click.echo(say(ja, en), err=True)
    return found


def _tell(empty: Iterable[str], bare: Iterable[str], invalid: Iterable[Json], quiet: bool) -> None:
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
