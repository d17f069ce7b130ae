"""What categories are known by: which one of them a text is most like.

An opinion tells whether a text is risky; this tells of what kind, by the n-grams that stand more
often in the labelled texts of a category than in those of the others.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from auditor.text.grams import numbered

_BY_FAR = 1.42
"""How many times what the next category has the nearest one has."""


@frozen(eq=False)
class Typical:
    """How much n-grams speak for categories.

    Attributes:
        lifts: by n-gram, the categories that it speaks for, and how much, in whole numbers: the
            logarithm of how many times as often it stands there as in the others on the average.
    """

    lifts: Mapping[str, Mapping[str, int]] = field(factory=dict)

    def nearest(self, grams: Iterable[str]) -> str | None:
        """Give the category that n-grams speak for by far the most; None where several may be."""
        votes: Counter[str] = Counter()
        for known in filter(None, map(self.lifts.get, grams)):
            for category, lift in known.items():
                votes[category] += lift
        first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] and first[1] >= _BY_FAR * second[1] else None


@cache
def shipped(name: str) -> Typical:
    """Give what the categories of the model of this name are known by."""
    path = files(__package__ or "auditor.text").joinpath(f"{name}-typical.json")
    return read_typical(json.loads(path.read_text("utf-8")))


def read_typical(table: Mapping[str, Any]) -> Typical:
    """Give what categories are known by from the numbers as they are shipped."""
    words = table.get("units") == "words"
    lifts: dict[str, dict[str, int]] = defaultdict(dict)
    for category, by_lift in table["categories"].items():
        for lift, grams in numbered(by_lift, words=words):
            for of_kind in grams:
                for gram in of_kind:
                    lifts[gram][category] = lift
    return Typical(lifts)
