"""Dialect and turns of phrase of rules, in the words that the lexicon knows."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from operator import add
from typing import Any, Final

import attrs

from auditor.text.patterns import lazily

from .lexicon import document

_PART: Final = re.compile(r"%([a-z]+)%")


@attrs.frozen
class Form:
    """One form of a ban, the signs one of which each such sentence has, and the standard words."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    standard: str


@attrs.frozen
class Forms:
    """The forms in order, for a later one may take up what an earlier one put.

    Attributes:
        heads: by the first two characters of the signs, the places of the forms that have them.
    """

    forms: Sequence[Form]
    heads: Mapping[str, Sequence[int]]


def in_standard_words(words: str) -> str:
    """Give a folded sentence with its bans as the standard language words them."""
    known = _forms()
    heads = known.heads.keys() & map(add, words, words[1:])
    if heads:
        for place in sorted({place for head in heads for place in known.heads[head]}):
            form = known.forms[place]
            if any(sign in words for sign in form.signs):
                words = form.pattern.sub(form.standard, words)
    return words


@cache
def _forms() -> Forms:
    loaded = document()["dialect"]
    forms = tuple(_form(data, loaded["parts"]) for data in loaded["forms"])
    heads: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        for head in {sign[:2] for sign in form.signs}:
            heads.setdefault(head, []).append(place)
    return Forms(forms, heads)


def _form(data: Mapping[str, Any], parts: Mapping[str, str]) -> Form:
    """Give a form with the parts that its pattern names between '%' in full."""
    whole = _PART.sub(lambda match: parts[match[1]], data["pattern"])
    return Form(tuple(data["signs"]), lazily(whole), data["standard"])
