"""Parts: what of a long text the second opinion reads by itself.

One risky sentence in the midst of much that is harmless is no less risky than alone, and the whole
hardly tells it. So lines are read by themselves, and from each sentence on as many as it takes.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from math import sqrt
from operator import add
from typing import NamedTuple

from auditor.text.quoting import unquoted
from auditor.text.resemblance import MOST_READ, Model, Reading
from auditor.text.sentence import Span, sentences

LONG = 80
"""Characters of a text that is read in parts too."""

_LINE, _RUN = 20, 30
"""Characters that a line, and sentences together, have at least: fewer are too little to judge."""

_MOST_FIGURES = 0.2
"""Share of a part that may be figures: a list of prices or dates tells nothing."""


def risky_parts(
    model: Model, text: str, above: float, long: int = LONG
) -> Iterator[tuple[Span, float, Reading]]:
    """Give the parts of a long text that read riskier than that: span, likelihood, reading."""
    if len(text) < long:
        return
    text = text[:MOST_READ]
    known = sentences(text)
    glanced = [_glance(model, text[start:end]) for start, end in known]
    glance = _Glances(model, glanced)
    for first, last in stretches(text, known):
        start, end = known[first][0], known[last][1]
        if not glanced[first].spelled or not glanced[last].spelled:
            continue  # nothing there that this model reads: the part without it says the same
        if glance.likely(first, last) and not _is_of_figures(text[start:end]):
            reading = model.read(["", "".join([one.spelled for one in glanced[first : last + 1]])])
            likelihood = reading.likelihood()
            if likelihood is not None and likelihood > above:
                yield (start, end), likelihood, reading


def stretches(text: str, known: Sequence[Span]) -> Sequence[tuple[int, int]]:
    """Give first and last sentence of what is read by itself: lines, and runs of sentences."""
    return sorted({*_lines(text, known), *_runs(known)})


def means_it(model: Model, text: str, above: float) -> bool:
    """Tell whether a text reads riskier than that without what it quotes, too."""
    own = unquoted(text)
    likelihood = None if own == text else model.read(["", model.spelled(own)]).likelihood()
    return likelihood is None or likelihood > above


class _Glance(NamedTuple):
    """A sentence as it is read, what its characters and pairs weigh, and how many are known."""

    spelled: str
    weight: int
    known: int


@lru_cache(maxsize=4_096)
def _glance(model: Model, sentence: str) -> _Glance:
    singles, pairs = model.by_kind[:2]
    spelled = model.spelled(sentence)
    units = model.units(spelled)
    known = [*filter(None, map(singles.get, units))]
    known += filter(None, map(pairs.get, map(add, units, units[1:])))
    return _Glance(spelled, sum(known), len(known))


class _Glances:
    """What the characters and pairs of each part weigh: sums along the text, worked out once."""

    def __init__(self, model: Model, glanced: Sequence[_Glance]) -> None:
        self.model = model
        self.sums = [0, *accumulate(one.weight for one in glanced)]
        self.counts = [0, *accumulate(one.known for one in glanced)]

    def likely(self, first: int, last: int) -> bool:
        """Tell whether the sentences may read risky, as far as that is seen by a glance."""
        count = self.counts[last + 1] - self.counts[first]
        weight = self.sums[last + 1] - self.sums[first]
        return not count or self.model.may_speak(weight / sqrt(count))


def _lines(text: str, known: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give first and last sentence of each line that is long enough."""
    first = 0
    for at, (_, end) in enumerate(known):
        is_last = at + 1 == len(known)
        if is_last or "\n" in text[end - 1 : known[at + 1][0]]:
            if end - known[first][0] >= _LINE:
                yield first, at
            first = at + 1


def _runs(known: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give the shortest runs of sentences that are long enough, one from each sentence on."""
    last = 0
    for first, (start, _) in enumerate(known):
        while last < len(known) and known[last][1] - start < _RUN:
            last += 1
        if last == len(known):
            return
        yield first, last


def _is_of_figures(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _MOST_FIGURES * len(text)
