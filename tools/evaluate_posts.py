"""Measure the opinion on posts by the labelled ones: precision, recall and silence by kind.

    python tools/evaluate_posts.py                 figures of all parts
    python tools/evaluate_posts.py --errors        every error of the tuning part
    python tools/evaluate_posts.py --raise-floors  lift floors.json to what holds now

The parts but the tuning one are only ever shown as figures: reading their posts would spoil them.
In the part of twins a fault and its harmless neighbour share most of their words; that of
strangers is by two authors, notices of one and talk of the other; that of the talk holds what
members say, that of despair hints of it beside what only sounds like them. The figures of the
tuning part are those of what the model has learnt.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from floors import raise_floors

from auditor.text import Doubt, doubts

POSTS = Path(__file__).parent.parent / "tests" / "text" / "posts"
FLOORS = POSTS / "floors.json"
PARTS = (
    "tuning",
    "untouched",
    "untouched-english",
    "twins-english",
    "strangers-english",
    "talk-untouched",
    "despair-untouched",
)
SLACK = 0.02

Post = dict[str, Any]
Judged = tuple[Post, Sequence[Doubt]]


def judge(part: str) -> list[Judged]:
    """Give the labelled posts of a part, each with the doubts it raises."""
    return [
        (post, doubts(post["text"]))
        for path in sorted((POSTS / part).glob("*.jsonl"))
        for post in map(json.loads, path.read_text("utf-8").splitlines())
    ]


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Give precision and recall, and the share of ordinary posts that raise no doubt."""
    said = [post["flag"] for post, found in judged if found]
    flags = sum(post["flag"] for post, _ in judged)
    ordinary = [found for post, found in judged if post["category"] == "none"]
    return {
        "precision": sum(said) / len(said) if said else 1.0,
        "recall": sum(said) / flags if flags else 1.0,
        "silent": sum(not found for found in ordinary) / len(ordinary) if ordinary else 1.0,
    }


def report(part: str, judged: Sequence[Judged]) -> None:
    """Print the figures of one part."""
    print(f"== {part}: {len(judged)} posts, {sum(post['flag'] for post, _ in judged)} to doubt")
    total = figures(judged)
    print(
        f"   precision {total['precision']:.3f}  recall {total['recall']:.3f}"
        f"  ordinary posts silent {total['silent']:.4f}"
    )
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for post, found in judged:
        kinds[post["category"]].append((post, found))
    for kind, group in sorted(kinds.items()):
        heard = [found for post, found in group if post["flag"] and found]
        named = sum(any(one.kind == kind for one in found) for found in heard)
        flags = sum(post["flag"] for post, _ in group)
        wrong = sum(bool(found) and not post["flag"] for post, found in group)
        recall = f"{len(heard) / flags:.3f} (named {named})" if flags else "-"
        print(f"   {kind:<20} recall {recall} of {flags}, {wrong} of {len(group) - flags} wrong")


def errors(judged: Sequence[Judged]) -> None:
    """Print every post judged wrongly, with how likely it reads."""
    for post, found in judged:
        if bool(found) != post["flag"]:
            what = "MISS" if post["flag"] else f"FALSE {found[0].likelihood}"
            print(f"{what} {post['category']} {post['text']!r}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="list the errors of the tuning part")
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors")
    options = parser.parse_args(arguments)
    measured = {}
    for part in PARTS:
        judged = judge(part)
        report(part, judged)
        measured[part] = figures(judged)
        if options.errors and part == "tuning":
            errors(judged)
    if options.raise_floors:
        raise_floors(FLOORS, measured, SLACK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
