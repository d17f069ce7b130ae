"""Blanks between words: plain Japanese is written with them, and read without."""

import re

# Blanks behind a particle tell that a text is written in spaced words: "かんりにんに 知らせる".
_SPACED = re.compile(r"(?<=[はがをにへとのもでや]) (?=[ぁ-んァ-ヶ一-龠])")
_BLANKS = re.compile(r"(?<=[ぁ-んァ-ヶー一-龠、]) (?=[ぁ-んァ-ヶ一-龠])")


def unspaced(text: str) -> str:
    """Give a text without the blanks that part the words of plain Japanese."""
    return _BLANKS.sub("", text) if " " in text and _SPACED.search(text) else text
