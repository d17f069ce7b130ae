"""Themes of distress, the help a text names, and its bans on methods."""

import re
from functools import partial
from typing import Final

from auditor.text import pattern

from .clauses import engine, statements
from .folding import fold
from .moods import Mood

_words: Final = partial(pattern, __package__ or "", "distress.json")


def distress_theme(text: str) -> bool:
    """Tell whether a text is about distress; a ban on the theme, or where to turn, is none."""
    theme = _words("themes")
    if theme.search(fold(text)) is None:
        return False
    return any(
        not one.bans and theme.search(one.folded) and not _has(_words("help"), one.folded)
        for one in statements(text)
    )


def names_help(text: str) -> bool:
    """Tell whether a text names somebody to turn to; a ban on naming them is none."""
    if not _has(_words("help"), fold(text)):
        return False
    kept_away, belittled = _words("kept-away"), _words("belittled")
    return any(
        _has(_words("help"), one.folded)
        and not _has(kept_away, one.folded)
        and not _has(belittled, one.folded)
        for one in statements(text)
    )


def belittled(text: str, is_for_distress: bool) -> tuple[int, int] | None:
    """Give the place at which a text calls help useless; a ban on saying so is none.

    Where a room is not for distress, it must be help for those whose life is in danger.
    """
    words = _words("belittled")
    if words.search(fold(text)) is None:
        return None
    crisis = _words("crisis-help")
    told = (
        one
        for one in statements(text)
        if not one.bans
        and _has(words, one.folded)
        and (is_for_distress or _has(crisis, one.folded))
    )
    return next(((one.start, one.end) for one in told), None)


def forbidden(text: str) -> tuple[int, int] | None:
    """Give the place at which a text puts out whoever names help."""
    words = _words("help-forbidden")
    return next(((one.start, one.end) for one in statements(text) if _has(words, one.folded)), None)


def bans_methods(text: str) -> bool:
    """Tell whether a text of a room on distress keeps methods or pictures of self-harm out."""
    refusing = engine().ban | engine().negation
    return any(
        one.mood is Mood.RULE
        and (one.analysis.concepts & refusing or _has(_words("removing"), one.folded))
        and (
            _has(_words("plain-methods"), one.folded)
            or (_has(_words("methods"), one.folded) and _has(_words("themes"), one.folded))
        )
        for one in statements(text)
    )


def _has(words: re.Pattern[str], folded: str) -> bool:
    return words.search(folded) is not None
