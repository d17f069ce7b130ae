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

from auditor.canonical import bytes_digest, canonical, digest, long_digest, value_digest
from auditor.compact import Encoded, encode
from auditor.loader import Invalid, Loaded
from auditor.model.room import value_at
from auditor.model.verdict import Kind, Outcome, Problem, Result, Severity
from auditor.redaction import Secrets, excerpt, redact, secrets_of
from auditor.rules import Rule
from auditor.scoring import ALGORITHM, Entry, Score, Weighing, score, score_of

SCHEMA = "openchat-audit-report/1"
LANGUAGES = ("ja", "en")
_MOST_KEPT = 20_000
"""Problems can stand at any number of places: beyond these their digests are made afresh."""

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
    if isinstance(value, str | int):  # nearly all; asking for Mapping costs more
        return str(value)
    if isinstance(value, Mapping):
        return str(value.get(lang) or next(iter(value.values()), ""))
    if isinstance(value, list | tuple):
        return ("、" if lang == "ja" else ", ").join(_wording(item, lang) for item in value)
    return str(value)


@attrs.define
class _Open:
    """The entry of an unknown result as far as all rooms share it, with its bytes."""

    entry: Json
    head: bytes
    tail: bytes


@attrs.define
class Forms:
    """The entries of results by the rules of one audit, made once as far as rooms share them.

    Attributes:
        rules: the rules by id.
        cards: `rule_card` by rule id.
    """

    rules: Mapping[str, Rule]
    cards: Mapping[str, Json]
    _settled: dict[tuple[str, Outcome, Severity], Encoded] = attrs.field(factory=dict, init=False)
    _unknown: dict[tuple[str, Severity, tuple[str, ...]], _Open] = attrs.field(
        factory=dict, init=False
    )
    _heads: dict[tuple[str, Outcome, Severity], Json] = attrs.field(factory=dict, init=False)
    _helping: dict[str, tuple[Json, bytes]] = attrs.field(factory=dict, init=False)
    _ends: dict[tuple[str, tuple[str, ...]], tuple[bytes, bytes]] = attrs.field(
        factory=dict, init=False
    )

    def settled(self, result: Result) -> Encoded:
        """The entry of a pass or of what does not apply: nothing in it is the room's own."""
        key = (result.rule, result.outcome, result.severity)
        entry = self._settled.get(key)
        if entry is None:
            head = self.head(result)
            entry = self._settled[key] = Encoded(head, encode(head))
        return entry

    def unknown(self, result: Result, spelt: bytes) -> Encoded:
        """The entry of an unknown result; only its fingerprint is the room's own.

        Args:
            result: the result.
            spelt: the room's id as canonical JSON.
        """
        key = (result.rule, result.severity, result.missing)
        form = self._unknown.get(key)
        if form is None:
            form = self._unknown[key] = self._open(result)
        mark = self.fingerprint(result.rule, result.missing, spelt)
        entry = Encoded(form.entry, b"%b%b%b" % (form.head, mark.encode(), form.tail))
        entry["fingerprint"] = mark
        return entry

    def failure(
        self, result: Result, spelt: bytes, sight: "_Sight", waiver: Json | None
    ) -> Encoded:
        """The entry of a failure or an error: its problems are the room's own, its help is not."""
        rule = self.rules[result.rule]
        pointers = sorted({problem.at for problem in result.problems}) or result.missing
        entry = self.head(result)
        entry["fingerprint"] = self.fingerprint(rule.id, tuple(pointers), spelt)
        entry["waiver"] = waiver
        entry["problems"] = [sight.problem(problem, rule) for problem in result.problems]
        entry["missing"] = list(result.missing)
        head = encode(entry)[:-1]
        helping, tail = self._help_of(rule.id)
        entry.update(helping)
        if result.failure is not None:
            failure = result.failure
            error = {
                "plugin": failure.plugin,
                "version": failure.version,
                "type": failure.kind,
                "message": redact(failure.message, sight.secrets),
            }
            entry["error"] = error
            tail = b'%b,"error":%b}' % (tail[:-1], encode(error))
        return Encoded(entry, head + tail)

    def head(self, result: Result) -> Json:
        """What the entries of all outcomes begin with."""
        key = (result.rule, result.outcome, result.severity)
        head = self._heads.get(key)
        if head is None:
            rule = self.rules[result.rule]
            head = self._heads[key] = {
                "rule": rule.id,
                "area": rule.area,
                "outcome": result.outcome.value,
                "severity": result.severity.value,
                "confidence": rule.confidence.value,
                "tags": self.cards[rule.id]["tags"],
            }
        return head.copy()

    def _help_of(self, rule_id: str) -> tuple[Json, bytes]:
        """How to mend and what the rule rests on, and the bytes that go on with it."""
        found = self._helping.get(rule_id)
        if found is None:
            card = self.cards[rule_id]
            helping = {"remediation": card["remediation"], "references": card["references"]}
            found = self._helping[rule_id] = (helping, b"," + encode(helping)[1:])
        return found

    def fingerprint(self, rule_id: str, pointers: tuple[str, ...], spelt: bytes) -> str:
        """`short_digest` of rule, room and pointers, the room's id given as canonical JSON."""
        ends = self._ends.get((rule_id, pointers))
        if ends is None:
            head = canonical([rule_id])[:-1] + b","
            tail = b"".join(b"," + canonical(pointer) for pointer in pointers) + b"]"
            if len(self._ends) < _MOST_KEPT:
                self._ends[rule_id, pointers] = (head, tail)
            ends = (head, tail)
        return bytes_digest(b"%b%b%b" % (ends[0], spelt, ends[1]))

    def _open(self, result: Result) -> _Open:
        entry = self.head(result)
        entry["fingerprint"] = ""
        entry["waiver"] = None
        entry["problems"] = []
        entry["missing"] = list(result.missing)
        head, mark, tail = encode(entry).partition(b'"fingerprint":"')
        return _Open(entry, head + mark, tail)


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
    waived = waivers or {}
    secrets = None if has_evidence else secrets_of(loaded.export)
    room_id = room_key(loaded)
    spelt = canonical(room_id)
    sight = _Sight(loaded, secrets)
    entries: list[Json] = []
    for result in results:
        outcome = result.outcome
        entry: Json
        if outcome is Outcome.UNKNOWN:
            entry = forms.unknown(result, spelt)
        elif outcome is Outcome.FAIL:
            waiver = _told(waived.get(result.rule), secrets) if waived else None
            entry = forms.failure(result, spelt, sight, waiver)
            if result.rule in known:
                entry = {**entry, "baseline": True}
        elif outcome is Outcome.ERROR:
            entry = forms.failure(result, spelt, sight, None)
        else:
            entry = forms.settled(result)
            if attestations and result.rule in attestations:
                entry = {**entry, "attestation": _told(attestations[result.rule], secrets)}
        if void and result.rule in void:
            told = [_told(one, secrets) for one in void[result.rule]]
            entry = {**entry, "void_attestations": told}
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


@attrs.define
class _Sight:
    """One room as its problems show it; each place is looked up once."""

    loaded: Loaded
    secrets: Secrets
    _found: dict[str, tuple[Any, int, int, str]] = attrs.field(factory=dict, init=False)

    def at(self, pointer: str) -> tuple[Any, int, int, str]:
        """Value, line, column and the value's digest at a pointer."""
        found = self._found.get(pointer)
        if found is None:
            value = value_at(self.loaded.raw, pointer)
            found = (value, *self.loaded.place(pointer), value_digest(value))
            self._found[pointer] = found
        return found

    def problem(self, problem: Problem, rule: Rule) -> Json:
        """The entry of one problem."""
        value, line, column, mark = self.at(problem.at)
        values = _redacted(problem.values, self.secrets) if problem.values else {}
        templates = rule.messages[problem.message]
        entry: Json = {
            "message_id": problem.message,
            "values": values,
            "message": _filled(templates, values),
            "pointer": problem.at,
            "line": line,
            "column": column,
            "span": list(problem.span) if problem.span else None,
        }
        if isinstance(value, str):
            entry["excerpt"], marked = excerpt(value, problem.span, self.secrets)
            if marked is not None:
                entry["mark"] = list(marked)
        elif value is not None and not isinstance(value, dict | list):
            entry["excerpt"] = json.dumps(value)
        else:
            entry["excerpt"] = ""
        entry["digest"] = mark
        return entry


def _filled(templates: Mapping[str, str], values: Mapping[str, Any]) -> Json:
    fallback = next(iter(templates.values()))
    return {lang: fill(templates.get(lang, fallback), values, lang) for lang in LANGUAGES}


def _redacted(value: Any, secrets: Secrets) -> Any:
    if isinstance(value, str):
        return redact(value, secrets)
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): _redacted(item, secrets) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(item, secrets) for item in value]
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
    """The report with the digest over its canonical bytes as its last member.

    Its rooms and its unreadable inputs are read one by one, so they need not be in memory.
    """
    body = {key: value for key, value in report.items() if key != "digest"}
    return {**body, "digest": long_digest(body, ("rooms", "invalid"))}


def to_bytes(value: Any) -> bytes:
    """Readable JSON as UTF-8 with a final line feed; the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
