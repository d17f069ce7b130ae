"""Sentences that ask for personal data, told from those that forbid or excuse it."""

import re
from collections.abc import Iterator

import attrs

from auditor import Context
from auditor.text import ban_in, holding

from .words import pattern

_ASKING = pattern("asking")
_REFUSING = pattern("refusing")
_DENIED = re.compile(
    r"\s{0,4}(?:[AaＡａ答][.:：．]?|→)?\s{0,2}(?:いいえ|いえ|違います|No\b)", re.IGNORECASE
)
"""The answer behind a question by which nothing is asked for after all."""
_BY_FORM = pattern("by-form")
_ABOUT = pattern("about")
"""What follows a word where the sentence is about the thing, and does not ask for it."""


@attrs.frozen
class Asked:
    """One request for a kind of personal data: where, and in which words."""

    pointer: str
    word: str
    span: tuple[int, int]
    sentence: str
    by_form: bool
    """Whether a form or desk asks, which the sentence before ends on."""


def asked(context: Context, words: re.Pattern[str]) -> Iterator[Asked]:
    """Every public sentence that asks for what `words` names, and does not forbid it."""
    for pointer, text in context.public_text:
        for (start, end), _ in holding(text, words):
            sentence = text[start:end]
            if not _ASKING.search(sentence) or _REFUSING.search(sentence):
                continue
            if _DENIED.match(text, end):
                continue
            found = _meant(text, start, end, words)
            if found is not None and ban_in(text, *found.span()) is None:
                by_form = any(one.end() > start for one in _BY_FORM.finditer(text, 0, end))
                yield Asked(pointer, found.group(), found.span(), sentence, by_form)


def _meant(text: str, start: int, end: int, words: re.Pattern[str]) -> re.Match[str] | None:
    """Give the first of the words in a sentence that it is not only about."""
    for found in words.finditer(text, start, end):
        if _ABOUT.match(text, found.end(), end) is None:
            return found
    return None
