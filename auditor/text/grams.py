"""N-grams: what the shipped models read in a text, and how their tables hold it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add

from auditor.text.words import split_words

KINDS = (("", 1), ("", 2), ("", 3), ("\0", 2), ("\0", 3), ("", 4))
"""The kinds of n-grams, as a table holds them: the mark of the name's own, and the length."""
PIECES = ("\1", 4)
"""A further kind, of some models of words: characters of one word on end, blanks around it too."""


def kinds_of(units: Sequence[str], name: int = 0) -> Iterator[Iterable[str]]:
    """Give the n-grams of what is read, kind by kind, each as often as it stands there.

    Args:
        units: the characters or words.
        name: how many of them are of the name.
    """
    ones = list(units)
    yield ones
    pairs = list(map(add, ones, ones[1:]))
    yield pairs
    yield map(add, pairs, ones[2:])
    own = ["\0" + pair for pair in pairs[: max(0, name - 1)]]
    yield own
    yield map(add, own, ones[2:name])
    yield map(add, pairs, pairs[2:])


def pieces_of(words: Iterable[str]) -> Iterator[str]:
    """Give the pieces of words, each of which has a blank behind: a respelt word shares some."""
    mark, size = PIECES
    for word in words:
        whole = f" {word}"
        for at in range(len(whole) - size + 1):
            yield mark + whole[at : at + size]


def numbered(
    table: Mapping[str, Sequence[str]], *, words: bool
) -> Iterator[tuple[int, list[list[str]]]]:
    """Give the n-grams of a table by the number they have, kind by kind.

    Args:
        table: by number, the n-grams of each of the `KINDS` one after another in one text, and
            where the model has them the `PIECES`.
        words: whether they are made of words, a blank behind each, not of characters.
    """
    for number, texts in table.items():
        grams = []
        for (mark, size), text in zip((*KINDS, PIECES), texts, strict=False):
            units = split_words(text) if words and mark != PIECES[0] else text
            starts = range(0, len(units), size)
            grams.append([mark + "".join(units[at : at + size]) for at in starts])
        yield int(number), grams
