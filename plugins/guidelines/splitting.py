"""Sentences, lines and blocks of a rules text: what a rule is read from."""

import re
from collections.abc import Iterator
from typing import Final

# A sentence ends at a line end, at a full stop or mark outside a closing bracket, or at a Latin
# full stop before a space. It never ends at a comma or a middle dot: those hold a list together;
# nor inside a quotation.
_SENTENCE: Final = re.compile(
    r"(?:「[^」\n]{0,120}+」|[^\n。!?.「]++|「|[。!?](?=[」』）)\]])|\.(?!\s|\Z))++(?:[。!?]+|\.)?"
    r"|[。!?]+|\."
)
_HEAD_ENDS: Final = ("：", ":", "】", "》", "〉", "＞", ">", "〕", "]", "』", "■", "↓", "⬇", "👇")
_HEAD_BEGINS: Final = ("【", "■", "◆", "《", "＜", "<", "〔", "●", "▼", "☆", "★", "♯", "[")
_LONGEST_HEAD: Final = 40
_OPENINGS: Final = ("たら", "場合", "場合は", "ときは", "対応", "流れ", "手順")


def sentences(folded: str) -> Iterator[tuple[int, int, int]]:
    """Give start, end and line of each sentence of a folded text in order, no blank ones."""
    line = 0
    scanned = 0
    for match in _SENTENCE.finditer(folded):
        start, end = match.span()
        line += folded.count("\n", scanned, start)
        scanned = start
        if end - start > 1 or not folded[start].isspace():
            yield start, end, line


def is_heading(line: str) -> bool:
    """Tell whether a line heads the lines under it, by its marks and its length."""
    stripped = line.strip()
    if not stripped or len(stripped) > _LONGEST_HEAD:
        return False
    if stripped.endswith(_HEAD_ENDS):
        return True
    return stripped.startswith(_HEAD_BEGINS) and not stripped.endswith(("。", "い", "す", "ん"))


def opens_block(line: str) -> bool:
    """Tell whether the lines under this one may belong to it: a heading, "when", "in case of"."""
    return is_heading(line) or line.strip(" 。:").endswith(_OPENINGS)
