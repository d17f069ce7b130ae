"""Train the second opinion from the labelled rooms and write it as plain numbers.

    python tools/train_second_opinion.py             writes auditor/text/second-opinion.json
    python tools/train_second_opinion.py --validate  figures on authors left out of the training

Needs scikit-learn, here only. Trains on the tuning part and on ordinary rooms made up from
tools/ordinary-rooms.json; the untouched part is never read. Same input, same numbers.

Each room is read three times: whole, its name alone, its description alone. Most rooms that are
named riskily say little else, and a model that saw whole rooms only leans on what stands beside.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib import import_module
from itertools import groupby
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from auditor.text import sentences
from auditor.text.folding import squeeze
from auditor.text.resemblance import KINDS, Model, kinds_of, read_model

TOOLS = Path(__file__).parent
ROOMS = TOOLS.parent / "tests" / "text" / "rooms" / "tuning"
MODEL = TOOLS.parent / "auditor" / "text" / "second-opinion.json"
ORDINARY = 6_000
ORDINARY_WEIGHT = 0.3
PART_WEIGHT = 0.5
SENTENCE_WEIGHT = 0.25
SHORTEST_SENTENCE = 10
STRENGTH = 16.0
MOST_BYTES = 182_000
SCALE = 4
FLAG_ABOVE = 0.77
FLAG_LATIN_ABOVE = 0.82
FLAG_PART_ABOVE = 0.93
FLAG_NEGATIVE_ABOVE = 0.97
DOUBT_BELOW = {
    "strong-name": 0.08,
    "strong": 0.14,
    "name": 0.3,
    "slight": 0.5,
    "strong-elsewhere": 0.12,
    "elsewhere": 0.95,
}
KEPT_ABOVE = 0.7
DOUBTED_FROM = 100  # rooms of a category that the model must have learnt from to doubt it
KNOWN_SHARE = 0.35
GLANCE_BELOW = 0.1
TYPICAL = 2.5
SMOOTH = 0.3

Room = dict[str, Any]


class Example(NamedTuple):
    """A text to learn from."""

    grams: list[str]
    flag: bool
    weight: float
    category: str | None


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
    about = topic if chance.random() < 0.7 else other
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


def grams_of(name: str, description: str) -> list[str]:
    """Give a text's n-grams as the model reads them."""
    return sorted(gram for kind in kinds_of(f"{name}\n{description}") for gram in set(kind))


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


def doubted(learnt: Sequence[Example]) -> list[str]:
    """Give the categories that the model knows well enough to doubt a finding of them."""
    rooms = Counter(example.category for example in learnt if example.flag)
    return sorted(one for one, count in rooms.items() if one and count >= DOUBTED_FROM)


def train(learnt: Sequence[Example]) -> dict[str, Any]:
    """Fit the model twice: once to choose the n-grams that matter, once with those alone."""
    counts = Counter(gram for example in learnt for gram in example.grams)
    total = len(learnt)
    rarities = {
        gram: log((1 + total) / (1 + count)) + 1 for gram, count in counts.items() if count > 1
    }
    weights, _ = fit(learnt, rarities)
    ranked = sorted(weights, key=lambda gram: (-abs(weights[gram]) * sqrt(counts[gram]), gram))
    size, known = 0, {}
    for gram in ranked:
        size += len(gram.lstrip("\0").encode())
        if size > MOST_BYTES:
            break
        known[gram] = rarities[gram]
    weights, bias = fit(learnt, known)
    typical = kin(learnt, weights)
    categories = sorted(set(typical.values()))
    numbers = {gram: categories.index(category) for gram, category in typical.items()}
    by_weight: dict[int, list[list[str]]] = defaultdict(lambda: [[] for _ in KINDS])
    for gram in sorted(weights, key=lambda gram: (numbers.get(gram, -1), gram)):
        bare = gram.lstrip("\0")
        kind = KINDS.index(("\0" if bare != gram else "", len(bare)))
        by_weight[round(weights[gram] * SCALE)][kind].append(gram)
    by_weight.pop(0, None)
    ranked_weights = sorted(by_weight)
    return {
        "schema": "openchat-second-opinion/6",
        "scale": SCALE,
        "bias": round(bias, 4),
        "flag_above": FLAG_ABOVE,
        "flag_latin_above": FLAG_LATIN_ABOVE,
        "flag_part_above": FLAG_PART_ABOVE,
        "flag_negative_above": FLAG_NEGATIVE_ABOVE,
        "doubt_below": DOUBT_BELOW,
        "kept_above": KEPT_ABOVE,
        "doubted": doubted(learnt),
        "known_share": KNOWN_SHARE,
        "glance_below": GLANCE_BELOW,
        "categories": categories,
        "grams": {
            str(weight): ["".join(map(bare_of, kind)) for kind in by_weight[weight]]
            for weight in ranked_weights
        },
        "kin": {
            str(weight): [run_lengths(kind, numbers) for kind in by_weight[weight]]
            for weight in ranked_weights
        },
    }


def bare_of(gram: str) -> str:
    """Give an n-gram without the mark of the name."""
    return gram.lstrip("\0")


def run_lengths(grams: Sequence[str], numbers: dict[str, int]) -> list[int]:
    """Give what the n-grams are typical of: number and length of each run."""
    runs = ((number, len(list(run))) for number, run in groupby(numbers.get(g, -1) for g in grams))
    return [value for run in runs for value in run]


def kin(learnt: Sequence[Example], weights: dict[str, float]) -> dict[str, str]:
    """Give the category that an n-gram is typical of, for those that are of one."""
    rooms = Counter(example.category for example in learnt if example.category)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for example in learnt:
        if example.category:
            for gram in example.grams:
                if gram in weights:
                    counts[gram][example.category] += 1
    found = {}
    total = sum(rooms.values())
    for gram, by_category in sorted(counts.items()):
        category = max(by_category, key=lambda name: (by_category[name] / rooms[name], name))
        inside, all_of = by_category[category], sum(by_category.values())
        odds = (inside + SMOOTH) / (rooms[category] + 1)
        others = (all_of - inside + SMOOTH) / (total - rooms[category] + 1)
        if all_of > 1 and log(odds / others) >= TYPICAL:
            found[gram] = category
    return found


def fit(learnt: Sequence[Example], rarities: dict[str, float]) -> tuple[dict[str, float], float]:
    """Give a weight for each n-gram, its rarity counted in, and the bias."""
    sparse = import_module("scipy.sparse")
    regression = import_module("sklearn.linear_model").LogisticRegression
    places = {gram: at for at, gram in enumerate(sorted(rarities))}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for example in learnt:
        known = [gram for gram in example.grams if gram in places]
        values += [rarities[gram] / (5 * sqrt(len(known))) for gram in known]
        columns += [places[gram] for gram in known]
        ends.append(len(columns))
    matrix = sparse.csr_matrix((values, columns, ends), shape=(len(learnt), len(places)))
    fitted = regression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=1000)
    flags = [example.flag for example in learnt]
    fitted.fit(matrix, flags, sample_weight=[example.weight for example in learnt])
    found = {gram: float(fitted.coef_[0][at]) * rarities[gram] / 5 for gram, at in places.items()}
    return found, float(fitted.intercept_[0])


def validate(authors: dict[str, list[Room]], made_up: list[Example]) -> None:
    """Print what the model, trained on all authors but one, says of that one."""
    for author, rooms in authors.items():
        others = [room for other, theirs in authors.items() if other != author for room in theirs]
        adviser = read_model(train(examples(others) + harmless_sentences(others) + made_up))
        found = [(likelihood(adviser, room), bool(room["flag"])) for room in rooms]
        print(f"{author:<14} {len(rooms):>5} rooms", end="")
        for level in (0.5, 0.6, 0.7):
            print(f"   above {level}: {figures(found, level)}", end="")
        print()


def likelihood(adviser: Model, room: Room) -> float:
    """Give the likelihood of one room."""
    reading = adviser.read([squeeze(room["name"]), squeeze(room.get("description") or "")])
    return reading.likelihood() or 0.0


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
    document = train(examples(rooms) + harmless_sentences(rooms) + made_up)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    MODEL.write_text(text, "utf-8")
    print(f"{len(read_model(document).weights)} n-grams, {len(text.encode()) // 1000} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
