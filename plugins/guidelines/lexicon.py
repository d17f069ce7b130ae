"""The words of rules by concept: which concepts a text holds."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import add
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs

from .folding import fold

_DATA: Final = Path(__file__).with_name("lexicon.json")
MASKS: Final = ("mask", "waived", "leave-given")  # what hides the words inside
LITERAL: Final = "="
_HEAD: Final = 3  # characters by which words are found; many begin alike with two
_LEFT: Final = 1
_RIGHT: Final = 2


class Word(NamedTuple):
    """One word of the lexicon; its concepts are bits, `bounded` says where no letter may stand."""

    text: str
    length: int
    concepts: int
    bounded: int


@attrs.frozen
class Lexicon:
    """All words, found by their first three characters; concepts are bits of one number.

    `places` tells which bit a concept is: the numbers themselves, of a thousand bytes each, are made
    when they are asked for. `known` has the beginnings that words have, of up to three characters;
    `heads` the words by them.
    """

    places: Mapping[str, int]
    heads: Mapping[str, tuple[Word, ...]]
    known: frozenset[str]

    def union(self, names: str) -> int:
        """Give the bits of several names that '|' separates."""
        return _bits(self.places[name] for name in names.split("|"))

    def concepts(self, folded: str) -> int:
        """Give the concepts of a folded text; the longest word at a place hides those inside."""
        heads, known = self.heads, self.known
        covered = found = 0
        for start, pair in enumerate(map(add, folded, folded[1:] + "\n")):
            if pair in known:
                three = folded[start : start + _HEAD]
                words = heads[three if three in known else pair]
            elif pair[0] in known:
                words = heads[pair[0]]
            else:
                continue
            for text, length, concepts, bounded in words:
                end = start + length
                if (
                    end > covered
                    and folded.startswith(text, start)
                    and not (bounded and _touches(bounded, folded, start, end))
                ):
                    covered = end
                    found |= concepts
                    break
        return found


def _touches(bounded: int, folded: str, start: int, end: int) -> bool:
    """Tell whether a letter stands right beside a word that wants none there."""
    if bounded & _LEFT and start and _is_latin(folded[start - 1]):
        return True
    return bool(bounded & _RIGHT) and end < len(folded) and _is_latin(folded[end])


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z" or character == "'"


@cache
def document() -> Mapping[str, Any]:
    """Give the shipped data as it is written: the words, and what else rules texts are read by."""
    loaded: Mapping[str, Any] = json.loads(_DATA.read_text(encoding="utf-8"))
    return loaded


def load_concepts() -> Mapping[str, tuple[str, ...]]:
    """Give the concepts of the shipped lexicon and their words."""
    return {name: tuple(words) for name, words in document()["concepts"].items()}


def load_alike() -> Mapping[str, tuple[str, ...]]:
    """Give the words that rules use in place of another one, by that one."""
    return {model: tuple(others) for model, others in document()["alike"].items()}


def build(
    concepts: Mapping[str, Iterable[str]],
    literals: Iterable[str],
    alike: Mapping[str, Iterable[str]],
) -> Lexicon:
    """Give a lexicon of these concepts; each literal becomes a concept of its one word."""
    spellings = _Alike(alike)
    named = {name: tuple(spellings.with_alike(words)) for name, words in concepts.items()}
    named |= {
        literal: tuple(spellings.with_alike((literal.removeprefix(LITERAL),)))
        for literal in literals
    }
    places = {name: place for place, name in enumerate(named)}
    own: dict[str, tuple[int, ...]] = {}
    for name, words in named.items():
        for word in words:
            spelled = fold_word(word)
            own[spelled] = (*own.get(spelled, ()), places[name])
    known: dict[str, list[str]] = {}
    for spelled in own:
        known.setdefault(spelled.removesuffix("*")[:_HEAD], []).append(spelled)
    return Lexicon(
        places=places,
        heads=_Heads(own, known, frozenset(places[name] for name in MASKS if name in places)),
        known=frozenset(known) | {head[:2] for head in known},
    )


def _bits(places: Iterable[int]) -> int:
    """Give the number in which the bits at these places are set."""
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


class _Alike:
    """Words that take the place of others; Latin ones where no letter stands beside them."""

    def __init__(self, alike: Mapping[str, Iterable[str]]) -> None:
        models = {
            model: rf"(?<![a-z]){model}(?![a-z])" if model.isascii() else model for model in alike
        }
        self._any = re.compile("|".join(models.values()) or r"(?!)")
        self._others = {re.compile(models[model]): tuple(alike[model]) for model in alike}

    def with_alike(self, words: Iterable[str]) -> Iterator[str]:
        """Give words, each followed by those in which a word that means the same stands instead."""
        for word in words:
            yield word
            if self._any.search(word):
                for model, others in self._others.items():
                    if model.search(word):
                        yield from (model.sub(other, word) for other in others)


def fold_word(word: str) -> str:
    """Give a word of the data as a folded text spells it, its digit mark kept."""
    return "#".join(map(fold, word.split("#"))) if "#" in word else fold(word)


def _longest_first(spelled: str) -> tuple[int, bool, str]:
    return -len(spelled.removesuffix("*")), spelled.endswith("*"), spelled


class _Heads(dict[str, tuple[Word, ...]]):
    """Words by their first characters, the longest first; made when first asked for.

    A text meets few of the words, and what a word inherits of those inside it is dear to find out.
    """

    def __init__(
        self,
        own: Mapping[str, tuple[int, ...]],
        known: Mapping[str, Iterable[str]],
        masks: frozenset[int],
    ) -> None:
        self._own = own
        self._known = known
        self._masks = masks

    def __missing__(self, head: str) -> tuple[Word, ...]:
        words = tuple(map(self._word, sorted(self._known.get(head, ()), key=_longest_first)))
        if len(head) > 1:
            words += self[head[:-1]]
        self[head] = words
        return words

    def _word(self, spelled: str) -> Word:
        stem = spelled.removesuffix("*")
        bounded = _LEFT * _is_latin(stem[0])
        if not spelled.endswith("*"):
            bounded |= _RIGHT * _is_latin(stem[-1])
        places = set(self._own[spelled])
        if self._masks.isdisjoint(places):
            places |= self._inherited(spelled)
        return Word(stem, len(stem), _bits(places), bounded)

    def _inherited(self, spelled: str) -> set[int]:
        """Give where the bits are of the concepts of the words that stand inside a longer one."""
        places: set[int] = set()
        stem = spelled.removesuffix("*")
        open_end = spelled.endswith("*")
        for start, character in enumerate(stem):
            if _is_latin(character) and start and _is_latin(stem[start - 1]):
                continue
            for beginning in {stem[start : start + size] for size in range(1, _HEAD + 1)}:
                for inner in self._known.get(beginning, ()):
                    within = inner.removesuffix("*")
                    found = self._own[inner]
                    if (
                        not self._masks.isdisjoint(found)
                        or inner == spelled
                        or not stem.startswith(within, start)
                    ):
                        continue
                    end = start + len(within)
                    closed = end < len(stem) or not open_end
                    follows = end < len(stem) and _is_latin(stem[end])
                    if inner != within or (closed and not (_is_latin(within[-1]) and follows)):
                        places.update(found)
        return places
