"""The vocabulary: terms, compositions and combinations, compiled for one scan of a text.

A composition is not written out: its rarest part is looked up, the other parts are matched around
it. A combination waits for its rarest set; only then are its other sets looked up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, field, frozen

from auditor.text.cued import CueTable
from auditor.text.pattern_table import cues
from auditor.text.scanning import Scanner
from auditor.text.targets import PACKAGE, Composition, Term, Word, WordSet, enter_word


@frozen(eq=False, slots=False)
class Combination:
    """A pair rule: a hit of each set within one scope, and none of the excusing words.

    Attributes:
        is_outright: whether its words together can hardly be meant otherwise.
    """

    id: str
    term: Term
    all: tuple[WordSet, ...]
    any: tuple[tuple[WordSet, ...], ...]
    none: tuple[WordSet, ...]
    within: str
    by_commonness: tuple[WordSet, ...]
    is_outright: bool

    @cached_property
    def groups(self) -> tuple[tuple[WordSet, ...], ...]:
        """Give the sets, each by itself, and the choices of sets, of which one must stand."""
        return *((word_set,) for word_set in self.all), *self.any

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Give the keys of each group without patterns, of which one must stand in a text."""
        return tuple(
            frozenset().union(*(word_set.known for word_set in group))
            for group in self.rarest_first
            if not _has_patterns(group)
        )

    @property
    def rarest_first(self) -> tuple[tuple[WordSet, ...], ...]:
        """Give the groups, the rarest of the sets that must all stand first."""
        return *((word_set,) for word_set in self.by_commonness), *self.any

    @property
    def sets(self) -> Iterator[WordSet]:
        """Give every set that the combination asks for."""
        yield from self.all
        for choices in self.any:
            yield from choices
        yield from self.none


@define(eq=False, slots=False)
class Vocabulary:
    """Compiled lexicons: what the first scan looks for, and what it leads to."""

    terms: tuple[Term, ...]
    compositions: tuple[Composition, ...]
    combinations: tuple[Combination, ...]
    first: dict[str, list[Word]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.first = defaultdict(list)
        for term in self.terms:
            if term.klass != "context":
                enter_word(self.first, term.term, term, term.boundary)
        for composition in self.compositions:
            for word in composition.parts[composition.key_part][0]:
                enter_word(self.first, word, composition, "none")
        self.first = dict(self.first)

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the keys that lead to a term or a composition."""
        return frozenset(self.first)

    @cached_property
    def single(self) -> frozenset[str]:
        """Give the keys that lead to a term."""
        return frozenset(
            key
            for key, words in self.first.items()
            if any(isinstance(word.target, Term) for word in words)
        )

    @cached_property
    def composed(self) -> Mapping[str, tuple[Composition, ...]]:
        """Give the compositions that a key leads to."""
        composed = {
            key: tuple(word.target for word in words if isinstance(word.target, Composition))
            for key, words in self.first.items()
        }
        return {key: targets for key, targets in composed.items() if targets}

    @cached_property
    def needs(self) -> CueTable[int]:
        """Give what the combinations, by their numbers, need: keys, and patterns by their sources.

        A combination is led to by its rarest set.
        """
        return CueTable.of_sets(
            {
                number: [[_signs(group) for group in combination.rarest_first]]
                for number, combination in enumerate(self.combinations)
            }
        )

    @cached_property
    def cues(self) -> CueTable[str]:
        """Give the cues of all patterns; one of which none are known may match anywhere."""
        sources = {source for each in self._sets for source in each.patterns}
        return CueTable.of({source: cues(PACKAGE, source) for source in sources})

    @cached_property
    def scanner(self) -> Scanner:
        """Give the scanner over the words of all terms, compositions, sets and cues."""
        return Scanner(self.known.union(self.cues.words, *(each.known for each in self._sets)))

    @cached_property
    def _sets(self) -> tuple[WordSet, ...]:
        """Give the sets that the combinations ask for, each once."""
        sets = {
            word_set.id: word_set
            for combination in self.combinations
            for word_set in combination.sets
        }
        return tuple(sets.values())


def _signs(group: tuple[WordSet, ...]) -> frozenset[str]:
    """Give what tells of any set of a group."""
    first, *others = group
    return first.signs.union(*(one.signs for one in others)) if others else first.signs


def _has_patterns(group: Iterable[WordSet]) -> bool:
    return any(word_set.patterns for word_set in group)
