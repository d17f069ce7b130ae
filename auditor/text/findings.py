"""What an assessment gives: hits, findings, and what was seen and not reported."""

from collections.abc import Callable, Mapping

from attrs import field, frozen


@frozen
class Ban:
    """What took a hit back: the words, and where they stand in the original.

    `kind` is "ban", "denial" or "report": the text forbids the thing, has nothing to do with it, or
    tells of what others said or did.
    """

    text: str
    span: tuple[int, int]
    kind: str


HIDING = frozenset(
    ("mask", "insertion", "zero_width", "separator", "look_alike", "emoji_letter", "combining")
)
"""The disguises that somebody has to take pains for; width and kana come by themselves."""


@frozen(kw_only=True)
class Hit:
    """A term that stands in a text, with everything needed to explain it.

    `span` counts code points of the original, `matched` is the original there and `folded` its
    plain form; `undone` names the disguises between the two.
    """

    category: str
    term: str
    klass: str
    span: tuple[int, int]
    matched: str
    folded: str
    pointer: str = ""
    undone: tuple[str, ...] = ()
    negated_by: Ban | None = None
    protected_by: tuple[str, ...] = ()
    confidence: str = "strong"
    gloss: Mapping[str, str] = field(factory=dict, eq=False)
    source: str = "own"

    @property
    def is_excused(self) -> bool:
        """Tell whether a ban, a denial or a protective context takes the hit back."""
        return self.negated_by is not None or bool(self.protected_by)


@frozen(kw_only=True)
class Finding:
    """One category a room is suspected of, by single terms or by a combination of words.

    Confidence is strong (a term), combined (a combination), weak (two risky words) or model (the
    second opinion: the category is then "resemblance", there are no hits, `grams` names the n-grams
    that weighed most, `nearest` the category that the texts are most like, and `place` the pointer
    and span of what is like it, None where that is name and description as a whole). What stands
    there outright is taken back by no second opinion.
    """

    category: str
    hits: tuple[Hit, ...]
    confidence: str
    combination: str | None = None
    gloss: Mapping[str, str] = field(factory=dict, eq=False)
    grams: tuple[str, ...] = ()
    likelihood: float | None = None
    nearest: str | None = None
    place: tuple[str, tuple[int, int]] | None = None
    is_outright: bool = False

    @property
    def pointers(self) -> tuple[str, ...]:
        """Give the fields in which the hits stand, each once."""
        return tuple(dict.fromkeys(hit.pointer for hit in self.hits))


@frozen(kw_only=True)
class Suppressed:
    """A hit that was seen and not reported, and why.

    Reasons: ban, denial, allowed (part of a longer innocent word), context, badge, alone (a risky
    word without a second sign of its category), resemblance (words of the description in a room
    that looks like an ordinary one).
    """

    hit: Hit
    reason: str
    text: str
    span: tuple[int, int] | None = None


@frozen
class Assessment:
    """The findings in the texts of one room, and what was seen and not reported."""

    findings: tuple[Finding, ...] = ()
    _explain: Callable[[], tuple[Suppressed, ...]] = field(default=tuple, eq=False, repr=False)

    @property
    def suppressed(self) -> tuple[Suppressed, ...]:
        """What was seen and not reported; the texts are weighed once more to tell it."""
        return self._explain()

    def by_category(self, category: str) -> tuple[Finding, ...]:
        """Give the findings of one category."""
        return tuple(finding for finding in self.findings if finding.category == category)
