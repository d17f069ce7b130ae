"""Listing: bans over the items of a list, from the heading above it or the line that closes it."""

import re
from collections.abc import Iterator
from typing import Self

from attrs import frozen

from auditor.text.cues import Cues
from auditor.text.findings import Ban
from auditor.text.quoting import unquoted

LONGEST_ITEM = 24
"""Characters of an item of a list at most, where no bullet tells that it is one."""

LONGEST_LIST = 400
"""Characters of a line that is a list of what is forbidden."""

_REACH = 90
_LONGEST_HEADING = 40
"""Characters of a line that heads a list by a ban alone, without saying that one follows."""
_ITEMS = 3
"""Marks between items from which on a line is a list."""
_MOST_LINES = 14
_MOST_BLANKS = 2
_PARTED = re.compile(r"[、,/・|]")
_COUNT = "一二に三四五六七八は九十"  # folding takes two of them for kana
_LETTER = "ぁ-ん甲乙丙丁戊己"
_LETTERED = (
    rf"[{_LETTER}a-z][.)）:]|[{_LETTER}][\s　。]|[a-h] (?=[ぁ-ん一-龠])"
    rf"|[(（][{_LETTER}a-z][)）]|[㋐-㋾ⓐ-ⓩ]"
)
_FIGURED = r"[0-9]{1,2}[.)、:\s]|[①-⑳❶-❿]|[(（][0-9]{1,2}[)）]"
_CHAINED = (
    r"[(（]?[0-9]{1,2}[)）]?(?:[.‐–−ー-][0-9]{1,2}){1,3}"
    r"(?:[.)）、:\s　]|(?=[^\W\d_])(?![a-z人日名回個時月年件枚本円度歳才分週か万千点倍割つ]))"
)
"""Numbers of an item below a numbered heading: 2-1, 2.1.1, (2)-1."""
_POINTS_DOWN = re.compile(
    r"(?:以下|次|下記|左記)(?:の|に(?:掲げる|定める|挙げる|示す))|各号|following|listed below"
)
_NUMBERED = re.compile(rf"^[\s　]*(?:{_CHAINED}|{_FIGURED}|[・･\-●■◆▪]|{_LETTERED})")
_ITEM_LETTER = re.compile(rf"[\s　]*(?:{_LETTERED})")
_ITEM_CHAIN = re.compile(rf"[\s　]*(?:{_CHAINED})")
_FIRST_FIGURE = re.compile(r"[\s　]*[(（]?([0-9]{1,2})")
_DIGITS = re.compile(r"[0-9]+")
_ITEM_FIGURE = re.compile(rf"[\s　]*(?:{_FIGURED})")
_ARTICLE = re.compile(
    rf"[\s　]*第[0-9{_COUNT}百]{{1,4}}[条項章節]?(?:の[0-9{_COUNT}])?[\s　:.、(（【]"
)
_SECTION = re.compile(r"[\s　]*[●■◆◎▼□◇]")
_NOMINAL = re.compile(
    r"(?:こと|事|もの|行為|依頼|案内|勧誘|宣伝|募集|投稿|やりとり|やり取り)(?:など|等)?[。.]?$"
)
_CLOSES = re.compile(
    r"[\s　]*(?:上記|以上|これら|全部|ぜんぶ|全て|すべて|どれも"
    r"|など|等|を?する|の[方人]|は|→|⇒|⬆|↑)"
)
_WORDLESS = re.compile(r"[\W_]+")
_BULLET = re.compile(
    r"^[\s　]*(?:[・･‐–—*●○■□◆◇▶▷►☑✅✔☆★♡♥※➤➡→◎#·•✦✧❗⚠🔸🔹🔻▪▫-]"
    rf"|{_CHAINED}|{_FIGURED}|[(（][{_COUNT}][)）]|[甲乙丙丁戊己{_COUNT}]{{1,3}}[、.)）:\s　]"
    rf"|{_LETTERED})"
)


@frozen
class _Own:
    """The line that something stands in: its text without bullet and quotations.

    Attributes:
        start: where it begins.
        is_list: whether it lists several things.
        is_item: whether it is a list, or one item of one.
        level: how far down it is counted; below articles alone, where it is not.
        chain: the figures of its number, where that names the heading above it (2-1).
    """

    text: str
    start: int
    is_list: bool
    is_item: bool
    level: int
    chain: tuple[str, ...]

    @classmethod
    def around(cls, flat: str, start: int, end: int) -> Self:
        """Give the line of a span, or as much of it as counts."""
        begin = flat.rfind("\n", max(0, start - LONGEST_LIST), start) + 1
        stop = flat.find("\n", end, end + _REACH)
        text = flat[begin : stop if stop >= 0 else end + _REACH]
        is_list = len(_PARTED.findall(text)) >= _ITEMS and "。" not in flat[begin:start]
        is_item = is_list or _BULLET.match(text) is not None
        bare = _BULLET.sub("", unquoted(text))
        return cls(bare, begin, is_list, is_item, _level(text) or 2, _chain(text))

    def may_be_forbidden(self, cues: Cues) -> bool:
        """Tell whether a heading above may forbid it: it welcomes nothing and is no long story."""
        if cues.welcome.search(self.text) or (cues.positive.search(self.text) and not self.is_item):
            return False
        return self.is_list or len(self.text) <= (120 if self.text.isascii() else 60)


def is_item(line: str) -> bool:
    """Tell whether a line begins as the items of a list do."""
    return _BULLET.match(line) is not None


def under_heading(flat: str, start: int, end: int, cues: Cues) -> Ban | None:
    """Give the ban of the heading under which the words at start..end of a text stand."""
    own = _Own.around(flat, start, end)
    if (not own.start and start > LONGEST_LIST) or not own.may_be_forbidden(cues):
        return None
    blanks = 0
    for begin, written in _lines_above(flat, own.start):
        line = unquoted(written)
        if not written:
            blanks += 1
            if blanks > _MOST_BLANKS or (len(own.text) > LONGEST_ITEM and not own.is_item):
                return None
            continue
        is_above = 0 < _level(line) < own.level
        chain = _chain(line)
        if is_above and not _is_of(own, line):
            if chain:
                continue
            return None
        heading = _heading(line, cues, is_above=is_above)
        if heading is not None:
            if not _forbids(heading, own, cues, is_apart=blanks > 0):
                return None
            place = flat.index(heading.group(), begin)
            return Ban(heading.group(), (place, place + len(heading.group())), "ban")
        if is_above and not (chain and own.chain and not cues.positive.search(line)):
            return None  # what the item belongs to forbids nothing
        if _POINTS_DOWN.search(line):
            return None  # it heads another list
        is_section = not own.is_item and _SECTION.match(line) is not None
        if (is_section or not _BULLET.match(line)) and _is_other(line, cues):
            return None
    return None


def _lines_above(flat: str, start: int) -> Iterator[tuple[int, str]]:
    """Give the lines above a place, nearest first, with their beginnings, up to a long one."""
    at = start - 1
    for _ in range(_MOST_LINES):
        if at < 0:
            return
        begin = flat.rfind("\n", max(0, at - _REACH), at) + 1
        if not begin and at > _REACH:
            return
        yield begin, flat[begin:at].strip()
        at = begin - 1


def _forbids(heading: re.Match[str], own: _Own, cues: Cues, *, is_apart: bool) -> bool:
    """Tell whether a heading forbids what stands in a line under it."""
    before, after = heading.string[: heading.start()], heading.string[heading.end() :]
    if cues.double.match(after):
        return False
    if cues.sent_away.search(before) and not own.is_item:
        return False  # it sends somebody away, and heads no list
    is_plain = cues.ban.search(heading.group()) is not None
    # "rules" heads its list and no more, and not what is sought
    return is_plain or not (cues.positive.search(own.text) or (is_apart and not own.is_item))


def _is_other(line: str, cues: Cues) -> bool:
    """Tell whether a line is no item of a list of bans."""
    is_list = len(_PARTED.findall(line)) >= _ITEMS
    is_item = is_list or len(line) <= LONGEST_ITEM or _NOMINAL.search(line) is not None
    return not is_item or cues.positive_head.search(line) is not None


def _level(line: str) -> int:
    """Give how far down a line is counted: article, figure, chain or letter; 0 where it is not."""
    if _ARTICLE.match(line):
        return 1
    chain = _chain(line)
    if chain:
        return min(1 + len(chain), 4)
    if _ITEM_FIGURE.match(line):
        return 2
    return 5 if _ITEM_LETTER.match(line) else 0


def _chain(line: str) -> tuple[str, ...]:
    chain = _ITEM_CHAIN.match(line)
    return tuple(_DIGITS.findall(chain.group())) if chain else ()


def _is_of(own: _Own, line: str) -> bool:
    """Tell whether a counted line above may head an item, by the number that the item names."""
    figure = _FIRST_FIGURE.match(line)
    if not own.chain or figure is None:
        return True
    chain = _chain(line) or (figure[1],)
    return chain == own.chain[: len(chain)]


def _heading(line: str, cues: Cues, *, is_above: bool) -> re.Match[str] | None:
    """Give the ban head of a line that is a heading, not an item which is banned itself."""
    line = line.rstrip("。").rpartition("。")[2]
    announces = _POINTS_DOWN.search(line) is not None
    heading = cues.heading.search(line)
    if heading is None or len(line) > (_REACH if announces else _LONGEST_HEADING):
        return None
    rest = _WORDLESS.sub("", line[: heading.start()] + line[heading.end() :])
    if announces:
        return heading
    if not is_above and _NUMBERED.match(line) and len(rest) > 2:
        return None
    return heading if len(rest) <= 16 else None


def above_closing(flat: str, end: int, cues: Cues) -> Ban | None:
    """Give the ban of the line that closes the list in which a word ends: 「上記は禁止」."""
    at = flat.find("\n", end, end + _REACH)
    if at < 0 or cues.positive.search(flat, end, at):
        return None
    for _ in range(6):
        stop = flat.find("\n", at + 1, at + 1 + _REACH)
        line = flat[at + 1 : stop if stop >= 0 else at + 1 + _REACH]
        if _CLOSES.match(line):
            ban = cues.ban.search(line)
            if ban is not None and not cues.positive.search(line[: ban.start()]):
                span = (at + 1 + ban.start(), at + 1 + ban.end())
                return Ban(ban.group(), span, ban.lastgroup or "ban")
        if stop < 0 or cues.positive.search(line):
            return None
        at = stop
    return None
