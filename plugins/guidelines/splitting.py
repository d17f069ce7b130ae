"""Splitting: the sentences of a line of a rules text, and the items that run on in it."""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Final

from auditor.text import pattern

# A sentence ends at a line end, at a full stop or mark outside a closing bracket, or at a Latin
# full stop before a space. It never ends at a comma or a middle dot: those hold a list together;
# nor inside a quotation.
_SENTENCE: Final = re.compile(
    r"(?:「[^」]{0,120}+」|[^。!?.「]++|「|[。!?](?=[」』）)\]])|\.(?!\s|\Z))++(?:[。!?]+|\.)?"
    r"|[。!?]+|\."
)
# Items that run on in one line behind "the following is banned": "一 … 二 … 三 …", "(1) … (2) …".
_RUN_ON: Final = re.compile(r"(?<=[\s。])(?=[一二三四五六七八九十]{1,3}[ 、.)]|[(]#[)]|[①-⑳])")
# Items that run on in one line, whatever stands before the first: "① … なし ② … は書かない".
_CIRCLED: Final = re.compile(r"(?<=[^→⇒➡・、,/～(とやかはがのをもに①-⑳])[①-⑳](?![①-⑳、。・～-])")
_FOLLOWS: Final = pattern(__package__, "grammar.json", "items-follow")
# A merry sign ends a sentence as a mark does: "… are welcome 🎉 Found pictures are not posted".
_MERRY: Final = re.compile(
    r"(?<=[🎉🎊✨😊😄😆🙌💕💖🎶🌸🥰👏🐱🐶🐾♪☆★])[\ufe0f♪☆★]* +(?=[ぁ-ヿ一-龠a-z])"
)
_FEWEST: Final = 2  # numbers behind the beginning of the line
_STEP: Final = 12  # "①注意 ②警告 ③退会": items this short are steps of one thing


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of a folded line in order, blank ones left out."""
    items = sorted({*_items(line), *(match.end() for match in _MERRY.finditer(line))})
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        for item in items[bisect(items, start) : bisect(items, end - 1)]:
            yield start, item
            start = item
        if end - start > 1 or not line[start].isspace():
            yield start, end


def _items(line: str) -> list[int]:
    """Give where items begin that run on in this line, the first of the line left out."""
    follows = _FOLLOWS.search(line)
    if follows is not None and (starts := _starts(_RUN_ON, line, follows.end())):
        return starts
    starts = _starts(_CIRCLED, line, 0)
    if len(starts) < _FEWEST or starts[-1] - starts[0] < _STEP * (len(starts) - 1):
        return []
    return starts


def _starts(pattern: re.Pattern[str], line: str, after: int) -> list[int]:
    return [match.start() for match in pattern.finditer(line, after)]
