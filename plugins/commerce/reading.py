"""Reading a text for the words of trade: which phrases it says, leaving out what it forbids.

A text is read in its plain form (NFKC, lower case, without the spaces that plain Japanese puts
between words) and every span points into the original. A ban, a denial, a warning or a question about a thing is not the thing, so `said` leaves those out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from auditor.text import ban_in, find_each, sentence_at

from .plain import plain_form
from .words import Blend, blends, pattern, table

_LINES = re.compile(r"[^\n]*\n?")
_MARKS = "。!?\n"
_REACH = 60
_NEAR = 16


@attrs.frozen
class Hit:
    """A phrase that stands in a text: its plain form and its span in the original."""

    text: str
    span: tuple[int, int]


@attrs.define(eq=False)
class Reading:
    """One text being read; each group of phrases is looked for once.

    Attributes:
        plain: the text in its plain form.
        origins: for each plain character the start in the original, or None where they agree.
        title: what the text is titled.
    """

    original: str
    plain: str
    origins: tuple[int, ...] | None
    title: str = ""
    _hits: dict[str, tuple[tuple[int, int], ...]] = attrs.field(factory=dict, repr=False)
    _likely: Mapping[str, Sequence[re.Pattern[str]]] | None = attrs.field(default=None, repr=False)
    _standing: frozenset[str] | None = attrs.field(default=None, repr=False)
    _banned: tuple[tuple[int, int], ...] | None = attrs.field(default=None, repr=False)

    def hits(self, group: str) -> tuple[Hit, ...]:
        """All phrases of a group, in order, whatever the text says of them."""
        return tuple(self._hit(place) for place in self._places(group))

    def said(self, group: str) -> tuple[Hit, ...]:
        """The phrases of a group that the text says itself: not forbidden, denied or asked."""
        return tuple(self._hit(place) for place in self._places(group) if not self._unsaid(*place))

    def has(self, *groups: str) -> bool:
        """Whether a phrase of any of the groups stands in the text."""
        return any(map(self._places, groups))

    def near(self, group: str, other: str, reach: int) -> tuple[Hit, ...]:
        """The said phrases of a group with one of another group at most `reach` characters off."""
        return tuple(self._hit(place) for place, _ in self._near(group, other, reach))

    def beside(self, group: str, other: str, reach: int) -> tuple[Hit, ...]:
        """As `near`, whatever the text says of the other group."""
        places = self._places(other) if self._places(group) else ()
        return tuple(self._hit(place) for place, _ in self._among(group, list(places), reach))

    def told_with(self, group: str, other: str, reach: int, unless: str) -> tuple[Hit, ...]:
        """Those of `near` whose sentence says both, and nothing of a third group."""
        kept = []
        for place, others in self._near(group, other, reach):
            low, high = sentence_at(self.plain, place[0])
            within = any(low <= start < high for start, _ in others)
            if within and not self._holds(unless, low, high):
                kept.append(self._hit(place))
        return tuple(kept)

    def told(self, group: str, unless: str) -> tuple[Hit, ...]:
        """The said phrases of a group in whose sentence stands nothing of another group."""
        return tuple(
            self._hit(place)
            for place in self._places(group)
            if not self._holds(unless, *sentence_at(self.plain, place[0]))
            and not self._unsaid(*place)
        )

    def _holds(self, group: str, low: int, high: int) -> bool:
        """Whether a phrase of the group lies between two places of the text."""
        return any(one.search(self.plain, low, high) for one in self.likely.get(group, ()))

    def _near(
        self, group: str, other: str, reach: int
    ) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
        """The said places of a group, each with those of the other group that are that near."""
        others = self._places(other) if self._places(group) else ()
        return self._among(group, [place for place in others if not self._unsaid(*place)], reach)

    def _among(
        self, group: str, others: list[tuple[int, int]], reach: int
    ) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
        ends = [end for _, end in others]
        for start, end in self._places(group):
            after = bisect_left(ends, start - reach)
            last = after
            while last < len(others) and others[last][0] - end <= reach:
                last += 1
            if after < last and not self._unsaid(start, end):
                yield (start, end), others[after:last]

    @property
    def likely(self) -> Mapping[str, Sequence[re.Pattern[str]]]:
        """The patterns that may be found in the text, by group, told by the cues that stand there."""
        if self._likely is None:
            self._likely = table().likely(self.plain)
        return self._likely

    @property
    def standing(self) -> frozenset[str]:
        """The groups of which a phrase may stand in the text, by itself or as a blend."""
        if self._standing is None:
            likely = self.likely.keys()
            self._standing = frozenset(likely).union(
                group
                for group, blends in blends().items()
                if any(likely >= frozenset(one.of) for one in blends)
            )
        return self._standing

    def _places(self, group: str) -> tuple[tuple[int, int], ...]:
        found = self._hits.get(group)
        if found is None:
            likely = self.likely.get(group)
            found = tuple([one.span() for one in find_each(likely, self.plain)]) if likely else ()
            if group in blends():
                blended = (place for one in blends()[group] for place in self._blended(one))
                found = tuple(sorted({*found, *blended}))
            self._hits[group] = found
        return found

    def _blended(self, blend: Blend) -> Iterator[tuple[int, int]]:
        """The places at which a phrase of each group of a blend is said together.

        They stand in one sentence or its neighbours of the same line, and none of the groups
        that the blend must lack stands with them.
        """
        first, *others = blend.of
        if not self.standing.issuperset(blend.of):
            return
        for place in self._places(first):
            low, high = self._surroundings(place[0], blend.neighbours)
            chosen = [place]
            for group in others:
                near = [
                    one
                    for one in self._places(group)
                    if low <= one[0] and one[1] <= high and (blend.whole or not self._unsaid(*one))
                ]
                if not near:
                    break
                chosen.append(min(near, key=lambda one: abs(one[0] - place[0])))
            else:
                lacking = (one for group in blend.without for one in self._places(group))
                if any(low <= start < high for start, _ in lacking):
                    continue
                if not blend.whole and self._unsaid(*place):
                    continue
                yield min(start for start, _ in chosen), max(end for _, end in chosen)

    def _surroundings(self, at: int, neighbours: bool) -> tuple[int, int]:
        """The sentence in which a character stands, with its neighbours of the line if wanted."""
        low, high = sentence_at(self.plain, at)
        if neighbours:
            first, last = self.plain.rfind("\n", 0, at) + 1, self.plain.find("\n", at)
            last = last if last >= 0 else len(self.plain)
            before = first + len(self.plain[first:low].rstrip())
            if before > first:
                low = max(first, sentence_at(self.plain, before - 1)[0])
            after = last - len(self.plain[high:last].lstrip())
            if after < last:
                high = min(last, sentence_at(self.plain, after)[1])
        return low, high

    def _hit(self, place: tuple[int, int]) -> Hit:
        return Hit(self.plain[slice(*place)], self._span(*place))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of plain characters."""
        if self.origins is None:
            return start, end
        last = self.origins[end - 1]
        while self.origins[end] == last:
            end += 1  # one original character may be several plain ones
        return self.origins[start], self.origins[end]

    def _unsaid(self, start: int, end: int) -> bool:
        if self._banned is None:
            self._banned = tuple(_banned_lines(self.plain))
        line = bisect_right(self._banned, (start, len(self.plain))) - 1
        if line >= 0 and start < self._banned[line][1]:
            return True
        high = sentence_at(self.plain, end - 1)[1]
        rest = self.plain[end : min(high, end + _REACH)]
        after = rest.rstrip(_MARKS)
        asked = "?" in rest[len(after) :]
        low = max(0, start - _REACH)
        low = max(low, self.plain.rfind("\n", low, start) + 1)
        return (
            pattern("ban-after").match(after) is not None
            or pattern("denial-after").match(after[:_NEAR]) is not None
            or self._holds("caution", low, end + len(after))
            or (asked and pattern("question-end").search(after) is not None)
            or self._is_taken_back(*self._span(start, end))
        )

    def _is_taken_back(self, start: int, end: int) -> bool:
        """Whether the words at a span of the original stand under a ban, a refusal or a denial."""
        ban = ban_in(self.original, start, end, title=self.title)
        if ban is None or ban.kind != "denial":
            return ban is not None
        # "if you pay in, nothing is lost" denies the loss, not the paying in
        return pattern("condition").search(self.original, start, ban.span[0]) is None


@lru_cache(maxsize=512)  # the texts of the rooms that are judged together
def read(text: str, title: str = "") -> Reading:
    """Open a text for reading."""
    return Reading(text, *plain_form(text), title)


def _banned_lines(plain: str) -> Iterator[tuple[int, int]]:
    """The lines under a heading that forbids, up to a blank line or the next heading."""
    forbidding = False
    for match in _LINES.finditer(plain):
        line = match.group().strip()
        if pattern("ban-heading").fullmatch(line):
            forbidding = True
        elif not line or pattern("heading").match(line):
            forbidding = False
        elif forbidding:
            yield match.span()
