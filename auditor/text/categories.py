"""What the categories of the lexicons are called where a person reads."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def category_label(category: str) -> Mapping[str, str] | str:
    """Give a category's name by language, such as {"ja": "出会いの募集", "en": "seeking dates"}.

    A category of a plugin's own lexicon is given as it is.
    """
    return _document()["categories"].get(category, category)


def category_advice(category: str) -> Mapping[str, str]:
    """Give what to do about posts of a category that `doubts` names, by language.

    Raises:
        KeyError: where it is not one of these.
    """
    return _document()["advice"][category]


@cache
def _document() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    path = files(__package__ or "auditor.text").joinpath("categories.json")
    document: Mapping[str, Mapping[str, Mapping[str, str]]] = json.loads(path.read_text("utf-8"))
    return document
