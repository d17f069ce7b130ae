"""Train the opinion on clauses from labelled passages and write it as plain numbers.

    python tools/train_clause_opinion.py

Needs scikit-learn, here only. Trains on tests/guidelines/{passages,tuning,fresh,plain,terse}.jsonl
and on the rules' own cases; the untouched and strange passages are never read. What posts do that
should not stand in a room is no rule, and is learnt as such. Same input, same numbers.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path
from typing import Any

from evaluate_clauses import CLAUSES, FURTHER, HOURS
from opinion import Example, fit
from train_post_opinion import posts

from auditor.text import sentences
from auditor.text.passages import LENGTHS, WORD_LENGTHS, grams_of

PASSAGES = Path(__file__).parent.parent / "tests" / "guidelines"
CASES = Path(__file__).parent.parent / "tests" / "rules"
HISTORY = "privacy/history_notice_missing.json"
MODEL = Path(__file__).parent.parent / "auditor" / "text" / "clause-opinion.json"
TOLD = ("off-meet", "history-notice")
LABELLED = {
    "passages": (*CLAUSES, *FURTHER, *TOLD),
    "tuning": CLAUSES,
    "fresh": (*CLAUSES, *FURTHER),
    "plain": (*CLAUSES, *FURTHER, *TOLD, *HOURS),
    "terse": (*CLAUSES, *FURTHER, *TOLD, *HOURS),
}
"""The files, and the clauses that their labels tell."""
SCALE = 4
ABOVE = 0.5
MOST_BYTES = 18_000
FAULT_WEIGHT = 0.3
TALK_WEIGHT = 4.0
CASE_WEIGHT = 12.0
"""What weighs a text that sets nothing: of the passages, and of the cases."""
NO_OPPOSITE = ("threatened-sanction", "unfair-terms")
"""Kinds of posts that may lay down a rule all the same; the others do what clauses forbid."""

Passage = dict[str, Any]


def passages() -> list[tuple[Passage, Sequence[str]]]:
    """Read the labelled passages, each with the clauses that its labels tell."""
    return [
        (json.loads(line), known)
        for name, known in LABELLED.items()
        for line in (PASSAGES / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]


def cases() -> Iterator[tuple[Passage, Sequence[str]]]:
    """Give the texts of the rules' own cases, which tell of one clause each.

    What sets nothing as a whole does not in any of its sentences. With them go the endings that
    allow, tell or ask what a clause forbids.
    """
    for path in sorted((*CASES.glob("guidelines/*_clause.json"), *CASES.glob(HISTORY))):
        document = json.loads(path.read_text("utf-8"))
        clause = document["rule"].partition(".")[2].removesuffix("-clause")
        clause = clause.removesuffix("-missing")
        for case in document["cases"]:
            texts = list(_texts(case["room"]))
            if case["outcome"] in ("pass", "fail") and len(texts) == 1:
                text = texts[0]
                if case["outcome"] == "pass":
                    yield {"text": text, "clauses": [clause]}, [clause]
                    continue
                for one in sorted({text, *(text[start:end] for start, end in sentences(text))}):
                    yield {"text": one, "clauses": []}, [clause]
    endings = json.loads((PASSAGES / "endings.json").read_text("utf-8"))
    for group, language in endings["groups"].items():
        for topic in endings["topics"][language] if group.endswith("no-bans") else ():
            for ending in endings[group]:
                yield {"text": ending.format_map(topic), "clauses": []}, [topic["clause"]]


def _texts(room: Mapping[str, Any]) -> Iterator[str]:
    written = (room.get("guidelines", {}).get("text"), room.get("room", {}).get("description"))
    yield from filter(None, written)
    for note in room.get("notes", ()):
        yield from filter(None, (note.get("body"),))


def trained(clause: str, learnt: Sequence[Example]) -> dict[str, Any]:
    """Fit one clause twice: once to choose the n-grams that matter, once with those alone."""
    counts = Counter(gram for example in learnt for gram in example.grams)
    rarities = {
        gram: log((1 + len(learnt)) / (1 + count)) + 1
        for gram, count in counts.items()
        if count > 1
    }
    weights, _ = fit(learnt, rarities)
    ranked = sorted(weights, key=lambda gram: (-abs(weights[gram]) * sqrt(counts[gram]), gram))
    size, known = 0, {}
    for gram in ranked:
        size += len(gram.encode())
        if size > MOST_BYTES:
            break
        known[gram] = rarities[gram]
    weights, bias = fit(learnt, known)
    by_weight: dict[int, list[list[str]]] = defaultdict(
        lambda: [[] for _ in range(LENGTHS + WORD_LENGTHS)]
    )
    for gram in sorted(weights):
        by_weight[round(weights[gram] * SCALE)][_kind_of(gram)].append(gram)
    by_weight.pop(0, None)
    print(f"{clause:<26} {sum(example.flag for example in learnt)} of {len(learnt)}")
    return {
        "bias": round(bias, 4),
        "grams": {
            str(one): ["".join(kind) for kind in by_weight[one]] for one in sorted(by_weight)
        },
    }


def main() -> int:
    """Train and write."""
    rows = [
        (_grams_of(row["text"]), row["clauses"], known, silence)
        for rows, silence in ((passages(), TALK_WEIGHT), (cases(), CASE_WEIGHT))
        for row, known in rows
    ]
    against = [
        Example(_grams_of(post["text"]), False, FAULT_WEIGHT, None)
        for known in posts().values()
        for post in known
        if post["flag"] and post["category"] not in NO_OPPOSITE
    ]
    clauses = {
        clause: trained(
            clause,
            [
                Example(grams, clause in labels, 1.0 if labels else silence, None)
                for grams, labels, known, silence in rows
                if clause in known
            ]
            + against,
        )
        for clause in LABELLED["plain"]
    }
    document = {
        "schema": "openchat-clause-opinion/2",
        "scale": SCALE,
        "above": ABOVE,
        "clauses": clauses,
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    MODEL.write_text(text, "utf-8")
    print(f"{len(text.encode()) // 1000} KB")
    return 0


def _grams_of(text: str) -> list[str]:
    return sorted(grams_of(text))


def _kind_of(gram: str) -> int:
    """Give the row of the table for an n-gram: of characters by length, then of words."""
    words = gram.count(" ")
    return LENGTHS + words - 1 if words else len(gram) - 1


if __name__ == "__main__":
    sys.exit(main())
