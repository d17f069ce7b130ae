"""The report as OSCAL assessment results: one result a room, waivers as approved deviations."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

import attrs

from auditor.reports.json_form import to_bytes
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import (
    Tree,
    path_of,
    rule_of,
    setting_label,
    state,
    text_in,
    title_of,
)
from auditor.reports.verdict import gate_kind
from auditor.reports.visible import one_line

OSCAL_VERSION = "1.2.3"

Json = dict[str, Any]

_SPACE = uuid5(NAMESPACE_URL, "urn:openchat-auditor:oscal")
_OWN = "urn:openchat-auditor:report"
_STATUS = {
    "pass": {"state": "satisfied", "reason": "pass"},
    "fail": {"state": "not-satisfied", "reason": "fail"},
    "waived": {"state": "not-satisfied", "reason": "fail"},
    "unknown": {"state": "not-satisfied", "reason": "other"},
}


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the document; its identifiers follow from the report's digest."""
    say = phrases(lang)
    digest, tool = str(report["digest"]), report["tool"]
    plan = _uuid(digest, "plan")
    rooms = [
        _Room(report, room, index, say, path_of(room, options.source_root))
        for index, room in enumerate(report["rooms"])
    ]
    results = [room.result() for room in rooms] or [_nothing(report, say)]
    document: Json = {
        "uuid": _uuid(digest),
        "metadata": {
            "title": say("page.title"),
            "last-modified": report["audited_at"],
            "version": tool["version"],
            "oscal-version": OSCAL_VERSION,
            "props": _props(
                {
                    "profile": tool["profile"],
                    "rules-digest": tool["rules_digest"],
                    "report-digest": digest,
                    "gate": gate_kind(report["summary"]),
                }
            ),
            "remarks": say("page.disclaimer"),
        },
        "import-ap": {"href": f"#{plan}"},
        "results": results,
        "back-matter": {
            "resources": [
                {
                    "uuid": plan,
                    "title": one_line(f"{tool['name']} {tool['version']} {tool['profile']}"),
                    "description": say("section.provenance"),
                },
                *(room.resource() for room in rooms),
            ]
        },
    }
    return to_bytes({"assessment-results": document})


@attrs.frozen
class _Room:
    """One room on its way into the document."""

    report: Tree
    room: Tree
    index: int
    say: Phrases
    path: str

    def uuid(self, *names: object) -> str:
        """Give the identifier of a part of this room."""
        return _uuid(str(self.report["digest"]), "room", self.index, *names)

    def resource(self) -> Json:
        """Give the input as a resource, with its digest."""
        link: Json = {"href": quote(self.path.encode("utf-8", "surrogatepass"), safe="/-._~")}
        if self.room["source"].get("sha256"):
            link["hashes"] = [{"algorithm": "SHA-256", "value": self.room["source"]["sha256"]}]
        return {
            "uuid": self.uuid("input"),
            "title": _said(self.room["name"]),
            "rlinks": [link],
            "remarks": f"{self.say('provenance.record')} {self.room['source'].get('record')}",
        }

    def result(self) -> Json:
        """Give everything that was found in the room."""
        score = self.room["score"]
        judged = [entry["rule"] for entry in self.room["results"] if state(entry) in _STATUS]
        made: Json = {
            "uuid": self.uuid(),
            "title": _said(self.room["name"]),
            "description": self.say("score.interval", low=score["low"], high=score["high"]),
            "start": self.report["audited_at"],
            "end": self.report["audited_at"],
            "props": _props(
                {
                    "room-id": self.room["id"],
                    "score-low": score["low"],
                    "score-high": score["high"],
                    "coverage": score["coverage"],
                    "grade": score["grade"],
                }
            ),
            "reviewed-controls": {"control-selections": [_selection(judged)]},
        }
        lists = {
            "attestations": list(self._attestations()),
            "observations": list(self._observations()),
            "risks": list(self._risks()),
            "findings": list(self._findings()),
        }
        # OSCAL knows no empty list: what is not there is left out.
        return made | {name: entries for name, entries in lists.items() if entries}

    def _observations(self) -> Iterator[Json]:
        for result in self.room["results"]:
            kind = state(result)
            if kind == "not_applicable":
                continue
            evidence = [
                {
                    "href": f"#{self.uuid('input')}",
                    "description": _said(
                        f"{problem.get('pointer') or '/'} "
                        f"({problem.get('line') or 1}:{problem.get('column') or 1}) "
                        f"{text_in(problem.get('message'), self.say.lang)}"
                    ),
                }
                for problem in result.get("problems") or ()
            ]
            observation: Json = {
                "uuid": self.uuid("observation", result["rule"]),
                "title": _said(title_of(self.report, result, self.say.lang)),
                "description": self._description(result, kind),
                "methods": ["INTERVIEW" if result.get("attestation") else "EXAMINE"],
                "subjects": [{"subject-uuid": self.uuid("input"), "type": "resource"}],
                "collected": self.report["audited_at"],
            }
            yield observation | ({"relevant-evidence": evidence} if evidence else {})

    def _description(self, result: Tree, kind: str) -> str:
        word = self.say.word("outcome", kind)
        if kind == "unknown":
            labels = [
                setting_label(self.report, pointer, self.say.lang)
                for pointer in result.get("missing") or ()
            ]
            return f"{word}: {', '.join(labels)}"
        if kind == "error":
            error = result.get("error") or {}
            return f"{word}: {error.get('type', '')}: {error.get('message', '')}"
        return word

    def _risks(self) -> Iterator[Json]:
        for result in self.room["results"]:
            kind = state(result)
            if kind not in {"fail", "waived"}:
                continue
            rule = rule_of(self.report, result["rule"])
            title = _said(title_of(self.report, result, self.say.lang))
            risk: Json = {
                "uuid": self.uuid("risk", result["rule"]),
                "title": title,
                "description": title,
                "statement": _said(text_in(rule.get("why"), self.say.lang) or title),
                "props": _props({"severity": result["severity"]}),
                "status": "open",
            }
            if kind == "waived":
                waiver = result["waiver"]
                told = {key: value for key, value in waiver.items() if value is not None}
                risk["props"] += _props(
                    {f"waiver-{key.replace('_', '-')}": value for key, value in told.items()}
                )
                risk["status"] = "deviation-approved"
                risk["deadline"] = _end_of(str(waiver["expires"]))
            yield risk

    def _findings(self) -> Iterator[Json]:
        for result in self.room["results"]:
            kind = state(result)
            if kind not in _STATUS:
                continue
            rule = result["rule"]
            title = _said(title_of(self.report, result, self.say.lang))
            finding: Json = {
                "uuid": self.uuid("finding", rule),
                "title": title,
                "description": title,
                "target": {"type": "objective-id", "target-id": rule, "status": _STATUS[kind]},
                "related-observations": [{"observation-uuid": self.uuid("observation", rule)}],
            }
            if kind in {"fail", "waived"}:
                finding["related-risks"] = [{"risk-uuid": self.uuid("risk", rule)}]
            yield finding

    def _attestations(self) -> Iterator[Json]:
        for result in self.room["results"]:
            entry = result.get("attestation")
            if entry:
                told = {key: value for key, value in entry.items() if value is not None}
                yield {
                    "parts": [
                        {
                            "name": "attestation",
                            "title": _said(title_of(self.report, result, self.say.lang)),
                            "prose": _said(entry.get("statement")),
                            "props": _props(
                                {
                                    key.replace("_", "-"): value
                                    for key, value in {"rule": result["rule"], **told}.items()
                                    if key != "statement"
                                }
                            ),
                        }
                    ]
                }


def _nothing(report: Tree, say: Phrases) -> Json:
    return {
        "uuid": _uuid(str(report["digest"]), "nothing"),
        "title": say("page.title"),
        "description": say("certificate.no_room"),
        "start": report["audited_at"],
        "end": report["audited_at"],
        "reviewed-controls": {"control-selections": [_selection([])]},
    }


def _selection(rules: list[str]) -> Json:
    if not rules:
        return {"include-all": {}}
    return {"include-controls": [{"control-id": rule} for rule in rules]}


def _uuid(*names: object) -> str:
    return str(uuid5(_SPACE, "\n".join(map(str, names))))


def _props(values: dict[str, object]) -> list[Json]:
    return [
        {"name": name, "ns": _OWN, "value": one_line(str(value)) or "–"}
        for name, value in values.items()
    ]


def _said(text: object) -> str:
    return one_line(str(text or "")) or "–"


def _end_of(day: str) -> str:
    # A waiver holds to the end of its last day.
    return day if "T" in day else f"{day}T23:59:59Z"
