"""Matching: which words of a vocabulary stand in one text, verified against how they stand there.

A candidate of the scan counts when every repeat its spelling asks for is there, when the gaps
between its characters look like decoration and not like two neighbouring words, and when its
edges are word edges as far as kana and ASCII words need that.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from attrs import define, field

from auditor.text.flattening import flatten
from auditor.text.folding import CHARS, LETTER, Folded, fold, squeeze
from auditor.text.insertion import insertions, without
from auditor.text.masking import is_masked, masked_matches
from auditor.text.places import Match
from auditor.text.scanning import Places
from auditor.text.vocabulary import (
    Composition,
    Spelling,
    Term,
    Vocabulary,
    Word,
    WordSet,
    spelling,
)

MOST_SEPARATORS = 6
# No text that a person wrote has as many; a text that has them need not be read to its end.
_MOST_CANDIDATES = 3_000
_MOST_ALLOWED = 2_000
_MOST_OF_A_SET = 300
_AROUND = 200
"""How far around what is pushed in a text is read once more: farther than any word reaches."""
_HARD = frozenset("。、！？!?,，｡､\n「」『』【】（）()〈〉《》[]［］:;：；…→⇒")
_CLOSING = dict(zip("」』】)）〉》]］", "「『【(（〈《[［", strict=True))
_SYMBOL = re.compile(r"[\W_〇]")
_SPACES = frozenset(" \u3000\xa0")
_AFTER = re.compile(
    r"[はがをにのでともやへだかよねなさ]|って|から|まで|とか|だけ|など|たち|しよ|する|した|して|しま|みた"
)
_BEFORE = frozenset("はがをにのでともやへかなねよいるたて")


@define(eq=False)
class Page:
    """One text being read: the keys that stand in it, and what else is asked, worked out once.

    Attributes:
        squeezed: the text, folded, without separators and repeats.
        places: where the keys of the vocabulary stand in it.
        spelt: the text as it is read, as long, with letters for the signs that stand for them.
        keys: these keys.
    """

    text: str
    squeezed: str
    places: Places
    spelt: str
    keys: frozenset[str] = field(init=False)
    sets: dict[str, list[Match]] = field(init=False, factory=dict)
    _folded: Folded | None = field(init=False, default=None)
    _flat: str | None = field(init=False, default=None)
    _is_masked: bool | None = field(init=False, default=None)
    _insertions: tuple[tuple[int, int], ...] | None = field(init=False, default=None)
    _symbols: frozenset[str] | None = field(init=False, default=None)
    _likely: dict[str, list[re.Pattern[str]]] = field(init=False, factory=dict)

    # a lazy attribute is asked for several times a text, and `cached_property` takes a lock

    def __attrs_post_init__(self) -> None:
        self.keys = frozenset(self.places)

    @property
    def folded(self) -> Folded:
        """The folded text, with the places of its characters."""
        if self._folded is None:
            self._folded = fold(self.spelt)
        return self._folded

    @property
    def flat(self) -> str:
        """The text with each character in its plain form, as long as the original."""
        if self._flat is None:
            self._flat = flatten(self.text)
        return self._flat

    @property
    def is_masked(self) -> bool:
        """Whether some letter stands masked."""
        if self._is_masked is None:
            self._is_masked = is_masked(self.text)
        return self._is_masked

    @property
    def insertions(self) -> tuple[tuple[int, int], ...]:
        """The spans of what may be pushed between the letters of words."""
        if self._insertions is None:
            self._insertions = insertions(self.text)
        return self._insertions

    @property
    def symbols(self) -> frozenset[str]:
        """The separators of the folded text."""
        if self._symbols is None:
            written = set(_SYMBOL.findall(self.text))
            self._symbols = frozenset("".join([CHARS[char].text for char in written]))
        return self._symbols

    def may_hold(self, word_set: WordSet) -> bool:
        """Tell cheaply whether a word or a pattern of a set may stand here."""
        if not word_set.known.isdisjoint(self.keys):
            return True
        return bool(word_set.patterns) and bool(self.likely_patterns(word_set))

    def likely_patterns(self, word_set: WordSet) -> list[re.Pattern[str]]:
        """Give the patterns of a set that may match here."""
        likely = self._likely.get(word_set.id)
        if likely is None:
            likely = self._likely[word_set.id] = word_set.likely_patterns(self.squeezed)
        return likely


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
                match = _fit(page, word, start, start + len(key))
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
                fits = (_fit(page, word, start, start + len(key)) for word in words)
                known += [match for match in fits if match is not None]
        known.sort(key=_place)
        page.sets[word_set.id] = known
    return known


def set_patterns(page: Page, word_set: WordSet) -> list[Match]:
    """Find the patterns of a set in the folded text."""
    found: list[Match] = []
    for pattern in page.likely_patterns(word_set):
        folded = page.folded
        for match in islice(pattern.finditer(folded.text), _MOST_OF_A_SET):
            if match.end() > match.start():
                span = folded.span(*match.span())
                found.append(Match(match.group(), word_set, *match.span(), span))
    return found


def plain_words(page: Page, places: Places, words: Mapping[str, list[Word]]) -> list[Match]:
    """Find words that stand without any gap, as allowed words must, from the places of their keys.

    They come in order of their beginnings.
    """
    found = []
    for key, starts in places.items():
        for start in starts[:_MOST_ALLOWED]:
            for word in words[key]:
                match = _fit(page, word, start, start + len(key))
                if match is not None and match.end - match.start == sum(
                    spelling(word.word, word.boundary).counts
                ):
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


def _fit(page: Page, word: Word, start: int, end: int) -> Match | None:
    form = spelling(word.word, word.boundary)
    if form.symbols and not form.symbols <= page.symbols:
        return None
    folded = page.folded
    if not _repeats_fit(folded, form.counts, start, end):
        return None
    low, high = folded.first[start], folded.last[end - 1] + 1
    if form.literal:
        low -= form.lead
        high = low + len(form.literal)
        if low < 0 or folded.text[low:high] != form.literal:
            return None
        return Match(word.word, word.target, low, high, folded.span(low, high))
    if high - low > end - start:
        if not _gaps_fit(folded, form, start, end):
            return None
        low, high = _closest(folded, form.counts, start, end)
    boundary = form.boundary
    if boundary == "kana" and _changes_script(folded, word.word, low):
        boundary = "word"
    is_long = word.word.endswith("ー")
    if boundary != "none" and not _edges_fit(folded, boundary, low, high, is_long=is_long):
        return None
    begin, stop = folded.span(low, high)
    if is_long and folded.original.startswith("ー", stop):
        stop += 1
    return Match(word.word, word.target, low, high, (begin, stop))


def _closest(folded: Folded, counts: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """Give where a word stands without the letters beside it that only look like repeated ones.

    In 「楽しい！・いちゃいちゃ」 the word begins behind the marks, not with the い before them, and
    "weed delivery" holds two words although a d stands on either side of the space.
    """
    low, high = folded.first[start], folded.last[end - 1] + 1
    if counts[0] == 1 and folded.last[start] > low:
        run = folded.text[low : folded.last[start] + 1]
        low += max((at + 1 for at, char in enumerate(run) if not char.isalnum()), default=0)
    if counts[-1] == 1 and folded.first[end - 1] < high - 1:
        first = folded.first[end - 1]
        marks = (at for at in range(first, high) if not folded.text[at].isalnum())
        high = next(marks, high)
    return low, high


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


def _gaps_fit(folded: Folded, form: Spelling, start: int, end: int) -> bool:
    text, first, last = folded.text, folded.first, folded.last
    gaps = [text[last[at] + 1 : first[at + 1]] for at in range(start, end - 1)]
    filled = [gap for gap in gaps if gap]
    if not filled:
        return True
    if max(map(len, filled)) > MOST_SEPARATORS:
        return False
    spread = len(filled) == len(gaps)
    if not _HARD.isdisjoint("".join(filled)):
        low, high = first[start], last[end - 1] + 1
        return _is_bracketed(text, low, high, filled) or (spread and _stands_alone(text, low, high))
    only_spaces = _SPACES.issuperset("".join(filled))
    if only_spaces and form.spaces.issuperset(at for at, gap in enumerate(gaps) if gap):
        return True  # they are the word's own
    if form.boundary in ("kana", "ascii") and only_spaces:
        return spread and len(gaps) > 1 and not _goes_on(folded, last[end - 1] + 1)
    return True


def _is_bracketed(text: str, low: int, high: int, gaps: list[str]) -> bool:
    """Tell whether nothing but brackets around some of its letters parts a word, as in 「裏」垢."""
    if not _CLOSING.keys() >= set("".join(gaps)) - set(_CLOSING.values()):
        return False
    around = text[max(0, low - 1) : high + 1]
    inside = [char for char in around if char in _CLOSING or char in _CLOSING.values()]
    pairs = zip(inside[::2], inside[1::2], strict=False)
    return not len(inside) % 2 and all(_CLOSING.get(close) == begin for begin, close in pairs)


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


def _edges_fit(folded: Folded, boundary: str, low: int, high: int, *, is_long: bool) -> bool:
    text = folded.text
    before = text[low - 1] if low else " "
    after = text[high] if high < len(text) else " "
    if boundary == "ascii":
        return not (before.isascii() and before.isalnum()) and not (
            after.isascii() and after.isalnum()
        )
    if boundary in ("kana", "word"):
        if not _left_edge(folded, low, boundary):
            return False
        return _right_edge(folded, high, boundary, is_long=is_long)
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


def _right_edge(folded: Folded, high: int, boundary: str, *, is_long: bool) -> bool:
    """Tell whether a word ends there; `is_long` where its own last vowel is a long one."""
    if high >= len(folded.text):
        return folded.ends[high - 1] == len(folded.original) or _long_ends(folded, high)
    edge = folded.original[folded.starts[high - 1]]
    at = folded.ends[high - 1]
    while is_long and folded.original.startswith("ー", at):
        at += 1
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
    squeezed = page.squeezed
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
