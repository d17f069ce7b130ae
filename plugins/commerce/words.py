"""The words of trade: phrases by group, and blends of them, as the table beside holds them."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from auditor.text import PatternTable, lazily


@attrs.frozen
class Blend:
    """What makes a thing by standing together: each harmless alone, as a sum, a thing, a call.

    Attributes:
        of: the groups of which a phrase each must be said; the first is what is told.
        without: the groups of which no phrase may stand beside.
        neighbours: whether they may be spread over the sentences next to the first phrase.
        whole: whether a refusal counts only behind the last phrase: these hold one themselves.
    """

    of: tuple[str, ...]
    without: tuple[str, ...]
    neighbours: bool
    whole: bool


@cache
def pattern(group: str) -> re.Pattern[str]:
    """The pattern of a group of phrases."""
    return lazily("|".join(phrases_by_group()[group]))


@cache
def phrases_by_group() -> Mapping[str, tuple[str, ...]]:
    """The patterns of each group; words are one of them."""
    return {
        group: (
            *entry.get("patterns", ()),
            *(("|".join(map(re.escape, entry["words"])),) if "words" in entry else ()),
        )
        for group, entry in _groups().items()
        if "words" in entry or "patterns" in entry
    }


@cache
def table() -> PatternTable:
    """What tells which phrases of which group may stand in a text."""
    return PatternTable.of(__package__, phrases_by_group())


@cache
def blends() -> Mapping[str, tuple[Blend, ...]]:
    """The blends of the groups that have some."""
    return {
        group: tuple(
            Blend(
                tuple(one["of"]),
                tuple(one.get("without", ())),
                bool(one.get("neighbours", False)),
                bool(one.get("whole", False)),
            )
            for one in entry["blends"]
        )
        for group, entry in _groups().items()
        if "blends" in entry
    }


@cache
def _groups() -> Mapping[str, Mapping[str, Any]]:
    text = files(__package__ or "").joinpath("words.json").read_text("utf-8")
    groups: Mapping[str, Mapping[str, Any]] = json.loads(text)["groups"]
    return groups
