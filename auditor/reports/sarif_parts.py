"""The parts that both forms of SARIF share: the log, the tool with its rules, places, failures."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import attrs

from auditor.reports.pastes import is_foreign, pastes
from auditor.reports.phrases import phrases
from auditor.reports.reading import Tree, path_of, rank, rule_of, text_in

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, Any]

LEVELS = {
    "critical": "error",
    "high": "error",
    "medium": "warning",
    "low": "note",
    "info": "note",
}
# Where GitHub draws its own lines: above 9 critical, from 7 high, from 4 medium, above 0 low.
SECURITY_SEVERITY = {
    "critical": "9.5",
    "high": "8.0",
    "medium": "5.5",
    "low": "2.0",
    "info": "0.1",
}
RANKS = (100.0, 80.0, 50.0, 20.0, 0.0)
_NOTICES = (("rule-crashed", "errors"), ("input-invalid", "invalid"), ("audit-invalid", "refused"))


def log(run: Json) -> Json:
    """Give the SARIF log around one run."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


@attrs.frozen
class Places:
    """The files of the report, each with its place in the list of artifacts."""

    uris: Mapping[str, int]
    source_root: str

    @classmethod
    def of(cls, report: Tree, source_root: str) -> "Places":
        """Number the files in the order in which the report names them."""
        paths = [path_of(room, source_root) for room in report["rooms"]]
        paths += [
            path_of(entry, source_root)
            for entry in report["invalid"]
            if isinstance(entry.get("source"), Mapping)
        ]
        return cls(
            {uri: index for index, uri in enumerate(dict.fromkeys(map(_uri, paths)))}, source_root
        )

    def artifacts(self) -> list[Json]:
        """Give SARIF's list of the files."""
        return [{"location": {"uri": uri}} for uri in self.uris]

    def physical(self, entry: Tree, line: object, column: object) -> Json:
        """Give the place in the file of a room or of an invalid entry."""
        uri = _uri(path_of(entry, self.source_root))
        place: Json = {"artifactLocation": {"uri": uri, "index": self.uris[uri]}}
        if isinstance(line, int) and line > 0:
            start = column if isinstance(column, int) and column > 0 else 1
            place["region"] = {
                "startLine": line,
                "startColumn": start,
                "endLine": line,
                "endColumn": start + 1,
            }
        return place


def driver(report: Tree, lang: str, most_tags: int = 20) -> Json:
    """Give the tool with all its rules; at most so many tags for each."""
    tool, foreign = report["tool"], is_foreign(report["rooms"])
    return {
        "tool": {
            "driver": {
                "name": tool["name"],
                "version": tool["version"],
                "semanticVersion": tool["version"],
                "language": lang,
                "rules": [
                    _descriptor(report, rule_id, lang, most_tags, foreign)
                    for rule_id in rule_ids(report)
                ],
                "notifications": [
                    {"id": name, "shortDescription": {"text": phrases(lang)(f"section.{title}")}}
                    for name, title in _NOTICES
                ],
            },
            "extensions": [
                {
                    "name": plugin["name"],
                    "version": str(plugin.get("version") or ""),
                    "properties": {
                        key: plugin[key]
                        for key in ("distribution", "digest", "state")
                        if plugin.get(key)
                    },
                }
                for plugin in tool["plugins"]
            ],
        }
    }


def rule_ids(report: Tree) -> list[str]:
    """Give the ids of the rules in order: those described, and those that only have results."""
    seen = {result["rule"] for room in report["rooms"] for result in room["results"]}
    return sorted(seen | set(report.get("rules", {})))


def fingerprint(result: Tree, problem: Tree, ordinal: int) -> str:
    """Give a digest that stays while rule, room, place and message stay."""
    key = [result.get("fingerprint"), problem.get("message_id"), problem.get("pointer"), ordinal]
    return hashlib.sha256(json.dumps(key).encode()).hexdigest()[:32]


def failure(room: Tree, result: Tree, problem: Tree, text: str, places: Places) -> Json:
    """Give what a failure's problem always tells: rule, level, message, place."""
    return {
        "ruleId": result["rule"],
        "kind": "fail",
        "level": LEVELS[result["severity"]],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": places.physical(
                    room, problem.get("line"), problem.get("column")
                ),
                "logicalLocations": [
                    {
                        "name": str(problem.get("pointer") or "/").rpartition("/")[2] or "/",
                        "fullyQualifiedName": problem.get("pointer") or "/",
                        "kind": "member",
                    }
                ],
            }
        ],
    }


def _descriptor(report: Tree, rule_id: str, lang: str, most_tags: int, foreign: bool) -> Json:
    rule = rule_of(report, rule_id)
    severity = str(rule.get("severity", "info"))
    title = text_in(rule.get("failure_title"), lang) or rule_id
    why, fix = text_in(rule.get("why"), lang), text_in(rule.get("remediation"), lang)
    say = phrases(lang)
    advice = [
        (say("finding.why"), why),
        (say("finding.fix"), fix),
        *((one.label, one.text) for one in pastes(rule.get("paste"), say, foreign=foreign)),
    ]
    told = [(head, text) for head, text in advice if text]
    descriptor: Json = {
        "id": rule_id,
        "name": _pascal(rule_id),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {"text": "\n\n".join(f"{head}\n{text}" for head, text in told) or title},
        "defaultConfiguration": {"level": LEVELS[severity], "rank": RANKS[rank(severity)]},
        "properties": {
            "tags": [str(rule.get("area") or ""), *rule.get("tags", ())][:most_tags],
            "precision": rule.get("confidence", "medium"),
            "security-severity": SECURITY_SEVERITY[severity],
            "severity": severity,
        },
    }
    pages = [str(entry.get("url") or "") for entry in rule.get("references") or ()]
    helpful = next((page for page in pages if page.startswith("https://")), None)
    if helpful:
        descriptor["helpUri"] = quote(helpful, safe="/:?#[]@!$&'()*+,;=%~-._")
    return descriptor


def _uri(path: str) -> str:
    # A file name may hold anything, half a surrogate pair included; a URI is plain ASCII.
    return quote(path.encode("utf-8", "surrogatepass"), safe="/-._~")


def _pascal(rule_id: str) -> str:
    return "".join(
        part.capitalize() for part in rule_id.replace(".", "-").replace("_", "-").split("-")
    )
