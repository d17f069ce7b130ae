"""Protection: the words that make a hit an innocent one, around it or of which it is a part."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from attrs import define, frozen

from auditor.text.folding import key_of
from auditor.text.scanning import Scanner
from auditor.text.targets import Term, Word, WordSet, enter_word


@frozen(eq=False, slots=False)
class Context:
    """A protective or domain context: words near a hit that make it an innocent one."""

    id: str
    categories: frozenset[str]
    classes: frozenset[str]
    scope: str
    words: tuple[str, ...]
    terms: frozenset[str]
    yields_to_solicitation: bool
    yields_to_own_interest: bool
    yields_to_offer: bool
    gloss: Mapping[str, str]

    @cached_property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Give (squeezed, as written) of every word."""
        return tuple((key_of(word), word) for word in self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the keys of the words, to be met with those that stand in a text."""
        return frozenset(key for key, _ in self.keys)

    def speaks_of(self, term: Term, name: str) -> bool:
        """Tell whether the context can excuse a hit of the term."""
        return (
            term.klass in self.classes
            and ("*" in self.categories or term.category in self.categories)
            and (not self.terms or name in self.terms)
        )


@define(eq=False, slots=False)
class Contexts:
    """All contexts; engines share them.

    `own_interest` matches, in a flat text, words of protection that serve the one who writes them:
    what is guarded is the trade (業者対策), or it is others who are sent away (通報する人はお断り).
    """

    each: tuple[Context, ...]
    own_interest: re.Pattern[str]

    @cached_property
    def scanner(self) -> Scanner:
        """Give the scanner over the words of all contexts."""
        return Scanner(key for context in self.each for key, _ in context.keys)

    @cached_property
    def latin(self) -> Mapping[str, list[Word]]:
        """Give the words in Latin letters under their keys; they stand within others by chance."""
        words: dict[str, list[Word]] = defaultdict(list)
        nothing = WordSet("context", (), ())
        for key, word in sorted({pair for context in self.each for pair in context.keys}):
            if key.isascii():
                enter_word(words, word, nothing, "ascii")
        return dict(words)


@define(eq=False, slots=False)
class Allowed:
    """The innocent words that contain a term; engines share them."""

    words: tuple[str, ...]

    @cached_property
    def by_key(self) -> Mapping[str, list[Word]]:
        """Give the words under their squeezed keys."""
        words: dict[str, list[Word]] = defaultdict(list)
        nothing = WordSet("allowed", (), ())
        for word in self.words:
            enter_word(words, word, nothing, "none")
        return dict(words)

    @cached_property
    def scanner(self) -> Scanner:
        """Give the scanner over the words."""
        return Scanner(self.by_key)

    def cut_from(self, squeezed: str) -> str:
        """Cut the allowed words out of a squeezed text."""
        kept: list[str] = []
        reached = 0
        places = self.scanner.scan(squeezed)
        ranges = ((at, at + len(key)) for key, starts in places.items() for at in starts)
        for start, end in sorted(ranges):
            kept.append(squeezed[reached:start])
            reached = max(reached, end)
        return "".join((*kept, squeezed[reached:]))
