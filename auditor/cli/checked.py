"""What a check came to: its rooms, their summary and the whole report."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import attrs
import click

from auditor.audit import Audit
from auditor.cli.asked import Request
from auditor.cli.language import say
from auditor.cli.ready import Ready
from auditor.clock import format_time
from auditor.completeness import faults
from auditor.overview import Overview
from auditor.report import SCHEMA, sealed, setting_cards
from auditor.shelf import Shelf
from auditor.summary import Tally, exit_statuses, first_status

Json = dict[str, Any]


@attrs.frozen
class Checked:
    """What the rooms came to.

    Attributes:
        rooms: their entries, where a report needs them at the end.
        invalid: what could not be audited.
    """

    tally: Tally
    overview: Overview
    rooms: Shelf
    invalid: Shelf


def nothing_yet(stack: ExitStack, request: Request) -> Checked:
    """What there is before the first room; its shelves are cleared with `stack`."""
    rooms, invalid = stack.enter_context(Shelf()), stack.enter_context(Shelf())
    return Checked(Tally(), Overview(request.worst), rooms, invalid)


def summary_of(ready: Ready, found: Checked, empty: Sequence[str]) -> Json:
    """What all rooms came to, with the exit status, which `empty` paths worsen."""
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


def report_of(ready: Ready, request: Request, found: Checked, summary: Json) -> Json:
    """The whole report; its rooms and unreadable inputs are read from their shelves one by one."""
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


def without_rooms(audit: Audit, tally: Tally, summary: Json) -> Json:
    """As much of a report as its verdict needs, whatever formats were asked for."""
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
    if folder is None:
        return []
    from auditor.cli.stored import reports_in
    from auditor.history import recorded

    ids = {room["id"] for room in rooms}
    found = recorded(reports_in(folder), ids, now)
    if not found and not quiet:
        ja = f"{folder} に、このルームのこれより前の報告はありません"
        en = f"{folder} holds no earlier report of these rooms"
        click.echo(say(ja, en), err=True)
    return found
