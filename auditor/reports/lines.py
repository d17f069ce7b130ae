"""Lines of a paragraph: broken where Japanese and Latin typography allow it."""

import re
from collections.abc import Iterator, Sequence

# Japanese line breaking (JIS X 4051): what may not begin a line, and what may not end one.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】〙〗’”｠»,.!?:;)]}…‥～〜–—％%℃°"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("（〔［｛〈《「『【〘〖‘“｟«([{￥¥")
_TOKEN = re.compile(r"[!-~\u00a1-\u024f]+|[ \t]+|.", re.DOTALL)

Span = tuple[int, int]


def lines_of(text: str, widths: Sequence[float], room: float) -> Iterator[Span]:
    """Cut the text into lines no wider than `room`: the start and end of each.

    Args:
        text: the paragraph or paragraphs, divided by line feeds.
        widths: how wide each character of the text is.
        room: how wide a line may be.
    """
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        yield from _lines(text, start, end, widths, room)
        start = end + 1


def _lines(text: str, start: int, end: int, widths: Sequence[float], room: float) -> Iterator[Span]:
    begin, stop, used = start, start, 0.0
    for left, right in _clusters(text, start, end):
        for piece in _fitting(left, right, widths, room):
            width = sum(widths[piece[0] : piece[1]])
            if used + width > room and stop > begin:
                yield begin, _without_space(text, begin, stop)
                begin, used = piece[0], 0.0
                if text[piece[0] : piece[1]].isspace():
                    begin = piece[1]
                    width = 0.0
            stop = piece[1]
            used += width
    yield begin, _without_space(text, begin, stop)


def _clusters(text: str, start: int, end: int) -> Iterator[Span]:
    """Join what may not be divided: words, and marks with the character they belong to."""
    left = right = start
    for match in _TOKEN.finditer(text, start, end):
        first = match.start()
        divides = first > start and _may_divide(text, first)
        if divides:
            yield left, right
            left = first
        right = match.end()
    if right > left:
        yield left, right


def _may_divide(text: str, index: int) -> bool:
    return text[index - 1] not in _NEVER_LAST and text[index] not in _NEVER_FIRST


def _fitting(left: int, right: int, widths: Sequence[float], room: float) -> Iterator[Span]:
    """Divide a cluster that is wider than a whole line."""
    if sum(widths[left:right]) <= room:
        yield left, right
        return
    begin, used = left, 0.0
    for index in range(left, right):
        if used + widths[index] > room and index > begin:
            yield begin, index
            begin, used = index, 0.0
        used += widths[index]
    yield begin, right


def _without_space(text: str, begin: int, stop: int) -> int:
    while stop > begin and text[stop - 1] in " \t":
        stop -= 1
    return stop
