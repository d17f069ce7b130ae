"""`auditor plan`: what to mend first, and the cheapest way through the gate."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from auditor.cli.configured import completed, config_options
from auditor.cli.language import both, current, say
from auditor.cli.shared_options import (
    force_option,
    form_option,
    lang_option,
    now_option,
    profile_option,
    waivers_option,
)
from auditor.errors import UsageError

Json = dict[str, Any]
_SHOWN = 15


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
    from auditor.cli.output import refuse_existing

    if target is not None and not force:
        refuse_existing("--apply", target)
    given, config = completed(options)
    plans = list(_plans(sources, given, config, target))
    if form == "json":
        click.echo(json.dumps(plans, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(_told(plan, details)) for plan in plans))
    return 0


def _plans(
    sources: Sequence[str], given: Mapping[str, Any], config: Any, target: str | None
) -> Iterator[Json]:
    from auditor.cli.bench import bench, rooms
    from auditor.cli.moment import moment
    from auditor.cli.stored import sound_report
    from auditor.mending import Mender
    from auditor.planning import plan_of_report, plan_of_room, whole_reasons, with_held

    found = bench(moment(given["now"]), config)
    menders = []
    for source in sources:
        value = sound_report(source)
        if value is not None:
            weighing, gate = _profile_of(value, found.host, config)
            held = [*value["summary"].get("partial", ()), *whole_reasons(value)]
            yield from (
                with_held(plan_of_report(value, room, weighing, gate), held)
                for room in value["rooms"]
            )
            continue
        for loaded in rooms((source,)):
            mender = Mender.of(found.audit, loaded)
            menders.append(mender)
            yield with_held(plan_of_room(mender), found.audit.partial)
    if target is not None:
        _write(menders, target)


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


def _write(menders: Sequence[Any], target: str) -> None:
    from auditor.cli.output import opened
    from auditor.fmt import formatted
    from auditor.plan import cap_of

    if len(menders) != 1:
        raise UsageError(
            "--apply には、ルームの設定を1件だけ指定してください", "--apply takes one room export"
        )
    mender = menders[0]
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


def _told(plan: Json, details: bool) -> Iterator[str]:
    from tabulate import tabulate

    from auditor.reports.pastes import is_foreign
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import clipped, one_line

    words, lang = phrases(current()), current()
    score = plan["score"]
    yield f"■ {clipped(one_line(plan['name']), 60)}"
    yield "  " + say(
        f"今: {score['low']}点（最大{score['high']}点）",
        f"Now: {score['low']} (up to {score['high']})",
    )
    if "cap" in plan:
        yield from _cap_told(plan["cap"])
    if plan["steps"]:
        is_cut = any(_is_cut(step) for step in plan["steps"])
        heads = say(
            f"順 直すこと 重要度 手間 これだけで {'上限がなければ ' * is_cut}ここまでで",
            f"# Mend Severity Effort Alone {'Uncapped ' * is_cut}After",
        )
        rows = [
            [
                number,
                f"{one_line(step['title'][lang])}\n[{step['rule']}]"
                + (f"\n{say('JSON Patchあり', 'with a JSON Patch')}" if step["patch"] else ""),
                words.word("severity", step["severity"]),
                words.word("effort", step["effort"]),
                f"{step['gain']['low']:+}",
                *([f"{step['gain']['uncapped']:+}"] if is_cut else []),
                step["after"]["low"],
            ]
            for number, step in enumerate(plan["steps"], 1)
        ]
        yield ""
        table = tabulate(
            rows, headers=heads.split(" "), tablefmt="simple", maxcolwidths=[None, 60],
            disable_numparse=True,
        )  # fmt: skip
        yield from ("  " + line for line in table.splitlines())
    yield ""
    yield from _way_told(plan)
    yield from _asks_told(plan["unknown"])
    if details:
        foreign = is_foreign((plan,))
        for step in plan["steps"]:
            yield from _details(step, lang, foreign=foreign)


def _cap_told(cap: Json) -> Iterator[str]:
    """Why nothing seems to pay, and what has to go first."""
    from auditor.reports.phrases import phrases

    points, low = cap["points"], cap["lifted"]["low"]
    severity = phrases(current()).word("severity", cap["severity"])
    yield "  " + say(
        f"上限: 次の「{severity}」が残る間は、ほかを直しても{points}点までです"
        f"（上限がなければ今は{cap['uncapped']}点）。",
        f"Cap: as long as these ({severity}) stay, the score is {points} at most, "
        f"whatever else is mended (uncapped it is {cap['uncapped']} now).",
    )
    yield "  " + say(
        f"先にこれらを片づけると{low}点になります（分からないものは、すべて問題なければ）:",
        f"Settle them first, for a score of {low} (what is unknown taken as sound):",
    )
    yield from _rules_told(cap["rules"])


def _rules_told(rules: Sequence[Json]) -> Iterator[str]:
    """Rules that stand in the way, with the settings that some wait for."""
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import one_line

    words, lang = phrases(current()), current()
    for one in rules:
        state = words.word("outcome", one["outcome"])
        if one["missing"]:
            wanted = _settings(one["missing"])
            state += say(f"。書く設定: {wanted}", f"; settings to give: {wanted}")
        title = one_line(one["title"].get(lang) or one["rule"])
        yield f"  - {title}" + say(f"（{state}）", f" ({state})") + f" [{one['rule']}]"


def _is_cut(entry: Json) -> bool:
    """Whether a cap takes some of the gain."""
    gain = entry["gain"]
    return bool(gain["uncapped"] > gain["low"])


def _settings(pointers: Sequence[str]) -> str:
    from auditor.report import setting_cards

    cards = setting_cards(pointers)
    names = [
        cards[pointer]["label"][current()] if pointer in cards else pointer for pointer in pointers
    ]
    return say("、", ", ").join(dict.fromkeys(names))


def _asks_told(asks: Sequence[Json]) -> Iterator[str]:
    if not asks:
        return
    yield ""
    yield "  " + say(
        "書けば点数になる設定（すべて問題なければ）:",
        "Settings that would count once the export tells them, if all is well:",
    )
    for ask in asks[:_SHOWN]:
        told, bare = _settings(ask["missing"]), ask["gain"]["uncapped"]
        cut = say(f"（上限がなければ+{bare}）", f" (uncapped +{bare})") if _is_cut(ask) else ""
        yield f"  +{ask['gain']['low']:<3} {told}{cut}"
    if len(asks) > _SHOWN:
        more = len(asks) - _SHOWN
        yield "  " + say(f"ほか{more}件", f"and {more} more")


def _open_told(plan: Json) -> Iterator[str]:
    """That nothing has to be mended for the gate, as far as that can be told."""
    from auditor.reports.phrases import phrases

    if "undecided" not in plan:
        yield "  " + say("公開の基準を満たしています。", "The gate is open already.")
        return
    told = [] if "cap" not in plan else plan["cap"]["rules"]
    rules = [one for one in plan["undecided"] if one not in told]
    yield f"  {phrases(current())('gate.undecided')}" + (":" if rules else say("。", "."))
    yield from _rules_told(rules)


def _details(step: Json, lang: str, *, foreign: bool) -> Iterator[str]:
    """How to mend one finding: the steps in LINE, the text to paste, the patch of the export."""
    from auditor.reports.pastes import pastes
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import visible

    yield ""
    yield f"● {step['title'][lang]} [{step['rule']}]"
    yield f"  {step['remediation'][lang]}"
    for paste in pastes(step["paste"], phrases(lang), foreign=foreign):
        yield f"  {paste.label}:"
        yield from (f"    {visible(line)}" for line in paste.text.splitlines())
    if step["patch"]:
        yield "  JSON Patch:"
        yield from (f"    {visible(json.dumps(one, ensure_ascii=False))}" for one in step["patch"])


def _way_told(plan: Json) -> Iterator[str]:
    from auditor.reports.visible import one_line

    way = plan["way"]
    if not way["possible"]:
        yield "  " + say(
            "ここにある修正だけでは公開の基準に届きません。",
            "Mending these does not open the gate.",
        )
        return
    if plan.get("held"):
        yield "  " + say(
            "監査が一部だけか有効でないため、公開の基準を満たすかどうかは言えません:",
            "The audit is partial or not valid, which no mending changes:",
        )
        yield from (f"  - {one_line(reason['message'][current()])}" for reason in plan["held"])
        if not way["rules"]:
            return
    if not way["rules"]:
        yield from _open_told(plan)
        return
    sort = (
        say("これより少ない手間はありません", "nothing cheaper exists")
        if way["exact"]
        else say("概算で選びました", "chosen greedily")
    )
    effort, low = way["effort"], way["score"]["low"]
    yield "  " + say(
        f"公開の基準を満たす最も手間の少ない直し方（手間{effort}、{low}点、{sort}）:",
        f"Cheapest way through the gate (effort {effort}, score {low}, {sort}):",
    )
    for rule in way["rules"]:
        yield f"  - {rule}"
