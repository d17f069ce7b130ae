"""Whether a stored report is unaltered and belongs to its inputs: the first mismatch, named."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import attrs

from auditor import schema
from auditor.canonical import digest
from auditor.model.verdict import Outcome, Severity
from auditor.scoring import Entry, Score, Weighing, score

Json = dict[str, Any]


@attrs.frozen
class Mismatch:
    """Where a report is not what it should be.

    Attributes:
        pointer: JSON Pointer inside the report.
    """

    pointer: str
    ja: str
    en: str


def form_mismatches(report: Any) -> Iterator[Mismatch]:
    """Where the report breaks its schema."""
    for violation in schema.violations("report", report, most=1):
        yield Mismatch(violation.pointer, violation.ja, violation.en)


def digest_of(report: Mapping[str, Any]) -> str:
    """The digest of the report's content; empty where it can have none."""
    try:
        return digest({key: value for key, value in report.items() if key != "digest"})
    except ValueError:
        return ""


def content_mismatches(report: Mapping[str, Any], weighing: Weighing | None) -> Iterator[Mismatch]:
    """Where the report contradicts itself, and whether its digest is that of its content.

    Args:
        report: a report that keeps the schema.
        weighing: that of the report's profile, or None where that profile is not at hand.
    """
    found = digest_of(report)
    if found == report["digest"]:
        return
    yield from _summary_mismatches(report)
    if weighing is not None:
        yield from _score_mismatches(report, weighing)
    yield Mismatch(
        "/digest",
        f"内容から計算した値と違います（計算 {found or '不可'}）",
        f"is not that of the content, which gives {found or 'none'}",
    )


def _summary_mismatches(report: Mapping[str, Any]) -> Iterator[Mismatch]:
    summary, rooms = report["summary"], report["rooms"]
    if summary["rooms"] != len(rooms):
        yield _differs("/summary/rooms", summary["rooms"], len(rooms))
    outcomes: dict[str, int] = dict.fromkeys(summary["outcomes"], 0)
    for room in rooms:
        for result in room["results"]:
            waived = result["outcome"] == "fail" and result.get("waiver")
            outcomes["waived" if waived else result["outcome"]] += 1
    for name, count in outcomes.items():
        if summary["outcomes"][name] != count:
            yield _differs(f"/summary/outcomes/{name}", summary["outcomes"][name], count)
    lows = [room["score"]["low"] for room in rooms]
    if rooms and summary["score"]["minimum"] != min(lows):
        yield _differs("/summary/score/minimum", summary["score"]["minimum"], min(lows))


def _score_mismatches(report: Mapping[str, Any], weighing: Weighing) -> Iterator[Mismatch]:
    for index, room in enumerate(report["rooms"]):
        found: Score = score((entry_of(result) for result in room["results"]), weighing)
        for name, value in attrs.asdict(found).items():
            if room["score"][name] != value:
                yield _differs(f"/rooms/{index}/score/{name}", room["score"][name], value)


def entry_of(result: Mapping[str, Any]) -> Entry:
    """What the score needs of one result of a report."""
    waived = result["outcome"] == "fail" and bool(result.get("waiver"))
    return Entry(Severity(result["severity"]), Outcome(result["outcome"]), waived)


def _differs(pointer: str, stated: object, found: object) -> Mismatch:
    return Mismatch(
        pointer,
        f"{stated} と書かれていますが、内容からは {found} です",
        f"says {stated}, the content gives {found}",
    )


def input_mismatches(
    report: Mapping[str, Any], sums: Mapping[tuple[str, int], str | None]
) -> Iterator[Mismatch]:
    """Which rooms are not made from the inputs.

    Args:
        report: the report.
        sums: the SHA-256 of each record by path and number; None where the file is missing.
    """
    for index, room in enumerate(report["rooms"]):
        source = room["source"]
        found = sums.get((source["path"], source["record"]))
        place = f"{source['path']}#{source['record']}"
        if found is None:
            yield Mismatch(
                f"/rooms/{index}/source",
                f"{place} が見つかりません",
                f"{place} is not there",
            )
        elif found != source["sha256"]:
            yield Mismatch(
                f"/rooms/{index}/source/sha256",
                f"{place} は監査の時点から変わっています",
                f"{place} has changed since the audit",
            )


def chain_mismatches(reports: Sequence[Mapping[str, Any]]) -> Iterator[Mismatch]:
    """Whether each report names the digest of the one before; oldest last."""
    for report, before in pairwise(reports):
        if report.get("previous") != before["digest"]:
            yield Mismatch(
                "/previous",
                f"1つ前の報告（{before['digest']}）を指していません",
                f"does not name the report before it ({before['digest']})",
            )
