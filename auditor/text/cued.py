"""Cues: words that a match of a pattern cannot lack, looked for before the pattern is tried."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import Generic, TypeVar

from attrs import frozen

from auditor.text.scanning import Places, Scanner

Name = TypeVar("Name", bound=Hashable)


@frozen
class CueTable(Generic[Name]):
    """The cues of patterns, or of whatever else needs words, that are searched in the same texts.

    Attributes:
        uncued: the names of the patterns that need no word.
        lone: the patterns for which a word is enough.
        leads: the patterns that a word leads to: those that need a word of other sets besides.
        needs: the sets of the alternatives of these, as bits.
        bits: the sets that a word is in.
    """

    uncued: frozenset[Name]
    lone: Mapping[str, tuple[Name, ...]]
    leads: Mapping[str, tuple[Name, ...]]
    needs: Mapping[Name, tuple[int, ...]]
    bits: Mapping[str, int]

    @classmethod
    def of(cls, written: Mapping[Name, Sequence[Sequence[str]]]) -> "CueTable[Name]":
        """Give the table of cues as data files write them.

        Args:
            written: by name the alternatives, each a list of words that '|' separates, the most
                telling first: a match holds a word of each entry of one list. A name without
                alternatives needs no word.
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
        lone: dict[str, set[Name]] = defaultdict(set)
        leads: dict[str, set[Name]] = defaultdict(set)
        needs: dict[Name, list[int]] = defaultdict(list)
        bit_of: dict[frozenset[str], int] = {}
        for name, alternatives in needed.items():
            for first, *others in alternatives:
                for word in first:
                    (leads if others else lone)[word].add(name)
                if others:
                    bits = [bit_of.setdefault(one, 1 << len(bit_of)) for one in others]
                    needs[name].append(reduce(or_, bits))
        bits_of: dict[str, int] = defaultdict(int)
        for words, bit in bit_of.items():
            for word in words:
                bits_of[word] |= bit
        return cls(
            uncued=frozenset(name for name, known in needed.items() if not known),
            lone={word: tuple(names) for word, names in lone.items()},
            leads={word: tuple(names) for word, names in leads.items()},
            needs={name: tuple(bits) for name, bits in needs.items()},
            bits=dict(bits_of),
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Give every word that is a cue."""
        return frozenset().union(self.lone, self.leads, self.bits)

    @cached_property
    def scanner(self) -> Scanner:
        """Give what finds the words."""
        return Scanner(self.words)

    def scan(self, text: str) -> Places:
        """Give where the words stand in a text."""
        return self.scanner.scan(text)

    def led(self, words: Iterable[str]) -> set[Name]:
        """Give what some of these words lead to, whatever else it needs, and what needs none."""
        leads, lone = self.leads, self.lone
        return set(self.uncued).union(
            *[leads[word] for word in words if word in leads],
            *[lone[word] for word in words if word in lone],
        )

    def likely(self, words: Iterable[str]) -> frozenset[Name]:
        """Give the patterns that may match a text in which these words stand, and no others."""
        lone, leads = self.lone, self.leads
        sure = self.uncued.union(*[lone[word] for word in words if word in lone])
        led = set().union(*[leads[word] for word in words if word in leads]) - sure
        if not led:
            return sure
        held, bits, needs = 0, self.bits, self.needs
        for word in words:
            if word in bits:
                held |= bits[word]
        return sure.union(
            [name for name in led if any(need & held == need for need in needs[name])]
        )
