"""Reading a text for the words of trade: which phrases it says, leaving out what it forbids.

A text is read in its plain form (NFKC, lower case) and every span points into the original. A ban,
a denial, a warning or a question about a thing is not the thing, so `said` leaves those out.
"""

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import attrs

from auditor.text import Places, Scanner

_VOICED = re.compile("[ｦ-ﾝ][ﾞﾟ]")
_VOICING = "ﾞﾟ"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_LINES = re.compile(r"[^\n]*\n?")
_SENTENCE_END = re.compile(r"[。!?\n]")
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
    """

    original: str
    plain: str
    origins: tuple[int, ...] | None
    _hits: dict[str, tuple[tuple[int, int], ...]] = attrs.field(factory=dict, repr=False)
    _cues: Places | None = attrs.field(default=None, repr=False)
    _cue_keys: frozenset[str] | None = attrs.field(default=None, repr=False)
    _banned: tuple[tuple[int, int], ...] | None = attrs.field(default=None, repr=False)

    def hits(self, group: str) -> tuple[Hit, ...]:
        """All phrases of a group, in order, whatever the text says of them."""
        return tuple(self._hit(place) for place in self._places(group))

    def said(self, group: str) -> tuple[Hit, ...]:
        """The phrases of a group that the text says itself: not forbidden, denied or asked."""
        return tuple(self._hit(place) for place in self._places(group) if not self._unsaid(*place))

    def has(self, *groups: str) -> bool:
        """Whether a phrase of any of the groups stands in the text."""
        return any(self._places(group) for group in groups)

    def near(self, group: str, other: str, reach: int) -> tuple[Hit, ...]:
        """The said phrases of a group with one of another group at most `reach` characters off."""
        places = self._places(group)
        others = self._places(other) if places else ()
        ends = [end for _, end in others]
        kept = []
        for start, end in places:
            after = bisect_left(ends, start - reach)
            if after < len(others) and others[after][0] - end <= reach:
                kept.append((start, end))
        return tuple(self._hit(place) for place in kept if not self._unsaid(*place))

    @property
    def cues(self) -> Places:
        """Where the cues of all groups stand in the text."""
        if self._cues is None:
            self._cues = _cue_scanner().scan(self.plain)
        return self._cues

    @property
    def cue_keys(self) -> frozenset[str]:
        """The cues of all groups that stand in the text."""
        if self._cue_keys is None:
            self._cue_keys = frozenset(self.cues)
        return self._cue_keys

    def _places(self, group: str) -> tuple[tuple[int, int], ...]:
        found = self._hits.get(group)
        if found is None:
            found = self._hits[group] = tuple(self._find(group))
        return found

    def _find(self, group: str) -> Iterator[tuple[int, int]]:
        needed = cues(group)
        if needed and needed.isdisjoint(self.cue_keys):
            return
        reach = width(group)
        if not needed or reach is None:
            yield from (match.span() for match in pattern(group).finditer(self.plain))
            return
        for low, high in self._near_cues(needed, reach):
            for match in pattern(group).finditer(self.plain, low, high):
                # what looks ahead must not be deceived by the end of the stretch
                whole = pattern(group).match(self.plain, match.start())
                if whole is not None:
                    yield whole.span()

    def _near_cues(self, needed: frozenset[str], reach: int) -> Iterator[tuple[int, int]]:
        """The stretches of the text in which a phrase with one of the cues must lie."""
        stretches = sorted(
            (at + len(cue) - reach, at + reach)
            for cue in needed & self.cue_keys
            for at in self.cues[cue]
        )
        low, high = stretches[0]
        for start, end in stretches[1:]:
            if start > high:
                yield max(low, 0), high
                low = start
            high = max(high, end)
        yield max(low, 0), high

    def _hit(self, place: tuple[int, int]) -> Hit:
        start, end = place
        text = self.plain[start:end]
        if self.origins is None:
            return Hit(text, place)
        last = self.origins[end - 1]
        while self.origins[end] == last:
            end += 1  # one original character may be several plain ones
        return Hit(text, (self.origins[start], self.origins[end]))

    def _unsaid(self, start: int, end: int) -> bool:
        if self._banned is None:
            self._banned = tuple(_banned_lines(self.plain))
        line = bisect_right(self._banned, (start, len(self.plain))) - 1
        if line >= 0 and start < self._banned[line][1]:
            return True
        stop = _SENTENCE_END.search(self.plain, end, end + _REACH)
        after = self.plain[end : stop.start() if stop else end + _REACH]
        asked = stop is not None and stop.group() == "?"
        low = max(0, start - _REACH)
        before = self.plain[max(low, self.plain.rfind("\n", low, start) + 1) : start]
        return (
            pattern("ban-after").match(after) is not None
            or pattern("denial-after").match(after[:_NEAR]) is not None
            or pattern("ban-before").search(before) is not None
            or pattern("caution").search(before + self.plain[start:end] + after) is not None
            or (asked and pattern("question-end").search(after) is not None)
        )


@lru_cache(maxsize=32)
def read(text: str) -> Reading:
    """Open a text for reading."""
    table = text.translate(_PLAIN)
    if _ODD not in table:
        return Reading(text, table, None)
    plain = unicodedata.normalize("NFKC", text).lower()
    same_length = len(plain) == len(text) and unicodedata.is_normalized("NFKC", text)
    if same_length and _INVISIBLE.search(text) is None:
        return Reading(text, plain, None)
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for match in _ODD_PLACES.finditer(table):
        start, end = match.span()
        if text[end - 1] in _VOICING and start and _VOICED.match(text, start - 1):
            start -= 1
        parts.append(table[at:start])
        origins += range(at, start)
        at = start
        while at < end:
            size = 2 if _VOICED.match(text, at) else 1
            part = _plain(text[at : at + size])
            parts.append(part)
            origins += [at] * len(part)
            at += size
    parts.append(table[at:])
    origins += range(at, len(text))
    return Reading(text, "".join(parts), (*origins, len(text)))


class _PlainTable(dict[int, str]):
    """Code point to its plain form where that is one character whatever stands beside it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _plain(char)
        # beside some, a neighbour decides: voicing marks, other combining ones, the final sigma
        alone = len(plain) == 1 and unicodedata.combining(char) == 0 and char not in "ﾞﾟΣ"
        self[code] = plain = plain if alone else _ODD
        return plain


_ODD = "\ue000"  # of private use: a text that holds it itself is merely read the long way
_ODD_PLACES = re.compile(_ODD)
_PLAIN = _PlainTable()


@lru_cache(maxsize=8192)
def _plain(cluster: str) -> str:
    return "" if _INVISIBLE.match(cluster) else unicodedata.normalize("NFKC", cluster).lower()


@cache
def pattern(group: str) -> re.Pattern[str]:
    """The compiled pattern of a group of phrases."""
    entry = _groups()[group]
    words = [re.escape(word) for word in entry.get("words", ())]
    return re.compile("|".join((*entry.get("patterns", ()), *words)))


@cache
def cues(group: str) -> frozenset[str]:
    """The cues of a group, without which no phrase of it stands; none when it needs no word."""
    return frozenset(_groups()[group].get("cues", ()))


@cache
def width(group: str) -> int | None:
    """The most characters that a phrase of a group has; None when it has no bound."""
    most: int | None = _groups()[group].get("width")
    return most


@cache
def _cue_scanner() -> Scanner:
    return Scanner(cue for group in _groups() for cue in cues(group))


@cache
def _groups() -> Mapping[str, Mapping[str, Any]]:
    text = files(__package__ or "").joinpath("words.json").read_text("utf-8")
    groups: Mapping[str, Mapping[str, Any]] = json.loads(text)["groups"]
    return groups


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
