"""Sentences that ask for personal data, told from those that forbid or excuse it."""

import re
from collections.abc import Iterator

import attrs

from auditor import Context
from auditor.text import ban_in, holding

from .words import pattern

_ASKING = pattern("asking")
_REFUSING = pattern("refusing")


@attrs.frozen
class Asked:
    """One request for a kind of personal data: where, and in which words."""

    pointer: str
    word: str
    span: tuple[int, int]
    sentence: str


def asked(context: Context, words: re.Pattern[str]) -> Iterator[Asked]:
    """Every public sentence that asks for what `words` names, and does not forbid it."""
    for pointer, text in context.public_text:
        for (start, end), found in holding(text, words):
            sentence = text[start:end]
            asks = _ASKING.search(sentence) and not _REFUSING.search(sentence)
            if asks and ban_in(text, *found.span()) is None:
                yield Asked(pointer, found.group(), found.span(), sentence)
