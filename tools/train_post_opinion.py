"""Train the opinion on posts from the labelled ones and write it as plain numbers.

    python tools/train_post_opinion.py             writes auditor/text/post-opinion.json
    python tools/train_post_opinion.py --validate  figures on files left out of the training

Needs scikit-learn, here only. Trains on the tuning part and on the descriptions of harmless
rooms; the untouched part is never read. Same input, same numbers.

Where a text is harmless, each of its parts is: those that are read by themselves are learnt too.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from opinion import Example, grams_of, train, write
from train_second_opinion import labelled

from auditor.text import sentences
from auditor.text.folding import squeeze
from auditor.text.parts import stretches
from auditor.text.resemblance import Model, read_model

POSTS = Path(__file__).parent.parent / "tests" / "text" / "posts" / "tuning"
MODEL = Path(__file__).parent.parent / "auditor" / "text" / "post-opinion.json"
PART_WEIGHT = 0.2
KNOWN_SHARE = 0.35
ABOVE = {"whole": 0.85, "latin": 0.9, "part": 0.85, "unnamed": 0.95, "glance": 0.45}

Post = dict[str, Any]


def posts() -> dict[str, list[Post]]:
    """Read the labelled posts of the tuning part, by file."""
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in sorted(POSTS.glob("*.jsonl"))
    }


def examples(known: Sequence[Post]) -> list[Example]:
    """Give what there is to learn from the posts."""
    found = []
    for post in known:
        grams, flag = grams_of("", squeeze(post["text"])), bool(post["flag"])
        found.append(Example(grams, flag, 1.0, post["category"] if flag else None))
        found += [] if flag else harmless_parts(post["text"])
    return found


def harmless_parts(text: str) -> list[Example]:
    """Give the parts of a harmless text, as they are read by themselves."""
    known = sentences(text)
    parts = {text[known[first][0] : known[last][1]] for first, last in stretches(text, known)}
    return [
        Example(grams_of("", squeeze(part)), False, PART_WEIGHT, None)
        for part in sorted(parts - {text})
    ]


def trained(learnt: Sequence[Example]) -> dict[str, Any]:
    """Give the model, with the likelihoods at which it speaks of posts."""
    return {**train(learnt), "known_share": KNOWN_SHARE, "above": ABOVE}


def validate(by_file: dict[str, list[Post]], harmless: list[Example]) -> None:
    """Print what the model, trained on all files but one, says of that one."""
    for name, left_out in by_file.items():
        others = [post for other, known in by_file.items() if other != name for post in known]
        adviser = read_model(trained(examples(others) + harmless))
        found = [(likelihood(adviser, post["text"]), bool(post["flag"])) for post in left_out]
        print(f"{name:<14} {len(left_out):>5} posts", end="")
        for level in (0.7, 0.8, 0.85, 0.9):
            said = [flag for value, flag in found if value > level]
            flags = sum(flag for _, flag in found)
            precision = sum(said) / len(said) if said else 1.0
            recall = sum(said) / flags if flags else 1.0
            print(f"   above {level}: P {precision:.3f} R {recall:.3f}", end="")
        print()


def likelihood(adviser: Model, text: str) -> float:
    """Give the likelihood of one post."""
    return adviser.read(["", squeeze(text)]).likelihood() or 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the opinion on posts.")
    parser.add_argument("--validate", action="store_true", help="leave each file out in turn")
    options = parser.parse_args(arguments)
    by_file = posts()
    rooms = [room for theirs in labelled().values() for room in theirs if not room.get("flag")]
    harmless = [part for room in rooms for part in harmless_parts(room.get("description") or "")]
    if options.validate:
        validate(by_file, harmless)
        return 0
    known = [post for theirs in by_file.values() for post in theirs]
    write(trained(examples(known) + harmless), MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
