"""Folding: one plain form for the many ways a word can be written, with offsets to the original.

Undone are invisible characters, combining marks, width, styled and emoji letters, look-alikes,
kanji variants, the two kana, small kana and long marks. Separators stay in the folded text; the
squeezed text, in which words are looked up, has neither separators nor repeated characters.
"""

import re
from functools import cache, lru_cache
from operator import itemgetter

from attrs import field, frozen

from auditor.text.characters import CHARS
from auditor.text.runs import RUNS, is_plain, split

_REPEATED = re.compile("(.)(?:\\1|々)+")
_REPEATS = re.compile("(.)(?=\\1|々)")
_ONCE = itemgetter(1)  # as a function it is quicker than as a template
_LONGEST_SQUEEZED = 20_000


@frozen
class Folded:
    """A folded text: for each of its characters, where in the original it comes from.

    `text` keeps separators. `squeezed` drops them and collapses repeats; `first` and `last` give
    for each of its characters the range of `text` it stands for.
    """

    original: str
    text: str
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    squeezed: str = field(repr=False)
    first: list[int] = field(repr=False)
    last: list[int] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original that the characters start..end of the text come from."""
        return self.starts[start], self.ends[end - 1]

    def undone(self, start: int, end: int) -> tuple[str, ...]:
        """Name the disguises that stand in the span of the original, each once, in order."""
        names: dict[str, None] = {}
        for char in self.original[start:end]:
            name = CHARS[char].undone
            if name is not None:
                names[name] = None
        return tuple(names)


def fold(text: str) -> Folded:
    """Fold a text, keeping for every folded character its place in the original."""
    pieces = split(text)
    parts: list[str] = []
    joined: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letters: list[int] = []
    at = even_from = 0  # in the original
    base = letters_from = 0  # in the folded text: all from `letters_from` on are letters
    for number, piece in enumerate(pieces):
        if not number % 2:
            parts.append(piece)
            joined.append(piece)
            size = len(piece)
            at += size
            base += size
            continue
        plain, run_starts, run_ends, run_letters, bare, is_even, size = RUNS[piece]
        parts.append(plain)
        joined.append(bare)
        if not is_even:
            starts += range(even_from, at)
            ends += range(even_from + 1, at + 1)
            starts += [at + offset for offset in run_starts]
            ends += [at + offset for offset in run_ends]
            even_from = at + size
        width = len(plain)
        if len(run_letters) != width:
            letters += range(letters_from, base)
            if run_letters:
                letters += [base + index for index in run_letters]
            letters_from = base + width
        at += size
        base += width
    starts += range(even_from, at)
    ends += range(even_from + 1, at + 1)
    letters += range(letters_from, base)
    folded = "".join(parts)
    squeezed, first, last = _collapse("".join(joined), letters)
    return Folded(text, folded, starts, ends, squeezed, first, last)


def squeeze(text: str) -> str:
    """Give only the squeezed form: folded, without separators, without repeats."""
    pieces = split(text)
    pieces[1::2] = [RUNS[run].squeezed for run in pieces[1::2]]
    joined = "".join(pieces)
    return joined if _REPEATS.search(joined) is None else _REPEATED.sub(_ONCE, joined)


@cache
def key_of(word: str) -> str:
    """Give the squeezed form of a word of a lexicon; kept, for many lists share their words."""
    if is_plain(word) and _REPEATS.search(word) is None:
        return word
    return squeeze(word)


def fold_text(text: str) -> str:
    """Give only the folded text, without the places of its characters."""
    pieces = split(text)
    pieces[1::2] = [RUNS[run].text for run in pieces[1::2]]
    return "".join(pieces)


def squeeze_text(text: str) -> str:
    """Give the squeezed form of a text that several lexicons ask for."""
    return _squeeze_again(text) if len(text) <= _LONGEST_SQUEEZED else squeeze(text)


@lru_cache(maxsize=512)
def _squeeze_again(text: str) -> str:
    return squeeze(text)


def squeeze_word(word: str) -> tuple[str, tuple[int, ...]]:
    """Give the squeezed form of a word and how often each of its characters must stand."""
    squeezed = squeeze(word)
    if len(squeezed) == len(word):
        return squeezed, (1,) * len(word)
    folded = fold(word)
    counts = tuple(
        sum(folded.text[index].isalnum() for index in range(first, last + 1))
        for first, last in zip(folded.first, folded.last, strict=True)
    )
    return folded.squeezed, counts


def _collapse(joined: str, letters: list[int]) -> tuple[str, list[int], list[int]]:
    """Give the letters without repeats, and where in the folded text each begins and ends."""
    if _REPEATS.search(joined) is None:
        return joined, letters, letters
    parts: list[str] = []
    first: list[int] = []
    last: list[int] = []
    at = 0
    for repeat in _REPEATED.finditer(joined):
        start, end = repeat.span()
        parts.append(joined[at : start + 1])
        first += letters[at : start + 1]
        last += letters[at:start]
        last.append(letters[end - 1])
        at = end
    parts.append(joined[at:])
    return "".join(parts), first + letters[at:], last + letters[at:]
