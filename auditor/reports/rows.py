"""The report as flat rows, for the formats that people open in a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from auditor.reports.reading import Tree, fix_of, setting_label, state, title_of

# What a spreadsheet takes for a formula, and the wide forms that Japanese input makes of it.
_FORMULA_MARKS = frozenset("=+-@\t\r\n＝＋－＠")


@attrs.frozen(kw_only=True)
class Row:
    """One problem, or one result that has none."""

    room: Tree
    result: Tree
    problem: Mapping[str, Any]
    outcome: str
    title: str
    message: Mapping[str, str]
    remediation: str
    missing: str

    @property
    def waiver(self) -> Mapping[str, Any]:
        """The waiver, empty when there is none."""
        waiver: Mapping[str, Any] = self.result.get("waiver") or {}
        return waiver


def rows(report: Tree, lang: str) -> Iterator[Row]:
    """Give the rows in the report's order."""
    for room in report["rooms"]:
        for result in room["results"]:
            missing = result.get("missing") or ()
            problems: Sequence[Tree] = result.get("problems") or ({},)
            for problem in problems:
                yield Row(
                    room=room,
                    result=result,
                    problem=problem,
                    outcome=state(result),
                    title=title_of(report, result, lang),
                    message=problem.get("message") or _error(result),
                    remediation=fix_of(report, result, lang),
                    missing="\n".join(setting_label(report, pointer, lang) for pointer in missing),
                )


def defused(text: str) -> str:
    """Give the text with an apostrophe before what a spreadsheet would take for a formula."""
    start = text.lstrip(" \u3000\u00a0")[:1]
    return f"'{text}" if start in _FORMULA_MARKS and start else text


def _error(result: Tree) -> Mapping[str, str]:
    error = result.get("error")
    if not error:
        return {}
    text = f"{error.get('type', '')}: {error.get('message', '')}"
    return {"ja": text, "en": text}
