"""Commonness: in how many ordinary rooms a word stands."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_UNCOMMON = 0.001


def commonness(keys: Iterable[str]) -> float:
    """Estimate in how many ordinary rooms one of these words, squeezed, stands."""
    table = common_words()
    return sum(table.get(key, _UNCOMMON) for key in keys)


@cache
def common_words() -> Mapping[str, float]:
    """Give the squeezed words of many ordinary rooms, with the share of rooms they stand in."""
    path = files(__package__ or "auditor.text").joinpath("common-words.json")
    table = json.loads(path.read_text("utf-8"))
    return {word: count / table["per"] for word, count in table["words"].items()}
