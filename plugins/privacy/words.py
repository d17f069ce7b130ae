"""The patterns of this area: what asks for data, what refuses, and which data it is."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def pattern(*names: str) -> re.Pattern[str]:
    """The lists of these names as one pattern, in which any of their entries is found."""
    return re.compile("|".join(entry for name in names for entry in _lists()[name]), re.IGNORECASE)


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    text = files(__package__).joinpath("words.json").read_text("utf-8")
    return {
        name: tuple(entries)
        for name, entries in json.loads(text).items()
        if isinstance(entries, list)
    }
