"""Targets: what is looked for in a text, be it a term, a set of words or a composition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from auditor.text.bytecode import compiled
from auditor.text.commonness import commonness
from auditor.text.folding import key_of
from auditor.text.pattern_table import cues, prepared

PACKAGE = "auditor.text"
"""Where what is known of the patterns of lexicons lies."""

_ANYWHERE = 1.0
"""The commonness of a pattern that needs no word."""


class Term(NamedTuple):
    """One thing to be found, and what a hit speaks for."""

    term: str
    category: str
    klass: str
    source: str
    gloss: Mapping[str, str]
    boundary: str


@frozen(eq=False, slots=False)
class WordSet:
    """A named group of words and patterns that compositions and combinations use."""

    id: str
    words: tuple[str, ...]
    patterns: tuple[str, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Give the squeezed words."""
        return tuple(dict.fromkeys(key_of(word) for word in self.words))

    @cached_property
    def by_key(self) -> "dict[str, list[Word]]":
        """Give the words under their squeezed keys."""
        words: dict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            enter_word(words, word, self, "auto")
        return dict(words)

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the squeezed keys of the words, to be met with those that stand in a text."""
        return frozenset(self.keys) - {""}

    @cached_property
    def signs(self) -> frozenset[str]:
        """Give what tells that some word or pattern may stand in a text: keys and sources."""
        return self.known.union(self.patterns)

    @cached_property
    def commonness(self) -> float:
        """Estimate in how many ordinary rooms some word of the set stands."""
        return commonness(self.keys) + sum(map(_pattern_commonness, self.patterns))

    @cached_property
    def by_source(self) -> Mapping[str, re.Pattern[str]]:
        """Give the patterns, which match folded text, by their sources."""
        return {source: prepared(PACKAGE, source) for source in self.patterns}


def _pattern_commonness(source: str) -> float:
    """Estimate in how many ordinary rooms a pattern may match: where its cues stand."""
    alternatives = cues(PACKAGE, source)
    if not alternatives:
        return _ANYWHERE
    return sum(
        min(commonness(entry.split("|")) for entry in alternative) for alternative in alternatives
    )


@frozen(eq=False, slots=False)
class Composition:
    """Words made by joining parts; `parts` are (words, is optional)."""

    id: str
    term: Term
    parts: tuple[tuple[tuple[str, ...], bool], ...]
    key_part: int
    exceptions: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern of the composed words over squeezed text; a group for each part."""
        groups = []
        for words, optional in self.parts:
            keys = sorted({key_of(word) for word in words} - {""})
            groups.append(f"({_trie(keys)}){'?' if optional else ''}")
        return compiled("".join(groups))

    def may_stand(self, squeezed: str, start: int, end: int) -> bool:
        """Tell by the characters around a word of the key part whether other parts may join it."""
        before, after = self._neighbours
        return (before is None or squeezed[start - 1 : start] in before) and (
            after is None or squeezed[end : end + 1] in after
        )

    @cached_property
    def _neighbours(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        before = _edge(reversed(self.parts[: self.key_part]), -1)
        return before, _edge(self.parts[self.key_part + 1 :], 0)


Target = Term | WordSet | Composition


class Word(NamedTuple):
    """One spelling of something to be found, and the edges it asks for."""

    word: str
    boundary: str
    target: Target


def enter_word(words: dict[str, list[Word]], word: str, target: Target, boundary: str) -> None:
    """Enter a word under its squeezed key."""
    key = key_of(word)
    if key:
        words[key].append(Word(word, boundary, target))


def _edge(parts: Iterable[tuple[tuple[str, ...], bool]], at: int) -> frozenset[str] | None:
    """Give the characters at that end of the nearest parts; None where all of them may lack."""
    edges: set[str] = set()
    for words, is_optional in parts:
        edges.update(key[at] for key in map(key_of, words) if key)
        if not is_optional:
            return frozenset(edges)
    return None


def _trie(words: Iterable[str]) -> str:
    """Factor an alternation by common beginnings, longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    ends = False
    for word in words:
        if word:
            heads[word[0]].append(word[1:])
        else:
            ends = True
    branches = [re.escape(head) + _trie(tails) for head, tails in sorted(heads.items())]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if ends else body
