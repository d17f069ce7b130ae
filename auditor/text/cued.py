"""Cues: words that a match of a pattern cannot lack, looked for before the pattern is tried."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from attrs import frozen

from auditor.text.scanning import Places, Scanner

Name = TypeVar("Name", bound=Hashable)


@frozen
class Cues:
    """Sets of words of which some matches of a pattern hold one each; the sets as bits too."""

    sets: tuple[frozenset[str], ...]
    bits: int


@frozen
class CueTable(Generic[Name]):
    """The cues of patterns, or of whatever else needs words, that are searched in the same texts.

    Attributes:
        cues: by name of the pattern what stands in a text with a match of it: the words of one of
            these; none where a match needs no particular word.
        uncued: the names of the patterns that need no word.
        bits: the sets that a word is in.
        leads: the patterns that a word leads to, one of the first set of an alternative.
    """

    cues: Mapping[Name, tuple[Cues, ...]]
    uncued: frozenset[Name]
    bits: Mapping[str, int]
    leads: Mapping[str, frozenset[Name]]

    @classmethod
    def of(cls, written: Mapping[Name, Sequence[Sequence[str]]]) -> "CueTable[Name]":
        """Give the table of cues as data files write them.

        Args:
            written: by name the alternatives, each a list of words that '|' separates, the most
                telling first: a match holds a word of each entry of one list.
        """
        entries = dict.fromkeys(chain.from_iterable(chain.from_iterable(written.values())))
        words_of = {entry: frozenset(entry.split("|")) for entry in entries}
        return cls.of_sets(
            {
                name: [[words_of[entry] for entry in one] for one in alternatives]
                for name, alternatives in written.items()
            }
        )

    @classmethod
    def of_sets(cls, needed: Mapping[Name, Sequence[Sequence[frozenset[str]]]]) -> "CueTable[Name]":
        """Give the table of alternatives of sets of words, the most telling set first."""
        every = dict.fromkeys(chain.from_iterable(chain.from_iterable(needed.values())))
        bit_of = {words: 1 << at for at, words in enumerate(every)}
        bits: dict[str, int] = defaultdict(int)
        leads: dict[str, set[Name]] = defaultdict(set)
        for words, bit in bit_of.items():
            for word in words:
                bits[word] |= bit
        for name, alternatives in needed.items():
            for word in chain.from_iterable(one[0] for one in alternatives):
                leads[word].add(name)
        return cls(
            cues={
                name: tuple(
                    Cues(tuple(one), sum({bit_of[words] for words in one})) for one in alternatives
                )
                for name, alternatives in needed.items()
            },
            uncued=frozenset(name for name, known in needed.items() if not known),
            bits=dict(bits),
            leads={word: frozenset(led) for word, led in leads.items()},
        )

    @cached_property
    def scanner(self) -> Scanner:
        """Give what finds the words."""
        return Scanner(self.bits)

    def scan(self, text: str) -> Places:
        """Give where the words stand in a text."""
        return self.scanner.scan(text)

    def held(self, words: Iterable[str]) -> int:
        """Give the bits of the sets that these words are in."""
        held, bits = 0, self.bits
        for word in words:
            held |= bits[word]
        return held

    def led(self, words: Iterable[str]) -> set[Name]:
        """Give the patterns that some of these words lead to, and those that need no word."""
        leads = self.leads
        return set(self.uncued).union(*[leads[word] for word in words if word in leads])

    def likely(self, words: Iterable[str]) -> frozenset[Name]:
        """Give the patterns that may match a text in which these words stand, and no others."""
        held = self.held(words)
        return frozenset([name for name in self.led(words) if self.may_match(name, held)])

    def may_match(self, name: Name, held: int) -> bool:
        """Tell whether a pattern may match where words of these sets stand, given as bits."""
        needed = self.cues[name]
        for one in needed:
            if one.bits & held == one.bits:
                return True
        return not needed
