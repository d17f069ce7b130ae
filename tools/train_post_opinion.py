"""Train the opinion on posts from the labelled ones and write it as plain numbers.

    python tools/train_post_opinion.py             writes auditor/text/*post-opinion.json
    python tools/train_post_opinion.py --validate  figures on files left out of the training

Needs scikit-learn, here only. Trains on the tuning part, on the descriptions of harmless rooms and
on passages that lay down a rule; the untouched parts are never read. Same input, same numbers.

Where a text is harmless, each of its parts is: those that are read by themselves are learnt too.
English is learnt by words, for a model of its own.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from opinion import Example, grams_of, train, typical, word_grams_of, write, write_typical
from train_second_opinion import labelled

from auditor.text import sentences
from auditor.text.folding import squeeze
from auditor.text.parts import stretches
from auditor.text.resemblance import Model, read_model
from auditor.text.words import is_english

POSTS = Path(__file__).parent.parent / "tests" / "text" / "posts" / "tuning"
PASSAGES = POSTS.parent.parent.parent / "guidelines"
RULES = ("passages", "plain", "terse", "tuning", "fresh")
RULE_WEIGHT = 0.5
"""What a passage that lays down a rule weighs, a post being 1."""
MODELS = Path(__file__).parent.parent / "auditor" / "text"


class Language(NamedTuple):
    """How the posts of a language are learnt, and when its model speaks.

    Attributes:
        name: the model's file.
        is_english: whether it is the language of what `is_english` says so of, or of the rest.
        part_weight: what a part of a harmless text weighs in the training, a whole one being 1.
        listing_weight: what the description of a harmless room weighs, and each of its parts.
    """

    name: str
    is_english: bool
    most_bytes: int
    part_weight: float
    listing_weight: float
    known_share: float
    above: dict[str, float]

    def reads(self, text: str) -> bool:
        """Tell whether a text is in this language."""
        return is_english(text) is self.is_english

    def grams(self, text: str) -> list[str]:
        """Give the n-grams that the model reads in a text."""
        return word_grams_of(text) if self.is_english else grams_of("", squeeze(text))


JAPANESE = Language(
    "post-opinion",
    is_english=False,
    most_bytes=500_000,
    part_weight=0.2,
    listing_weight=0.8,
    known_share=0.35,
    above={"whole": 0.73, "part": 0.77, "unnamed": 0.9, "glance": 0.45},
)
ENGLISH = Language(
    "english-post-opinion",
    is_english=True,
    most_bytes=450_000,
    part_weight=0.5,
    listing_weight=1.0,
    known_share=0.3,
    above={"whole": 0.87, "part": 0.88, "unnamed": 0.95, "glance": 0.3},
)

Post = dict[str, Any]


def posts() -> dict[str, list[Post]]:
    """Read the labelled posts of the tuning part, by file."""
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in sorted(POSTS.glob("*.jsonl"))
    }


def examples(known: Sequence[Post], language: Language) -> list[Example]:
    """Give what there is to learn from the posts in a language."""
    found = []
    for post in known:
        if language.reads(post["text"]):
            flag = bool(post["flag"])
            category = post["category"] if flag else None
            found.append(Example(language.grams(post["text"]), flag, 1.0, category))
        if not post["flag"]:
            found += harmless_parts(post["text"], language.part_weight, language)
    return found


def harmless_parts(text: str, weight: float, language: Language) -> list[Example]:
    """Give the parts in a language of a harmless text, as they are read by themselves."""
    known = sentences(text)
    parts = {text[known[first][0] : known[last][1]] for first, last in stretches(text, known)}
    return [
        Example(language.grams(part), False, weight, None)
        for part in sorted(parts - {text})
        if language.reads(part)
    ]


def listed(descriptions: Sequence[str], language: Language) -> list[Example]:
    """Give what there is to learn in a language from the descriptions of harmless rooms."""
    weight = language.listing_weight
    found = []
    for text in descriptions:
        if language.reads(text):
            found.append(Example(language.grams(text), False, weight, None))
        found += harmless_parts(text, weight, language)
    return found


def rules() -> list[str]:
    """Read the passages that lay down what rules of rooms usually do: clauses, all of them kind."""
    lines = [
        line
        for name in RULES
        for line in (PASSAGES / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    return [row["text"] for row in map(json.loads, lines) if row["clauses"]]


def ruled(passages: Sequence[str], language: Language) -> list[Example]:
    """Give what there is to learn in a language from passages that lay down a rule."""
    return [
        Example(language.grams(text), False, RULE_WEIGHT, None)
        for text in passages
        if language.reads(text)
    ]


def trained(learnt: Sequence[Example], language: Language) -> dict[str, Any]:
    """Give the model, with the likelihoods at which it speaks of posts."""
    table = train(learnt, language.most_bytes, words=language.is_english)
    return {**table, "known_share": language.known_share, "above": language.above}


def validate(by_file: dict[str, list[Post]], harmless: Sequence[str], language: Language) -> None:
    """Print what the model, trained on all files but one, says of that one."""
    always = listed(harmless, language) + ruled(rules(), language)
    for name, theirs in by_file.items():
        left_out = [post for post in theirs if language.reads(post["text"])]
        if not left_out:
            continue
        others = [post for other, known in by_file.items() if other != name for post in known]
        table = trained(examples(others, language) + always, language)
        adviser = read_model(table)
        found = [(likelihood(adviser, post["text"]), bool(post["flag"])) for post in left_out]
        print(f"{name:<14} {len(left_out):>5} posts", end="")
        for level in (0.7, 0.8, 0.85, 0.9):
            said = [flag for value, flag in found if value > level]
            flags = sum(flag for _, flag in found)
            precision = sum(said) / len(said) if said else 1.0
            recall = sum(said) / flags if flags else 1.0
            print(f"   above {level}: P {precision:.3f} R {recall:.3f}", end="")
        print(flush=True)


def likelihood(adviser: Model, text: str) -> float:
    """Give the likelihood of one post."""
    return adviser.read(["", adviser.spelled(text)]).likelihood() or 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the opinion on posts.")
    parser.add_argument("--validate", action="store_true", help="leave each file out in turn")
    options = parser.parse_args(arguments)
    by_file = posts()
    rooms = [room for theirs in labelled().values() for room in theirs if not room.get("flag")]
    harmless = [text for room in rooms if (text := room.get("description"))]
    laid_down = rules()
    known = [post for theirs in by_file.values() for post in theirs]
    for language in (ENGLISH, JAPANESE):
        if options.validate:
            validate(by_file, harmless, language)
            continue
        always = listed(harmless, language) + ruled(laid_down, language)
        learnt = examples(known, language)
        path = MODELS / f"{language.name}.json"
        write(trained(learnt + always, language), path)
        write_typical(typical(learnt, words=language.is_english), path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
