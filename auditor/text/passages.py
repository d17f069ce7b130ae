"""Passages: which clauses of a room's rules a sentence sets by its wording.

Linear models over the characters of the squeezed sentence, their pairs and their threes, one for
each clause, trained by `tools/train_clause_opinion.py` and shipped as plain numbers. They hear what
no pattern does, and cannot tell a rule from a question or a story: ask them of rules alone.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from math import log, sqrt

from attrs import frozen

from auditor.text.folding import squeeze
from auditor.text.resemblance import kinds_of

_LENGTHS = 3  # characters, pairs and threes
_SHORTEST, _LONGEST = 8, 400
_CACHED_SENTENCES = 4_096


@frozen(eq=False)
class ClauseModel:
    """What weighs for which clause.

    Attributes:
        clauses: their names.
        levels: by clause what the weights of a sentence have to exceed.
        weights: by n-gram the clauses that it weighs for or against, by number, and how much.
    """

    clauses: tuple[str, ...]
    levels: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, int], ...]]

    def set_by(self, sentence: str) -> frozenset[str]:
        """Give the clauses that a sentence sets by its wording."""
        sums, counts = [0] * len(self.clauses), [0] * len(self.clauses)
        for grams in islice(kinds_of(squeeze(sentence)), _LENGTHS):
            for gram in set(grams):
                for number, weight in self.weights.get(gram, ()):
                    sums[number] += weight
                    counts[number] += 1
        weighed = zip(self.clauses, self.levels, sums, counts, strict=True)
        return frozenset(
            clause
            for clause, level, total, count in weighed
            if count and total > level * sqrt(count)
        )


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
    weights: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, clause in enumerate(table["clauses"].values()):
        for weight, texts in clause["grams"].items():
            entry = ((number, int(weight)),)
            for size, text in enumerate(texts, 1):
                for at in range(0, len(text), size):
                    gram = text[at : at + size]
                    weights[gram] = weights.get(gram, ()) + entry
    odds = log(table["above"] / (1 - table["above"]))
    return ClauseModel(
        tuple(table["clauses"]),
        tuple(table["scale"] * (odds - one["bias"]) for one in table["clauses"].values()),
        weights,
    )
