"""A page: one text being read, with all that is asked about it, worked out once."""

import re

from attrs import define, field

from auditor.text.characters import CHARS
from auditor.text.cued import CueTable
from auditor.text.flattening import flatten
from auditor.text.folding import Folded, fold
from auditor.text.insertion import insertions
from auditor.text.masking import is_masked
from auditor.text.places import Match
from auditor.text.scanning import Places
from auditor.text.targets import WordSet

_SYMBOL = re.compile(r"[\W_〇]")


@define(eq=False)
class Page:
    """One text being read: the keys that stand in it, and what else is asked, worked out once.

    Attributes:
        squeezed: the text, folded, without separators and repeats.
        places: where the keys of the vocabulary stand in it.
        spelt: the text as it is read, as long, with letters for the signs that stand for them.
        cues: the cues of the patterns of sets, where such are looked for.
        keys: these keys.
    """

    text: str
    squeezed: str
    places: Places
    spelt: str
    cues: CueTable[str] | None = None
    keys: frozenset[str] = field(init=False)
    sets: dict[str, list[Match]] = field(init=False, factory=dict)
    _folded: Folded | None = field(init=False, default=None)
    _flat: str | None = field(init=False, default=None)
    _is_masked: bool | None = field(init=False, default=None)
    _insertions: tuple[tuple[int, int], ...] | None = field(init=False, default=None)
    _symbols: frozenset[str] | None = field(init=False, default=None)
    _likely: frozenset[str] | None = field(init=False, default=None)

    # a lazy attribute is asked for several times a text, and `cached_property` takes a lock

    def __attrs_post_init__(self) -> None:
        self.keys = frozenset(self.places)

    @property
    def folded(self) -> Folded:
        """The folded text, with the places of its characters."""
        if self._folded is None:
            self._folded = fold(self.spelt)
        return self._folded

    @property
    def flat(self) -> str:
        """The text with each character in its plain form, as long as the original."""
        if self._flat is None:
            self._flat = flatten(self.text)
        return self._flat

    @property
    def is_masked(self) -> bool:
        """Whether some letter stands masked."""
        if self._is_masked is None:
            self._is_masked = is_masked(self.text)
        return self._is_masked

    @property
    def insertions(self) -> tuple[tuple[int, int], ...]:
        """The spans of what may be pushed between the letters of words."""
        if self._insertions is None:
            self._insertions = insertions(self.text)
        return self._insertions

    @property
    def likely(self) -> frozenset[str]:
        """The sources of the patterns of sets that may match here."""
        if self._likely is None:
            cues = self.cues
            self._likely = cues.likely(cues.words & self.keys) if cues else frozenset()
        return self._likely

    @property
    def symbols(self) -> frozenset[str]:
        """The separators of the folded text."""
        if self._symbols is None:
            written = set(_SYMBOL.findall(self.text))
            self._symbols = frozenset("".join([CHARS[char].text for char in written]))
        return self._symbols

    def may_hold(self, word_set: WordSet) -> bool:
        """Tell cheaply whether a word or a pattern of a set may stand here."""
        return not (
            word_set.known.isdisjoint(self.keys) and self.likely.isdisjoint(word_set.patterns)
        )
