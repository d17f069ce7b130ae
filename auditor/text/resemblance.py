"""The second opinion: how much a room's texts resemble the risky ones of the labelled rooms.

A linear model over the character 1- to 3-grams of the squeezed texts, trained offline by
`tools/train_second_opinion.py` and shipped as plain numbers. It speaks with low confidence, names
the n-grams that weighed most, and can be switched off.
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp, fsum, sqrt
from operator import add

from attrs import frozen

MOST_NAMED = 5
_LONGEST = 2_000


@frozen(eq=False)
class Model:
    """The weights of the model, and the likelihoods at which it speaks."""

    weights: dict[str, float]
    bias: float
    flag_above: float
    doubt_below: float
    known_share: float

    def likelihood(self, squeezed: str) -> float | None:
        """Give the likelihood of a squeezed text; None where too little of it is known."""
        grams = grams_of(squeezed)
        known = self.weights.keys() & grams
        if len(known) < self.known_share * len(grams) or not known:
            return None
        weight = fsum(map(self.weights.__getitem__, known))
        return 1 / (1 + exp(-(self.bias + weight / sqrt(len(known)))))

    def grams(self, squeezed: str) -> tuple[str, ...]:
        """Give the n-grams of a squeezed text that speak most for a risky room."""
        known = self.weights.keys() & grams_of(squeezed)
        ranked = sorted(known, key=lambda gram: (-self.weights[gram], gram))
        return tuple(gram for gram in ranked[:MOST_NAMED] if self.weights[gram] > 0)


def reading(squeezed: Iterable[str]) -> str:
    """Give what the model reads of a room, of its squeezed texts, name first."""
    return " ".join([text[:_LONGEST] for text in squeezed])


def grams_of(squeezed: str) -> set[str]:
    """Give the character n-grams of a text, n from 1 to 3."""
    pairs = list(map(add, squeezed, squeezed[1:]))
    return {*squeezed, *pairs, *map(add, pairs, squeezed[2:])}


@cache
def model() -> Model:
    """Give the model that is shipped."""
    path = files(__package__ or "auditor.text").joinpath("second-opinion.json")
    table = json.loads(path.read_text("utf-8"))
    scale = table["scale"]
    weights = {
        gram: weight / scale for gram, weight in zip(table["grams"], table["weights"], strict=True)
    }
    return Model(
        weights, table["bias"], table["flag_above"], table["doubt_below"], table["known_share"]
    )
