"""Posts: what of a text of an admin reads like posts that should not stand in a room.

A second opinion, as that on name and description, of a model that learnt from labelled posts (see
`tools/train_post_opinion.py`). It speaks with low confidence, where patterns hear nothing: what is
said in quite new words. English is read by a model of its own, by words in place of characters.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from attrs import frozen

from auditor.text.bans import ban_in
from auditor.text.categories import category_label
from auditor.text.parts import LONG, means_it, risky_parts
from auditor.text.resemblance import Model, Reading, model
from auditor.text.sentence import Span
from auditor.text.words import has_english, has_japanese, is_english

MOST_DOUBTS = 3
"""Doubts that one text raises at the most: those of which the model is surest."""

HARDLY_IN_DOUBT = 0.98
"""Likelihood from which nearly all labelled posts that were never learnt were rightly doubted."""

_SHOWN = 40
"""Characters of a part that are told."""

_SUREST = 99
"""Percent of likeness that are told at the most: a statistic is never certain."""


@frozen
class Doubt:
    """A part of a text that reads like a post that should not stand there.

    Attributes:
        span: where the part stands in the text.
        likelihood: how likely it is one, from 0 to 1.
        kind: the category of posts that it is most like; None where several may be.
        grams: the n-grams that speak most for it.
    """

    span: Span
    likelihood: float
    kind: str | None
    grams: tuple[str, ...]


def doubts(text: str) -> tuple[Doubt, ...]:
    """Give the parts of a text that raise doubts, none of which overlap, in their order."""
    found: list[Doubt] = []
    parts = sorted(_parts(text), key=lambda part: -part[1])
    for span, likelihood, reading in parts:
        if len(found) == MOST_DOUBTS:
            break
        if not any(span[0] < one.span[1] and one.span[0] < span[1] for one in found):
            doubt = Doubt(span, round(likelihood, 2), reading.nearest(), reading.grams())
            found.append(doubt)
    return tuple(sorted(found, key=lambda one: one.span))


@lru_cache(maxsize=4)
def doubted(texts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, Doubt], ...]:
    """Give the pointer, the text and each doubt of texts that several rules ask about.

    Args:
        texts: pointers and texts, such as the public texts of a room or its talk.
    """
    return tuple((pointer, text, doubt) for pointer, text in texts for doubt in doubts(text))


def telling(text: str, doubt: Doubt) -> tuple[str, dict[str, Any]]:
    """Give what a rule says of a doubt: the name of its message, and the values in it.

    The names are `nearest` where the doubt is of one kind, else `resembles`.
    """
    values: dict[str, Any] = {
        "phrase": _shown(text[slice(*doubt.span)]),
        "grams": list(doubt.grams),
        "percent": min(_SUREST, round(100 * doubt.likelihood)),
    }
    if doubt.kind is None:
        return "resembles", values
    return "nearest", {**values, "kind": category_label(doubt.kind)}


def _shown(part: str) -> str:
    """Give a part of a text on one line, shortened."""
    line = " ".join(part.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _parts(text: str) -> Iterator[tuple[Span, float, Reading]]:
    if has_japanese(text):
        yield from _said_by(model("post-opinion"), text)
    if has_english(text):
        yield from _said_by(model("english-post-opinion"), text)


def _said_by(adviser: Model, text: str) -> Iterator[tuple[Span, float, Reading]]:
    above = adviser.above["part"]
    parts = risky_parts(adviser, text, above, long=0)
    for span, likelihood, reading in (*_whole(adviser, text), *parts):
        if reading.nearest() is None and likelihood <= adviser.above["unnamed"]:
            continue  # like a little of everything: mostly a harmless text in a rare style
        part = text[slice(*span)]
        if is_english(part) is not adviser.words or ban_in(text, *span):
            continue
        if means_it(adviser, part, above):
            yield span, likelihood, reading


def _whole(adviser: Model, text: str) -> Iterator[tuple[Span, float, Reading]]:
    """Give a short text as its own part."""
    if len(text) >= LONG:
        return
    reading = adviser.read(["", adviser.spelled(text)])
    likelihood = None if reading.is_unlikely() else reading.likelihood()
    if likelihood is not None and likelihood > adviser.above["whole"]:
        yield (0, len(text)), likelihood, reading
