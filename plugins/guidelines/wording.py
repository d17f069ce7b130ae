"""Clauses by their wording: what a sentence of the rules sets though no pattern hears it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Final

from auditor.text import clauses_set, pattern
from auditor.text.words import is_english

from .clauses import engine, statements
from .moods import Mood
from .parts import Statement

_MOODS: Final = (Mood.RULE, Mood.INVITATION)
_LINE_END: Final = "\n"
_SUFFIX: Final = "-clause"
# "no inviting, no calling for meetings" sounds like soliciting: what a pattern hears as a ban on
# dating is none on business, unless it names some
_BUSINESS: Final = ("commercial-posts", "money")
_DATING: Final = "dating-ban-clause"
# 「荒らしもなし」 bans, and says nothing of what is done; 「サイトのフォームから」 names no trouble
_DEALING: Final = "harassment-procedure"
_TROUBLE: Final = "report-contact"
_LONGEST_BAN: Final = 24
_LONGEST_PLACE: Final = 16
_INVITING: Final = ("question-template", "report-contact")
# 「名前と電話番号を書いてください」 names what the clause keeps out, and asks for it
_KEEPING_OUT: Final = ("confidential-information", "personal-information")
_CACHED_TEXTS: Final = 512  # of the rooms that are judged together
# what only names things sets nothing by itself: "電話番号、住所、年齢。"
_SAYS: Final = pattern(__package__, "grammar.json", "says-in-japanese")
_SAYS_IN_ENGLISH: Final = pattern(__package__, "grammar.json", "says-in-english")
_HEAD: Final = pattern(__package__, "grammar.json", "bare-head")
_ASKS: Final = pattern(__package__, "grammar.json", "asks-for-it")
_ALLOWED: Final = pattern(__package__, "grammar.json", "all-allowed")


@lru_cache(maxsize=_CACHED_TEXTS)
def clauses_by_wording(text: str) -> frozenset[str]:
    """Give the clauses that the rules in a text set by their wording."""
    return frozenset(clause + _SUFFIX for clause in _heard(text))


def _heard(text: str) -> Iterator[str]:
    read = statements(text)
    lay_down = [_lays_down(text, *pair) for pair in zip_longest(read, read[1:])]
    for one, lays_down in zip(read, lay_down, strict=True):
        if not lays_down or one.mood not in _MOODS:
            continue
        for clause in clauses_set(text[one.start : one.end]):
            if _is_of_another(clause, one) or _is_opposed(clause, one, text):
                continue
            if one.mood is Mood.RULE or clause in _INVITING:
                yield clause
    for (one, following), lays_down in zip(pairwise(read), lay_down[1:], strict=True):
        both = text[one.start : following.end]
        if lays_down and one.mood is following.mood is Mood.RULE and _LINE_END not in both:
            for clause in clauses_set(both):
                if not any(_is_opposed(clause, each, text) for each in (one, following)):
                    yield clause


def _is_opposed(clause: str, one: Statement, text: str) -> bool:
    """Tell whether a sentence asks for what the clause keeps out, and bans nothing."""
    if clause not in _KEEPING_OUT or one.analysis.bans:
        return False
    return _ASKS.search(text[one.start : one.end]) is not None


def _is_of_another(clause: str, one: Statement) -> bool:
    """Tell whether a sentence only sounds like this clause, and names nothing that it is about."""
    reader, concepts, length = engine(), one.analysis.concepts, one.end - one.start
    if clause == _TROUBLE and concepts & reader.errand:
        return not concepts & reader.offence
    if concepts & reader.about.get(clause, 0):
        return False
    if clause in _BUSINESS:
        return _DATING in dict(one.analysis.hits)
    if clause == _DEALING:
        return one.analysis.bans and length <= _LONGEST_BAN
    return clause == _TROUBLE and length <= _LONGEST_PLACE


def _lays_down(text: str, one: Statement, following: Statement | None) -> bool:
    """Tell whether a sentence says something, and is not taken back by the next one."""
    words = text[one.start : one.end]
    says = _SAYS_IN_ENGLISH if is_english(words) else _SAYS
    if says.search(words) is None or _HEAD.search(words):
        return False
    return following is None or _ALLOWED.match(text, following.start) is None
