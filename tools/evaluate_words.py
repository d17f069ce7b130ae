"""Measure the words engine on the labelled rooms: precision, recall, F1 by category and difficulty.

    python tools/evaluate_words.py                 figures of all parts
    python tools/evaluate_words.py --errors        every error of the tuning part, with reasons
    python tools/evaluate_words.py --rules-only    without the second opinion
    python tools/evaluate_words.py --raise-floors  lift tests/text/floors.json to what holds now

The untouched part and the listings, rooms worded as those in public lists, are only ever shown as
figures: reading their rooms would spoil them.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from floors import raise_floors

from auditor.text import Assessment, assess

ROOMS = Path(__file__).parent.parent / "tests" / "text" / "rooms"
FLOORS = ROOMS.parent / "floors.json"
PARTS = ("tuning", "untouched", "listings", "reported")
SLACK = 0.0125  # one look-alike of the listings, the smallest group that has a floor
FEWEST = 40  # rooms of a group that has one: of fewer, a single room is more than two points

Row = dict[str, Any]
Judged = tuple[Row, Assessment]


def rows(part: str) -> list[Row]:
    """Read the labelled rooms of a part."""
    return [
        json.loads(line)
        for path in sorted((ROOMS / part).glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]


def judge(room: Row, second_opinion: bool = True) -> Assessment:
    """Assess one labelled room by name and description."""
    fields = {"/room/name": room["name"], "/room/description": room.get("description") or ""}
    return assess(fields, badge=room.get("badge"), second_opinion=second_opinion)


def figures(judged: Iterable[Judged]) -> dict[str, float]:
    """Give precision, recall and F1 of flagging, whatever the category."""
    right = wrong = missed = 0
    for room, assessment in judged:
        flagged = bool(assessment.findings)
        right += flagged and room["flag"]
        wrong += flagged and not room["flag"]
        missed += room["flag"] and not flagged
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }


def silence(judged: Sequence[Judged]) -> float:
    """Give the share of rooms without a finding."""
    return sum(not assessment.findings for _, assessment in judged) / len(judged)


def report(part: str, judged: Sequence[Judged]) -> None:
    """Print the figures of one part."""
    total = figures(judged)
    print(f"== {part}: {len(judged)} rooms, {sum(room['flag'] for room, _ in judged)} to flag")
    print("   precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}".format(**total))
    groups: dict[tuple[bool, str], list[Judged]] = defaultdict(list)
    categories: dict[str, list[Judged]] = defaultdict(list)
    for room, assessment in judged:
        groups[room["flag"], room["difficulty"]].append((room, assessment))
        if room["flag"]:
            categories[room["category"]].append((room, assessment))
    for (flag, difficulty), group in sorted(
        groups.items(), key=lambda item: (not item[0][0], item[0][1])
    ):
        kept = silence(group)
        said = f"recall {1 - kept:.3f}" if flag else f"silent {kept:.3f}"
        print(f"   {difficulty:<9} {said}  ({len(group)})")
    print("   recall by category (right category):")
    for category, group in sorted(categories.items()):
        named = sum(
            any(category in (one.category, one.nearest) for one in assessment.findings)
            for _, assessment in group
        )
        print(
            f"     {category:<16} {1 - silence(group):.3f} ({named / len(group):.3f})"
            f"  of {len(group)}"
        )


def errors(judged: Iterable[Judged]) -> None:
    """Print every room judged wrongly, with what was found or seen."""
    for room, assessment in judged:
        if bool(assessment.findings) == room["flag"]:
            continue
        print(f"{'MISS' if room['flag'] else 'FALSE'} {room['category']} {room['difficulty']}")
        print(f"   {room['name']!r}\n   {(room.get('description') or '')!r}")
        for finding in assessment.findings:
            words = [hit.matched for hit in finding.hits]
            print(f"   -> {finding.category} {finding.confidence} {finding.combination} {words}")
        for seen in assessment.suppressed:
            print(f"   .. {seen.hit.category} {seen.hit.matched!r} {seen.reason} {seen.text!r}")


def measured() -> dict[str, dict[str, float]]:
    """Give the figures of every part that has rooms, with the silence on the innocent."""
    result = {}
    for part in PARTS:
        judged = [(room, judge(room)) for room in rows(part)]
        if not judged:
            continue
        result[part] = figures(judged)
        for difficulty in ("ban", "hard", "clean"):
            group = [pair for pair in judged if pair[0]["difficulty"] == difficulty]
            group = [pair for pair in group if not pair[0]["flag"]]
            if len(group) >= FEWEST:
                result[part][f"silent_{difficulty}"] = silence(group)
        disguised = [p for p in judged if p[0]["difficulty"] == "evasion" and p[0]["flag"]]
        if len(disguised) >= FEWEST:
            result[part]["recall_evasion"] = 1 - silence(disguised)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="list the errors of the tuning part")
    parser.add_argument("--rules-only", action="store_true", help="without the second opinion")
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors")
    options = parser.parse_args(arguments)
    for part in PARTS:
        judged = [(room, judge(room, not options.rules_only)) for room in rows(part)]
        if judged:
            report(part, judged)
        if options.errors and part == "tuning":
            errors(judged)
    if options.raise_floors:
        raise_floors(FLOORS, measured(), SLACK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
