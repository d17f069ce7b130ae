"""Matching: which words of a vocabulary stand in one text, verified against how they stand there.

A candidate of the scan counts when every repeat its spelling asks for is there, when the gaps
between its characters look like decoration and not like two neighbouring words, and when its
edges are word edges as far as kana and ASCII words need that.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from attrs import define, field

from auditor.text.folding import CHARS, LETTER, Folded, fold, squeeze
from auditor.text.masking import is_masked, masked_matches
from auditor.text.places import Match
from auditor.text.scanning import Grams, grams
from auditor.text.vocabulary import (
    Combination,
    Composition,
    Term,
    Vocabulary,
    Word,
    WordSet,
    spelling,
)

MOST_SEPARATORS = 6
# No text that a person wrote has as many; a text that has them need not be read to its end.
_MOST_CANDIDATES = 3_000
_MOST_ALLOWED = 20_000
_MOST_OF_A_SET = 300
_HARD = frozenset("。、！？!?,，｡､\n「」『』【】（）()〈〉《》[]［］:;：；…→⇒")
_SPACES = frozenset(" \u3000\xa0")
_AFTER = re.compile(
    r"[はがをにのでともやへだかよねなさ]|って|から|まで|とか|だけ|など|たち|しよ|する|した|して|しま|みた"
)
_BEFORE = frozenset("はがをにのでともやへかなねよいるたて")


@define(eq=False)
class Page:
    """One text being read: its folded form and what was found in it, each worked out once."""

    text: str
    folded: Folded
    __dict__: dict[str, Any] = field(init=False, factory=dict, repr=False)

    @cached_property
    def flat(self) -> str:
        """Give the text with each character in its plain form, as long as the original."""
        return "".join([_flat(char) for char in self.text])

    @cached_property
    def grams(self) -> Grams:
        """Give the squeezed text with its characters and pairs."""
        return grams(self.folded.squeezed)

    def may_hold(self, word_set: WordSet) -> bool:
        """Tell cheaply, once for each set, whether one of its words may stand here."""
        known = self.held.get(word_set.id)
        if known is None:
            known = self.held[word_set.id] = word_set.may_stand_in(self.grams)
        return known

    @cached_property
    def held(self) -> dict[str, bool]:
        """Remember which sets may stand here."""
        return {}

    @cached_property
    def sets(self) -> dict[str, list[Match]]:
        """Remember where the words of sets stand."""
        return {}


def read(text: str) -> Page:
    """Open a text for matching."""
    return Page(text, fold(text))


def first_matches(page: Page, vocabulary: Vocabulary) -> dict[str, list[Match]]:
    """Find terms, compositions and key sets: matches by "term", or by the id of a set."""
    found: dict[str, list[Match]] = defaultdict(list)
    seen: set[tuple[int, int, int]] = set()
    for key, start in islice(vocabulary.scanner.scan(page.grams), _MOST_CANDIDATES):
        for word in vocabulary.first[key]:
            if isinstance(word.target, Composition):
                match = _composed(page, word.target, start, start + len(key))
            else:
                match = _fit(page, word, start, start + len(key))
            if match is None or (identity := (match.start, match.end, id(match.target))) in seen:
                continue
            seen.add(identity)
            group = match.target.id if isinstance(match.target, WordSet) else "term"
            found[group].append(match)
    if is_masked(page.text):
        found["term"] += masked_matches(page.folded, vocabulary)
    for word_set in vocabulary.key_patterns:
        if word_set.may_stand_in(page.grams):
            found[word_set.id] += set_patterns(page, word_set)
    return {group: sorted(matches, key=_place) for group, matches in found.items() if matches}


def set_matches(page: Page, word_set: WordSet) -> list[Match]:
    """Find the words and patterns of one set, each set once in a text."""
    known = page.sets.get(word_set.id)
    if known is None:
        known = set_patterns(page, word_set)
        squeezed = page.folded.squeezed
        for key, words in word_set.by_key:
            start = squeezed.find(key)
            while start >= 0 and len(known) < _MOST_OF_A_SET:
                fits = (_fit(page, word, start, start + len(key)) for word in words)
                known += [match for match in fits if match is not None]
                start = squeezed.find(key, start + 1)
        page.sets[word_set.id] = known = sorted(known, key=_place)
    return known


def set_patterns(page: Page, word_set: WordSet) -> list[Match]:
    """Find the patterns of a set in the folded text."""
    folded = page.folded
    return [
        Match(match.group(), word_set, *match.span(), folded.span(*match.span()))
        for pattern in word_set.patterns
        for match in _compiled(pattern).finditer(folded.text)
        if match.end() > match.start()
    ]


def plain_words(page: Page, scan: Any, words: dict[str, list[Word]]) -> list[Match]:
    """Find words that stand without any gap, as allowed words must."""
    found = []
    for key, start in islice(scan(page.grams), _MOST_ALLOWED):
        for word in words[key]:
            match = _fit(page, word, start, start + len(key))
            if match is not None and match.end - match.start == sum(
                spelling(word.word, word.boundary).counts
            ):
                found.append(match)
    return found


def _place(match: Match) -> tuple[int, int, str]:
    return match.start, -match.end, match.word


def _fit(page: Page, word: Word, start: int, end: int) -> Match | None:
    folded = page.folded
    form = spelling(word.word, word.boundary)
    if not _repeats_fit(folded, form.counts, start, end):
        return None
    low, high = folded.first[start], folded.last[end - 1] + 1
    if form.literal:
        low -= form.lead
        high = low + len(form.literal)
        if low < 0 or folded.text[low:high] != form.literal:
            return None
        return Match(word.word, word.target, low, high, folded.span(low, high))
    if high - low > end - start and not _gaps_fit(folded, form.boundary, start, end):
        return None
    boundary = form.boundary
    if boundary == "kana" and _changes_script(folded, word.word, low):
        boundary = "word"
    if boundary != "none" and not _edges_fit(folded, boundary, low, high):
        return None
    return Match(word.word, word.target, low, high, folded.span(low, high))


def _changes_script(folded: Folded, word: str, low: int) -> bool:
    """Tell whether a katakana word stands in hiragana, where ordinary words look like it."""
    return (
        _script(word[0]) == "katakana"
        and _script(folded.original[folded.starts[low]]) == "hiragana"
    )


def _repeats_fit(folded: Folded, counts: tuple[int, ...], start: int, end: int) -> bool:
    for at, wanted in zip(range(start, end), counts, strict=True):
        low, high = folded.first[at], folded.last[at]
        there = 1 if low == high else sum(map(str.isalnum, folded.text[low : high + 1]))
        if there < wanted or (there != wanted and folded.text[low].isdigit()):
            return False
    return True


def _gaps_fit(folded: Folded, boundary: str, start: int, end: int) -> bool:
    text, first, last = folded.text, folded.first, folded.last
    gaps = [text[last[at] + 1 : first[at + 1]] for at in range(start, end - 1)]
    filled = [gap for gap in gaps if gap]
    if not filled:
        return True
    if max(map(len, filled)) > MOST_SEPARATORS:
        return False
    spread = len(filled) == len(gaps)
    if not _HARD.isdisjoint("".join(filled)):
        return spread and _stands_alone(text, first[start], last[end - 1] + 1)
    only_spaces = _SPACES.issuperset("".join(filled))
    if boundary in ("kana", "ascii") and only_spaces:
        return spread and len(gaps) > 1 and not _goes_on(folded, last[end - 1] + 1)
    return True


def _stands_alone(text: str, low: int, high: int) -> bool:
    before = text[low - 1] if low else "\n"
    after = text[high] if high < len(text) else "\n"
    return not before.isalnum() and not after.isalnum()


def _goes_on(folded: Folded, high: int) -> bool:
    """Tell whether a spaced-out word has a further single character of its script after its end."""
    text = folded.text
    if high + 1 >= len(text) or text[high] not in _SPACES or not text[high + 1].isalnum():
        return False
    if high + 2 < len(text) and text[high + 2].isalnum():
        return False
    edge = folded.original[folded.starts[high - 1]]
    after = folded.original[folded.starts[high + 1]]
    return _script(edge) == _script(after) and after not in _BEFORE


def _edges_fit(folded: Folded, boundary: str, low: int, high: int) -> bool:
    text = folded.text
    before = text[low - 1] if low else " "
    after = text[high] if high < len(text) else " "
    if boundary == "ascii":
        return not (before.isascii() and before.isalnum()) and not (
            after.isascii() and after.isalnum()
        )
    if boundary in ("kana", "word"):
        return _left_edge(folded, low, boundary) and _right_edge(folded, high, boundary)
    return not (_joins(before, text[low]) or _joins(text[high - 1], after))


def _joins(left: str, right: str) -> bool:
    if left.isdigit() and right.isdigit():
        return True
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def _left_edge(folded: Folded, low: int, boundary: str) -> bool:
    if low == 0 or folded.starts[low] != folded.ends[low - 1]:
        return True
    before = folded.original[folded.starts[low - 1]]
    edge = folded.original[folded.starts[low]]
    if boundary == "word":
        return _script(before) != _script(edge)
    if _script(before) not in ("hiragana", "katakana") or _script(before) != _script(edge):
        return True
    return before in _BEFORE


def _right_edge(folded: Folded, high: int, boundary: str) -> bool:
    if high >= len(folded.text):
        return folded.ends[high - 1] == len(folded.original) or _long_ends(folded, high)
    edge = folded.original[folded.starts[high - 1]]
    at = folded.ends[high - 1]
    if at >= len(folded.original):
        return True
    after = folded.original[at]
    if boundary == "word":
        return _script(after) != _script(edge)
    if _script(after) not in ("hiragana", "katakana") or _script(after) != _script(edge):
        return True
    return _AFTER.match(folded.original, at) is not None


def _long_ends(folded: Folded, high: int) -> bool:
    return all(CHARS[char].kind != LETTER for char in folded.original[folded.ends[high - 1] :])


def _script(char: str) -> str:
    if "ぁ" <= char <= "ゟ":
        return "hiragana"
    if char == "ー" or "ァ" <= char <= "ヿ" or "ｦ" <= char <= "ﾟ":
        return "katakana"
    if "一" <= char <= "鿿":
        return "kanji"
    return "ascii" if char.isascii() and char.isalnum() else ""


def _composed(page: Page, composition: Composition, start: int, end: int) -> Match | None:
    squeezed = page.folded.squeezed
    window = max(0, start - 40)
    for match in composition.pattern.finditer(squeezed, window, end + 40):
        if match.start() > start:
            return None
        if match.end() < end or match.group() in composition.exceptions:
            continue
        spelt = "".join(
            _part_words(composition, number)[key]
            for number, key in enumerate(match.groups())
            if key is not None
        )
        return _fit(page, Word(spelt, "auto", composition), *match.span())
    return None


@lru_cache(maxsize=2048)
def _part_words(composition: Composition, number: int) -> dict[str, str]:
    return {squeeze(word): word for word in reversed(composition.parts[number][0])}


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=20_000)
def _flat(char: str) -> str:
    folded = CHARS[char]
    if len(folded.text) != 1 or folded.text == "々" or unicodedata.category(char) in ("So", "No"):
        return char
    return folded.text


__all__ = [
    "Combination",
    "Match",
    "Page",
    "Term",
    "first_matches",
    "plain_words",
    "read",
    "set_matches",
]
