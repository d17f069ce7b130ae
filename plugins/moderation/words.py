"""The word lists of this area: banned-word groups, innocent phrases, ladder steps, role names."""

import json
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> tuple[Any, ...]:
    """The list of that name; texts are plain, ready to be looked for in plain text."""
    return tuple(plain(entry) if isinstance(entry, str) else entry for entry in raw_words(name))


@cache
def raw_words(name: str) -> tuple[Any, ...]:
    """The list of that name as it is written."""
    text = files(__package__).joinpath("words.json").read_text("utf-8")
    return tuple(json.loads(text)[name])


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with width and case evened out; words of lists are asked for again and again."""
    return unicodedata.normalize("NFKC", text).casefold()


def has_any(text: str, wanted: Iterable[str]) -> bool:
    """Whether one of the wanted plain words stands in the text."""
    folded = plain(text)
    return any(word in folded for word in wanted)
