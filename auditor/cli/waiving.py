"""Which rooms and findings `auditor waivers add` is about: chosen, and not waived already."""

import glob
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from auditor.cli.decisions import text_of
from auditor.cli.language import current, say
from auditor.errors import UsageError
from auditor.reports.visible import one_line
from auditor.waiver_file import Decision, read
from auditor.waiver_writing import Wish, waiver_entries
from auditor.waivers import room_fits

_MOST_LISTED = 10


def one_room(found: Sequence[dict[str, Any]], wanted: str | None) -> dict[str, Any]:
    """The room of that id, or the only one there is."""
    if wanted is None and len(found) == 1:
        return found[0]
    listed = _listed(found)
    if wanted is None:
        raise UsageError(
            f"--room でルームを1つ指定してください: {listed}", f"name one room by --room: {listed}"
        )
    fitting = [room for room in found if wanted == room["id"]]
    if len(fitting) == 1:
        return fitting[0]
    raise _no_room(wanted, found)


def fitting_rooms(found: Sequence[dict[str, Any]], wanted: str | None) -> list[dict[str, Any]]:
    """The rooms that an id or a glob names, or the only one there is."""
    if wanted is None and len(found) != 1:
        listed = _listed(found)
        raise UsageError(
            f"--room でルームを指定してください（id か、shop-* のようなパターン）: {listed}",
            f"name the rooms by --room (id or glob): {listed}",
        )
    fitting = [room for room in found if wanted is None or room_fits(wanted, room["id"])]
    if not fitting:
        raise _no_room(str(wanted), found)
    return fitting


def _no_room(wanted: str, found: Sequence[dict[str, Any]]) -> UsageError:
    listed = _listed(found)
    if glob.has_magic(wanted):
        return UsageError(
            f"{wanted} に当たるルームはありません。あるのは: {listed}",
            f"no room matches {wanted}; there are: {listed}",
        )
    near = get_close_matches(wanted, [room["id"] for room in found], n=1)
    return UsageError(
        f"{wanted} というルームはありません"
        + (f"（{near[0]} のことですか）" if near else f"。あるのは: {listed}"),
        f"no room {wanted}" + (f" (did you mean {near[0]}?)" if near else f"; there are: {listed}"),
    )


def _listed(found: Sequence[dict[str, Any]]) -> str:
    """The ids of the first rooms, with a sign where some are left out."""
    shown = " ".join(room["id"] for room in found[:_MOST_LISTED])
    return shown if len(found) <= _MOST_LISTED else f"{shown} … ({len(found):,})"


def wished(
    wish: Wish, chosen: Sequence[dict[str, Any]], pointers: Sequence[str], days: dict[str, int]
) -> list[dict[str, Any]]:
    """The waivers in each of the rooms; of several those are passed over that have no failure.

    Raises:
        UsageError: when none of them has it.
    """
    entries: list[dict[str, Any]] = []
    refused = []
    for room in chosen:
        try:
            entries += waiver_entries(wish, room, pointers, days)
        except UsageError as error:
            refused.append(error)
    if not entries:
        raise refused[0]
    if refused:
        few, all_of_them = len(refused), len(chosen)
        click.echo(
            say(
                f"{all_of_them}ルームのうち{few}ルームでは {wish.rule} は不合格ではありません",
                f"{wish.rule} does not fail in {few} of the {all_of_them} rooms",
            ),
            err=True,
        )
    return entries


def not_yet_waived(path: str, entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries that a waiver of the file does not cover to their end; the others are told.

    Raises:
        UsageError: when all of them are covered.
    """
    text = text_of(path) if Path(path).exists() else ""
    there = read(path, text).decisions if text.strip() else ()
    left, told = [], []
    for entry in entries:
        by = _covering(entry, there)
        if by is None:
            left.append(entry)
            continue
        last, about = by["expires"], f"{by['id']}, {by['owner']} → {by['approver']}"
        at = f"{entry['room']} {entry['pointer']}: " if len(entries) > 1 else ""
        ja = f"{at}この要確認の点は {last} まで例外になっています（{about}）"
        en = f"{at}this finding is already waived until {last} ({about})"
        told.append(UsageError(one_line(ja), one_line(en)))
    if not left:
        raise told[0]
    for error in told:
        click.echo(error.text(current()), err=True)
    return left


def _covering(entry: Mapping[str, Any], decisions: Iterable[Decision]) -> Mapping[str, Any] | None:
    """The waiver that accepts the same finding for all of the entry's term, or None."""
    for decision in decisions:
        data = decision.data
        if (
            decision.kind == "waiver"
            and data["rule"] == entry["rule"]
            and room_fits(data["room"], entry["room"])
            and (data["pointer"], data["digest"]) == (entry["pointer"], entry["digest"])
            and data["from"] <= entry["from"]
            and entry["expires"] <= data["expires"]
            and data.get("severity", entry["severity"]) == entry["severity"]
        ):
            return data
    return None
