"""The words of rules by concept: which concepts a text holds."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import add
from pathlib import Path
from typing import Final, NamedTuple

import attrs

from .folding import fold

DATA: Final = Path(__file__).with_name("lexicon.json")
MASKS: Final = ("mask", "waived")  # what hides the words inside
LITERAL: Final = "="
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
    """All words, found by their first two characters; concepts are bits of one number."""

    bits: Mapping[str, int]
    heads: Mapping[str, tuple[Word, ...]]
    singles: frozenset[str]

    def union(self, names: str) -> int:
        """Give the bits of several names that '|' separates."""
        return sum({self.bits[name] for name in names.split("|")})

    def concepts(self, folded: str) -> int:
        """Give the concepts of a folded text; the longest word at a place hides those inside."""
        heads, singles = self.heads, self.singles
        covered = found = 0
        for start, pair in enumerate(map(add, folded, folded[1:] + "\n")):
            if pair in heads:
                words = heads[pair]
            elif pair[0] in singles:
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
def load_concepts() -> Mapping[str, tuple[str, ...]]:
    """Give the concepts of the shipped lexicon and their words."""
    loaded = json.loads(DATA.read_text(encoding="utf-8"))["concepts"]
    return {name: tuple(words) for name, words in loaded.items()}


@cache
def load_alike() -> Mapping[str, tuple[str, ...]]:
    """Give the words that rules use in place of another one, by that one."""
    loaded = json.loads(DATA.read_text(encoding="utf-8"))["alike"]
    return {model: tuple(others) for model, others in loaded.items()}


def build(
    concepts: Mapping[str, Iterable[str]],
    literals: Iterable[str],
    alike: Mapping[str, Iterable[str]],
) -> Lexicon:
    """Give a lexicon of these concepts; each literal becomes a concept of its one word."""
    spellings = {_whole(model): tuple(others) for model, others in alike.items()}
    named = {name: tuple(_with_alike(words, spellings)) for name, words in concepts.items()}
    named |= {
        literal: tuple(_with_alike((literal.removeprefix(LITERAL),), spellings))
        for literal in literals
    }
    bits = {name: 1 << position for position, name in enumerate(named)}
    own: dict[str, int] = {}
    for name, words in named.items():
        for word in words:
            spelled = fold_word(word)
            own[spelled] = own.get(spelled, 0) | bits[name]
    masks = sum(bits.get(name, 0) for name in MASKS)
    inner = _by_beginning(own, masks)
    heads: dict[str, list[Word]] = {}
    for spelled in sorted(own, key=_longest_first):
        concepts_of = own[spelled]
        if not concepts_of & masks:
            concepts_of |= _inherited(spelled, inner)
        stem = spelled.removesuffix("*")
        bounded = _LEFT * _is_latin(stem[0])
        if not spelled.endswith("*"):
            bounded |= _RIGHT * _is_latin(stem[-1])
        word_entry = Word(stem, len(stem), concepts_of, bounded)
        heads.setdefault(stem[:2], []).append(word_entry)
    for head in [head for head in heads if len(head) == 2]:
        heads[head].extend(heads.get(head[0], ()))
    return Lexicon(
        bits=bits,
        heads={head: tuple(words) for head, words in heads.items()},
        singles=frozenset(head for head in heads if len(head) == 1),
    )


def _with_alike(
    words: Iterable[str], spellings: Mapping[re.Pattern[str], tuple[str, ...]]
) -> Iterator[str]:
    """Give words, each followed by those in which a word that means the same takes its place."""
    for word in words:
        yield word
        for model, others in spellings.items():
            if model.search(word):
                yield from (model.sub(other, word) for other in others)


def _whole(model: str) -> re.Pattern[str]:
    """Give a pattern of a word, of a Latin one without letters beside it."""
    return re.compile(rf"(?<![a-z]){model}(?![a-z])" if model.isascii() else model)


def fold_word(word: str) -> str:
    """Give a word of the data as a folded text spells it, its digit mark kept."""
    return "#".join(fold(part) for part in word.split("#"))


def _longest_first(spelled: str) -> tuple[int, bool, str]:
    return -len(spelled.removesuffix("*")), spelled.endswith("*"), spelled


def _by_beginning(own: Mapping[str, int], masks: int) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Give the words that longer ones inherit of, by their first two characters or their one."""
    found: dict[str, list[tuple[str, int]]] = {}
    for spelled, concepts in own.items():
        if not concepts & masks:
            found.setdefault(spelled.removesuffix("*")[:2], []).append((spelled, concepts))
    return {beginning: tuple(words) for beginning, words in found.items()}


def _inherited(spelled: str, by_beginning: Mapping[str, tuple[tuple[str, int], ...]]) -> int:
    """Give the concepts of the words that stand inside a longer one."""
    concepts = 0
    stem = spelled.removesuffix("*")
    open_end = spelled.endswith("*")
    for start, character in enumerate(stem):
        if _is_latin(character) and start and _is_latin(stem[start - 1]):
            continue
        pair = stem[start : start + 2]
        for beginning in {pair, character}:
            for inner, found in by_beginning.get(beginning, ()):
                within = inner.removesuffix("*")
                if inner == spelled or not stem.startswith(within, start):
                    continue
                end = start + len(within)
                closed = end < len(stem) or not open_end
                follows = end < len(stem) and _is_latin(stem[end])
                if inner != within or (closed and not (_is_latin(within[-1]) and follows)):
                    concepts |= found
    return concepts
