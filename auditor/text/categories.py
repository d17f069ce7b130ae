"""What the categories of the lexicons are called where a person reads."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def category_label(category: str) -> Mapping[str, str] | str:
    """Give a category's name by language, such as {"ja": "出会いの募集", "en": "seeking dates"}.

    A category of a plugin's own lexicon is given as it is.
    """
    return _labels().get(category, category)


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    path = files(__package__ or "auditor.text").joinpath("categories.json")
    labels: Mapping[str, Mapping[str, str]] = json.loads(path.read_text("utf-8"))["categories"]
    return labels
