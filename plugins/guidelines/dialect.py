"""Dialect: bans that rules word in a dialect, in the standard words that the lexicon knows."""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from .lexicon import DATA

# Every one of the forms has one of these, and few other sentences have.
_SIGN: Final = re.compile(r"(?<!ませ)ん|(?<=[一-龠ァ-ヶーa-z])ば|免|堪忍")

Forms = Sequence[tuple[re.Pattern[str], str]]


def in_standard_words(words: str) -> str:
    """Give a folded sentence with its dialect bans as the standard language words them."""
    if _SIGN.search(words):
        for form, standard in _forms():
            words = form.sub(standard, words)
    return words


@cache
def _forms() -> Forms:
    loaded = json.loads(DATA.read_text(encoding="utf-8"))["dialect"]
    return tuple((re.compile(form["pattern"]), form["standard"]) for form in loaded)
