"""Clauses by their wording: what a sentence of the rules sets though no pattern hears it."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from auditor.text import clauses_set, pattern
from auditor.text.words import is_english

from .clauses import engine, statements
from .moods import Mood
from .parts import Statement

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
_CACHED_TEXTS: Final = 512  # of the rooms that are judged together
# what only names things sets nothing by itself: "電話番号、住所、年齢。"
_SAYS: Final = pattern(__package__, "grammar.json", "says-in-japanese")
_SAYS_IN_ENGLISH: Final = pattern(__package__, "grammar.json", "says-in-english")
_HEAD: Final = pattern(__package__, "grammar.json", "bare-head")
_ALLOWED: Final = pattern(__package__, "grammar.json", "all-allowed")


@lru_cache(maxsize=_CACHED_TEXTS)
def clauses_by_wording(text: str) -> frozenset[str]:
    """Give the clauses that the rules in a text set by their wording."""
    return frozenset(
        clause + _SUFFIX
        for one, following in pairwise((*statements(text), None))
        if one is not None and one.mood in (Mood.RULE, Mood.INVITATION)
        for clause in clauses_set(text[one.start : one.end])
        if one.mood is Mood.RULE or clause in _INVITING
        if not _is_of_another(clause, one)
        if _lays_down(text, one, following)
    )


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
