"""What `auditor check` makes ready before it reads a room: the rules, the decisions, the limits."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import click

from auditor.audit import Audit, prepare
from auditor.cli import distributed
from auditor.cli.asked import Request
from auditor.cli.caching import keep_patterns
from auditor.cli.configured import check_disabled, profile_of
from auditor.cli.decisions import Gathered, gather
from auditor.cli.language import say
from auditor.cli.moment import moment
from auditor.cli.packs import packs_of
from auditor.errors import PluginError, UsageError
from auditor.host import Host, load
from auditor.limits import Limits
from auditor.model.verdict import Severity
from auditor.numerals import whole_number
from auditor.profile import Profile

Json = dict[str, Any]


@attrs.frozen(kw_only=True)
class Ready:
    """An audit that can begin.

    Attributes:
        workers: where it is to run; None for the processes of this machine.
        before: the report before this one.
        missing: names of required plugins that are not there.
        statuses: exit statuses that the plugins alone give.
    """

    audit: Audit
    decisions: Gathered
    limits: Limits
    workers: distributed.Workers | None
    before: Json | None
    missing: Sequence[str]
    statuses: frozenset[int]


def made_ready(request: Request) -> Ready:
    """All that the request asks for, but for the rooms.

    Raises:
        UsageError: when options do not go together, or name what does not exist.
        PluginError: when a rule that is asked for may be absent because its plugin is.
    """
    keep_patterns()
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
    missing = [name for name in request.require_plugin if name not in host.loaded]
    statuses = _plugin_statuses(host, missing)
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
    return Ready(
        audit=audit,
        decisions=decisions,
        limits=limits,
        workers=workers,
        before=before,
        missing=missing,
        statuses=frozenset(statuses),
    )


def _previous(path: str) -> Json:
    """The report before this one."""
    from auditor.cli.stored import check_form, is_unaltered, read_report

    report = read_report(path)
    check_form(path, report)
    is_unaltered(path, report)
    return report


def _decisions(
    host: Host, profile: Profile, now: datetime, request: Request, previous: Json | None
) -> Gathered:
    """The waivers, attestations and baseline that the request names."""
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


def _guarded(audit: Audit, seconds: float) -> Audit:
    """The audit with its rules in a worker process that is replaced when one of them hangs."""
    from auditor.guard import Guard
    from auditor.text import assess

    # the lexicons load here, before the worker's clock runs
    assess({"/room/name": ""}, extensions=audit.lexicons)
    guard = Guard(audit.judges, audit.now, seconds, audit.lexicons)
    return attrs.evolve(audit, guard=guard)


def _limits(settings: Sequence[str]) -> Limits:
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


def _with_gate(profile: Profile, request: Request) -> Profile:
    gate = profile.gate
    if request.fail_on is not None:
        fail_on = None if request.fail_on == "never" else Severity(request.fail_on)
        gate = attrs.evolve(gate, fail_on=fail_on)
    if request.fail_under is not None:
        gate = attrs.evolve(gate, fail_under=request.fail_under)
    if request.min_coverage is not None:
        gate = attrs.evolve(gate, min_coverage=request.min_coverage)
    return attrs.evolve(profile, gate=gate)


def _plugin_statuses(host: Host, missing: Sequence[str]) -> set[int]:
    """Name the plugins that failed or are missing; status 8 when there are any."""
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
