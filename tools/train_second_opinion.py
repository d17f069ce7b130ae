"""Train the second opinion from the labelled rooms and write it as plain numbers.

    python tools/train_second_opinion.py             writes auditor/text/*second-opinion.json
    python tools/train_second_opinion.py --validate  figures on authors left out of the training

Needs scikit-learn, here only. Trains on the tuning part and on ordinary rooms made up from
tools/ordinary-rooms.json; the untouched part is never read. Same input, same numbers.

Each room is read three times: whole, its name alone, its description alone. Most rooms that are
named riskily say little else, and a model that saw whole rooms only leans on what stands beside.

English rooms are learnt by words and their pieces, for a model of their own. They are few, so it
learns a little from English posts as well: from harmless ones, and from those of like kinds.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from opinion import Example, grams_of, piece_grams_of, train, typical, write, write_typical

from auditor.text import sentences
from auditor.text.flattening import flatten
from auditor.text.folding import squeeze
from auditor.text.resemblance import Model, read_model
from auditor.text.words import is_english

TOOLS = Path(__file__).parent
ROOMS = TOOLS.parent / "tests" / "text" / "rooms" / "tuning"
POSTS = TOOLS.parent / "tests" / "text" / "posts" / "tuning"
MODEL = TOOLS.parent / "auditor" / "text" / "second-opinion.json"
ENGLISH_MODEL = MODEL.with_name("english-second-opinion.json")
ORDINARY = 6_000
ORDINARY_IN_ENGLISH = 1_000
SAME_TOPIC = 0.7
ORDINARY_WEIGHT = 0.6
ORDINARY_WEIGHT_IN_ENGLISH = 0.6
PART_WEIGHT = 0.5
SENTENCE_WEIGHT = 0.25
SHORTEST_SENTENCE = 10
ABOVE = {"whole": 0.8, "latin": 0.95, "part": 0.93, "negative": 0.97, "kept": 0.7, "glance": 0.1}
DOUBT_BELOW = {
    "strong-name": 0.08,
    "strong": 0.14,
    "name": 0.3,
    "slight": 0.5,
    "strong-elsewhere": 0.12,
    "elsewhere": 0.95,
}
DOUBTED_FROM = 200  # rooms of a category that the model must have learnt from to doubt it
ENGLISH_DOUBTED_FROM = 50
UNDOUBTED = frozenset({"hate", "violence"})
"""Categories of which one sentence in a kind room is no less grave."""
KNOWN_SHARE = 0.35
FEW = 40  # rooms of an author below which nothing is told of them
ENGLISH_ABOVE = {
    "whole": 0.7,
    "latin": 0.7,
    "part": 0.9,
    "negative": 0.97,
    "kept": 0.7,
    "glance": 0.05,
}
ENGLISH_DOUBT_BELOW = {
    "strong-name": 0.1,
    "strong": 0.2,
    "name": 0.4,
    "slight": 0.5,
    "strong-elsewhere": 0.12,
    "elsewhere": 0.95,
}
ENGLISH_KNOWN_SHARE = 0.1
POST_WEIGHT = 0.1
LIKE_POSTS = frozenset(
    {
        "copying",
        "dating",
        "distress",
        "false-authority",
        "hidden-recruiting",
        "medicine",
        "minors",
        "money-bait",
        "private-contact",
        "raid",
    }
)
"""The kinds of posts that name a room riskily, too."""

Room = dict[str, Any]


def labelled() -> dict[str, list[Room]]:
    """Read the labelled rooms of the tuning part, by author: the files that share a beginning."""
    authors: dict[str, list[Room]] = defaultdict(list)
    for path in sorted(ROOMS.glob("*.jsonl")):
        author = path.stem if "-" in path.stem and not path.stem.startswith("risky") else "first"
        lines = path.read_text("utf-8").splitlines()
        authors[author] += [json.loads(line) for line in lines if line.strip()]
    return authors


def ordinary(count: int) -> list[Room]:
    """Make up ordinary rooms, the same ones every time.

    Some are plain, some are worded as listings, and some say what they are about and no more: those
    count twice, since a word alone weighs a lot for the little that it tells.
    """
    table = json.loads((TOOLS / "ordinary-rooms.json").read_text("utf-8"))
    chance = random.Random(1)
    bare = [{"name": name, "description": ""} for name in table["bare"] + table["topics"]]
    return bare * 2 + [made_up(table, chance, at % 3 > 0) for at in range(count)]


def made_up(table: dict[str, Any], chance: random.Random, is_listing: bool) -> Room:
    """Make up one ordinary room."""
    topic, other = chance.choice(table["topics"]), chance.choice(table["topics"])
    about = topic if chance.random() < SAME_TOPIC else other
    if not is_listing:
        name = chance.choice(table["names"]).format(t=topic)
        return {"name": name, "description": chance.choice(table["descriptions"]).format(t=about)}
    parts = table["listings"]
    said = [chance.choice(parts[kind]).format(t=about) for kind in ("openings", "bodies")]
    said += [chance.choice(parts[kind]).format(t=about) for kind in ("bodies", "rules")]
    said += [chance.choice(parts["rules"]), chance.choice(parts["closings"])]
    said.append(chance.choice(parts["tags"]).format(t=about))
    kept = said[: chance.choice((0, 2, 3, 5, 6, 7, 7))]
    description = "".join(part + chance.choice(parts["marks"]) for part in kept)
    return {"name": chance.choice(parts["names"]).format(t=topic), "description": description}


def ordinary_in_english(count: int) -> list[Room]:
    """Make up ordinary English rooms, the same ones every time."""
    table = json.loads((TOOLS / "ordinary-rooms.json").read_text("utf-8"))["english"]
    chance = random.Random(1)
    bare = [{"name": topic, "description": ""} for topic in table["bare"] + table["topics"]]
    rooms = bare * 3
    for _ in range(count):
        topic, other = chance.choice(table["topics"]), chance.choice(table["topics"])
        name = chance.choice(table["names"]).format(t=topic)
        about = topic if chance.random() < SAME_TOPIC else other
        rooms.append(
            {"name": name, "description": chance.choice(table["descriptions"]).format(t=about)}
        )
    return rooms


def examples(rooms: Sequence[Room], weight: float = 1.0) -> list[Example]:
    """Give what there is to learn from the rooms."""
    found = []
    for room in rooms:
        name, description = squeeze(room["name"]), squeeze(room.get("description") or "")
        flag = bool(room.get("flag"))
        category = room["category"] if flag else None
        found.append(Example(grams_of(name, description), flag, weight, category))
        if name and description:  # the parts are no rooms, and count for no category
            found.append(Example(grams_of(name, ""), flag, weight * PART_WEIGHT, None))
            found.append(Example(grams_of("", description), flag, weight * PART_WEIGHT, None))
    return found


def english_examples(rooms: Sequence[Room], weight: float = 1.0) -> list[Example]:
    """Give what there is to learn from English rooms, in words and their pieces."""
    found = []
    for room in rooms:
        name, description = room["name"], room.get("description") or ""
        flag = bool(room.get("flag"))
        category = room["category"] if flag else None
        found.append(Example(piece_grams_of(name, description), flag, weight, category))
        if name and description:
            found.append(Example(piece_grams_of(name, ""), flag, weight * PART_WEIGHT, None))
            found.append(Example(piece_grams_of("", description), flag, weight * PART_WEIGHT, None))
    return found


def english_posts() -> list[Example]:
    """Give the English posts that rooms may be compared with."""
    rows = [
        json.loads(line)
        for path in sorted(POSTS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    return [
        Example(piece_grams_of("", row["text"]), bool(row["flag"]), POST_WEIGHT, None)
        for row in rows
        if is_english(row["text"]) and (not row["flag"] or row["category"] in LIKE_POSTS)
    ]


def in_english(room: Room) -> bool:
    """Tell whether a room is in English, however its letters are disguised."""
    return is_english(flatten(f"{room['name']} {room.get('description') or ''}"))


def harmless_sentences(rooms: Sequence[Room]) -> list[Example]:
    """Give the sentences of harmless rooms; of a risky room nobody knows which one is risky."""
    return [
        Example(grams_of("", squeeze(sentence)), False, SENTENCE_WEIGHT, None)
        for room in rooms
        if not room.get("flag")
        for sentence in sentences_of(room.get("description") or "")
    ]


def sentences_of(text: str) -> list[str]:
    """Give the sentences of a text that has several, those that say something."""
    known = [text[start:end] for start, end in sentences(text)]
    return [one for one in known if len(one) >= SHORTEST_SENTENCE] if len(known) > 1 else []


def doubted(learnt: Sequence[Example], least: int) -> list[str]:
    """Give the categories that the model knows well enough to doubt a finding of them."""
    rooms = Counter(example.category for example in learnt if example.flag)
    return sorted(
        one for one, count in rooms.items() if one and count >= least and one not in UNDOUBTED
    )


def trained(learnt: Sequence[Example]) -> dict[str, Any]:
    """Give the model, with the likelihoods at which it speaks of rooms."""
    levels = {"known_share": KNOWN_SHARE, "above": ABOVE, "doubt_below": DOUBT_BELOW}
    return {**train(learnt), **levels, "doubted": doubted(learnt, DOUBTED_FROM)}


def trained_in_english(learnt: Sequence[Example]) -> dict[str, Any]:
    """Give the model of English rooms, with the likelihoods at which it speaks."""
    levels = {"known_share": ENGLISH_KNOWN_SHARE, "above": ENGLISH_ABOVE}
    levels |= {
        "doubt_below": ENGLISH_DOUBT_BELOW,
        "doubted": doubted(learnt, ENGLISH_DOUBTED_FROM),
    }
    return {**train(learnt, words=True), **levels}


def validate(authors: dict[str, list[Room]], made_up: list[Example]) -> None:
    """Print what the models, trained on all authors but one, say of that one."""
    more = english_posts() + english_examples(
        ordinary_in_english(ORDINARY_IN_ENGLISH), ORDINARY_WEIGHT_IN_ENGLISH
    )
    for author, rooms in authors.items():
        others = [room for other, theirs in authors.items() if other != author for room in theirs]
        foreign = [room for room in rooms if in_english(room)]
        if len(foreign) >= FEW:
            learnt = english_examples([room for room in others if in_english(room)]) + more
            report(f"{author} (English)", read_model(trained_in_english(learnt)), foreign)
        if len(foreign) < len(rooms):
            learnt = examples(others) + harmless_sentences(others) + made_up
            report(author, read_model(trained(learnt)), rooms)


def report(author: str, adviser: Model, rooms: Sequence[Room]) -> None:
    """Print what a model says of rooms that it has not seen."""
    found = [(likelihood(adviser, room), bool(room["flag"])) for room in rooms]
    print(f"{author:<24} {len(rooms):>5} rooms", end="")
    for level in (0.5, 0.6, 0.7, 0.8):
        print(f"   above {level}: {figures(found, level)}", end="")
    print(flush=True)


def likelihood(adviser: Model, room: Room) -> float:
    """Give the likelihood of one room."""
    texts = (room["name"], room.get("description") or "")
    return adviser.read([adviser.spelled(text) for text in texts]).likelihood() or 0.0


def figures(found: list[tuple[float, bool]], level: float) -> str:
    """Give precision and recall of speaking above a level."""
    said = [flag for value, flag in found if value > level]
    flags = sum(flag for _, flag in found)
    precision = sum(said) / len(said) if said else 1.0
    return f"P {precision:.3f} R {sum(said) / flags if flags else 1.0:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the second opinion.")
    parser.add_argument("--validate", action="store_true", help="leave each author out in turn")
    options = parser.parse_args(arguments)
    authors = labelled()
    made_up = examples(ordinary(ORDINARY), ORDINARY_WEIGHT)
    if options.validate:
        validate(authors, made_up)
        return 0
    rooms = [room for theirs in authors.values() for room in theirs]
    learnt = examples(rooms)
    write(trained(learnt + harmless_sentences(rooms) + made_up), MODEL)
    write_typical(typical(learnt), MODEL)
    english = english_examples([room for room in rooms if in_english(room)])
    made_up = english_examples(ordinary_in_english(ORDINARY_IN_ENGLISH), ORDINARY_WEIGHT_IN_ENGLISH)
    write(trained_in_english(english + english_posts() + made_up), ENGLISH_MODEL)
    write_typical(typical(english, words=True), ENGLISH_MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
