"""Passages: which clauses of a room's rules a sentence sets by its wording.

Linear models over the characters of the squeezed sentence, their pairs and their threes, or over
the words of an English one and their pairs: one for each clause, trained by
`tools/train_clause_opinion.py` and shipped as plain numbers. They hear what no pattern does, and
cannot tell a rule from a question or a story: ask them of rules alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, islice
from math import log, sqrt
from struct import unpack

from attrs import frozen

from auditor.text.folding import squeeze
from auditor.text.grams import kinds_of
from auditor.text.words import is_english, spelled_words, split_words

LENGTHS, WORD_LENGTHS = 3, 2
"""How long n-grams are at the most: of characters, and of the words of English."""

_SHORTEST, _LONGEST = 8, 400
# One addition of long numbers adds up the weights for all clauses. A lane holds those of three
# n-grams a character of the longest sentence.
_LANE_BYTES = 4
_WEIGHT_BITS = 20
_WEIGHTS = (1 << _WEIGHT_BITS) - 1
_LIFT = 256
_CACHED_SENTENCES = 4_096


@frozen(eq=False)
class ClauseModel:
    """What weighs for which clause.

    Attributes:
        clauses: their names.
        levels: by clause what the weights of a sentence have to exceed.
        weights: by n-gram what it weighs for each clause, a lane of one number for each: in the
            lower bits the weight, lifted lest it be negative, in the upper ones that it counts.
    """

    clauses: tuple[str, ...]
    levels: tuple[float, ...]
    weights: Mapping[str, int]

    def set_by(self, sentence: str) -> frozenset[str]:
        """Give the clauses that a sentence sets by its wording."""
        total = sum(filter(None, map(self.weights.get, grams_of(sentence))))
        size = len(self.clauses)
        lanes = unpack(f"<{size}I", total.to_bytes(_LANE_BYTES * size, "little"))
        found = []
        for clause, level, lane in zip(self.clauses, self.levels, lanes, strict=True):
            count = lane >> _WEIGHT_BITS
            if count and (lane & _WEIGHTS) - count * _LIFT > level * sqrt(count):
                found.append(clause)
        return frozenset(found)


def grams_of(sentence: str) -> Iterator[str]:
    """Give the n-grams by which a sentence is read, each once: of characters or English words."""
    if is_english(sentence):
        kinds = islice(kinds_of(split_words(spelled_words(sentence))), WORD_LENGTHS)
    else:
        kinds = islice(kinds_of(squeeze(sentence)[:_LONGEST]), LENGTHS)  # some characters unfold
    return chain.from_iterable(map(set, kinds))


def clauses_set(sentence: str) -> frozenset[str]:
    """Give the clauses that a sentence of a room's rules sets by its wording, such as "money"."""
    if not _SHORTEST <= len(sentence) <= _LONGEST:
        return frozenset()
    return _remembered(sentence)


@lru_cache(maxsize=_CACHED_SENTENCES)
def _remembered(sentence: str) -> frozenset[str]:
    return clause_model().set_by(sentence)


@cache
def clause_model() -> ClauseModel:
    """Give the model that is shipped."""
    path = files(__package__ or "auditor.text").joinpath("clause-opinion.json")
    table = json.loads(path.read_text("utf-8"))
    weights: dict[str, int] = {}
    for number, clause in enumerate(table["clauses"].values()):
        for weight, texts in clause["grams"].items():
            lane = (1 << _WEIGHT_BITS) + _LIFT + int(weight)
            entry = lane << 8 * _LANE_BYTES * number
            for gram in _grams_told(texts):
                weights[gram] = weights.get(gram, 0) + entry
    odds = log(table["above"] / (1 - table["above"]))
    return ClauseModel(
        tuple(table["clauses"]),
        tuple(table["scale"] * (odds - one["bias"]) for one in table["clauses"].values()),
        weights,
    )


def _grams_told(texts: Sequence[str]) -> Iterator[str]:
    """Give the n-grams of a row of the table: of characters, length by length, then of words."""
    for size, text in enumerate(texts[:LENGTHS], 1):
        yield from (text[at : at + size] for at in range(0, len(text), size))
    for size, words in enumerate(map(split_words, texts[LENGTHS:]), 1):
        yield from ("".join(words[at : at + size]) for at in range(0, len(words), size))
