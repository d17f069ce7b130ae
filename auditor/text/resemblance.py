"""The second opinion: how much a room's texts resemble the risky ones of the labelled rooms.

A linear model over the characters of the squeezed texts, their pairs and their threes, those of the
name once more by themselves, trained offline by `tools/train_second_opinion.py` and shipped as
plain numbers. It speaks with low confidence, names the n-grams that weighed most and the category
that most are typical of, and can be switched off.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from operator import add
from typing import Any

from attrs import field, frozen

from auditor.text.scanning import Grams, grams

MOST_NAMED = 5
KINDS = (("", 1), ("", 2), ("", 3), ("\0", 2), ("\0", 3))
"""The kinds of n-grams, as the table holds them: the mark of the name's own, and the length."""

_MOST_READ = 10_000
"""Characters of a text that are read: ten times what a description may have."""
_UNREADABLE = re.compile("[^ぁ-鿿\x00-\x7f]")
_MOST_UNREADABLE = 0.2
"""Share of a text that may be neither Japanese nor Latin for the model to read it."""


@frozen(eq=False)
class Model:
    """The weights of the model, whole numbers, and the likelihoods at which it speaks."""

    weights: dict[str, int]
    scale: float
    bias: float
    flag_above: float
    flag_latin_above: float
    doubt_below: Mapping[str, float]
    known_share: float
    glance_below: float
    kin: Mapping[str, str] = field(factory=dict)
    _known: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_known", frozenset(self.weights))

    def likelihood(self, text: Grams) -> float | None:
        """Give the likelihood of a squeezed text; None where too little of it is known."""
        if len(_UNREADABLE.findall(text.text)) > _MOST_UNREADABLE * len(text.text):
            return None
        known = self._known_of(text)
        of_pairs = len(self._known & text.pairs) + len(self._known & text.chars)
        if not known or of_pairs < self.known_share * (len(text.chars) + len(text.pairs)):
            return None
        return self._likelihood(known)

    def is_unlikely(self, text: Grams) -> bool:
        """Tell by a glance at characters and pairs alone that the model would hardly speak."""
        known = (self._known & text.pairs) | (self._known & text.chars)
        return bool(known) and self._likelihood(known) < self.glance_below

    def _likelihood(self, known: Collection[str]) -> float:
        total = sum(map(self.weights.__getitem__, known))
        return 1 / (1 + exp(-(self.bias + total / (self.scale * sqrt(len(known))))))

    def speaks(self, text: Grams, likelihood: float) -> bool:
        """Tell whether that is likely enough; of rooms in Latin letters it has seen few."""
        is_latin = 2 * sum(map(str.isascii, text.chars)) > len(text.chars)
        return likelihood > (self.flag_latin_above if is_latin else self.flag_above)

    def grams(self, text: Grams) -> tuple[str, ...]:
        """Give the n-grams of a squeezed text that speak most for a risky room."""
        ranked = sorted(self._known_of(text), key=lambda gram: (-self.weights[gram], gram))
        inside = (gram for gram in ranked if self.weights[gram] > 0 and "\n" not in gram)
        telling = (gram.lstrip("\0") for gram in inside)
        return tuple(dict.fromkeys(telling))[:MOST_NAMED]

    def nearest(self, text: Grams) -> str | None:
        """Give the category that most n-grams of a squeezed text are typical of; None at a draw."""
        known = self._known_of(text)
        votes = Counter(category for gram in known if (category := self.kin.get(gram)))
        first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] > second[1] else None

    def _known_of(self, text: Grams) -> list[str]:
        return [gram for grams_of_kind in kinds_of(text) for gram in self._known & grams_of_kind]


def kinds_of(text: Grams) -> tuple[Set[str], ...]:
    """Give the n-grams of what is read, kind by kind."""
    name = text.text.partition("\n")[0]
    pairs = list(map(add, name, name[1:]))
    return (
        text.chars,
        text.pairs,
        set(map(add, map(add, text.text, text.text[1:]), text.text[2:])),
        {"\0" + pair for pair in pairs},
        {"\0" + three for three in map(add, pairs, name[2:])},
    )


def reading(squeezed: Iterable[str]) -> Grams:
    """Give what the model reads of a room, of its squeezed texts, name first."""
    return grams("\n".join([text[:_MOST_READ] for text in squeezed]))


@cache
def model() -> Model:
    """Give the model that is shipped."""
    path = files(__package__ or "auditor.text").joinpath("second-opinion.json")
    return read_model(json.loads(path.read_text("utf-8")))


def read_model(table: Mapping[str, Any]) -> Model:
    """Give a model from its numbers as they are shipped."""
    weights: dict[str, int] = {}
    kin: dict[str, str] = {}
    for weight, texts in table["grams"].items():
        for (mark, size), text, typical in zip(KINDS, texts, table["kin"][weight], strict=True):
            grams_there = [mark + text[at : at + size] for at in range(0, len(text), size)]
            weights.update(dict.fromkeys(grams_there, int(weight)))
            at = 0
            for number, count in zip(typical[::2], typical[1::2], strict=True):
                if number >= 0:
                    category = table["categories"][number]
                    kin.update(dict.fromkeys(grams_there[at : at + count], category))
                at += count
    return Model(
        weights,
        table["scale"],
        table["bias"],
        table["flag_above"],
        table["flag_latin_above"],
        table["doubt_below"],
        table["known_share"],
        table["glance_below"],
        kin,
    )
