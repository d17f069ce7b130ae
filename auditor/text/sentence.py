"""Sentences: where those of a text begin and end, and which of them hold what is looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

Span = tuple[int, int]
"""Start and end in a text."""

# A sentence ends at a line end, at a full stop or mark that no bracket closes behind, or at a Latin
# full stop before a space. A mark within a link or a number ends none.
_END = re.compile(
    r"[。｡！？]++(?![」』）)\]])|(?<![0-9０-９])．|[!?]++(?![0-9A-Za-z=&/%_\-」』）)\]])|\.(?=\s|\Z)|\n"
)


@lru_cache(maxsize=1024)  # the texts of the rooms that are judged together
def sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text in order, with their marks, without the blank before them."""
    spans = []
    start = 0
    for stop in (*(match.end() for match in _END.finditer(text)), len(text)):
        written = text[start:stop].lstrip()
        if written:
            spans.append((stop - len(written), stop))
        start = stop
    return tuple(spans)


def sentence_at(text: str, at: int) -> Span:
    """Give the sentence in which a character stands, or the blank between two of them."""
    known = sentences(text)
    place = bisect_right(known, (at, len(text)))
    low, high = known[place - 1] if place else (0, 0)
    if at < high:
        return low, high
    return high, known[place][0] if place < len(known) else len(text)


def holding(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[Span, re.Match[str]]]:
    """Give the sentences in which a pattern is found, each with its first match, in order."""
    found = wanted.search(text)
    if found is None:
        return
    for start, end in sentences(text):
        if end > found.start():
            match = wanted.search(text, start, end)
            if match is not None:
                yield (start, end), match
