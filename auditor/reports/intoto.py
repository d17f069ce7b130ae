"""The report as an in-toto statement with a test result: unsigned, for a signing tool to take."""

from typing import Any

from auditor.reports.json_form import to_bytes
from auditor.reports.options import RenderOptions
from auditor.reports.reading import Tree, path_of, state

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://in-toto.io/attestation/test-result/v0.1"

Json = dict[str, Any]

_LISTS = {
    "pass": "passedTests",
    "waived": "warnedTests",
    "unknown": "warnedTests",
    "fail": "failedTests",
    "error": "failedTests",
}


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the statement; it holds names and digests only, and so is the same in any language."""
    tests: dict[str, list[str]] = {"passedTests": [], "warnedTests": [], "failedTests": []}
    for room in report["rooms"]:
        for result in room["results"]:
            kind = _LISTS.get(state(result))
            if kind:
                tests[kind].append(f"{room['id']}/{result['rule']}")
    return to_bytes(
        {
            "_type": STATEMENT,
            "subject": _subjects(report, options.source_root),
            "predicateType": PREDICATE,
            "predicate": {
                "result": _outcome(report, tests),
                "configuration": _configuration(report),
                **tests,
            },
        }
    )


def _outcome(report: Tree, tests: dict[str, list[str]]) -> str:
    if not report["summary"]["gate"]["passed"] or report["invalid"]:
        return "FAILED"
    if report["summary"].get("partial"):
        return "WARNED"
    return "WARNED" if tests["warnedTests"] or tests["failedTests"] else "PASSED"


def _subjects(report: Tree, source_root: str) -> list[Json]:
    subjects = [
        {
            "name": f"{path_of(room, source_root)}#{room['source'].get('record')}",
            "digest": {"sha256": room["source"]["sha256"]},
        }
        for room in report["rooms"]
    ]
    return subjects or [_described("report", report["digest"])]


def _configuration(report: Tree) -> list[Json]:
    tool = report["tool"]
    entries = [
        (f"{tool['name']} {tool['version']} rules", tool["rules_digest"]),
        (f"profile {tool['profile']}", tool.get("profile_digest")),
        *((f"plugin {plugin['name']}", plugin.get("digest")) for plugin in tool["plugins"]),
        ("report", report["digest"]),
    ]
    return [_described(name, digest) for name, digest in entries if digest]


def _described(name: str, digest: object) -> Json:
    algorithm, _, digits = str(digest).partition(":")
    return {"name": name, "digest": {algorithm: digits}}
