"""Searches in the sentences that lay something down: allowed things and claims on settings."""

import json
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import attrs

from auditor.text import PatternTable, find, lazily, pattern, without_readings

from .clauses import statements
from .dialect import in_standard_words
from .moods import Mood
from .parts import Statement
from .plain import as_spelled

_CACHED_SENTENCES = 4096
_LONGEST_CACHED = 200
_FOLDER = Path(__file__).parent
_CLAIMS = "contradictions.json"
_PERMISSIONS = "permissions.json"
_UNSAID = (Mood.QUESTION, Mood.ELSEWHERE, Mood.HEARSAY)
_SET = (Mood.RULE, Mood.INVITATION)
_STATE = pattern(__package__, "grammar.json", "state")
_THANKED = pattern(__package__, "grammar.json", "thanked-for")
_NAME = re.compile(r"<([a-z-]+)>")


@attrs.frozen
class Claim:
    """What a sentence says of a setting, and which values contradict it."""

    id: str
    pointer: str
    contradicts: tuple[Any, ...]
    patterns: tuple[str, ...]
    unless: re.Pattern[str] | None


@attrs.frozen
class Permission:
    """A forbidden thing that a text may be found to allow."""

    id: str
    item: int
    label: Mapping[str, str]
    lifts: tuple[str, ...]
    patterns: tuple[str, ...]


@cache
def load_claims() -> tuple[Claim, ...]:
    """Give the shipped claims."""
    loaded = _read(_CLAIMS)
    # "when it cannot be found by search, wait a day" says what to do, not what is set
    after = f"(?!{loaded['condition']})"
    words = loaded["words"]
    return tuple(
        Claim(
            id=claim["id"],
            pointer=claim["pointer"],
            contradicts=tuple(claim["contradicts"]),
            patterns=tuple(_written_out(f"(?:{one}){after}", words) for one in claim["patterns"]),
            unless=lazily(claim["unless"]) if claim["unless"] else None,
        )
        for claim in loaded["claims"]
    )


@cache
def load_permissions() -> tuple[Permission, ...]:
    """Give the shipped permissions that no room may give."""
    loaded = _read(_PERMISSIONS)
    after = loaded["allowing"] + f"(?!{loaded['denied-after']})"
    mark, end = loaded["marked"]
    words = loaded["words"]
    return tuple(
        Permission(
            id=subject["id"],
            item=subject["item"],
            label=subject["label"],
            lifts=tuple(subject["lifts"]),
            patterns=(
                f"(?:{subject['ja']}){after}",
                f"{loaded['allowed-before']}(?:{subject['ja']}){loaded['not-denied']}",
                f"{mark}(?:{subject['ja']}){end}",
                *(_written_out(full, words) for full in subject.get("full", ())),
                f"{subject['en']} (?:is|are) (?:ok|fine|allowed|welcome)",
            ),
        )
        for subject in loaded["subjects"]
    )


def claims_in(text: str) -> Iterator[tuple[Claim, int, int]]:
    """Give the claims on settings in a text, each once, with the span of its sentence."""
    places: dict[int, tuple[int, int]] = {}
    for one in statements(text):
        mood = one.analysis.mood
        # as a rule, or as how things stand
        if mood in _SET or (mood is Mood.STORY and _STATE.search(one.folded)):
            for index in _remembered(_claims, one.folded):
                places.setdefault(index, (one.start, one.end))
    for index in sorted(places):
        yield load_claims()[index], *places[index]


def permissions_in(text: str) -> Iterator[tuple[Permission, int, int]]:
    """Give the forbidden things that a text allows, with the spans of the words."""
    for one in statements(text):
        mood = one.analysis.mood
        # "I am glad when you share it" wishes for it, and allows it
        if mood not in _UNSAID or (mood is Mood.HEARSAY and _THANKED.search(one.folded)):
            for index, start, end in _remembered(_permissions, one.folded):
                yield load_permissions()[index], one.start + start, one.start + end


def plain_sentences(
    text: str, sign: re.Pattern[str], moods: Container[Mood]
) -> Iterator[tuple[Statement, str]]:
    """Give the sentences of these moods that hold a sign, with their words in the plain form."""
    if sign.search(text) is None:
        return
    for one in statements(text):
        if sign.search(one.folded) and one.analysis.mood in moods:
            plain = unicodedata.normalize("NFKC", text[one.start : one.end]).lower()
            yield one, plain


def _remembered(cached: Any, words: str) -> Any:
    """Give what a cached function says, without keeping sentences of any length."""
    return cached(words) if len(words) <= _LONGEST_CACHED else cached.__wrapped__(words)


@lru_cache(maxsize=_CACHED_SENTENCES)
def _claims(words: str) -> tuple[int, ...]:
    """Give the places of the claims that a folded sentence makes."""
    words = in_standard_words(as_spelled(without_readings(words)))
    likely = _claim_phrases().likely(words)
    return tuple(
        index
        for index, claim in enumerate(load_claims() if likely else ())
        if find(likely.get(claim.id, ()), words)
        and (claim.unless is None or claim.unless.search(words) is None)
    )


@lru_cache(maxsize=_CACHED_SENTENCES)
def _permissions(words: str) -> tuple[tuple[int, int, int], ...]:
    """Give the places of the permissions that a folded sentence gives, with their spans."""
    likely = _permission_phrases().likely(words)
    found = []
    for index, permission in enumerate(load_permissions() if likely else ()):
        match = find(likely.get(permission.id, ()), words)
        if match is not None:
            found.append((index, match.start(), match.end()))
    return tuple(found)


def _written_out(pattern: str, words: Mapping[str, str]) -> str:
    """Give a pattern with the words that its names stand for."""
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda match: words[match[1]], pattern)
    return pattern


@cache
def _claim_phrases() -> PatternTable:
    return PatternTable.of(__package__, {one.id: one.patterns for one in load_claims()})


@cache
def _permission_phrases() -> PatternTable:
    return PatternTable.of(__package__, {one.id: one.patterns for one in load_permissions()})


def _read(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))
