"""The report as SARIF for GitHub code scanning: open failures only, with what GitHub reads.

GitHub ignores `kind` and `suppressions`, so that a pass or a waived failure would become an alert.
"""

from collections.abc import Iterator

from auditor.reports.json_form import to_bytes
from auditor.reports.options import RenderOptions
from auditor.reports.reading import Tree, by_weight, findings, text_in, title_of
from auditor.reports.sarif_notices import invocation
from auditor.reports.sarif_parts import Json, Places, driver, failure, fingerprint, log, rule_ids

# A file with more results is refused; GitHub keeps the first 5,000, so the heaviest come first.
MOST_RESULTS = 25_000
MOST_TAGS = 10


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the log of all open failures, the heaviest first."""
    places = Places.of(report, options.source_root)
    return to_bytes(
        log(
            {
                **driver(report, lang, MOST_TAGS),
                "columnKind": "unicodeCodePoints",
                "automationDetails": {"id": f"openchat-auditor/{report['tool']['profile']}/"},
                "artifacts": places.artifacts(),
                "invocations": [invocation(report, lang, places)],
                "results": list(_results(report, lang, places))[:MOST_RESULTS],
            }
        )
    )


def _results(report: Tree, lang: str, places: Places) -> Iterator[Json]:
    indices = {rule_id: index for index, rule_id in enumerate(rule_ids(report))}
    ordinals: dict[str, int] = {}
    for entry in by_weight(findings(report)):
        if entry.is_waived:
            continue
        rule = entry.result["rule"]
        key = f"{entry.room['id']} {rule}"
        ordinal = ordinals[key] = ordinals.get(key, -1) + 1
        told = text_in(entry.problem.get("message"), lang) or title_of(report, entry.result, lang)
        made = failure(
            entry.room,
            entry.result,
            entry.problem,
            f"{entry.room['name']}: {told}",
            places,
        )
        place = made["locations"][0]["physicalLocation"]
        place.setdefault("region", {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2})
        yield {
            **made,
            "ruleIndex": indices[rule],
            "partialFingerprints": {
                "primaryLocationLineHash": fingerprint(entry.result, entry.problem, ordinal)
            },
        }
