"""Train the second opinion from the labelled rooms and write it as plain numbers.

    python tools/train_second_opinion.py            writes auditor/text/second-opinion.json
    python tools/train_second_opinion.py --innocent FILE.ndjson   with further innocent listings

Needs scikit-learn, here only. Trains on the tuning part and on ordinary rooms made up from
tools/ordinary-rooms.json; the untouched part is never read. Same input, same numbers.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from math import log
from pathlib import Path
from typing import Any

from auditor.text.folding import squeeze
from auditor.text.resemblance import reading

TOOLS = Path(__file__).parent
ROOMS = TOOLS.parent / "tests" / "text" / "rooms" / "tuning"
MODEL = TOOLS.parent / "auditor" / "text" / "second-opinion.json"
ORDINARY = 3_000
ORDINARY_WEIGHT = 0.5
STRENGTH = 30.0
KEPT = 9_000
SCALE = 20
FLAG_ABOVE = 0.68
DOUBT_BELOW = 0.4
KNOWN_SHARE = 0.35

Room = dict[str, Any]


def labelled() -> list[Room]:
    """Read the labelled rooms of the tuning part."""
    return [
        json.loads(line)
        for path in sorted(ROOMS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]


def ordinary(count: int) -> list[Room]:
    """Make up ordinary rooms, the same ones every time."""
    table = json.loads((TOOLS / "ordinary-rooms.json").read_text("utf-8"))
    chance = random.Random(1)
    rooms = []
    for _ in range(count):
        topic, other = chance.choice(table["topics"]), chance.choice(table["topics"])
        name = chance.choice(table["names"]).format(t=topic)
        about = topic if chance.random() < 0.7 else other
        description = chance.choice(table["descriptions"]).format(t=about)
        rooms.append({"name": name, "description": description})
    return rooms


def features(rooms: Iterable[Room]) -> list[list[str]]:
    """Give each room's n-grams as the model reads them."""
    read = (
        reading([squeeze(room["name"]), squeeze(room.get("description") or "")]) for room in rooms
    )
    return [sorted(text.chars | text.pairs) for text in read]


def train(rooms: Sequence[Room], flags: Sequence[bool], weights: Sequence[float]) -> Room:
    """Fit the model twice: once to choose the n-grams that matter, once with those alone."""
    numpy = import_module("numpy")
    regression = import_module("sklearn.linear_model").LogisticRegression
    dictionary = import_module("sklearn.feature_extraction").DictVectorizer
    normalize = import_module("sklearn.preprocessing").normalize
    rows = features(rooms)
    counts = Counter(gram for row in rows for gram in row)
    rarities = {
        gram: round((log((1 + len(rows)) / (1 + count)) + 1) * SCALE) / SCALE
        for gram, count in counts.items()
        if count > 1
    }
    known = set(rarities)
    for _ in range(2):
        kept = [{gram: rarities[gram] for gram in row if gram in known} for row in rows]
        vectorizer = dictionary()
        matrix = normalize(vectorizer.fit_transform(kept))
        fitted = regression(C=STRENGTH, max_iter=3000)
        fitted.fit(matrix, flags, sample_weight=weights)
        names = vectorizer.get_feature_names_out()
        shares = [rarities[name] * counts[name] ** 0.5 for name in names]
        matters = numpy.abs(fitted.coef_[0]) * shares
        known = {names[at] for at in numpy.argsort(-matters, kind="stable")[:KEPT]}
    numbers = {
        str(name): round(float(weight) * SCALE)
        for name, weight in zip(names, fitted.coef_[0], strict=True)
    }
    grams = sorted(numbers)
    return {
        "schema": "openchat-second-opinion/1",
        "scale": SCALE,
        "bias": round(float(fitted.intercept_[0]), 4),
        "flag_above": FLAG_ABOVE,
        "doubt_below": DOUBT_BELOW,
        "known_share": KNOWN_SHARE,
        "grams": grams,
        "weights": [numbers[gram] for gram in grams],
        "rarities": [round(rarities[gram] * SCALE) for gram in grams],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the second opinion.")
    parser.add_argument("--innocent", type=Path, help="further innocent rooms, NDJSON")
    options = parser.parse_args(arguments)
    rooms = labelled()
    flags = [bool(room["flag"]) for room in rooms]
    weights = [1.0] * len(rooms)
    made_up = ordinary(ORDINARY)
    rooms += made_up
    weights += [ORDINARY_WEIGHT] * len(made_up)
    if options.innocent is not None:
        further = [json.loads(line) for line in options.innocent.read_text("utf-8").splitlines()]
        rooms += further
        weights += [1.0] * len(further)
    flags += [False] * (len(rooms) - len(flags))
    document = train(rooms, flags, weights)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    MODEL.write_text(text, "utf-8")
    print(f"{len(document['grams'])} n-grams, {len(text.encode()) // 1000} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
