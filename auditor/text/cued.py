"""Cues: words that a match of a pattern cannot lack, looked for before the pattern is tried."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from attrs import frozen

from auditor.text.scanning import Places, Scanner


@frozen
class Cues:
    """Sets of words of which some matches of a pattern hold one each; the sets as bits too."""

    sets: tuple[frozenset[str], ...]
    bits: int


@frozen
class CueTable:
    """The cues of patterns that are searched in the same texts.

    Attributes:
        cues: by name of the pattern what stands in a text with a match of it: the words of one of
            these; none where a match needs no particular word.
        uncued: the names of the patterns that need no word.
        bits: the sets that a word is in.
        leads: the patterns that a word is a cue of.
        scanner: what finds the words.
    """

    cues: Mapping[str, tuple[Cues, ...]]
    uncued: frozenset[str]
    bits: Mapping[str, int]
    leads: Mapping[str, frozenset[str]]
    scanner: Scanner

    @classmethod
    def of(cls, written: Mapping[str, Sequence[Sequence[str]]]) -> "CueTable":
        """Give the table of cues as data files write them.

        Args:
            written: by name the alternatives, each a list of words that '|' separates: a match
                holds a word of each entry of one list.
        """
        entries = dict.fromkeys(chain.from_iterable(chain.from_iterable(written.values())))
        words_of = {entry: frozenset(entry.split("|")) for entry in entries}
        bit_of = {entry: 1 << at for at, entry in enumerate(entries)}
        bits: dict[str, int] = defaultdict(int)
        leads: dict[str, set[str]] = defaultdict(set)
        for entry, words in words_of.items():
            for word in words:
                bits[word] |= bit_of[entry]
        cues = {
            name: tuple(
                Cues(tuple(words_of[entry] for entry in one), sum({bit_of[entry] for entry in one}))
                for one in alternatives
            )
            for name, alternatives in written.items()
        }
        for name, known in cues.items():
            for word in chain.from_iterable(chain.from_iterable(one.sets for one in known)):
                leads[word].add(name)
        return cls(
            cues=cues,
            uncued=frozenset(name for name, known in cues.items() if not known),
            bits=dict(bits),
            leads={word: frozenset(led) for word, led in leads.items()},
            scanner=Scanner(bits),
        )

    def scan(self, text: str) -> Places:
        """Give where the words stand in a text."""
        return self.scanner.scan(text)

    def held(self, words: Iterable[str]) -> int:
        """Give the bits of the sets that these words are in."""
        held = 0
        for word in words:
            held |= self.bits[word]
        return held

    def likely(self, words: Iterable[str]) -> frozenset[str]:
        """Give the patterns that may match a text in which these words stand, and no others."""
        led = set(self.uncued)
        for word in words:
            led |= self.leads[word]
        held = self.held(words)
        return frozenset([name for name in led if self._may_match(name, held)])

    def _may_match(self, name: str, held: int) -> bool:
        needed = self.cues[name]
        for one in needed:
            if one.bits & held == one.bits:
                return True
        return not needed
