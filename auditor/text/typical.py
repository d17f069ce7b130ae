"""What categories are known by: which one of them a text is most like.

An opinion tells whether a text is risky; this tells of what kind, by the n-grams that stand more
often in the labelled texts of a category than in those of the others.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain
from struct import unpack
from typing import Any

from attrs import field, frozen

from auditor.text.grams import numbered

_BY_FAR = 1.42
"""How many times what the next category has the nearest one has."""


_LANE_BYTES = 4
"""What a sum of lifts may take up: more than the n-grams of the longest text come to."""


@frozen(eq=False)
class Typical:
    """How much n-grams speak for categories.

    Attributes:
        categories: their names.
        lifts: by n-gram, how much it speaks for each category, 0 where that is little, in the order
            of the categories as lanes of one number: in whole numbers, the logarithm of how many
            times as often it stands there as in the others on the average.
    """

    categories: tuple[str, ...] = ()
    lifts: Mapping[str, int] = field(factory=dict)

    def nearest(self, grams: Iterable[str]) -> str | None:
        """Give the category that n-grams speak for by far the most; None where several may be."""
        total = sum(filter(None, map(self.lifts.get, grams)))
        size = len(self.categories)
        sums = unpack(f"<{size}I", total.to_bytes(_LANE_BYTES * size, "little"))
        told = sorted(zip(sums, self.categories, strict=True), reverse=True)
        (first, category), (second, _) = [*told[:2], (0, ""), (0, "")][:2]
        return category if first and first >= _BY_FAR * second else None


@cache
def shipped(name: str) -> Typical:
    """Give what the categories of the model of this name are known by."""
    path = files(__package__ or "auditor.text").joinpath(f"{name}-typical.json")
    return read_typical(json.loads(path.read_text("utf-8")))


def read_typical(table: Mapping[str, Any]) -> Typical:
    """Give what categories are known by from the numbers as they are shipped."""
    words = table.get("units") == "words"
    lifts: dict[str, int] = {}
    for number, by_lift in enumerate(table["categories"].values()):
        for lift, kinds in numbered(by_lift, words=words):
            lane = lift << 8 * _LANE_BYTES * number
            for gram in chain.from_iterable(kinds):
                lifts[gram] = lifts.get(gram, 0) + lane
    return Typical(tuple(table["categories"]), lifts)
