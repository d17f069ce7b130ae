"""Sentences that ask for personal data, told from those that forbid or excuse it."""

import re
from collections.abc import Iterator

import attrs

from auditor import Context
from auditor.text import ban_in

from .words import pattern

_SENTENCE = re.compile(r"[^。．！!？?\n]+[。．！!？?\n]*")
_ASKING = pattern("asking")
_REFUSING = pattern("refusing")


@attrs.frozen
class Asked:
    """One request for a kind of personal data: where, and in which words."""

    pointer: str
    word: str
    span: tuple[int, int]
    sentence: str


@attrs.frozen
class _Request:
    """A sentence that asks for something: the text, where in it the sentence stands, its words."""

    pointer: str
    text: str
    start: int
    sentence: str


def asked(context: Context, words: re.Pattern[str]) -> Iterator[Asked]:
    """Every public sentence that asks for what `words` names, and does not forbid it."""
    for request in context.fact(_requests):
        found = words.search(request.sentence)
        if found:
            start = request.start + found.start()
            span = (start, start + len(found.group()))
            if ban_in(request.text, *span) is None:
                yield Asked(request.pointer, found.group(), span, request.sentence)


def _requests(context: Context) -> tuple[_Request, ...]:
    return tuple(
        _Request(pointer, text, sentence.start(), sentence.group())
        for pointer, text in context.public_text
        if _ASKING.search(text)
        for sentence in _SENTENCE.finditer(text)
        if _ASKING.search(sentence.group()) and not _REFUSING.search(sentence.group().rstrip())
    )
