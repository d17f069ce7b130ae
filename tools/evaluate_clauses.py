"""Figures of the guideline clause rules on labelled texts: F1, precision, recall, silence.

    python tools/evaluate_clauses.py tests/guidelines/untouched.jsonl [--wrong]

Each line of a file is {"text", "clauses": [...], "kind"}; a text without clauses is no rule. The
texts are judged through the rules themselves, as the guidelines of a customer support room.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from auditor.host import load
from auditor.loader import export_of
from auditor.model.verdict import Outcome
from auditor.runner import Judge, judge_room

CLAUSES = (
    "personal-information",
    "images-and-links",
    "confidential-information",
    "profile",
    "joining-terms",
    "roles-and-permissions",
    "warning-and-removal",
    "harassment-procedure",
    "regular-review",
    "question-template",
    "commercial-posts",
    "dating-ban",
    "report-contact",
)
FURTHER = ("copyright", "defamation", "money", "reposting")
HOURS = ("response-hours",)
ALONE = ("minors", "off-meet", "history-notice")  # judged by more than one text
LABELLED_FOR_ALL = ("fresh", "passages", "strange")  # their labels also tell the further clauses
LABELLED_WITH_HOURS = ("plain", "plain-untouched", "terse")  # and theirs the hours of answers
NOW = datetime(2026, 11, 22, tzinfo=UTC)
Row = Mapping[str, Any]


class Reader:
    """Clause rules, the thirteen unless told otherwise, ready to judge one text after another."""

    def __init__(self, clauses: tuple[str, ...] = CLAUSES) -> None:
        self.clauses = clauses
        registry = load(only_builtin=True).registry
        rules = [registry.get(f"guidelines.{clause}-clause") for clause in clauses]
        self.judges = [Judge(one, one.severity, one.options, ("figures", "0")) for one in rules]

    def clauses_of(self, text: str) -> frozenset[str]:
        """Give the clauses that a text sets."""
        raw = {
            "schema": "openchat-room-export/1",
            "room": {"name": "サポートルーム", "purpose": "customer_support"},
            "guidelines": {"text": text},
        }
        results = judge_room(self.judges, export_of(raw), raw, NOW)
        return frozenset(
            clause
            for clause, result in zip(self.clauses, results, strict=True)
            if result.outcome is Outcome.PASS
        )


def reader_for(path: Path) -> Reader:
    """Give the reader of the clauses that the labels of a file tell."""
    if path.stem in LABELLED_WITH_HOURS:
        return Reader(CLAUSES + FURTHER + HOURS)
    return Reader(CLAUSES + FURTHER if path.stem in LABELLED_FOR_ALL else CLAUSES)


def rows_of(path: Path) -> list[Row]:
    """Give the labelled texts of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def figures(rows: Iterable[Row], reader: Reader) -> dict[str, Any]:
    """Give the figures: F1 by clause, their mean, the share of non-rules left silent."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    told = meant = 0
    silent = others = exact = total = 0
    for row in rows:
        wanted = frozenset(row["clauses"]).intersection(reader.clauses)
        found = reader.clauses_of(row["text"])
        right.update(wanted & found)
        wrong.update(wanted ^ found)
        told += len(found)
        meant += len(wanted)
        total += 1
        exact += wanted == found
        if not wanted:
            others += 1
            silent += not found
    by_clause = {
        clause: 2 * right[clause] / max(1, 2 * right[clause] + wrong[clause])
        for clause in reader.clauses
    }
    return {
        "texts": total,
        "exact": exact / max(1, total),
        "macro_f1": sum(by_clause.values()) / len(by_clause),
        "silent": silent / max(1, others),
        "precision": right.total() / max(1, told),
        "recall": right.total() / max(1, meant),
        "f1": by_clause,
    }


def mistakes(rows: Iterable[Row], reader: Reader) -> Iterator[str]:
    """Give a line for each text that is read otherwise than it is labelled."""
    for row in rows:
        wanted = frozenset(row["clauses"]).intersection(reader.clauses)
        found = reader.clauses_of(row["text"])
        if wanted != found:
            missed, extra = sorted(wanted - found), sorted(found - wanted)
            yield f"{row['text']!r}\n    missed {missed}, extra {extra}"


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description="Figures of the clause rules.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the texts read wrongly")
    options = parser.parse_args()
    for path in options.files:
        reader = reader_for(path)
        rows = rows_of(path)
        found = figures(rows, reader)
        print(
            f"{path.name}: {found['texts']} texts, macro F1 {found['macro_f1']:.3f}, "
            f"silent {found['silent']:.3f}, exact {found['exact']:.3f}, "
            f"precision {found['precision']:.3f}, recall {found['recall']:.3f}"
        )
        for clause, value in found["f1"].items():
            print(f"    {clause:26} {value:.3f}")
        if options.wrong:
            print(*mistakes(rows, reader), sep="\n")


if __name__ == "__main__":
    main()
