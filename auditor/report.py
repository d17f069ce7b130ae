"""The report of contract part 8 as plain JSON values: rooms one by one, then the whole.

Message ids and their values are kept beside the rendered text, so that a stored report can be
rendered again in the other language with nothing else at hand.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import attrs

from auditor.canonical import canonical, digest, long_digest
from auditor.exports import generic
from auditor.filenames import labelled
from auditor.forms import Forms, Sight
from auditor.loader import Invalid, Loaded
from auditor.model.verdict import Kind, Result
from auditor.redaction import Secrets, redact, secrets_of
from auditor.rules import Rule
from auditor.scoring import ALGORITHM, Entry, Score, Weighing, score, score_of

SCHEMA = "openchat-audit-report/1"

Json = dict[str, Any]


@cache
def references() -> Mapping[str, Mapping[str, Any]]:
    """The catalogue of sources by id: title by language, url, date."""
    return _catalogue("references")


@cache
def settings() -> Mapping[str, Mapping[str, Any]]:
    """The catalogue of settings by pointer pattern: label, menu and more."""
    return _catalogue("settings")


@cache
def _counted() -> Mapping[str, Mapping[str, Any]]:
    """What no setting of LINE tells: the counts that the importer of a talk history adds."""
    return _catalogue("settings", "counted")


def _catalogue(name: str, part: str = "") -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("auditor").joinpath(name + ".json").read_text("utf-8")
    entries: Mapping[str, Mapping[str, Any]] = json.loads(text)[part or name]
    return entries


def rule_card(rule: Rule, plugin: str, texts: Mapping[str, Mapping[str, str]]) -> Json:
    """All that a reader needs to know of a rule; `texts` are a profile's own wordings."""
    card: Json = {
        "area": rule.area,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "effort": rule.effort,
        "tags": list(rule.tags),
        "since": rule.since,
        "plugin": plugin,
        "title": dict(rule.title),
        "failure_title": dict(rule.failure_title),
        "why": {**rule.why, **texts.get("why", {})},
        "remediation": {**rule.fix, **texts.get("fix", {})},
        "references": [reference(source) for source in rule.sources],
    }
    paste = {**(rule.paste or {}), **texts.get("paste", {})}
    if paste:
        card["paste"] = paste
    if rule.patch:
        card["patch"] = [dict(operation) for operation in rule.patch]
    return card


def reference(source: Any) -> Json:
    """One source of a rule: an id of the catalogue, or a mapping of its own."""
    if isinstance(source, Mapping):
        return dict(source)
    entry = references().get(source)
    if entry is None:
        return {"id": source, "title": {"ja": source, "en": source}}
    return {"id": source, **{key: entry[key] for key in ("title", "url", "date") if key in entry}}


@attrs.frozen
class RoomScore:
    """The scores of one room: the whole, without waivers, and by area.

    Attributes:
        counts: how many results are of each kind.
        adopted: what the gate looks at where a baseline holds some of the failures.
    """

    whole: Score
    bare: Score
    areas: Mapping[str, Score]
    counts: Mapping[Kind, int]
    adopted: Score | None = None

    def as_json(self) -> Json:
        """The `score` object of the report."""
        whole = self.whole
        found = {
            "low": whole.low,
            "high": whole.high,
            "coverage": whole.coverage,
            "grade": whole.grade,
            "without_waivers": _short(self.bare),
        }
        return found if self.adopted is None else {**found, "with_baseline": _short(self.adopted)}


def _short(found: Score) -> Json:
    return {"low": found.low, "high": found.high, "grade": found.grade}


def room_score(
    results: Sequence[Result],
    waived: Collection[str],
    weighing: Weighing,
    known: Collection[str] = (),
) -> RoomScore:
    """The scores of a room's results.

    Args:
        results: the results.
        waived: ids of the rules whose failure is waived.
        weighing: weights, caps and grades.
        known: ids of the rules whose failure the baseline holds.
    """
    areas: dict[str, dict[Kind, int]] = {}
    whole: dict[Kind, int] = {}
    cells = [_cell(r, waived) for r in results] if waived else [r.cell for r in results]
    for (area, kind), count in Counter(cells).items():
        areas.setdefault(area, {})[kind] = count
        whole[kind] = whole.get(kind, 0) + count
    total = score_of(whole, weighing)
    bare = adopted = None
    if waived:
        bare = score((Entry(r.severity, r.outcome) for r in results), weighing)
    if known:
        excused = {*waived, *known}
        entries = (Entry(r.severity, r.outcome, r.rule in excused) for r in results)
        adopted = score(entries, weighing)
    by_area = {area: score_of(counts, weighing) for area, counts in sorted(areas.items())}
    return RoomScore(total, bare or total, by_area, whole, adopted)


def _cell(result: Result, waived: Collection[str]) -> tuple[str, Kind]:
    area, (severity, outcome, _) = result.cell
    return area, (severity, outcome, result.rule in waived)


def room_entry(
    loaded: Loaded,
    results: Sequence[Result],
    scores: RoomScore,
    forms: Forms,
    waivers: Mapping[str, Json] | None = None,
    attestations: Mapping[str, Json] | None = None,
    known: Collection[str] = (),
    void: Mapping[str, Sequence[Json]] | None = None,
    *,
    has_evidence: bool = False,
) -> Json:
    """One room of the report.

    Args:
        loaded: the room.
        results: its results, in the rules' order.
        scores: what they score.
        forms: the entries of results, by the rules.
        waivers: the waiver that excuses a rule's failure, by rule id.
        attestations: the attestation behind a rule's pass, by rule id.
        known: ids of the rules whose failure the baseline holds.
        void: the attestations that hold no more, by rule id.
        has_evidence: whether excerpts are shown as they stand, for those who may see them.
    """
    secrets = None if has_evidence else secrets_of(loaded.export)
    room_id = room_key(loaded)
    told = {rule: _told(waiver, secrets) for rule, waiver in (waivers or {}).items()}
    entries = forms.entries(results, canonical(room_id), Sight(loaded, secrets), told)
    if attestations or known or void:
        decided = (attestations or {}, known, void or {})
        entries = [_decided(entry, *decided, secrets) for entry in entries]
    return {
        "id": room_id,
        "name": redact(loaded.export.room.name, secrets),
        "source": {
            "path": labelled(loaded.record.path),
            "record": loaded.number,
            "sha256": loaded.sha256,
        },
        "score": scores.as_json(),
        "areas": {
            area: {"low": found.low, "high": found.high, "coverage": found.coverage}
            for area, found in scores.areas.items()
        },
        "results": entries,
    }


def _decided(
    entry: Json,
    attestations: Mapping[str, Json],
    known: Collection[str],
    void: Mapping[str, Sequence[Json]],
    secrets: Secrets,
) -> Json:
    """The entry of a result with what people decided of it."""
    rule = entry["rule"]
    more: Json = {}
    if rule in attestations:
        more["attestation"] = _told(attestations[rule], secrets)
    if rule in known:
        more["baseline"] = True
    if rule in void:
        more["void_attestations"] = [_told(one, secrets) for one in void[rule]]
    return {**entry, **more} if more else entry


def _told(decision: Json, secrets: Secrets) -> Json:
    """A waiver or an attestation, its free text without secrets; people keep their names."""
    free = ("reason", "statement")
    return {
        key: redact(value, secrets) if key in free else value for key, value in decision.items()
    }


def room_key(loaded: Loaded) -> str:
    """The room's id, or one made of its name when the export gives none."""
    room = loaded.export.room
    return room.id or "name-" + digest(room.name).removeprefix("sha256:")[:12]


def invalid_entry(invalid: Invalid) -> Json:
    """One entry of the report's `invalid`."""
    return {
        "source": {"path": labelled(invalid.path), "record": invalid.number},
        "line": invalid.line,
        "column": invalid.column,
        "pointer": invalid.pointer,
        "message": {"ja": redact(invalid.ja), "en": redact(invalid.en)},
    }


def setting_cards(missing: Iterable[str]) -> Json:
    """Label and menu of each setting that some result lacked."""
    return {pointer: card for pointer in sorted(set(missing)) if (card := _setting(pointer))}


def _setting(pointer: str) -> Json | None:
    catalogue = settings()
    entry = catalogue.get(pointer) or _counted().get(pointer)
    if entry is None:
        inside = (key for key in catalogue if key.startswith(pointer + "/"))
        entry = catalogue.get(generic(pointer)) or catalogue.get(next(inside, ""))
    if entry is None:
        return None
    return {"label": dict(entry["label"]), "menu": dict(entry["menu"])}


def tool_entry(
    version: str,
    profile: str,
    profile_digest: str,
    cards: Mapping[str, Json],
    plugins: Sequence[Json],
) -> Json:
    """The report's `tool`: what judged, and a digest of the rules it judged by."""
    return {
        "name": "openchat-auditor",
        "version": version,
        "score_algorithm": ALGORITHM,
        "profile": profile,
        "profile_digest": profile_digest,
        "rules_digest": digest({"rules": cards, "plugins": [p["digest"] for p in plugins]}),
        "plugins": list(plugins),
    }


def sealed(report: Json) -> Json:
    """The report with the digest over its canonical bytes as its last member.

    Its rooms and its unreadable inputs are read one by one, so they need not be in memory.
    """
    body = {key: value for key, value in report.items() if key != "digest"}
    return {**body, "digest": long_digest(body, ("rooms", "invalid"))}


def to_bytes(value: Any) -> bytes:
    """Readable JSON as UTF-8 with a final line feed; the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
