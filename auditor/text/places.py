"""Where something stands in a text."""

from typing import NamedTuple

from auditor.text.targets import Target


class Match(NamedTuple):
    """A word that stands in a text: the range in the folded text and the span in the original."""

    word: str
    target: Target
    start: int
    end: int
    span: tuple[int, int]
