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

from auditor.canonical import digest, short_digest, value_digest
from auditor.loader import Invalid, Loaded
from auditor.model.room import value_at
from auditor.model.verdict import Outcome, Problem, Result
from auditor.redaction import Secrets, excerpt, redact, secrets_of
from auditor.rules import Rule
from auditor.scoring import ALGORITHM, Entry, Kind, Score, Weighing, score, score_of

SCHEMA = "openchat-audit-report/1"
LANGUAGES = ("ja", "en")

Json = dict[str, Any]


@cache
def references() -> Mapping[str, Mapping[str, Any]]:
    """The catalogue of sources by id: title by language, url, date."""
    return _catalogue("references")


@cache
def settings() -> Mapping[str, Mapping[str, Any]]:
    """The catalogue of settings by pointer pattern: label, menu and more."""
    return _catalogue("settings")


def _catalogue(name: str) -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("auditor").joinpath(name + ".json").read_text("utf-8")
    entries: Mapping[str, Mapping[str, Any]] = json.loads(text)[name]
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


def fill(template: str, values: Mapping[str, Any], lang: str) -> str:
    """A message template filled in one language; lists are joined as that language does."""
    return template.format(**{name: _wording(value, lang) for name, value in values.items()})


def _wording(value: Any, lang: str) -> str:
    if isinstance(value, Mapping):
        return str(value.get(lang) or next(iter(value.values()), ""))
    if isinstance(value, list | tuple):
        return ("、" if lang == "ja" else ", ").join(_wording(item, lang) for item in value)
    return str(value)


@attrs.frozen
class RoomScore:
    """The scores of one room: the whole, without waivers, and by area.

    `adopted` is what the gate looks at where a baseline holds some of the failures.
    """

    whole: Score
    bare: Score
    areas: Mapping[str, Score]
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
    areas: dict[str, Counter[Kind]] = {}
    whole: Counter[Kind] = Counter()
    for result in results:
        kind = (result.severity, result.outcome, result.rule in waived)
        area = result.rule.partition(".")[0]
        if area not in areas:
            areas[area] = Counter()
        areas[area][kind] += 1
    for counts in areas.values():
        whole.update(counts)
    total = score_of(whole, weighing)
    bare = adopted = None
    if waived:
        bare = score((Entry(r.severity, r.outcome) for r in results), weighing)
    if known:
        excused = {*waived, *known}
        entries = (Entry(r.severity, r.outcome, r.rule in excused) for r in results)
        adopted = score(entries, weighing)
    by_area = {area: score_of(counts, weighing) for area, counts in sorted(areas.items())}
    return RoomScore(total, bare or total, by_area, adopted)


def room_entry(
    loaded: Loaded,
    results: Sequence[Result],
    rules: Mapping[str, Rule],
    cards: Mapping[str, Json],
    weighing: Weighing,
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
        rules: the rules by id.
        cards: `rule_card` by rule id.
        weighing: weights, caps and grades.
        waivers: the waiver that excuses a rule's failure, by rule id.
        attestations: the attestation behind a rule's pass, by rule id.
        known: ids of the rules whose failure the baseline holds.
        void: the attestations that hold no more, by rule id.
        has_evidence: whether excerpts are shown as they stand, for those who may see them.
    """
    waived = waivers or {}
    secrets = None if has_evidence else secrets_of(loaded.export)
    scores = room_score(results, waived, weighing, known)
    room_id = room_key(loaded)
    entries = []
    for result in results:
        rule = rules[result.rule]
        entry = _result_entry(loaded, result, rule, cards[result.rule], room_id, secrets)
        if result.outcome is Outcome.FAIL:
            entry["waiver"] = _told(waived.get(result.rule), secrets)
        if result.rule in known:
            entry["baseline"] = True
        if attestations and result.rule in attestations:
            entry["attestation"] = _told(attestations[result.rule], secrets)
        if void and result.rule in void:
            entry["void_attestations"] = [_told(one, secrets) for one in void[result.rule]]
        entries.append(entry)
    return {
        "id": room_id,
        "name": redact(loaded.export.room.name, secrets),
        "source": {
            "path": loaded.record.path,
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


def _told(decision: Json | None, secrets: Secrets) -> Json | None:
    """A waiver or an attestation, its free text without secrets; people keep their names."""
    if decision is None:
        return None
    free = ("reason", "statement")
    return {
        key: redact(value, secrets) if key in free else value for key, value in decision.items()
    }


def room_key(loaded: Loaded) -> str:
    """The room's id, or one made of its name when the export gives none."""
    room = loaded.export.room
    return room.id or "name-" + digest(room.name).removeprefix("sha256:")[:12]


def _result_entry(
    loaded: Loaded,
    result: Result,
    rule: Rule,
    card: Json,
    room_id: str,
    secrets: Secrets,
) -> Json:
    entry: Json = {
        "rule": rule.id,
        "area": rule.area,
        "outcome": result.outcome.value,
        "severity": result.severity.value,
        "confidence": rule.confidence.value,
        "tags": card["tags"],
    }
    if result.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
        return entry
    pointers = sorted({problem.at for problem in result.problems}) or list(result.missing)
    entry["fingerprint"] = short_digest([rule.id, room_id, *pointers])
    entry["waiver"] = None
    entry["problems"] = [_problem_entry(loaded, p, rule, secrets) for p in result.problems]
    entry["missing"] = list(result.missing)
    entry["remediation"] = card["remediation"]
    entry["references"] = card["references"]
    if result.failure is not None:
        failure = result.failure
        entry["error"] = {
            "plugin": failure.plugin,
            "version": failure.version,
            "type": failure.kind,
            "message": redact(failure.message, secrets),
        }
    return entry


def _problem_entry(loaded: Loaded, problem: Problem, rule: Rule, secrets: Secrets) -> Json:
    value = value_at(loaded.raw, problem.at)
    line, column = loaded.place(problem.at)
    values = _redacted(problem.values, secrets)
    templates = rule.messages[problem.message]
    fallback = next(iter(templates.values()))
    entry: Json = {
        "message_id": problem.message,
        "values": values,
        "message": {lang: fill(templates.get(lang, fallback), values, lang) for lang in LANGUAGES},
        "pointer": problem.at,
        "line": line,
        "column": column,
        "span": list(problem.span) if problem.span else None,
    }
    if isinstance(value, str):
        entry["excerpt"], mark = excerpt(value, problem.span, secrets)
        if mark is not None:
            entry["mark"] = list(mark)
    elif value is not None and not isinstance(value, dict | list):
        entry["excerpt"] = json.dumps(value)
    else:
        entry["excerpt"] = ""
    entry["digest"] = value_digest(value)
    return entry


def _redacted(value: Any, secrets: Secrets) -> Any:
    if isinstance(value, str):
        return redact(value, secrets)
    if isinstance(value, Mapping):
        return {str(key): _redacted(item, secrets) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(item, secrets) for item in value]
    if isinstance(value, bool | int) or value is None:
        return value
    return str(value)


def invalid_entry(invalid: Invalid) -> Json:
    """One entry of the report's `invalid`."""
    return {
        "source": {"path": invalid.path, "record": invalid.number},
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
    entry = catalogue.get(pointer)
    if entry is None and pointer.startswith("/x-talk/"):
        entry = catalogue.get("/messages")  # the importer of the talk history counts them
    if entry is None:
        generic = "/".join("*" if part.isdigit() else part for part in pointer.split("/"))
        inside = (key for key in catalogue if key.startswith(pointer + "/"))
        entry = catalogue.get(generic) or catalogue.get(next(inside, ""))
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
    """The report with the digest over its canonical bytes as its last member."""
    body = {key: value for key, value in report.items() if key != "digest"}
    return {**body, "digest": digest(body)}


def to_bytes(value: Any) -> bytes:
    """Readable JSON as UTF-8 with a final line feed; the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
