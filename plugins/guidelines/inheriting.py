"""Inheriting: what the sentences of a rules text take over from those above and beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from auditor.text import without_readings

from .lines import CIRCLED, NUMBER
from .linking import asks_what_is_banned, bans_below, names_only, names_what_is_banned, only_lists
from .moods import Mood
from .parts import Line, Statement, headings, is_in_list, mark_below

_LONGEST_REFUSAL: Final = 16


@attrs.frozen
class Kinds:
    """The concepts that are handed down or tell that something is, as bits."""

    ban: int
    negation: int
    question: int
    announcement: int


@attrs.define
class Above:
    """What the lines read so far hand down to the next sentence.

    A heading, or a sentence that announces a list, hands down its ban and no topic; a question
    hands down its topic and no ban, to its answer or to a short refusal, but its ban too where it asks
    what is banned; "so is …" takes over the ban of the sentence before it.

    Attributes:
        kinds: what is handed down.
        lines: the lines of the text.
        heads: the numbers of those that head others.
        ban: what the heading above bans.
        mark: what the items under that heading begin with.
        own: what the heading itself begins with, where that is a number.
        asked: what the question above asks about.
        asked_ban: what it says of its answers, where it asks what is banned.
        inline: what a sentence of the same line bans of those behind it.
        carried: what the sentence before bans, for "so is …".
        line: the number of the line read last.
    """

    kinds: Kinds
    lines: Sequence[Line]
    heads: set[int]
    ban: int = 0
    mark: str = ""
    own: str = ""
    asked: int = 0
    asked_ban: int = 0
    inline: int = 0
    carried: int = 0
    line: int = -1

    def handed_to(self, one: Statement) -> int:
        """Give what a sentence takes over, and read it for those behind it."""
        line, analysis = self.lines[one.line], one.analysis
        if one.line != self.line:
            self._enter(one.line)
        if analysis.mood is Mood.QUESTION or (line.asks and analysis.mood is Mood.STORY):
            kinds = self.kinds
            self.asked = analysis.concepts & ~(kinds.ban | kinds.negation | kinds.question)
            is_ban = line.asks and asks_what_is_banned(plain(one))
            self.asked_ban = analysis.concepts & kinds.ban if is_ban else 0
            return self.ban
        if one.line in self.heads and (line.is_heading or analysis.ban):
            self.ban = analysis.ban
            self.mark = mark_below(self.lines, one.line) if line.is_title else ""
            self.own = line.mark if line.mark in (NUMBER, CIRCLED) else ""
            return 0
        handed = self._handed(one)
        self._announce(one)
        return handed

    def _enter(self, number: int) -> None:
        """Go on to a line, where what was handed down may end."""
        line = self.lines[number]
        is_apart = number > self.line + 1
        if is_apart and self.line not in self.heads:
            self.ban = 0
        left_list = self.mark and not is_in_list(line, self.mark)
        # a numbered heading heads no longer than up to the next number
        is_next = self.own != self.mark and line.mark == self.own
        if left_list or is_next or line.allows:
            self.ban, self.mark, self.own = 0, "", ""
        if is_apart:
            self.carried = 0
            if not line.answers:
                self.asked = self.asked_ban = 0
        self.inline = 0
        self.line = number

    def _handed(self, one: Statement) -> int:
        line, analysis = self.lines[one.line], one.analysis
        handed = self.ban
        if self.inline and names_only(plain(one)):
            handed |= self.inline
        self.carried = analysis.carries | (self.carried if analysis.likewise else 0)
        if analysis.likewise:
            handed |= self.carried
        refuses = analysis.ban and one.end - one.start <= _LONGEST_REFUSAL
        answers = line.answers or line.asks
        if refuses or answers:
            handed |= self.asked
        if line.answers and self.asked_ban and names_what_is_banned(plain(one)):
            handed |= self.asked_ban
        if analysis.concepts and not answers:
            self.asked = 0
        return handed

    def _announce(self, one: Statement) -> None:
        """Take in what a sentence bans of those behind it."""
        analysis = one.analysis
        if not analysis.ban:
            return
        if bans_below(plain(one)):
            self.inline = analysis.ban
        if analysis.concepts & self.kinds.announcement:
            self.inline = analysis.ban
            below = mark_below(self.lines, one.line)
            if below not in ("", self.lines[one.line].mark):
                self.ban, self.mark, self.own = analysis.ban, below, ""


def inherited(kinds: Kinds, said: Sequence[Statement], lines: Sequence[Line]) -> Iterator[int]:
    """Give what each sentence takes over from those above and beside it, as bits."""
    above, taken = Above(kinds, lines, headings(lines)), _beside(said)
    for number, one in enumerate(said):
        yield above.handed_to(one) | taken.get(number, 0)


def _beside(said: Sequence[Statement]) -> Mapping[int, int]:
    """Give what sentences take over from those beside them in their line, by their numbers.

    A list takes over the ban that the next sentence lays on it; what is done, who does it.
    """
    taken: dict[int, int] = {}
    actor, line = 0, -1
    for number, one in enumerate(said):
        analysis = one.analysis
        if one.line != line:
            actor, line = 0, one.line
        elif analysis.backwards and only_lists(plain(said[number - 1])):
            taken[number - 1] = taken.get(number - 1, 0) | analysis.backwards
        if not analysis.actorless:
            actor = analysis.actor
        elif actor:
            taken[number] = actor
    return taken


def plain(one: Statement) -> str:
    """Give the folded words of a sentence without the readings in brackets."""
    return without_readings(one.folded)
