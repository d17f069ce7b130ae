"""Masked words: a term some of whose characters are struck out, as in セ○レ.

One inner character in three to four may be masked, and the rest must be the term's own letters
without a gap. A mark at the edge of a word means "yes" far more often than a letter: there it
counts only for a word of four letters or more that nothing precedes or that a letter follows, and
not where it is a bullet: ■LINEのきまり, ●バイト募集. A cross before a word forbids it:
❌アカウント売買.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from auditor.text.commonness import common_words
from auditor.text.edges import joins
from auditor.text.folding import Folded, fold_text, squeeze
from auditor.text.places import Match
from auditor.text.targets import Term
from auditor.text.vocabulary import Vocabulary

MASKS = "○〇●◯■□◻＊*×✕✖❌⭕"
_BULLETS = "●■□◻×✕"
_CROSSES = "✖❌"
_LETTER = r"[^\W\d_]"
# the mark comes first in the pattern: a character is skipped quickly, what stands around it is not
_MASKED = re.compile(rf"[{MASKS}](?:(?<={_LETTER}.)(?={_LETTER})|(?<!\w.)(?={_LETTER}{{3}}))")
_MASK = re.compile(f"[{MASKS}]")
_WORD = re.compile(rf"[^\W_]*[{MASKS}]?[^\W_]*")
_WORD_BEFORE = re.compile(rf"[^\W_]*[{MASKS}]?[^\W_]*\Z")
_SHORTEST, _LONGEST = 3, 9
_SHORTEST_AT_EDGE = 4
_MOST_IN_A_WORD = 2
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
        low, high = _reach(text, at)
        for start in range(low, at + 1):
            for end in range(max(at + 1, start + _SHORTEST), min(high, start + _LONGEST) + 1):
                if (start == at and text[at - 1 : at].isalnum()) or (
                    end == at + 1 and not text[end : end + 1].isalnum()
                ):
                    continue
                if start == at and (text[at] in _CROSSES or _is_bullet(text, at, end)):
                    continue
                if _is_part(text, start, end):
                    continue
                for term in _terms_like(text[start:end], index):
                    if (start, end, term.category) not in seen:
                        seen.add((start, end, term.category))
                        yield Match(term.term, term, start, end, folded.span(start, end))


def _is_part(text: str, start: int, end: int) -> bool:
    """Tell whether a word of Latin letters goes on beyond either end."""
    return joins(text[start - 1 : start] or " ", text[start]) or joins(
        text[end - 1], text[end : end + 1] or " "
    )


def _is_bullet(text: str, at: int, end: int) -> bool:
    """Tell whether the mark before a word begins a line or an item and stands for no letter."""
    is_everyday = squeeze(text[at + 1 : end]) in common_words()
    if text[text.rfind("\n", 0, at) + 1 : at].strip():
        return is_everyday and text[at] in _BULLETS
    return is_everyday or (text[at] in _BULLETS and "\n" in text)


def _reach(text: str, at: int) -> tuple[int, int]:
    """Give how far a word may reach to either side of a mask: over letters and one other mask."""
    before = _WORD_BEFORE.search(text, max(0, at - _LONGEST + 1), at)
    after = _WORD.match(text, at + 1, at + _LONGEST)
    return before.start() if before else at, after.end() if after else at + 1


_Index = dict[tuple[int, str], list[tuple[str, Term]]]
"""The terms by length and first two letters, one of which may be masked."""


def _terms_like(written: str, index: _Index) -> Iterator[Term]:
    size = len(written)
    terms = index.get((size, _MASK.sub("*", written[:2])))
    if terms is None:
        return
    masks = [at for at, char in enumerate(written) if char in MASKS]
    if len(masks) > (1 if size < 5 else _MOST_IN_A_WORD):
        return
    is_at_edge = masks[0] == 0 or masks[-1] == size - 1
    if is_at_edge and (len(masks) > 1 or size < _SHORTEST_AT_EDGE):
        return
    for letters, term in terms:
        if is_at_edge and term.klass != "reject":
            continue
        if all(at in masks or letters[at] == char for at, char in enumerate(written)):
            yield term


@lru_cache(maxsize=8)
def _index(vocabulary: Vocabulary) -> _Index:
    index: _Index = defaultdict(list)
    for term in vocabulary.terms:
        if term.klass == "context":
            continue
        letters = "".join(filter(str.isalnum, fold_text(term.term)))
        if _SHORTEST <= len(letters) <= _LONGEST and not letters.isdigit():
            first, second = letters[0], letters[1]
            for head in (first + second, f"*{second}", f"{first}*"):
                index[len(letters), head].append((letters, term))
    return index
