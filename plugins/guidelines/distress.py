"""Themes of distress, the help a text names, and its bans on methods."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .clauses import statements
from .folding import fold
from .moods import Mood


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_words()[kind])))


@cache
def load_words() -> Mapping[str, tuple[str, ...]]:
    """Give the shipped words by kind."""
    loaded = json.loads(Path(__file__).with_name("distress.json").read_text(encoding="utf-8"))
    return {kind: tuple(loaded[kind]) for kind in ("themes", "help", "methods")}


def distress_theme(text: str) -> bool:
    """Tell whether a text is about distress; a ban on the theme, or where to turn, is none."""
    theme = _any_of("themes")
    if theme.search(fold(text)) is None:
        return False
    return any(
        not one.bans and theme.search(one.folded) and not names_help(one.folded)
        for one in statements(text)
    )


def names_help(text: str) -> bool:
    """Tell whether a text names somebody to turn to."""
    return _any_of("help").search(fold(text)) is not None


def bans_methods(text: str) -> bool:
    """Tell whether a text forbids methods, pictures or announcements of self-harm."""
    words = load_words()
    return any(
        one.mood is Mood.RULE
        and one.bans
        and any(word in one.folded for word in words["methods"])
        and any(word in one.folded for word in (*words["themes"], "自傷", "自殺", "suicide"))
        for one in statements(text)
    )
