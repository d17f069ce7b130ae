"""Masked words: a term some of whose inner characters are struck out, as in セ○レ.

Only inner characters may be masked, one in three to four, and the rest must be the term's own
letters without a gap; a mark at the edge of a word means "yes" far more often than a letter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from auditor.text.folding import Folded, fold
from auditor.text.places import Match
from auditor.text.vocabulary import Term, Vocabulary

MASKS = "○〇●◯■□◻＊*×✕✖❌⭕"
_MASKED = re.compile(rf"(?<=[^\W\d_])[{MASKS}](?=[^\W\d_])")
_MASK = re.compile(f"[{MASKS}]")
_SHORTEST, _LONGEST = 3, 9
_MOST_MASKS = 200


def is_masked(text: str) -> bool:
    """Tell whether some letter of a text stands masked between two others."""
    return _MASKED.search(text) is not None


def masked_matches(folded: Folded, vocabulary: Vocabulary) -> Iterator[Match]:
    """Find the terms whose masked form stands in the text."""
    text = folded.text
    index = _index(vocabulary)
    seen: set[tuple[int, int, str]] = set()
    for number, mask in enumerate(_MASK.finditer(text)):
        if number > _MOST_MASKS:
            return
        at = mask.start()
        for start in range(max(0, at - _LONGEST + 2), at):
            for end in range(max(at + 2, start + _SHORTEST), min(len(text), start + _LONGEST) + 1):
                for term in _terms_like(text[start:end], index):
                    if (start, end, term.category) not in seen:
                        seen.add((start, end, term.category))
                        yield Match(term.term, term, start, end, folded.span(start, end))


_Index = dict[tuple[int, int, str], list[tuple[str, Term]]]


def _terms_like(written: str, index: _Index) -> Iterator[Term]:
    masks = [at for at, char in enumerate(written) if char in MASKS]
    size = len(written)
    allowed = 1 if size < 5 else 2
    if not 0 < len(masks) <= allowed or masks[0] == 0 or masks[-1] == size - 1:
        return
    if not all(char.isalnum() for at, char in enumerate(written) if at not in masks):
        return
    for letters, term in index.get((size, 0, written[0]), ()):
        if all(at in masks or letters[at] == char for at, char in enumerate(written)):
            yield term


@lru_cache(maxsize=8)
def _index(vocabulary: Vocabulary) -> _Index:
    index: _Index = defaultdict(list)
    for term in vocabulary.terms:
        if term.klass == "context":
            continue
        letters = "".join(filter(str.isalnum, fold(term.term).text))
        if _SHORTEST <= len(letters) <= _LONGEST and not letters.isdigit():
            index[len(letters), 0, letters[0]].append((letters, term))
    return index
