"""The second opinion: how much a room's texts resemble the risky ones of the labelled rooms.

A linear model over the characters of the squeezed texts, their pairs, threes and fours, and those
of the name once more by themselves, trained offline by `tools/train_second_opinion.py` and shipped
as plain numbers. A model of English texts has words in place of characters, and may have pieces of
words beside them. It speaks with low confidence, names the n-grams that weighed most and the
category that the text is most like, and can be switched off.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from importlib.resources import files
from itertools import chain
from math import exp, sqrt
from operator import add
from typing import Any

from attrs import field, frozen

from auditor.text.folding import squeeze
from auditor.text.grams import KINDS, PIECES, kinds_of, numbered, pieces_of
from auditor.text.typical import Typical, shipped
from auditor.text.words import spelled_words, split_words

MOST_NAMED = 5
_GLANCED = 2
"""The kinds that a glance takes in: characters and pairs."""

MOST_READ = 10_000
"""Characters of a text that are read: ten times what a description may have."""
_UNREADABLE = re.compile("[^ぁ-鿿\x00-\x7f]")
_MOST_UNREADABLE = 0.2
"""Share of a text that may be neither Japanese nor Latin for the model to read it."""


@frozen(eq=False, slots=False)
class Model:
    """The weights of a model, whole numbers, and the likelihoods at which it speaks.

    Attributes:
        by_kind: the weights by n-gram, a table for each of the `KINDS`, and one for the pieces of
            words where it has them; the name's own n-grams begin with a mark.
        scale: what a weight is divided by.
        bias: what stands beside the weights.
        known_share: the share of a text's n-grams that must be known for the model to speak.
        above: the likelihoods above which it speaks, by what is read: `whole` texts, those mostly
            in `latin` letters, `part`s of long ones, and what else a use of it asks for.
        doubt_below: those below which words are doubted, by how much they have for them.
        doubted: the categories learnt from many texts: of others it doubts nothing.
        words: whether its n-grams are of words, not of characters.
    """

    by_kind: tuple[dict[str, int], ...]
    scale: float
    bias: float
    known_share: float
    above: Mapping[str, float]
    doubt_below: Mapping[str, float] = field(factory=dict)
    doubted: frozenset[str] = frozenset()
    words: bool = False
    _typical: Callable[[], Typical] = Typical

    @cached_property
    def has_pieces(self) -> bool:
        """Whether it reads pieces of words, too."""
        return len(self.by_kind) > len(KINDS)

    @cached_property
    def typical(self) -> Typical:
        """What its categories are known by; few runs come to ask."""
        return self._typical()

    def may_speak(self, weight: float) -> bool:
        """Tell by what characters and pairs weigh on the average whether it might speak at all."""
        return 1 / (1 + exp(-(self.bias + weight / self.scale))) >= self.above["glance"]

    def spelled(self, text: str) -> str:
        """Give a text as it is read: squeezed, or as words in small letters with blanks behind."""
        return spelled_words(text) if self.words else squeeze(text)

    def units(self, spelled: str) -> Sequence[str]:
        """Give what the n-grams of a text are made of."""
        return split_words(spelled) if self.words else spelled

    def read(self, spelled: Iterable[str]) -> "Reading":
        """Read the texts of a room as they are spelled, name first."""
        return Reading(self, "\n".join([text[:MOST_READ] for text in spelled]))


class Reading:
    """What the model makes of a text: by a glance at first, in full only when asked."""

    __slots__ = ("_glanced", "_kinds", "_weights", "model", "text")

    def __init__(self, model: Model, text: str) -> None:
        self.model = model
        self.text = text
        self._kinds = self._kinds_there()
        self._glanced = _weights(model.by_kind[:_GLANCED], self._kinds)
        self._weights: list[int] | None = None

    @property
    def weights(self) -> list[int]:
        """The weights of the n-grams of the text that the model knows."""
        if self._weights is None:
            self._weights = self._glanced + _weights(self.model.by_kind[_GLANCED:], self._kinds)
        return self._weights

    @property
    def known(self) -> set[str]:
        """The n-grams of the text that the model knows."""
        return set(self._found)

    def is_unlikely(self) -> bool:
        """Tell by a glance at characters and pairs alone that the model would hardly speak."""
        known = self._glanced
        return bool(known) and not self.model.may_speak(sum(known) / sqrt(len(known)))

    def likelihood(self) -> float | None:
        """Give the likelihood of the text; None where too little of it is known."""
        text = self.text
        if len(_UNREADABLE.findall(text)) > _MOST_UNREADABLE * len(text):
            return None
        if not self.weights or self._knows_too_little():
            return None
        return self._likelihood(self.weights)

    def speaks(self, likelihood: float) -> bool:
        """Tell whether that is likely enough; of rooms in Latin letters the model has seen few."""
        chars = set(self.text)
        is_latin = 2 * sum(map(str.isascii, chars)) > len(chars)
        return likelihood > self.model.above["latin" if is_latin else "whole"]

    def grams(self) -> tuple[str, ...]:
        """Give the n-grams that speak most for a risky text, none of which holds another."""
        weights = self._found
        ranked = sorted(weights, key=lambda gram: (-weights[gram], gram))
        named: list[str] = []
        for gram in ranked:
            bare = self._edge + self._told(gram)
            if weights[gram] <= 0 or len(named) == MOST_NAMED:
                break
            if "\n" not in bare and not any(bare in one for one in named):
                named = [one for one in named if one not in bare] + [bare]
        return tuple(map(str.strip, named))

    def _told(self, gram: str) -> str:
        """Give an n-gram without its mark; for a piece, which nobody can read, its word."""
        if not gram.startswith(PIECES[0]):
            return gram.lstrip("\0")
        return next(word for word in self.model.units(self.text) if gram[1:] in f" {word}")

    def nearest(self) -> str | None:
        """Give the category that the text is by far most like; None where several may be."""
        return self.model.typical.nearest(set(chain.from_iterable(self._kinds_there())))

    @property
    def _found(self) -> dict[str, int]:
        """The weights by n-gram of those of the text that the model knows."""
        there = zip(self.model.by_kind, self._kinds_there(), strict=True)
        return {gram: table[gram] for table, kind in there for gram in table.keys() & set(kind)}

    @property
    def _edge(self) -> str:
        """What stands before a word, so that none is found inside another."""
        return " " if self.model.words else ""

    def _kinds_there(self) -> Iterator[Iterable[str]]:
        name = self.text.partition("\n")[0]
        units = self.model.units(self.text)
        kinds = kinds_of(units, len(self.model.units(name)))
        return chain(kinds, (pieces_of(units),)) if self.model.has_pieces else kinds

    def _knows_too_little(self) -> bool:
        known, share, text = len(self._glanced), self.model.known_share, self.text
        if known >= share * 2 * len(text):  # no more can differ than stand there
            return False
        units = self.model.units(text)
        return known < share * (len(set(units)) + len(set(map(add, units, units[1:]))))

    def _likelihood(self, known: Sequence[int]) -> float:
        model = self.model
        return 1 / (1 + exp(-(model.bias + sum(known) / (model.scale * sqrt(len(known))))))


def _weights(tables: Iterable[dict[str, int]], kinds: Iterator[Iterable[str]]) -> list[int]:
    """Give the weights of n-grams, each once, none of which is zero; kinds that follow remain."""
    found: list[int] = []
    for table in tables:
        of_kind = next(kinds)
        if table:
            found += filter(None, map(table.get, set(of_kind)))
    return found


@cache
def model(name: str = "second-opinion") -> Model:
    """Give the model that is shipped under this name: of rooms, unless another is asked for."""
    path = files(__package__ or "auditor.text").joinpath(f"{name}.json")
    return read_model(json.loads(path.read_text("utf-8")), partial(shipped, name))


def read_model(table: Mapping[str, Any], typical: Callable[[], Typical] = Typical) -> Model:
    """Give a model from its numbers as they are shipped, and what its categories are known by."""
    words = table.get("units") == "words"
    kinds = max(map(len, table["grams"].values()), default=len(KINDS))
    by_kind: tuple[dict[str, int], ...] = tuple({} for _ in range(kinds))
    for weight, grams in numbered(table["grams"], words=words):
        for known, of_kind in zip(by_kind, grams, strict=False):  # few have pieces
            known.update(dict.fromkeys(of_kind, weight))
    return Model(
        by_kind,
        table["scale"],
        table["bias"],
        table["known_share"],
        table["above"],
        table.get("doubt_below", {}),
        frozenset(table.get("doubted", ())),
        words,
        typical,
    )
