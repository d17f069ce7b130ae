"""Dialect: bans that rules word in a dialect, in the standard words that the lexicon knows."""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from .lexicon import DATA

# every one of the forms has one of these, and to look for them is quick
_SIGNS: Final = ("ん", "免", "堪")

Forms = Sequence[tuple[re.Pattern[str], str]]


def in_standard_words(words: str) -> str:
    """Give a folded sentence with its dialect bans as the standard language words them."""
    if any(sign in words for sign in _SIGNS):
        for form, standard in _forms():
            words = form.sub(standard, words)
    return words


@cache
def _forms() -> Forms:
    loaded = json.loads(DATA.read_text(encoding="utf-8"))["dialect"]
    return tuple((re.compile(form["pattern"]), form["standard"]) for form in loaded)
