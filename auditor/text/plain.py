"""Plain Japanese: the blanks between its words, and how they are read: 人(ひと)に 知(し)らせる."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from auditor.text.sentence import Span

# Blanks behind a particle tell that a text is written in spaced words: "かんりにんに 知らせる".
# The blank comes first in both, for that is found fastest. One behind a letter that counts items at
# the beginning of a line, 「ハ　お金の貸し借り」, parts no words.
_COUNTED = r"(?<!\n[ぁ-んァ-ヶ] )(?<!\n [ぁ-んァ-ヶ] )(?<!\n  [ぁ-んァ-ヶ] )"
_SPACED = re.compile(rf" (?<=[はがをにへとのもでや] ){_COUNTED}(?=[ぁ-んァ-ヶ一-龠])")
_BLANKS = re.compile(rf" (?<=[ぁ-んァ-ヶー一-龠、] ){_COUNTED}(?=[ぁ-んァ-ヶ一-龠])")

# "学校(がっこう)": how the characters before the brackets are read; "本名(だめ)" says something.
_READING = re.compile(
    r"[(（〈《](?<=[一-龠々〆].)(?!(?:だめ|なし|あり|けす|やめ|のみ|だけ|など|ほか|まで|ください|いい|よい)[)）〉》])"
    r"(?P<kana>[ぁ-んー]{1,20})[)）〉》]"
)
_READ = re.compile(r"[一-龠々〆]{1,8}\Z")
_LONGEST_READ = 8
_MOST_KANA = 5  # by which one character is read: 志(こころざし)


def unspaced(text: str) -> str:
    """Give a text without the blanks that part the words of plain Japanese."""
    return _BLANKS.sub("", text) if " " in text and _SPACED.search(text) else text


def without_readings(text: str) -> str:
    """Give a text without the readings in brackets that plain Japanese adds to words."""
    return _READING.sub(_unread, text) if _may_have_readings(text) else text


def readings(text: str) -> Iterator[Span]:
    """Give where the readings stand, with their brackets, in order."""
    if _may_have_readings(text):
        for match in _READING.finditer(text):
            if not _unread(match):
                yield match.span()


def kept(text: str) -> list[int] | None:
    """Give the places of the characters that are left without readings and then without blanks.

    None where a text has neither.
    """
    cut = list(readings(text))
    left = without_readings(text) if cut else text
    is_spaced = len(unspaced(left)) < len(left)
    if not cut and not is_spaced:
        return None
    places = list(range(len(text)))
    for start, end in reversed(cut):
        del places[start:end]
    if is_spaced:
        blanks = {match.start() for match in _BLANKS.finditer(left)}
        places = [place for at, place in enumerate(places) if at not in blanks]
    return places


@frozen
class Read:
    """A text as it is read: without readings in brackets and the blanks of plain Japanese.

    Attributes:
        text: what is left.
        places: where its characters stand in the text as it is written, None where all are left.
    """

    text: str
    places: Sequence[int] | None

    def span(self, start: int, end: int) -> Span:
        """Give where characters that were read, at least one, stand in the written text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=512)  # the texts of the rooms that are judged together
def as_read(text: str) -> Read:
    """Give a text as it is read, and where that stands."""
    places = kept(text) if " " in text or _may_have_readings(text) else None
    return Read(text, None) if places is None else Read("".join(text[at] for at in places), places)


def _may_have_readings(text: str) -> bool:
    return any(bracket in text for bracket in "(（〈《")


def _unread(match: re.Match[str]) -> str:
    start = match.start()
    read = _READ.search(match.string[max(0, start - _LONGEST_READ) : start])
    written, kana = len(read[0]) if read else 0, len(match["kana"])
    return "" if written <= kana <= _MOST_KANA * written else match[0]
