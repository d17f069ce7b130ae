"""Lines of a rules text by their looks: headings, titles, items of a list, pairs of questions."""

import re
from typing import Final

from auditor.text import pattern

NUMBER: Final = "#"  # the mark of the items of a list that is numbered in figures
CIRCLED: Final = "①"  # and of one in figures within circles, which may stand below the other

_HEAD_ENDS: Final = ("：", ":", "】", "》", "〉", "＞", ">", "〕", "]", "』", "■", "↓", "⬇", "👇")
_HEAD_BEGINS: Final = ("【", "■", "◆", "《", "＜", "<", "〔", "●", "▼", "☆", "★", "♯", "♪", "[")
_ENDS: Final = tuple("。.!?、,，．」』")
_OPEN: Final = tuple("「『【《〈（([〔＜<@“\"'")
_LONGEST_HEAD: Final = 40
_LONGEST_ANNOUNCEMENT: Final = (
    120  # "the circle, besides what is set out elsewhere, forbids the following"
)
_LONGEST_TITLE: Final = 24
_NUMBER_BEFORE: Final = re.compile(r"\A\W*(?:[①-⑳]|[(]?#{1,2}[).．、])\s*")
# What begins an item of a list: a number, a letter, a numeral or a kana with a mark behind it (ア, イ,
# ウ), or a mark.
_NUMBERED: Final = re.compile(
    r"[(\[<【《〈〔「『]?(?:(#)|(第#)|([a-z])(?=[).])|([一二三四五六七八九十壱弐参]{1,3})(?=[ 、.)])"
    r"|([ァ-ン])(?=[ 、.)]))"
)
_BAN_HEADS: Final = ("ban-head", "ban-head-word", "ban-head-numbered")
_BAN_HEAD: Final = pattern(__package__, "grammar.json", *_BAN_HEADS)
_BANS_LIST_BELOW: Final = pattern(__package__, "grammar.json", "bans-list-below")
_ASKS_LEFT_OUT: Final = pattern(__package__, "grammar.json", "asks-left-out")
_STOP_TITLE: Final = pattern(__package__, "grammar.json", "stop-title")
_RULES_TITLE: Final = pattern(__package__, "grammar.json", "rules-title")
_ROOM_TITLE: Final = pattern(__package__, "grammar.json", "room-title")
_OPENS_BLOCK: Final = pattern(__package__, "grammar.json", "opens-block")
_ALLOWING: Final = pattern(__package__, "grammar.json", "allowing")
_QUESTION: Final = pattern(__package__, "grammar.json", "question-of-pair")
_ANSWER: Final = pattern(__package__, "grammar.json", "answer-of-pair")


def is_heading(line: str) -> bool:
    """Tell whether a line heads the lines under it, by its marks and its length."""
    stripped = line.strip()
    if not stripped:
        return False
    if len(stripped) > _LONGEST_HEAD:
        return _announces_banned(stripped)
    return has_head_end(stripped) or _begins_as_heading(stripped)


def has_head_end(line: str) -> bool:
    """Tell whether a line heads by more than the mark it begins with: its end, or its ban."""
    stripped = line.strip()
    words = _NUMBER_BEFORE.sub("", stripped, count=1)
    return stripped.endswith(_HEAD_ENDS) or bans_as_heading(words)


def bans_as_heading(words: str) -> bool:
    """Tell whether words that stand alone ban what is named under them."""
    return (
        _BAN_HEAD.fullmatch(words) is not None
        or _announces_banned(words)
        or asks_what_is_left_out(words)
    )


def _announces_banned(words: str) -> bool:
    """Tell whether words end by saying that a list follows of what is forbidden."""
    return len(words) <= _LONGEST_ANNOUNCEMENT and _BANS_LIST_BELOW.search(words) is not None


def asks_what_is_left_out(words: str) -> bool:
    """Tell whether a sentence asks what is not to be written, and so heads the answers under it."""
    return _ASKS_LEFT_OUT.search(words) is not None


def _begins_as_heading(stripped: str) -> bool:
    return stripped.startswith(_HEAD_BEGINS) and not stripped.endswith(("。", "い", "す", "ん"))


def is_title(line: str) -> bool:
    """Tell whether a line without marks could head those under it: short, and no sentence."""
    stripped = line.strip(" *_")
    if _STOP_TITLE.fullmatch(stripped):
        return True
    marked = stripped.startswith(_HEAD_BEGINS) or stripped.endswith((*_HEAD_ENDS, *_ENDS))
    return 1 < len(stripped) <= _LONGEST_TITLE and not marked


def opens_block(line: str) -> bool:
    """Tell whether the lines under this one may belong to it: a heading, "when", "in case of"."""
    return is_heading(line) or _OPENS_BLOCK.search(line) is not None


def names_rules(line: str) -> bool:
    """Tell whether a line ends as the title of rules: 棚の約束, 部室の心得, house rules."""
    return _RULES_TITLE.search(line) is not None


def names_room(line: str) -> bool:
    """Tell whether such a title says of what room: 相談室の規則 is not about 相談."""
    return _ROOM_TITLE.search(line) is not None


def item_mark(line: str) -> str:
    """Give the mark with which a line begins as an item of a list, numbers alike, or ''."""
    stripped = line.lstrip()
    match = _NUMBERED.match(stripped)
    if match is not None:
        return "#第a一ア"[(match.lastindex or 1) - 1]
    begins = stripped[:1]
    if not begins or begins.isalpha() or begins in _OPEN:
        return ""
    if begins.isdecimal():
        return NUMBER
    return CIRCLED if begins.isnumeric() else begins


def is_picture(mark: str) -> bool:
    """Tell whether a mark is an emoji: the items of a list may begin with different ones."""
    return bool(mark) and (mark >= "\U0001f000" or "\u2600" <= mark <= "\u27bf")


def allows(line: str) -> bool:
    """Tell whether a line begins by allowing what it names."""
    return _ALLOWING.match(line) is not None


def asks(line: str) -> bool:
    """Tell whether a line is the question of a pair."""
    return _QUESTION.match(line) is not None


def answers(line: str) -> bool:
    """Tell whether a line is the answer of a pair."""
    return _ANSWER.match(line) is not None
