"""Train a linear model over n-grams, of rooms or of posts, and write it as plain numbers.

Needs scikit-learn, here only. Same input, same numbers.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from auditor.text.grams import KINDS, PIECES, kinds_of, pieces_of
from auditor.text.resemblance import read_model
from auditor.text.typical import read_typical
from auditor.text.words import spelled_words, split_words

STRENGTH = 16.0
MOST_BYTES = 180_000
SCALE = 4
MOST_TYPICAL_BYTES = 250_000
TYPICAL_FROM = 3
"""Texts in which an n-gram must stand to be typical of anything."""
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


def piece_grams_of(name: str, description: str) -> list[str]:
    """Give the n-grams of a room as a model of words and their pieces reads them."""
    own, told = split_words(spelled_words(name)), split_words(spelled_words(description))
    return _each_once([*kinds_of(own + told, len(own)), pieces_of(own + told)])


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
        size += len(bare_of(gram).encode())
        if size > most_bytes:
            break
        known[gram] = rarities[gram]
    weights, bias = fit(learnt, known)
    by_weight: dict[int, list[str]] = defaultdict(list)
    for gram in sorted(weights):
        by_weight[round(weights[gram] * SCALE)].append(gram)
    by_weight.pop(0, None)
    return {
        "schema": "openchat-second-opinion/8",
        **units(words),
        "scale": SCALE,
        "bias": round(bias, 4),
        "grams": packed(by_weight, words),
    }


def typical(
    learnt: Sequence[Example], most_bytes: int = MOST_TYPICAL_BYTES, *, words: bool = False
) -> dict[str, Any]:
    """Give what the categories of the examples are known by.

    An n-gram speaks for a category as its likelihood there stands to that in all categories on the
    average (naive Bayes); kept is what tells most over all, in whole numbers.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for example in learnt:
        if example.category:
            sizes[example.category] += len(example.grams)
            for gram in example.grams:
                counts[gram][example.category] += 1
    spread = {one: size + SMOOTH * len(counts) for one, size in sizes.items()}
    told: list[tuple[float, str, str, int]] = []
    for gram, found in counts.items():
        if found.total() < TYPICAL_FROM:
            continue
        likely = {one: log((found[one] + SMOOTH) / spread[one]) for one in sizes}
        average = sum(likely.values()) / len(likely)
        for one, count in found.items():
            lift = likely[one] - average
            if lift > 1:
                told.append((-count * lift, gram, one, round(lift)))
    size = 0
    kept: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for _, gram, one, lift in sorted(told):
        size += len(bare_of(gram).encode())
        if size > most_bytes:
            break
        kept[one][lift].append(gram)
    return {
        "schema": "openchat-typical-ngrams/1",
        **units(words),
        "categories": {one: packed(kept[one], words) for one in sorted(kept)},
    }


def units(words: bool) -> dict[str, str]:
    """Give what a table says of its n-grams."""
    return {"units": "words"} if words else {}


def packed(by_number: Mapping[int, Sequence[str]], words: bool) -> dict[str, list[str]]:
    """Give n-grams as a table holds them: by number, each kind one after another in one text."""
    table = {}
    for number in sorted(by_number):
        kinds: list[list[str]] = [[] for _ in (*KINDS, PIECES)]
        for gram in sorted(by_number[number]):
            bare = bare_of(gram)
            mark = gram[0] if bare != gram else ""
            size = size_of(bare, words and mark != PIECES[0])
            kinds[(*KINDS, PIECES).index((mark, size))].append(bare)
        if not kinds[-1]:
            kinds.pop()
        table[str(number)] = ["".join(kind) for kind in kinds]
    return table


def write(document: dict[str, Any], path: Path) -> None:
    """Write a model where it is shipped."""
    size = write_table(document, path)
    print(f"{sum(map(len, read_model(document).by_kind))} n-grams, {size} KB")


def write_typical(document: dict[str, Any], path: Path) -> None:
    """Write what the categories of the model at this path are known by, beside it."""
    size = write_table(document, path.with_name(f"{path.stem}-typical.json"))
    print(f"{len(read_typical(document).lifts)} typical n-grams, {size} KB")


def write_table(document: dict[str, Any], path: Path) -> int:
    """Write a table; its size in thousands of bytes."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    path.write_text(text, "utf-8")
    return len(text.encode()) // 1000


def size_of(gram: str, words: bool) -> int:
    """Give how many words or characters an n-gram has."""
    return gram.count(" ") if words else len(gram)


def bare_of(gram: str) -> str:
    """Give an n-gram without the mark of the name or of a piece."""
    return gram.lstrip("\0" + PIECES[0])


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
