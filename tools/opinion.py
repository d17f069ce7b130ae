"""Train a linear model over n-grams, of rooms or of posts, and write it as plain numbers.

Needs scikit-learn, here only. Same input, same numbers.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import groupby
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from auditor.text.resemblance import KINDS, kinds_of, read_model
from auditor.text.words import spelled_words, split_words

STRENGTH = 16.0
MOST_BYTES = 180_000
SCALE = 4
TYPICAL = 2.5
SMOOTH = 0.3


class Example(NamedTuple):
    """A text to learn from."""

    grams: list[str]
    flag: bool
    weight: float
    category: str | None


def grams_of(name: str, description: str) -> list[str]:
    """Give the n-grams of squeezed texts as a model of characters reads them."""
    return _each_once(kinds_of(f"{name}\n{description}", len(name)))


def word_grams_of(text: str) -> list[str]:
    """Give the n-grams of a text as a model of words reads them."""
    return _each_once(kinds_of(split_words(spelled_words(text))))


def _each_once(kinds: Iterable[Iterable[str]]) -> list[str]:
    return sorted(gram for kind in kinds for gram in set(kind))


def train(
    learnt: Sequence[Example], most_bytes: int = MOST_BYTES, *, words: bool = False
) -> dict[str, Any]:
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
        if size > most_bytes:
            break
        known[gram] = rarities[gram]
    weights, bias = fit(learnt, known)
    typical = kin(learnt, weights)
    categories = sorted(set(typical.values()))
    numbers = {gram: categories.index(category) for gram, category in typical.items()}
    by_weight: dict[int, list[list[str]]] = defaultdict(lambda: [[] for _ in KINDS])
    for gram in sorted(weights, key=lambda gram: (numbers.get(gram, -1), gram)):
        bare = gram.lstrip("\0")
        kind = KINDS.index(("\0" if bare != gram else "", size_of(bare, words)))
        by_weight[round(weights[gram] * SCALE)][kind].append(gram)
    by_weight.pop(0, None)
    ranked_weights = sorted(by_weight)
    return {
        "schema": "openchat-second-opinion/7",
        **({"units": "words"} if words else {}),
        "scale": SCALE,
        "bias": round(bias, 4),
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


def write(document: dict[str, Any], path: Path) -> None:
    """Write a model where it is shipped."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    path.write_text(text, "utf-8")
    print(f"{sum(map(len, read_model(document).by_kind))} n-grams, {len(text.encode()) // 1000} KB")


def size_of(gram: str, words: bool) -> int:
    """Give how many words or characters an n-gram has."""
    return gram.count(" ") if words else len(gram)


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
