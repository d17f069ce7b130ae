"""The word lists of this area: banned-word groups, innocent phrases, ladder steps, role names."""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from auditor.text import plain_case


@cache
def words(name: str) -> tuple[Any, ...]:
    """The list of that name; texts are plain, ready to be looked for in plain text."""
    return tuple(plain(entry) if isinstance(entry, str) else entry for entry in raw_words(name))


@cache
def raw_words(name: str) -> tuple[Any, ...]:
    """The list of that name as it is written."""
    text = files(__package__).joinpath("words.json").read_text("utf-8")
    return tuple(json.loads(text)[name])


# words of lists are asked for again and again
plain = lru_cache(maxsize=4096)(plain_case)


def has_any(text: str, wanted: Iterable[str]) -> bool:
    """Whether one of the wanted plain words stands in the text."""
    folded = plain(text)
    return any(word in folded for word in wanted)
