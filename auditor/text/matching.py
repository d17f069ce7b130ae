"""Matching: which words of a vocabulary stand in one text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from auditor.text.fitting import fit
from auditor.text.folding import squeeze
from auditor.text.insertion import without
from auditor.text.masking import masked_matches
from auditor.text.page import Page
from auditor.text.places import Match
from auditor.text.scanning import Places
from auditor.text.spelling import spelling
from auditor.text.targets import Composition, Term, Word, WordSet
from auditor.text.vocabulary import Vocabulary

# No text that a person wrote has as many; a text that has them need not be read to its end.
_MOST_CANDIDATES = 3_000
_MOST_ALLOWED = 2_000
_MOST_OF_A_SET = 300
_AROUND = 200
"""How far around what is pushed in a text is read once more: farther than any word reaches."""

_SYLLABLE = re.compile(".ー")
"""A part that is one letter but for its long mark, which folding takes away."""

_LONG = frozenset("ーｰ〜~～―−-")


def first_matches(page: Page, vocabulary: Vocabulary, *, is_plain: bool) -> list[Match]:
    """Find the terms and compositions that stand in a text, in order.

    A plain text is known to have neither masked letters nor insertions.
    """
    found = _written(page, vocabulary)
    if not is_plain and page.is_masked:
        found += masked_matches(page.folded, vocabulary)
    if not is_plain and page.insertions:
        found += _broken(page, vocabulary)
    return sorted(found, key=_place_and_class)


def _broken(page: Page, vocabulary: Vocabulary) -> Iterator[Match]:
    """Find the words that stand only where something was pushed between their letters."""
    base = max(0, page.insertions[0][0] - _AROUND)
    near = page.text[base : page.insertions[-1][1] + _AROUND]
    spans = tuple((start - base, end - base) for start, end in page.insertions)
    text, places = without(near, spans)
    squeezed = squeeze(text)
    starts = [start for start, _ in page.insertions]
    places_there = vocabulary.scanner.scan(squeezed)
    for match in _written(Page(text, squeezed, places_there, text), vocabulary):
        start, end = base + places[match.span[0]], base + places[match.span[1] - 1] + 1
        if bisect_left(starts, start) < bisect_left(starts, end):
            low = bisect_left(page.folded.starts, start)
            high = bisect_left(page.folded.starts, end)
            yield Match(match.word, match.target, low, high, (start, end))


def _written(page: Page, vocabulary: Vocabulary) -> list[Match]:
    """Find the words as they are written, but for separators, repeats and other letters."""
    found: list[Match] = []
    seen: set[tuple[int, int, int]] = set()
    composed = _may_stand(page, vocabulary)
    keys = page.keys & vocabulary.single
    if composed:
        keys |= {
            key
            for key in page.keys & vocabulary.composed.keys()
            if not composed.isdisjoint(vocabulary.composed[key])
        }
    if not keys:
        return found
    candidates = sorted(
        (start, key) for key in keys for start in page.places[key][:_MOST_CANDIDATES]
    )
    for start, key in candidates[:_MOST_CANDIDATES]:
        for word in vocabulary.first[key]:
            if not isinstance(word.target, Composition):
                match = fit(page, word, start, start + len(key))
            elif word.target in composed:
                match = _composed(page, word.target, start, start + len(key))
            else:
                continue
            if match is None or (identity := (match.start, match.end, id(match.target))) in seen:
                continue
            seen.add(identity)
            found.append(match)
    return found


def _may_stand(page: Page, vocabulary: Vocabulary) -> set[Composition]:
    """Give the compositions that a word of their key part has fitting neighbours for."""
    return {
        composition
        for key in page.keys & vocabulary.composed.keys()
        for start in page.places[key][:_MOST_CANDIDATES]
        for composition in vocabulary.composed[key]
        if composition.may_stand(page.squeezed, start, start + len(key))
    }


def set_matches(page: Page, word_set: WordSet) -> list[Match]:
    """Find the words and patterns of one set, each set once in a text."""
    known = page.sets.get(word_set.id)
    if known is None:
        known = set_patterns(page, word_set) if word_set.patterns else []
        for key in sorted(word_set.known & page.keys):
            words = word_set.by_key[key]
            for start in page.places[key]:
                if len(known) >= _MOST_OF_A_SET:
                    break
                fits = (fit(page, word, start, start + len(key)) for word in words)
                known += [match for match in fits if match is not None]
        known.sort(key=_place)
        page.sets[word_set.id] = known
    return known


def set_patterns(page: Page, word_set: WordSet) -> list[Match]:
    """Find the patterns of a set in the folded text."""
    found: list[Match] = []
    for source in page.likely.intersection(word_set.patterns):
        folded, pattern = page.folded, word_set.by_source[source]
        for match in islice(pattern.finditer(folded.text), _MOST_OF_A_SET):
            if match.end() > match.start():
                span = folded.span(*match.span())
                found.append(Match(match.group(), word_set, *match.span(), span))
    return found


def _is_unbroken(match: Match, word: Word) -> bool:
    """Tell whether a word stands without any gap but its own blanks and marks."""
    bare = sum(spelling(word.word, word.boundary).counts)
    own = len(word.word) - sum(map(str.isalnum, word.word))
    return match.end - match.start in (bare, bare + own)


def plain_words(page: Page, places: Places, words: Mapping[str, list[Word]]) -> list[Match]:
    """Find words that stand without any gap, as allowed words must, from the places of their keys.

    They come in order of their beginnings.
    """
    found = []
    for key, starts in places.items():
        for start in starts[:_MOST_ALLOWED]:
            for word in words[key]:
                match = fit(page, word, start, start + len(key))
                if match is not None and _is_unbroken(match, word):
                    found.append(match)
    return sorted(found, key=_place)


def _place(match: Match) -> tuple[int, int, str]:
    return match.start, -match.end, match.word


def _place_and_class(match: Match) -> tuple[int, int, str, bool, bool]:
    """Order terms by place; of one word that two entries hold, the stronger class comes first."""
    target = match.target
    term = target.term if isinstance(target, Composition) else target
    is_rejected = isinstance(term, Term) and term.klass == "reject"
    return *_place(match), not is_rejected, term is not target


def _composed(page: Page, composition: Composition, start: int, end: int) -> Match | None:
    squeezed = page.squeezed
    window = max(0, start - 40)
    for match in composition.pattern.finditer(squeezed, window, end + 40):
        if match.start() > start:
            return None
        if match.end() < end or match.group() in composition.exceptions:
            continue
        words = [
            _part_words(composition, number)[key]
            for number, key in enumerate(match.groups())
            if key is not None
        ]
        word = Word("".join(words), composition.term.boundary, composition)
        found = fit(page, word, *match.span())
        if found is None or not _SYLLABLE.fullmatch(words[-1]):
            return found
        end = found.span[1]
        return None if _LONG.isdisjoint(page.text[end - 1 : end + 1]) else found
    return None


@lru_cache(maxsize=2048)
def _part_words(composition: Composition, number: int) -> dict[str, str]:
    return {squeeze(word): word for word in reversed(composition.parts[number][0])}
