"""Waivers and attestations for tests: entries that hold for a given export, and files of them."""

import copy
import json
from typing import Any

from auditor.attestations import evidence_of
from auditor.canonical import value_digest
from auditor.model.pointer import value_at

AREAS = ("commerce", "guidelines", "moderation", "naming", "operations", "privacy")
READS = ("/members/capacity", "/members/count")
"""What `visibility.full-room` reads."""
OTHERS = tuple(f"--disable-plugin={area}" for area in AREAS)
"""Leaves the visibility rules alone: a decision is the same whatever the rule."""


def waiver(
    export: dict[str, Any], about: str, pointer: str = "/visibility/searchable", **given: Any
) -> dict[str, Any]:
    """A waiver that holds; a field given as None is left out."""
    entry = {
        "id": "W-1",
        "rule": about,
        "room": "book-club",
        "pointer": pointer,
        "reason": "参加コードは会員証に印刷済み",
        "owner": "Sato",
        "approver": "Suzuki",
        "ticket": "LEGAL-12",
        "from": given.pop("start", "2026-11-20"),
        "expires": "2026-11-30",
        "digest": value_digest(value_at(export, pointer)),
        **given,
    }
    return {key: value for key, value in entry.items() if value is not None}


def attestation(
    export: dict[str, Any], about: str, *read: str, reads: tuple[str, ...] = READS, **given: Any
) -> dict[str, Any]:
    """An attestation that holds of a rule that reads `reads`; a field given as None is left out."""
    pointers = list(read) or ["/room/name"]
    entry = {
        "id": "A-1",
        "rule": about,
        "room": "book-club",
        "by": "Tanaka",
        "at": "2026-11-01",
        "valid_until": "2026-12-31",
        "statement": "LINEの画面で確認しました",
        "read": pointers,
        "evidence": evidence_of(export, (*pointers, *reads)),
        **given,
    }
    return {key: value for key, value in entry.items() if value is not None}


def toml(*entries: dict[str, Any]) -> str:
    """A file of these entries."""
    lines = ['schema = "openchat-audit-waivers/1"']
    for entry in entries:
        kind = "attestation" if "statement" in entry else "waiver"
        lines += ["", f"[[{kind}]]"]
        own = {key: value for key, value in entry.items() if not isinstance(value, dict)}
        lines += [f"{key} = {json.dumps(value)}" for key, value in own.items()]
        for key in entry.keys() - own.keys():
            lines.append(f"[{kind}.{key}]")
            lines += [
                f"{json.dumps(name)} = {json.dumps(mark)}" for name, mark in entry[key].items()
            ]
    return "\n".join(lines) + "\n"


def changed(export: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    """A copy of the export with another value at the pointer; None takes the key away."""
    made = copy.deepcopy(export)
    *path, last = pointer[1:].split("/")
    holder = made
    for key in path:
        holder = holder.setdefault(key, {})
    if value is None:
        holder.pop(last, None)
    else:
        holder[last] = value
    return made
