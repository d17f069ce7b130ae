"""The second opinion: how much a room's texts resemble the risky ones of the labelled rooms.

A linear model over the characters and pairs of characters of the squeezed texts, trained offline
by `tools/train_second_opinion.py` and shipped as plain numbers. It speaks with low confidence,
names the n-grams that weighed most, and can be switched off.
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp, sqrt

from attrs import field, frozen

from auditor.text.scanning import Grams, grams

MOST_NAMED = 5


@frozen(eq=False)
class Model:
    """The weights of the model, and the likelihoods at which it speaks.

    `weights` gives for an n-gram its weight times its rarity as the real part and its rarity
    squared as the imaginary one: whole numbers, so that a sum is exact in any order.
    """

    weights: dict[str, complex]
    bias: float
    flag_above: float
    doubt_below: float
    known_share: float
    grams_known: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "grams_known", frozenset(self.weights))

    def likelihood(self, text: Grams) -> float | None:
        """Give the likelihood of a squeezed text; None where too little of it is known."""
        known = [*(self.grams_known & text.pairs), *(self.grams_known & text.chars)]
        if not known or len(known) < self.known_share * (len(text.chars) + len(text.pairs)):
            return None
        total = sum(map(self.weights.__getitem__, known))
        return 1 / (1 + exp(-(self.bias + total.real / sqrt(total.imag or 1))))

    def grams(self, text: Grams) -> tuple[str, ...]:
        """Give the n-grams of a squeezed text that speak most for a risky room."""
        known = self.grams_known & (text.chars | text.pairs)
        ranked = sorted(known, key=lambda gram: (-self.weights[gram].real, gram))
        return tuple(gram for gram in ranked[:MOST_NAMED] if self.weights[gram].real > 0)


def reading(squeezed: Iterable[str]) -> Grams:
    """Give what the model reads of a room, of its squeezed texts, name first."""
    return grams("\n".join(squeezed))


@cache
def model() -> Model:
    """Give the model that is shipped."""
    path = files(__package__ or "auditor.text").joinpath("second-opinion.json")
    table = json.loads(path.read_text("utf-8"))
    scale = table["scale"]
    rows = zip(table["grams"], table["weights"], table["rarities"], strict=True)
    return Model(
        {gram: complex(weight * rarity, (rarity * scale) ** 2) for gram, weight, rarity in rows},
        table["bias"],
        table["flag_above"],
        table["doubt_below"],
        table["known_share"],
    )
