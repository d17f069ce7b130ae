"""Sighting: a word that stands in a text as a hit, with the disguises that were undone."""

from unicodedata import normalize

from auditor.text.characters import CHARS
from auditor.text.findings import Hit
from auditor.text.folding import fold
from auditor.text.insertion import insertions, without
from auditor.text.masking import MASKS
from auditor.text.page import Page
from auditor.text.places import Match
from auditor.text.targets import Term, WordSet


def term_of(match: Match) -> Term:
    """Give the term that a match stands for."""
    target = match.target
    if isinstance(target, Term):
        return target
    if isinstance(target, WordSet):
        raise TypeError("a word of a set is not a term")
    return target.term


def hit_at(page: Page, pointer: str, match: Match, term: Term) -> Hit:
    """Give a match as a hit of the term."""
    start, end = match.span
    return Hit(
        category=term.category,
        term=match.word,
        klass=term.klass,
        span=match.span,
        matched=page.text[start:end],
        folded=page.folded.text[match.start : match.end],
        pointer=pointer,
        undone=undone_in(page, match),
        gloss=term.gloss,
        source=term.source,
    )


def undone_in(page: Page, match: Match) -> tuple[str, ...]:
    """Name the disguises undone between the spelling of the term and the text."""
    start, end = match.span
    text = page.text[start:end]
    if text == match.word:
        return ()
    own = set(match.word)
    names: dict[str, None] = {}
    if page.spelt[start:end] != text:
        names["look_alike"] = None
    folded = page.folded.text[match.start : match.end]
    pushed_in = insertions(text)
    if pushed_in:
        names["insertion"] = None
        text, _ = without(text, pushed_in)
        folded = fold(text).text
    for char in text:
        name = CHARS[char].undone
        if name is not None and char not in own:
            names[name] = None
    if any(char in MASKS for char in folded):
        names["mask"] = None
    elif any(not char.isalnum() for char in folded) and not _is_spaced_alike(folded, match.word):
        names["separator"] = None
    letters = [char for char in folded if char.isalnum()]
    if len(letters) > sum(map(str.isalnum, match.word)) and "々" not in match.word:
        names["repeat"] = None
    if any("ぁ" <= char <= "ヶ" for char in normalize("NFKC", text) if char not in own | {"ー"}):
        names["kana"] = None
    return tuple(names)


def _is_spaced_alike(folded: str, word: str) -> bool:
    """Tell whether nothing but the word's own spaces parts its letters."""
    return " " in word and folded.split() == fold(word).text.split()
