"""The report as GitLab Code Quality: one entry for each problem that nobody answers for."""

import hashlib
from collections.abc import Iterator
from typing import Any

from auditor.reports.json_form import to_bytes
from auditor.reports.options import RenderOptions
from auditor.reports.reading import Tree, by_weight, findings, path_of, text_in, title_of
from auditor.reports.refused import refused
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
    entries = list(_refused(report, lang, options.source_root))
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


def _refused(report: Tree, lang: str, source_root: str) -> Iterator[dict[str, Any]]:
    """The entries for what was not audited; an empty list would look green."""
    seen: dict[str, int] = {}
    for one in refused(report, source_root):
        key = "\n".join((one.check, one.path, str(one.record), one.pointer, one.text("en")))
        seen[key] = seen.get(key, -1) + 1
        yield {
            "description": one_line(one.text(lang)) or one.check,
            "check_name": one.check,
            "fingerprint": hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest(),
            "severity": "blocker",
            "location": {
                # GitLab asks for a file; what is about none is said of the whole repository
                "path": one_line(one.path) or ".",
                "lines": {"begin": one.line or 1},
            },
        }
