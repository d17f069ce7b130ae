"""New entries for a file of waivers: made from what an audit found, added without harm."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import attrs

from auditor.attestations import reading_digest
from auditor.canonical import digest
from auditor.errors import UsageError
from auditor.waiver_file import SCHEMA

_USUAL_DAYS = 30


@attrs.frozen(kw_only=True)
class Wish:
    """What the person who asks for a waiver says of it.

    Attributes:
        expires: the last day; None for the usual term, or the longest that the severity allows.
    """

    rule: str
    reason: str
    owner: str
    approver: str
    ticket: str
    start: date
    expires: date | None


def waiver_entries(
    wish: Wish,
    room: Mapping[str, Any],
    pointers: Sequence[str],
    waiver_days: Mapping[str, int],
) -> Iterator[dict[str, Any]]:
    """The entries that waive the failure of one rule in one room of a report.

    Raises:
        UsageError: when there is no such failure, or none at one of the pointers.
    """
    result = next((one for one in room["results"] if one["rule"] == wish.rule), None)
    if result is None or result["outcome"] != "fail":
        outcome = "-" if result is None else result["outcome"]
        raise UsageError(
            f"{room['id']} では {wish.rule} は不合格ではありません（{outcome}）",
            f"{wish.rule} does not fail in {room['id']} (outcome: {outcome})",
        )
    found = {problem["pointer"]: problem["digest"] for problem in result["problems"]}
    for pointer in pointers:
        if pointer not in found:
            listed = " ".join(sorted(found)) or '""'
            raise UsageError(
                f"{pointer} に問題はありません（問題の場所: {listed}）",
                f"no problem at {pointer} (there are: {listed})",
            )
    severity = result["severity"]
    longest = waiver_days.get(severity, _USUAL_DAYS)
    last = wish.expires or wish.start + timedelta(days=min(_USUAL_DAYS, longest) - 1)
    for pointer in sorted(pointers or found):
        mark = digest([wish.rule, room["id"], pointer, found[pointer], last.isoformat()])
        yield {
            "id": f"W-{wish.start:%Y%m%d}-{mark[7:13]}",
            "rule": wish.rule,
            "room": room["id"],
            "pointer": pointer,
            "reason": wish.reason,
            "owner": wish.owner,
            "approver": wish.approver,
            "ticket": wish.ticket,
            "from": wish.start.isoformat(),
            "expires": last.isoformat(),
            "severity": severity,
            "digest": found[pointer],
        }


def attestation_entry(
    *,
    rule: str,
    room: str,
    raw: Mapping[str, Any],
    read: Sequence[str],
    by: str,
    statement: str,
    at: date,
    valid_until: date,
) -> dict[str, Any]:
    """The entry by which a person answers for what they read in a room's export."""
    found = reading_digest(raw, read)
    mark = digest([rule, room, by, found, valid_until.isoformat()])
    return {
        "id": f"A-{at:%Y%m%d}-{mark[7:13]}",
        "rule": rule,
        "room": room,
        "by": by,
        "at": at.isoformat(),
        "valid_until": valid_until.isoformat(),
        "statement": statement,
        "read": sorted(read),
        "digest": found,
    }


def with_entries(path: str, text: str, kind: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The file's text with entries added; of TOML what stands there stays as it is."""
    if path.lower().endswith(".toml"):
        parts = [text.rstrip("\n") or f'schema = "{SCHEMA}"']
        parts += [_toml_block(kind, entry) for entry in entries]
        return "\n\n".join(parts) + "\n"
    content = json.loads(text) if text.strip() else {"schema": SCHEMA}
    content[kind] = [*content.get(kind, []), *entries]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _toml_block(kind: str, entry: Mapping[str, Any]) -> str:
    return "\n".join([f"[[{kind}]]", *(f"{key} = {_toml(entry[key])}" for key in entry)])


def _toml(value: Any) -> str:
    # a JSON string is a basic string of TOML, which forbids one character more
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
