"""Sentences of a text with the index at which each begins."""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。．！!？?\n]+[。．！!？?\n]*")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of the text and the index of its first character."""
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.group()
