"""The report as GitLab Code Quality: one entry for each problem that nobody answers for."""

from auditor.reports.json_form import to_bytes
from auditor.reports.options import RenderOptions
from auditor.reports.reading import Tree, by_weight, findings, path_of, text_in, title_of
from auditor.reports.sarif_parts import fingerprint
from auditor.reports.visible import one_line

_SEVERITIES = {
    "critical": "blocker",
    "high": "critical",
    "medium": "major",
    "low": "minor",
    "info": "info",
}


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the list, the heaviest first; it is empty when there is nothing to check."""
    seen: dict[str, int] = {}
    entries = []
    for entry in by_weight(findings(report)):
        if entry.is_waived:
            continue
        told = text_in(entry.problem.get("message"), lang)
        title = title_of(report, entry.result, lang)
        # Only the first entry of a fingerprint is shown, so each problem needs one of its own.
        key = fingerprint(entry.result, entry.problem, 0)
        seen[key] = seen.get(key, -1) + 1
        entries.append(
            {
                "description": one_line(f"{entry.room['name']} – {title}: {told}"),
                "check_name": entry.result["rule"],
                "fingerprint": fingerprint(entry.result, entry.problem, seen[key]),
                "severity": _SEVERITIES[entry.result["severity"]],
                "location": {
                    "path": one_line(path_of(entry.room, options.source_root)),
                    "lines": {"begin": entry.problem.get("line") or 1},
                },
            }
        )
    return to_bytes(entries)
