"""Fitting: whether a word that the scan suggests stands in a text as its spelling asks.

It does when every repeat that its spelling asks for is there, when the gaps between its characters
look like decoration and not like two neighbouring words, and when its edges are word edges as far
as kana and ASCII words need that.
"""

from auditor.text.edges import SPACES, behind_figure, changes_script, edges_fit, goes_on
from auditor.text.folding import Folded
from auditor.text.page import Page
from auditor.text.places import Match
from auditor.text.spelling import Spelling, spelling
from auditor.text.targets import Word

_MOST_SEPARATORS = 6
_HARD = frozenset("。、！？!?,，｡､\n「」『』【】（）()〈〉《》[]［］:;：；…→⇒")
_CLOSING = dict(zip("」』】)）〉》]］", "「『【(（〈《[［", strict=True))


def fit(page: Page, word: Word, start: int, end: int) -> Match | None:
    """Give where a word stands whose key stands at start..end of the squeezed text, or None."""
    form = spelling(word.word, word.boundary)
    if form.symbols and not form.symbols <= page.symbols:
        return None
    folded = page.folded
    if not _repeats_fit(folded, form.counts, start, end):
        return None
    low, high = folded.first[start], folded.last[end - 1] + 1
    if word.boundary == "unit" and behind_figure(folded, low):
        return None
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
    if boundary == "kana" and changes_script(folded, word.word, low):
        boundary = "word"
    is_long = word.word.endswith("ー")
    if boundary != "none" and not edges_fit(folded, boundary, low, high, is_long=is_long):
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
        first = max(folded.first[end - 1], low)  # a lone letter may have moved on already
        marks = (at for at in range(first, high) if not folded.text[at].isalnum())
        high = next(marks, high)
    return low, high


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
    if max(map(len, filled)) > _MOST_SEPARATORS:
        return False
    spread = len(filled) == len(gaps)
    if not _HARD.isdisjoint("".join(filled)):
        low, high = first[start], last[end - 1] + 1
        return _is_bracketed(text, low, high, filled) or (spread and _stands_alone(text, low, high))
    only_spaces = SPACES.issuperset("".join(filled))
    if only_spaces and form.spaces.issuperset(at for at, gap in enumerate(gaps) if gap):
        return True  # they are the word's own
    if form.boundary in ("kana", "ascii") and only_spaces:
        return spread and len(gaps) > 1 and not goes_on(folded, last[end - 1] + 1)
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
