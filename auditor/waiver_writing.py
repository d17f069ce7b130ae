"""New entries for a file of waivers: made from what an audit found, added without harm."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import attrs

from auditor.attestations import evidence_of
from auditor.canonical import digest
from auditor.errors import UsageError
from auditor.model.verdict import Outcome, Result
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
    usual = wish.start.toordinal() + min(_USUAL_DAYS, longest) - 1
    last = wish.expires or date.fromordinal(min(usual, date.max.toordinal()))
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


def attested_unknown(rule: str, room: str, results: Iterable[Result]) -> Result:
    """The result that an attestation can answer: only what the export leaves open.

    Raises:
        UsageError: when the rule is not judged here, or the export answers it already.
    """
    found = next((one for one in results if one.rule == rule), None)
    if found is None:
        raise UsageError(
            f"{rule} はこのプロファイルでは使われないルールです（id を1つ指定してください）",
            f"{rule} is no rule of this profile (name one id)",
        )
    if found.outcome is not Outcome.UNKNOWN:
        ja, en = _ANSWERED[found.outcome]
        raise UsageError(
            f"確認記録は「情報なし」の項目にだけ付けられます。{room} の {rule} は{ja}",
            f"an attestation answers what is unknown only; {rule} in {room} {en}",
        )
    return found


_ANSWERED = {
    Outcome.FAIL: (
        "要確認です。設定を直すか、例外（waivers add）にしてください",
        "fails: mend it, or waive it (waivers add)",
    ),
    Outcome.PASS: ("すでに問題なしです", "passes already"),
    Outcome.NOT_APPLICABLE: ("対象外です", "does not apply"),
    Outcome.ERROR: ("処理に失敗しています", "could not be judged"),
}


def attestation_entry(
    *,
    rule: str,
    room: str,
    raw: Mapping[str, Any],
    read: Sequence[str],
    reads: Sequence[str],
    by: str,
    statement: str,
    now: datetime,
    valid_until: date,
) -> dict[str, Any]:
    """The entry by which a person answers for what an export cannot tell.

    Args:
        rule: id of the rule that is unknown.
        room: id of the room.
        raw: the room's export.
        read: pointers of what the person read.
        reads: pointers of what the rule reads, and of what it found missing.
        by: the person.
        statement: what they found.
        now: the moment of signing; an attestation signed anew is another one.
        valid_until: the last day on which it counts.
    """
    evidence = evidence_of(raw, (*read, *reads))
    mark = digest([rule, room, by, evidence, now.isoformat(), valid_until.isoformat()])
    return {
        "id": f"A-{now:%Y%m%d}-{mark[7:13]}",
        "rule": rule,
        "room": room,
        "by": by,
        "at": now.date().isoformat(),
        "valid_until": valid_until.isoformat(),
        "statement": statement,
        "read": sorted(read),
        "evidence": evidence,
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
    tables = [key for key in entry if isinstance(entry[key], Mapping)]
    lines = [f"[[{kind}]]", *(f"{key} = {_toml(entry[key])}" for key in entry if key not in tables)]
    for key in tables:
        lines.append(f"[{kind}.{key}]")
        lines += [f"{_toml(name)} = {_toml(value)}" for name, value in entry[key].items()]
    return "\n".join(lines)


def _toml(value: Any) -> str:
    # a JSON string is a basic string of TOML, which forbids one character more
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
