"""Signposts: where a text tells that the room's rules stand."""

import re
from functools import cache

from auditor.text import pattern


def leads_to_notes(text: str) -> bool:
    """Tell whether a text sends its readers to a note for the rules."""
    return _signpost("notes", ("rules", "more"), ("rules", "read")).search(text) is not None


def leads_to_door(text: str) -> bool:
    """Tell whether a text says that the rules stand where everybody sees them before joining.

    "The rules are ① to ⑭ of the description."
    """
    return _signpost("door", ("rules",), ("rules",)).search(text) is not None


def leads_to_rules(text: str) -> bool:
    """Tell whether a text that a newcomer sees names the rules, or a place for them, at all."""
    return (
        pattern(__package__, "signposts.json", "rules", "rules-en", "shown").search(text)
        is not None
    )


@cache
def _signpost(place: str, before: tuple[str, ...], behind: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of a place that is named with the rules in one breath, in either order."""
    there, gone = _any_of(place), _any_of("not-there")
    there_en, rules_en = _any_of(f"{place}-en"), _any_of("rules-en")
    return re.compile(
        rf"{_any_of(*before)}[^。\n]{{0,16}}{there}(?!{gone})"
        rf"|{there}[^。\n]{{0,16}}{_any_of(*behind)}(?!{gone})"
        rf"|{rules_en}[^.\n]{{0,40}}{there_en}|{there_en}[^.\n]{{0,40}}{rules_en}",
        re.IGNORECASE,
    )


def _any_of(*names: str) -> str:
    return f"(?:{pattern(__package__, 'signposts.json', *names).pattern})"
