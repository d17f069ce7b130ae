"""`auditor waivers`: list, check and add waivers and attestations."""

import json
import shlex
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.cli.configured import completed, config_options
from auditor.cli.language import both, current, say
from auditor.cli.shared_options import form_option, language_option, now_option, profile_option
from auditor.errors import UsageError, WaiverError

F = TypeVar("F", bound=Callable[..., Any])

_DEFAULT_FILE = "waivers.toml"
_STATES = {
    "active": ("有効", "active"),
    "expiring": ("期限間近", "ends soon"),
    "unused": ("不要（問題なし）", "unused"),
    "changed": ("失効（値が変わった）", "value changed"),
    "stale": ("失効（設定が動いた）", "stale"),
    "graver": ("失効（重要度が上がった）", "graver now"),
    "not-yet": ("開始前", "not yet"),
    "expired": ("期限切れ", "expired"),
    "too-long": ("期間が長すぎる", "too long"),
    "unknown-rule": ("ルールがない", "unknown rule"),
    "unknown-pointer": ("設定がない", "unknown setting"),
    "contradicted": ("設定と矛盾", "contradicted"),
}

_file = click.option(
    "--waivers",
    multiple=True,
    metavar="FILE",
    help=both("例外のファイル（既定 waivers.toml）", "File of waivers (waivers.toml)"),
)
_now = now_option("基準の日時（RFC 3339）")
_soon = click.option(
    "--within",
    "soon",
    default=14,
    type=click.IntRange(0, 3650),
    metavar="DAYS",
    help=both("期限間近とみなす日数（既定14）", "Days that count as soon (14)"),
)


@click.group(
    "waivers",
    help=both(
        """承認済みの例外（waiver）と確認記録（attestation）を扱います。

        例外は、ルール・ルーム・設定の値に結び付きます。値が変わると効力を失います。
        担当者と承認者は別の人です。期限の日は含み、日付は UTC で数えます。

        \b
        auditor waivers list
        auditor waivers lint rooms/
        auditor waivers add room.json --rule naming.name-length --reason … --owner … --approver …
        auditor waivers attest room.json --rule … --by … --statement … --read /room/name
        """,
        """Waivers and attestations: what people decided, and whether it still holds.

        A waiver is bound to a rule, a room and the value of a setting; when the value changes it
        no longer holds. Owner and approver are two people. The last day counts; days are UTC days.

        \b
        auditor waivers list
        auditor waivers lint rooms/
        auditor waivers add room.json --rule naming.name-length --reason … --owner … --approver …
        auditor waivers attest room.json --rule … --by … --statement … --read /room/name
        """,
    ),
)
def command() -> None:
    """The group."""


@command.command("list", help=both("一覧と状態", "List them, each with its state"))
@click.argument("paths", nargs=-1, metavar="[ROOM]…")
@_file
@_now
@profile_option
@config_options
@_soon
@form_option
@language_option
def list_command(paths: tuple[str, ...], soon: int, form: str, **options: Any) -> int:
    """Print every entry with its state; rooms tell which are unused or no longer hold."""
    from auditor.cli.decisions import notes

    gathered = _judged(paths, soon, options)
    rows = list(_rows(gathered))
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        click.echo(_table(rows))
        for fault in gathered.all_faults():
            click.echo(fault.text(current()), err=True)
        for note in notes(gathered.ledger, ("stale",)):
            click.echo(note, err=True)
    else:
        click.echo(say("例外も確認記録もありません。", "There are none."), err=True)
    return _status(gathered)


@command.command("lint", help=both("不備を調べる（終了コード6）", "Check them (status 6)"))
@click.argument("paths", nargs=-1, metavar="[ROOM]…")
@_file
@_now
@profile_option
@config_options
@_soon
@language_option
def lint_command(paths: tuple[str, ...], soon: int, **options: Any) -> int:
    """Name every fault in a line of its own, and on stderr what needs somebody's eye."""
    from auditor.cli.decisions import notes

    gathered = _judged(paths, soon, options)
    for fault in gathered.all_faults():
        click.echo(fault.text(current()))
    for note in notes(gathered.ledger):
        click.echo(note, err=True)
    if not gathered.all_faults():
        count = len(list(gathered.ledger.states()))
        click.echo(
            say(f"不備はありません（調べた数 {count}）", f"no faults (checked: {count})"),
            err=True,
        )
    return _status(gathered)


def _judged(paths: Sequence[str], soon: int, options: dict[str, Any]) -> Any:
    """The decisions of the files, after the rooms were audited under them."""
    from auditor.cli.bench import bench, rooms
    from auditor.cli.moment import moment

    given, config = completed(options)
    files = given["waivers"] or (_DEFAULT_FILE,)
    if not given["waivers"] and not Path(_DEFAULT_FILE).exists():
        raise UsageError(
            f"{_DEFAULT_FILE} がありません。auditor waivers add が作ります。"
            "ほかのファイルは --waivers で指定します",
            f"there is no {_DEFAULT_FILE}: auditor waivers add makes it, --waivers names another",
        )
    found = bench(moment(given["now"]), config, waiver_paths=files, soon=soon)
    for loaded in rooms(paths) if paths else ():
        found.decisions.add(True, found.audit.room(loaded))
    return found.decisions


def _status(gathered: Any) -> int:
    faults = len(gathered.all_faults())
    if faults:
        click.echo(say(f"不備 {faults}件", f"Faults: {faults}"), err=True)
    return 6 if faults else 0


def _rows(gathered: Any) -> Iterator[dict[str, Any]]:
    for entry, state in gathered.ledger.states():
        data = dict(entry.entry.data)
        last = data.get("expires") or data["valid_until"]
        days = (date.fromisoformat(last) - gathered.ledger.today).days
        row = {"kind": entry.entry.kind, "state": state, **data, "days_left": days}
        move = gathered.ledger.move(entry)
        yield row if move is None else {**row, "pointer": move.pointer, "move": move.kind}


def _table(rows: Sequence[dict[str, Any]]) -> str:
    from tabulate import tabulate

    from auditor.reports.visible import clipped, one_line

    ja = current() == "ja"
    heads = ("ID", "状態", "ルール", "ルーム", "最終日", "残り", "担当 → 承認", "理由")
    heads_en = ("ID", "State", "Rule", "Room", "Last day", "Left", "Owner → approver", "Reason")
    body = []
    for row in rows:
        people = f"{row['owner']} → {row['approver']}" if "owner" in row else row["by"]
        last = row.get("expires") or row["valid_until"]
        reason = row.get("reason") or row.get("statement", "")
        left = str(row["days_left"])
        cells = [row["id"], say(*_STATES[row["state"]]), row["rule"], row["room"], last, left]
        body.append([clipped(one_line(cell), 44) for cell in (*cells, people, reason)])
    return tabulate(
        body, headers=list(heads if ja else heads_en), tablefmt="simple", disable_numparse=True
    )


def _needed(name: str, ja: str, en: str) -> Callable[[F], F]:
    return click.option(f"--{name}", required=True, metavar="TEXT", help=both(ja, en))


_rule = _needed("rule", "ルールの id", "Id of the rule")
_room = click.option("--room", metavar="ID", help=both("ルームの id", "Id of the room"))
_rooms = click.option(
    "--room",
    metavar="ID|GLOB",
    help=both(
        "ルームの id、または shop-* のような形（見つかった点のある部屋すべて）",
        "Id of the room, or a glob such as shop-*: all rooms that have the finding",
    ),
)
_target = click.option(
    "--file",
    "target",
    default=_DEFAULT_FILE,
    metavar="FILE",
    help=both("追加するファイル（既定 waivers.toml）", "File to add to (waivers.toml)"),
)


@command.command("add", help=both("例外を追加する", "Add a waiver"))
@click.argument("source", metavar="ROOM|REPORT")
@_rule
@_needed("reason", "認める理由", "Why it is accepted")
@_needed("owner", "担当者", "Who answers for it")
@_needed("approver", "承認者（担当者とは別の人）", "Who approved it: somebody else")
@click.option("--ticket", default="", metavar="TEXT", help=both("起案・課題の番号", "Ticket"))
@_rooms
@click.option(
    "--pointer",
    "pointers",
    multiple=True,
    metavar="POINTER",
    help=both("設定の場所（既定: 問題の場所すべて）", "Which problems (all of the rule's)"),
)
@click.option(
    "--from", "start", metavar="DAY", help=both("開始日（既定 今日）", "First day (today)")
)
@click.option(
    "--expires", metavar="DAY", help=both("最終日（既定 30日以内）", "Last day (≤ 30 days)")
)
@_target
@_now
@profile_option
@config_options
@language_option
def add_command(source: str, **given: Any) -> int:
    """Add the waivers of one failure, with the digests of the values as they are."""
    from auditor.cli.bench import bench
    from auditor.cli.moment import moment
    from auditor.cli.waiving import fitting_rooms, not_yet_waived, wished
    from auditor.waiver_writing import Wish

    given, config = completed(given)
    now = moment(given["now"])
    found = bench(now, config, select=(given["rule"],), waiver_paths=())
    chosen = fitting_rooms(list(_entries(source, found.audit)), given["room"])
    wish = Wish(
        rule=given["rule"],
        reason=given["reason"],
        owner=given["owner"],
        approver=given["approver"],
        ticket=given["ticket"],
        start=_day(given["start"], "--from") or now.date(),
        expires=_day(given["expires"], "--expires"),
    )
    days = {severity.value: most for severity, most in found.profile.waiver_days.items()}
    entries = wished(wish, chosen, given["pointers"], days)
    entries = not_yet_waived(given["target"], entries)
    status = _add(given["target"], "waiver", entries, found, now)
    if not status:
        _tell_next(source, given["target"], config)
    return status


@command.command("attest", help=both("確認記録を追加する", "Add an attestation"))
@click.argument("source", metavar="ROOM")
@_rule
@_needed("by", "確認した人", "Who read it")
@_needed("statement", "確認した内容", "What was found")
@click.option(
    "--read",
    multiple=True,
    required=True,
    metavar="POINTER",
    help=both("読んだ設定の場所（繰り返し可）", "What was read (repeatable)"),
)
@_room
@click.option(
    "--valid-until", metavar="DAY", help=both("最終日（既定 90日）", "Last day (90 days)")
)
@_target
@_now
@profile_option
@config_options
@language_option
def attest_command(source: str, **given: Any) -> int:
    """Add an attestation, with the digest of what was read."""
    from auditor.cli.bench import bench, rooms
    from auditor.cli.moment import moment
    from auditor.cli.waiving import one_room
    from auditor.report import room_key
    from auditor.waiver_writing import attestation_entry, attested_unknown

    given, config = completed(given)
    now = moment(given["now"])
    found = bench(now, config, select=(given["rule"],), waiver_paths=())
    loaded = {room_key(one): one for one in rooms((source,))}
    room = one_room([{"id": key} for key in loaded], given["room"])["id"]
    unknown = attested_unknown(given["rule"], room, found.audit.results(loaded[room]))
    entry = attestation_entry(
        rule=given["rule"],
        room=room,
        raw=loaded[room].raw,
        read=given["read"],
        reads=(*found.audit.rules[given["rule"]].reads, *unknown.missing),
        by=given["by"],
        statement=given["statement"],
        now=now,
        valid_until=_day(given["valid_until"], "--valid-until") or now.date() + timedelta(days=89),
    )
    status = _add(given["target"], "attestation", [entry], found, now)
    if not status:
        _tell_next(source, given["target"], config)
    return status


def _tell_next(source: str, path: str, config: Any) -> None:
    """Say how the new entries come into force: no audit reads a file that nobody named."""
    from auditor.cli.stored import sound_report

    words = ["auditor", "check", "PATH" if sound_report(source) is not None else source]
    if all(Path(path).resolve() != Path(one).resolve() for one in config["waivers"]):
        words += ["--waivers", path]
    told = shlex.join(words)
    click.echo(say(f"次は: {told}", f"Next: {told}"), err=True)


def _entries(source: str, audit: Any) -> Iterator[dict[str, Any]]:
    """The rooms of a report, or the entries of rooms audited now."""
    from auditor.cli.bench import rooms
    from auditor.cli.stored import sound_report

    report = sound_report(source)
    if report is not None:
        yield from report["rooms"]
        return
    for loaded in rooms((source,)):
        yield audit.room(loaded)


def _day(text: str | None, option: str) -> date | None:
    from auditor.waivers import parse_day

    if text is None:
        return None
    found = parse_day(text)
    if found is None:
        raise UsageError(
            f"{option} は 2026-11-30 の形の日付です: {text}",
            f"{option} takes a day such as 2026-11-30: {text}",
        )
    return found


def _add(path: str, kind: str, entries: Sequence[dict[str, Any]], found: Any, now: datetime) -> int:
    """Write the file with the entries, unless one of them would be a fault; the exit status."""
    from auditor.cli.decisions import judge_files, text_of
    from auditor.cli.output import opened
    from auditor.waiver_file import SCHEMA, read
    from auditor.waiver_writing import with_entries

    text = text_of(path) if Path(path).exists() else ""
    if text.strip() and not read(path, text).is_declared:
        # entries in a room or a project's settings would excuse nothing, and spoil the file
        raise UsageError(
            f'{path} は例外のファイルではありません（schema が "{SCHEMA}" ではない）。'
            "--file で別の名前を指定してください",
            f'{path} is no file of waivers (its schema is not "{SCHEMA}"); '
            "name another one by --file",
        )
    made = with_entries(path, text, kind, entries)
    ids = {entry["id"] for entry in entries}
    judged = judge_files((read(path, made),), found.host, found.profile, now)
    faults = [fault for fault in judged.all_faults() if fault.label.split(" ")[0] in ids]
    if faults:  # it stands nowhere yet: no line could be looked up
        told = {fault.ja: fault.en for fault in faults}
        raise WaiverError(
            "。".join(told) + "。書き込んでいません",
            "; ".join(told.values()) + "; nothing was written",
        )
    with opened(path) as stream:
        stream.write(made.encode("utf-8"))
    for entry in entries:
        last = entry.get("expires") or entry["valid_until"]
        click.echo(
            say(
                f"{path} に {entry['id']} を追加しました（{last} まで）",
                f"added {entry['id']} to {path} (until {last})",
            ),
            err=True,
        )
    return 0
