"""The parts of a rules text: its lines and sentences, what each says, and which head which."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from .lines import is_picture
from .moods import Mood

PICTURES: Final = "emoji"  # the mark of a list whose items each begin with an emoji of their own

_LONGEST_BLOCK: Final = 10


@attrs.frozen
class Analysis:
    """What the words of one sentence say by themselves.

    Attributes:
        concepts: the concepts it holds, as bits.
        mood: what it does.
        bans: whether it forbids something.
        ban: the ban that a rule may hand down to the lines under it, as bits.
        condition: what a question says of when the sentence behind it holds, as bits.
        hits: the clauses it words, each with the family.
        topics: the clauses whose topic it names, where no family words them.
        carries: the ban and the negation of a rule, for "the same goes for …" behind it, as bits.
        likewise: whether it says that what the sentence before bans holds for more.
        backwards: the ban that it lays on what the sentence before lists, as bits.
        actor: who it says acts, for a sentence behind it that names nobody, as bits.
        actorless: whether it says what is done, and not by whom.
    """

    concepts: int
    mood: Mood
    bans: bool
    ban: int
    condition: int
    hits: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    carries: int
    likewise: bool
    backwards: int
    actor: int
    actorless: bool


@attrs.frozen
class Line:
    """One line of a text: its sentences, each with its span in the line, and its place there.

    Attributes:
        is_marked: whether only the mark it begins with makes it a heading: a list may use it too.
        is_title: whether it may head a list under it, for no mark says so.
        mark: what it begins with as an item of a list, or ''.
        indent: how many blanks stand before it.
        allows: whether it begins by allowing what it names.
    """

    sentences: tuple[tuple[int, int, str, Analysis], ...]
    is_heading: bool
    is_marked: bool
    opens_block: bool
    is_title: bool
    mark: str
    indent: int
    asks: bool
    answers: bool
    allows: bool


@attrs.frozen
class Statement:
    """One sentence of a text: its span, folded words and line, and its analysis."""

    start: int
    end: int
    line: int
    folded: str
    analysis: Analysis

    @property
    def mood(self) -> Mood:
        """What the sentence does."""
        return self.analysis.mood

    @property
    def bans(self) -> bool:
        """Whether the sentence forbids something."""
        return self.analysis.bans


def headings(lines: Sequence[Line]) -> set[int]:
    """Give the lines that head those under them: by their marks, or by the list that follows."""
    return {
        number
        for number, line in enumerate(lines)
        if (line.is_heading and not (line.is_marked and _is_item(lines, number)))
        or (line.is_title and _heads_list(lines, number))
    }


def _is_item(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line right beside it begins with the same mark, so that both are items."""
    return any(
        0 <= at < len(lines) and lines[at].sentences and lines[at].mark == lines[number].mark
        for at in (number - 1, number + 1)
    )


def _heads_list(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the items of a list begin under a line that is not the last of another."""
    line, above, below = lines[number], beside(lines, number, -1), beside(lines, number, 1)
    if below is None or below.mark in ("", line.mark):
        return False
    in_list = above is not None and line.mark and above.mark == line.mark
    return not in_list or below.indent > line.indent


def beside(lines: Sequence[Line], number: int, step: int) -> Line | None:
    """Give the line above or under this one, or the next but one beyond a blank."""
    for at in (number + step, number + 2 * step):
        if 0 <= at < len(lines) and lines[at].sentences:
            return lines[at]
    return None


def mark_below(lines: Sequence[Line], number: int) -> str:
    """Give the mark of the list that begins under this line, or ''."""
    below = [line.mark for line in lines[number + 1 : number + 4] if line.sentences]
    if len(below) > 1 and below[0] != below[1] and is_picture(below[0]) and is_picture(below[1]):
        return PICTURES
    return below[0] if below and beside(lines, number, 1) is not None else ""


def is_in_list(line: Line, mark: str) -> bool:
    """Tell whether a line goes on with a list of this mark."""
    return line.mark == mark or (mark == PICTURES and is_picture(line.mark))


def _stands_above(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a short line begins a paragraph, and so may name what the paragraph is about."""
    begins = number == 0 or not lines[number - 1].sentences
    below = lines[number + 1 : number + 2]
    return lines[number].is_title and begins and any(line.sentences for line in below)


def blocks(
    rules: Mapping[int, list[Statement]], lines: Sequence[Line], heads: set[int]
) -> Iterator[list[Statement]]:
    """Give the lines that open a block with the lines under them, as far as they are rules."""
    for head, first in rules.items():
        if not (head in heads or lines[head].opens_block or _stands_above(lines, head)):
            continue
        members = list(first)
        for below in range(head + 1, head + _LONGEST_BLOCK):
            if below not in rules or below in heads:
                break
            members.extend(rules[below])
        if len(members) > len(first):
            yield members
