"""`auditor diff`: what appeared, went and changed between two reports or two exports."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from click.core import ParameterSource

from auditor.cli.configured import completed, config_options
from auditor.cli.language import both, current, say
from auditor.cli.shared_options import (
    form_option,
    lang_option,
    now_option,
    profile_option,
    waivers_option,
)
from auditor.errors import NoInputError, UsageError

Json = dict[str, Any]

_KINDS = {
    "new": ("新しい要確認", "New"),
    "unwaived": ("例外が終わった", "No longer waived"),
    "changed": ("内容が変わった", "Changed"),
    "lost": ("分からなくなった", "Evidence lost"),
    "asked": ("新たに必要な情報", "Now asked for"),
    "waived": ("例外になった", "Now waived"),
    "known": ("確認できた", "Now known"),
    "gone": ("なくなった", "Gone"),
}
_REASONS = {
    "waiver": ("例外の追加・終了", "a waiver came or ended"),
    "profile": ("プロファイルが違う", "another profile"),
    "rules": ("ルールや版が違う", "other rules"),
    "time": ("日時の経過", "time has passed"),
    "other": ("ほかの設定", "other settings"),
}


@click.command(
    "diff",
    help=both(
        """2つの報告（JSON）、または2つの設定を比べ、変わった点とその原因の設定を示します。

        \b
        auditor diff last-month.json report.json
        auditor diff rooms/before.json rooms/after.json --fail-on regression

        --fail-on regression を付けると、新しい要確認、失われた情報、下がった点数があるとき
        終了コード 1 になります。
        """,
        """Compare two JSON reports, or two exports: what changed, and because of which setting.

        \b
        auditor diff last-month.json report.json
        auditor diff rooms/before.json rooms/after.json --fail-on regression

        With --fail-on regression the status is 1 when a finding is new, evidence was lost or a
        score fell.
        """,
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--fail-on",
    "regression",
    type=click.Choice(["regression"]),
    help=both("悪くなっていれば終了コード1", "Status 1 when anything got worse"),
)
@form_option
@profile_option
@waivers_option
@now_option("監査の日時（RFC 3339）")
@config_options
@lang_option
def command(old: str, new: str, regression: str | None, form: str, **options: Any) -> int:
    """Print the differences; the exit status."""
    from auditor.diffing import rooms_diff

    given, config = completed(options)
    before, after, reading = _sides(old, new, given, config)
    found = rooms_diff(before, after, reading)
    if form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        titles = {**before.get("rules", {}), **after.get("rules", {})}
        click.echo("\n".join(_told(found, titles)))
    worse = any(room.is_worse for room in found)
    return 1 if regression is not None and worse else 0


def _sides(old: str, new: str, given: Json, config: Any) -> tuple[Json, Json, Any]:
    """Both reports, and of two exports what their settings tell.

    Raises:
        NoInputError: when there is nothing to compare.
        InputError: when one side cannot be read.
        UsageError: when one side is a report and the other is not.
    """
    from auditor.cli.bench import found_sources, rooms
    from auditor.cli.stored import sound_report

    found_sources((old, new))
    before, after = sound_report(old), sound_report(new)
    if before is not None and after is not None:
        _refuse_idle()
        return before, after, None
    if before is not None or after is not None:
        next(rooms((old if before is None else new,)), None)  # what is no room is told first
        raise UsageError(
            "報告と設定は比べられません。どちらも報告か、どちらも設定にしてください",
            "a report and an export cannot be compared; give two of a kind",
        )
    return _audited(old, new, given, config)


def _refuse_idle() -> None:
    """Refuse options of an audit where nothing is audited."""
    context = click.get_current_context()
    for name in ("profile", "waivers", "now"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise UsageError(
                f"--{name} は設定どうしを比べるときに使います。報告はもう監査されています",
                f"--{name} is for two exports; reports are audited already",
            )


def _audited(old: str, new: str, given: Json, config: Any) -> tuple[Json, Json, Any]:
    from auditor.cli.bench import bench, rooms
    from auditor.cli.moment import moment
    from auditor.cli.nothing import no_room_in
    from auditor.clock import format_time
    from auditor.diffing import Reading, changed_pointers
    from auditor.report import room_key

    found = bench(moment(given["now"]), config)
    loaded = [list(rooms((path,))) for path in (old, new)]
    if not any(loaded):
        raise NoInputError(*no_room_in(new))
    if len(loaded[0]) == len(loaded[1]) == 1 and room_key(loaded[0][0]) != room_key(loaded[1][0]):
        names = " / ".join(room_key(side[0]) for side in loaded)
        raise UsageError(
            f"ルームの id が違います: {names}", f"these are two different rooms: {names}"
        )
    base = {
        "tool": found.audit.tool(),
        "audited_at": format_time(found.now),
        "rules": found.audit.cards,
    }
    sides = [{**base, "rooms": [found.audit.room(one) for one in side]} for side in loaded]
    raws = [{room_key(one): one.raw for one in side} for side in loaded]
    changed = {
        key: tuple(changed_pointers(raws[0][key], raws[1][key]))
        for key in raws[1]
        if key in raws[0]
    }
    pointers = {judge.rule.id: judge.rule.reads for judge in found.audit.judges}
    return sides[0], sides[1], Reading(changed, pointers)


def _as_json(found: Sequence[Any]) -> Json:
    return {
        "schema": "openchat-audit-diff/1",
        "regression": any(room.is_worse for room in found),
        "rooms": [
            {
                "id": room.id,
                "name": room.name,
                "before": room.before,
                "after": room.after,
                "changes": [
                    {
                        "rule": change.rule,
                        "kind": change.kind,
                        "severity": change.severity.value,
                        "before": change.before,
                        "after": change.after,
                        "reason": change.reason,
                        "causes": list(change.causes),
                        "regression": change.is_worse,
                    }
                    for change in room.changes
                ],
            }
            for room in found
        ],
    }


def _told(found: Sequence[Any], cards: Mapping[str, Any]) -> Iterator[str]:
    from tabulate import tabulate

    from auditor.reports.phrases import phrases
    from auditor.reports.visible import clipped, one_line

    words, lang = phrases(current()), current()
    quiet = 0
    for room in found:
        if not room.changes and room.before == room.after:
            quiet += 1
            continue
        yield f"■ {clipped(one_line(room.name), 60)}  {_score_told(room)}"
        rows = [
            [
                say(*_KINDS[change.kind]),
                words.word("severity", change.severity.value),
                f"{one_line(_title(change, cards, lang))}\n[{change.rule}]",
                "\n".join(_cause_lines(change, lang)),
            ]
            for change in room.changes
        ]
        if rows:
            heads = say("変化 重要度 項目 原因", "Change Severity Rule Because").split(" ")
            table = tabulate(
                rows, headers=heads, tablefmt="simple", maxcolwidths=[None, None, 56, 60],
                disable_numparse=True,
            )  # fmt: skip
            yield from ("  " + line for line in table.splitlines())
        yield ""
    if quiet:
        yield say(f"変化なし: {quiet}件", f"Unchanged rooms: {quiet}")
    worse = any(room.is_worse for room in found)
    yield say(
        "悪くなった点があります。" if worse else "悪くなった点はありません。",
        "Something got worse." if worse else "Nothing got worse.",
    )


def _score_told(room: Any) -> str:
    if room.before is None:
        return say(f"新しいルーム {room.after['low']}点", f"new room, {room.after['low']}")
    if room.after is None:
        return say("なくなったルーム", "room gone")
    before, after = room.before, room.after
    return f"{before['low']}–{before['high']} → {after['low']}–{after['high']}"


def _title(change: Any, cards: Mapping[str, Any], lang: str) -> str:
    key = "title" if change.kind in ("lost", "asked", "known") else "failure_title"
    texts = cards.get(change.rule, {}).get(key, {})
    return str(texts.get(lang) or change.rule)


def _cause_lines(change: Any, lang: str) -> Iterator[str]:
    from auditor.report import setting_cards
    from auditor.reports.visible import one_line

    if not change.causes:
        yield say(*_REASONS[change.reason])
        return
    cards = setting_cards(change.causes)
    for pointer in change.causes[:4]:
        label = cards[pointer]["label"][lang] + " " if pointer in cards else ""
        yield one_line(f"{label}{pointer or '/'}")
    if len(change.causes) > 4:
        yield "…"
