"""The second opinion: how much a room's texts resemble the risky ones of the labelled rooms.

A linear model over the characters and pairs of characters of the squeezed texts, trained offline
by `tools/train_second_opinion.py` and shipped as plain numbers. It speaks with low confidence,
names the n-grams that weighed most, and can be switched off.
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp, fsum, sqrt

from attrs import frozen

from auditor.text.scanning import Grams, grams

MOST_NAMED = 5
_LONGEST = 2_000


@frozen(eq=False)
class Model:
    """The weights of the model, and the likelihoods at which it speaks.

    `pull` gives for an n-gram its weight times its rarity, `mass` its rarity squared.
    """

    pull: dict[str, float]
    mass: dict[str, float]
    bias: float
    flag_above: float
    doubt_below: float
    known_share: float

    def likelihood(self, text: Grams) -> float | None:
        """Give the likelihood of a squeezed text; None where too little of it is known."""
        known = (self.mass.keys() & text.chars) | (self.mass.keys() & text.pairs)
        if not known or len(known) < self.known_share * (len(text.chars) + len(text.pairs)):
            return None
        size = sqrt(fsum(map(self.mass.__getitem__, known)))
        return 1 / (1 + exp(-(self.bias + fsum(map(self.pull.__getitem__, known)) / size)))

    def grams(self, text: Grams) -> tuple[str, ...]:
        """Give the n-grams of a squeezed text that speak most for a risky room."""
        known = self.pull.keys() & (text.chars | text.pairs)
        ranked = sorted(known, key=lambda gram: (-self.pull[gram], gram))
        return tuple(gram for gram in ranked[:MOST_NAMED] if self.pull[gram] > 0)


def reading(squeezed: Iterable[str]) -> Grams:
    """Give what the model reads of a room, of its squeezed texts, name first."""
    return grams("\n".join([text[:_LONGEST] for text in squeezed]))


@cache
def model() -> Model:
    """Give the model that is shipped."""
    path = files(__package__ or "auditor.text").joinpath("second-opinion.json")
    table = json.loads(path.read_text("utf-8"))
    scale = table["scale"]
    rows = list(zip(table["grams"], table["weights"], table["rarities"], strict=True))
    return Model(
        {gram: weight / scale * rarity / scale for gram, weight, rarity in rows},
        {gram: (rarity / scale) ** 2 for gram, _, rarity in rows},
        table["bias"],
        table["flag_above"],
        table["doubt_below"],
        table["known_share"],
    )
