"""Searches in the sentences that lay something down: allowed things and claims on settings."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from .clauses import Statement, statements
from .folding import fold
from .moods import Mood

_FOLDER = Path(__file__).parent


@attrs.frozen
class Claim:
    """What a sentence says of a setting, and which values contradict it.

    `anywhere` is the pattern without ends of sentences, to look through a whole text first.
    """

    id: str
    pointer: str
    contradicts: tuple[Any, ...]
    pattern: re.Pattern[str]
    anywhere: re.Pattern[str]
    unless: re.Pattern[str] | None


@attrs.frozen
class Permission:
    """A forbidden thing that a text may be found to allow."""

    id: str
    item: int
    label: Mapping[str, str]
    pattern: re.Pattern[str]


@cache
def load_claims() -> tuple[Claim, ...]:
    """Give the shipped claims."""
    loaded = _read("contradictions.json")
    return tuple(
        Claim(
            id=claim["id"],
            pointer=claim["pointer"],
            contradicts=tuple(claim["contradicts"]),
            pattern=re.compile("|".join(claim["patterns"])),
            anywhere=re.compile("|".join(claim["patterns"]).replace("$|", "|")),
            unless=re.compile(claim["unless"]) if claim["unless"] else None,
        )
        for claim in loaded["claims"]
    )


@cache
def load_permissions() -> tuple[Permission, ...]:
    """Give the shipped permissions that no room may give."""
    loaded = _read("permissions.json")
    after = loaded["allowing"] + f"(?!{loaded['denied-after']})"
    return tuple(
        Permission(
            id=subject["id"],
            item=subject["item"],
            label=subject["label"],
            pattern=re.compile(
                f"(?:{subject['ja']}){after}"
                f"|{loaded['allowed-before']}(?:{subject['ja']}){loaded['not-denied']}"
                f"|{subject['en']} (?:is|are) (?:ok|fine|allowed|welcome)"
            ),
        )
        for subject in loaded["subjects"]
    )


def claims_in(text: str) -> Iterator[tuple[Claim, int, int]]:
    """Give the claims on settings in a text, each once, with the span of its sentence."""
    folded = fold(text)
    claims = [claim for claim in load_claims() if claim.anywhere.search(folded)]
    if not claims:
        return
    said = [one for one in statements(text) if one.mood in (Mood.RULE, Mood.INVITATION)]
    for claim in claims:
        place = next((one for one in said if _claims(claim, one)), None)
        if place is not None:
            yield claim, place.start, place.end


def permissions_in(text: str) -> Iterator[tuple[Permission, int, int]]:
    """Give the forbidden things that a text allows, with the spans of the words."""
    folded = fold(text)
    permissions = [given for given in load_permissions() if given.pattern.search(folded)]
    if not permissions:
        return
    for one in statements(text):
        if one.mood in (Mood.QUESTION, Mood.ELSEWHERE, Mood.HEARSAY):
            continue
        for permission in permissions:
            match = permission.pattern.search(one.folded)
            if match is not None:
                yield permission, one.start + match.start(), one.start + match.end()


def _claims(claim: Claim, one: Statement) -> bool:
    if claim.unless is not None and claim.unless.search(one.folded):
        return False
    return claim.pattern.search(one.folded) is not None


def _read(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))
