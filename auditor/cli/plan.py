"""`auditor plan`: what to mend first, and the cheapest way through the gate."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from auditor.cli.configured import completed, config_options
from auditor.cli.language import both, say
from auditor.cli.shared_options import (
    force_option,
    form_option,
    lang_option,
    now_option,
    profile_option,
    waivers_option,
)
from auditor.errors import NoInputError, UsageError

Json = dict[str, Any]


@click.command(
    "plan",
    help=both(
        """何から直すかの計画を出します。直した場合の点数は、採点し直した正確な値です。

        SOURCE はルームの設定、または JSON の報告です。手間（小1・中2・大4）あたりの点数が
        高い順に並べ、基準を満たす最も手間の少ない組み合わせを示します。
        設定だけで直せるものは JSON Patch（RFC 6902）を付けます。

        \b
        auditor plan room.json
        auditor plan report.json --format json
        auditor plan room.json --apply mended.json
        """,
        """Tell what to mend first. The score of each mending is exact: the room is scored again.

        SOURCE is a room's export or a JSON report. Mendings come in the order of points per effort
        (low 1, medium 2, high 4), with the cheapest set that opens the gate. Where the export
        alone can be mended, a JSON Patch (RFC 6902) is given.

        \b
        auditor plan room.json
        auditor plan report.json --format json
        auditor plan room.json --apply mended.json
        """,
    ),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@form_option
@click.option(
    "--details",
    is_flag=True,
    help=both("直し方・貼り付ける文・JSON Patch も示す", "Add how to mend, text to paste, patches"),
)
@click.option(
    "--apply",
    "target",
    metavar="FILE",
    help=both("JSON Patch を当てた設定を書き出す", "Write the export with all patches applied"),
)
@force_option
@profile_option
@waivers_option
@click.option("--baseline", metavar="FILE", help=both("導入時の基準", "File of the baseline"))
@now_option("監査の日時（RFC 3339）")
@config_options
@lang_option
def command(
    sources: tuple[str, ...],
    form: str,
    details: bool,
    target: str | None,
    force: bool,
    **options: Any,
) -> int:
    """Print the plan of every room; status 0."""
    from auditor.cli.bench import found_sources
    from auditor.cli.nothing import no_room_in
    from auditor.cli.output import columns_of, refuse_existing

    if target is not None and not force:
        refuse_existing("--apply", target)
    given, config = completed(options)
    found_sources(sources)
    plans = list(_plans(sources, given, config, target))
    if not plans:
        raise NoInputError(*no_room_in(sources[0]))
    if form == "json":
        click.echo(json.dumps(plans, ensure_ascii=False, indent=2))
    else:
        from auditor.cli.planned import told

        columns = columns_of(sys.stdout)
        click.echo("\n\n".join("\n".join(told(plan, details, columns)) for plan in plans))
    return 0


def _plans(
    sources: Sequence[str], given: Mapping[str, Any], config: Any, target: str | None
) -> Iterator[Json]:
    from auditor.cli.bench import bench
    from auditor.cli.moment import moment
    from auditor.mending import Mender
    from auditor.planning import plan_of_report, plan_of_room, whole_reasons, with_held

    found = bench(moment(given["now"]), config)
    read = _read(sources)
    for report, loaded in read if target is None else _with_one_room(read):
        if report is None:
            mender = Mender.of(found.audit, loaded)
            yield with_held(plan_of_room(mender), found.audit.partial)
            continue
        weighing, gate = _profile_of(report, found.host, config)
        held = [*report["summary"].get("partial", ()), *whole_reasons(report)]
        yield from (
            with_held(plan_of_report(report, room, weighing, gate), held)
            for room in report["rooms"]
        )
    if target is not None:
        _write(mender, target)


def _read(sources: Iterable[str]) -> Iterator[tuple[Json | None, Any]]:
    """What the sources hold, one by one: a report, or else a room."""
    from auditor.cli.bench import rooms
    from auditor.cli.stored import sound_report

    for source in sources:
        report = sound_report(source)
        if report is None:
            yield from ((None, loaded) for loaded in rooms((source,)))
        else:
            yield report, None


def _with_one_room(read: Iterable[tuple[Json | None, Any]]) -> list[tuple[Json | None, Any]]:
    """What was read, where one room is in it; at a second room no more is read.

    Raises:
        UsageError: when there is another number of rooms.
    """
    kept = []
    count = 0
    for report, loaded in read:
        kept.append((report, loaded))
        count += report is None
        if count > 1:
            break
    if count != 1:
        raise UsageError(
            "--apply には、ルームの設定を1件だけ指定してください", "--apply takes one room export"
        )
    return kept


def _profile_of(report: Mapping[str, Any], host: Any, config: Any) -> tuple[Any, Any]:
    """Weights and gate of the profile that a report was made with.

    Raises:
        UsageError: when that profile is not here, or has changed since.
    """
    import attrs

    from auditor.cli.configured import profile_of

    named = attrs.evolve(
        config,
        settings={
            **config.settings,
            "profile": attrs.evolve(config.settings["profile"], value=report["tool"]["profile"]),
        },
    )
    profile = profile_of(named, host)
    if profile.digest != report["tool"].get("profile_digest", profile.digest):
        raise UsageError(
            f"プロファイル {profile.name} が報告の時点から変わっています。監査し直してください",
            f"the profile {profile.name} has changed since the report; audit again",
        )
    return profile.weighing, profile.gate


def _write(mender: Any, target: str) -> None:
    from auditor.cli.output import opened
    from auditor.fmt import formatted
    from auditor.plan import cap_of

    rules = frozenset(mender.patches)
    made = formatted(mender.patched(rules))
    with opened(target) as stream:
        stream.write(made.encode("utf-8"))
    room, cap = mender.scored(rules), cap_of(mender.standings(rules), mender.audit.profile.weighing)
    is_capped = cap is not None and cap.is_reached
    low = f"{room.low}{say('点＝上限', ' (the cap)') if is_capped else say('点', '')}"
    click.echo(
        say(
            f"{target} に書き出しました（{len(rules)}件を修正、監査すると{low}）。"
            "LINEの設定も同じように変えてください",
            f"wrote {target}: {len(rules)} mended, it will score {low}; "
            "now change the same in LINE",
        ),
        err=True,
    )
