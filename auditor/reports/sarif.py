"""The report as SARIF 2.1.0: every outcome, waivers as suppressions, crashes as notifications."""

from collections.abc import Iterator

from auditor.reports.json_form import to_bytes
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import phrases
from auditor.reports.reading import (
    Tree,
    path_of,
    rank,
    setting_label,
    state,
    text_in,
    title_of,
)
from auditor.reports.sarif_notices import invocation
from auditor.reports.sarif_parts import (
    RANKS,
    Json,
    Places,
    driver,
    failure,
    fingerprint,
    log,
    rule_ids,
)

_KINDS = {
    "pass": "pass",
    "fail": "fail",
    "waived": "fail",
    "unknown": "open",
    "not_applicable": "notApplicable",
}


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the log with everything that the report knows."""
    places = Places.of(report, options.source_root)
    return to_bytes(
        log(
            {
                **driver(report, lang),
                "columnKind": "unicodeCodePoints",
                "automationDetails": {"id": f"openchat-auditor/{report['tool']['profile']}/"},
                "artifacts": places.artifacts(),
                "invocations": [invocation(report, lang, places)],
                "results": list(_results(report, lang, places)),
                "properties": {
                    "reportDigest": report["digest"],
                    "rulesDigest": report["tool"]["rules_digest"],
                    "summary": report["summary"],
                    "inputs": [
                        {
                            "path": path_of(room, options.source_root),
                            "record": room["source"].get("record"),
                            "sha256": room["source"].get("sha256"),
                        }
                        for room in report["rooms"]
                    ],
                },
            }
        )
    )


def _results(report: Tree, lang: str, places: Places) -> Iterator[Json]:
    indices = {rule_id: index for index, rule_id in enumerate(rule_ids(report))}
    adopted = any("with_baseline" in room["score"] for room in report["rooms"])
    for room in report["rooms"]:
        for result in room["results"]:
            kind = state(result)
            if kind == "error":
                continue
            for entry in _of_result(report, room, result, lang, places):
                yield {
                    **entry,
                    "ruleIndex": indices[result["rule"]],
                    "rank": RANKS[rank(result["severity"])],
                    **({"baselineState": _age(result)} if adopted else {}),
                    "properties": {
                        "room": {"id": room["id"], "name": room["name"]},
                        "outcome": kind,
                        **entry["properties"],
                    },
                }


def _of_result(report: Tree, room: Tree, result: Tree, lang: str, places: Places) -> Iterator[Json]:
    kind = state(result)
    if kind in {"fail", "waived"}:
        for ordinal, problem in enumerate(result.get("problems") or ({},)):
            text = text_in(problem.get("message"), lang) or title_of(report, result, lang)
            yield {
                **failure(room, result, problem, text, places),
                "partialFingerprints": {
                    "openchatAuditor/v1": fingerprint(result, problem, ordinal)
                },
                "suppressions": [_suppression(result["waiver"])] if kind == "waived" else [],
                "properties": {
                    "messageId": problem.get("message_id"),
                    "values": problem.get("values") or {},
                    "excerpt": problem.get("excerpt") or "",
                    "valueDigest": problem.get("digest"),
                },
            }
        return
    missing = list(result.get("missing") or ())
    text = title_of(report, result, lang)
    if kind == "unknown":
        labels = [setting_label(report, pointer, lang) for pointer in missing]
        joined = ("、" if lang == "ja" else ", ").join(labels)
        text = f"{text}: {phrases(lang)('junit.unknown', settings=joined)}"
    attestation = result.get("attestation")
    yield {
        "ruleId": result["rule"],
        "kind": _KINDS[kind],
        "level": "none",
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": places.physical(room, None, None),
                "logicalLocations": [
                    {"fullyQualifiedName": pointer, "kind": "member"}
                    for pointer in missing or ["/"]
                ],
            }
        ],
        "properties": {"attestation": attestation} if attestation else {},
    }


def _age(result: Tree) -> str:
    is_new = result["outcome"] == "fail" and not result.get("baseline")
    return "new" if is_new else "unchanged"


def _suppression(waiver: Tree) -> Json:
    told = {key: value for key, value in waiver.items() if key != "reason" and value is not None}
    return {
        "kind": "external",
        "status": "accepted",
        "justification": str(waiver.get("reason") or ""),
        "properties": told,
    }
