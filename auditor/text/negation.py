"""Negation: what in a text takes a hit back — a ban, a refusal, a denial — and what does not.

A ban has a scope. It reaches back over a list to its end, forward from a head that is marked as
one, and down the lines of a list; it stops at a sign of welcome. A ban on something that merely
stands beside the hit, and a denial amid pay, prices and contacts, take nothing back.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from auditor.text.english import english_cue
from auditor.text.flattening import flatten
from auditor.text.folding import fold_pattern
from auditor.text.patterns import guarded
from auditor.text.quoting import quotation_around, unquoted
from auditor.text.sentence import sentence_at

_STOP = re.compile(r"[。｡!?\n]")
_REACH = 90
_VICINITY = 150
"""Characters before and behind a denial in which pay or prices make it worthless."""
_LIST = 400
"""Characters of a line that is a list of what is forbidden."""
_PARTED = re.compile(r"[、,/・|]")
_ITEMS = 3
"""Marks between items from which on a line is a list."""
_MOST_LINES = 14
_NEAR = 20
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
_OF_BOTH = frozenset(("ng", "×"))
_DENIED_DIRECTLY = re.compile(
    r"(?:は|が|も|の|や|と|を|に|とか|など|等|目的|行為|勧誘|募集|話|系|部屋|おぷ|おぷちや|ぐるぷ|場所?|こと|もの"
    r"|人|方|厨|案件|なんて|なんか|やつ|もの|する|した|したい|一切|全く|まつたく|絶対|[、・/」』])*"
)
_NUMBERED = re.compile(r"^[\s　]*(?:[0-9]{1,2}[.)、:\s]|[①-⑳❶-❿]|[(（][0-9]{1,2}[)）]|[・･\-●■◆▪])")
_LONGEST_ITEM = 24
"""Characters of an item of a list at most, where no bullet tells that it is one."""
_CLOSES = re.compile(
    r"[\s　]*(?:上記|以上|これら|全部|ぜんぶ|全て|すべて|どれも"
    r"|など|等|を?する|の[方人]|は|→|⇒|⬆|↑)"
)
_HEAD_ENDS = ":】]』」>＞→⇒)＝=〉》・▶▷►▸»↓|/┊"
_ASKED = re.compile(r"(?:ない|ません|へん)[\s　]*$")
_INVITED = re.compile(r"(?:ない|ません|へん)[\s　]*[?]")
_TOTAL = re.compile(r"[\s、,…](?:全部|全て|ぜんぶ|すべて|どれも)[はも]?$")
_BETWEEN_ITEMS = re.compile(r"[・、,/\s]")
_WORDLESS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[\s　]+")
_BULLET = re.compile(
    r"^[\s　]*(?:[・･‐–—*●○■□◆◇▶▷►☑✅✔☆★♡♥※➤➡→◎#·•✦✧❗⚠🔸🔹🔻▪▫-]|[0-9]{1,2}[.)、:\s]|[①-⑳❶-❿]"
    r"|[(（](?:[0-9]{1,2}|[a-zア-ンあ-ん一二三四五六七八九十])[)）]|[a-z][.)])"
)


@frozen
class Ban:
    """What took a hit back: the words, and where they stand in the original.

    `kind` is "ban", "denial" or "report": the text forbids the thing, has nothing to do with it, or
    tells of what others said or did.
    """

    text: str
    span: tuple[int, int]
    kind: str


def ban_on(flat: str, start: int, end: int, *, is_name: bool = False) -> Ban | None:
    """Give the ban, refusal or denial that the words at start..end of a text stand under."""
    cues = _cues()
    is_english = flat[start:end].isascii() and _JAPANESE.search(flat, end, end + _NEAR) is None
    found = _after(flat, end, cues, is_name)
    if found is not None and is_english and found.text.isascii() and found.text not in _OF_BOTH:
        found = None  # in English, "no" and "not" speak of what comes after them
    found = found or _before(flat, start, end, cues)
    if found is None and not is_name:
        found = _under_heading(flat, start, end, cues) or _above_closing(flat, end, cues)
    if found is None and is_english:
        cue = english_cue(flat, start, end)
        found = None if cue is None else Ban(*cue)
    return found


def is_offered(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a sentence offers or welcomes something: 歓迎です, 販売しています."""
    return _cues().offers.search(flatten(text[start:end])) is not None


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Tell whether a span stands in a quotation that the rest of its sentence does not make use of.

    「裏垢」さん歓迎 and 「氷」と書いて送って mean what they quote.
    """
    quotation = quotation_around(text, start, end)
    if quotation is None:
        return False
    close = quotation[1]
    rest = text[close : min(sentence_at(text, close - 1)[1], close + _REACH)]
    cues, flat = _cues(), flatten(rest)
    if cues.quote_report.search(flat):
        return True
    return cues.quote_use.search(flat) is None and cues.offers.search(flat) is None


def is_negative(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a sentence bans, denies or refuses anything."""
    cues, flat = _cues(), _INVITED.sub("", flatten(text[start:end]))
    return any(cue.search(flat) for cue in (cues.ban, cues.denial, cues.refusal))


def is_soliciting(flat: str) -> bool:
    """Tell whether a text speaks of pay, prices or private contact without naming an employer.

    What it only quotes does not count.
    """
    cues = _cues()
    flat = unquoted(flat)
    return cues.strong_solicit.search(flat) is not None and cues.employer.search(flat) is None


@frozen
class _Cues:
    """The cue table, compiled."""

    ban: re.Pattern[str]
    denial: re.Pattern[str]
    refusal: re.Pattern[str]
    double: re.Pattern[str]
    head: re.Pattern[str]
    heading: re.Pattern[str]
    mark_before: re.Pattern[str]
    positive: re.Pattern[str]
    positive_head: re.Pattern[str]
    narrow: re.Pattern[str]
    item: re.Pattern[str]
    solicit: re.Pattern[str]
    strong_solicit: re.Pattern[str]
    follow_on: re.Pattern[str]
    employer: re.Pattern[str]
    except_for: re.Pattern[str]
    sent_away: re.Pattern[str]
    offers: re.Pattern[str]
    quote_use: re.Pattern[str]
    quote_report: re.Pattern[str]
    welcome: re.Pattern[str]


@cache
def _cues() -> _Cues:
    path = files(__package__ or "auditor.text").joinpath("negation-cues.json")
    table: dict[str, Any] = json.loads(path.read_text("utf-8"))

    begins = table["begins"]

    def either(key: str) -> str:
        return "(?:" + "|".join(fold_pattern(cue, keep_long=True) for cue in table[key]) + ")"

    def lone(key: str) -> re.Pattern[str]:
        return re.compile(guarded(either(key), begins.get(key)))

    beginning = "".join(mark[0] for mark in table["ban_marks"])
    beginning += begins["bans"] + begins["reports"]
    marks = "|".join(map(re.escape, table["ban_marks"]))
    flips = "|".join(map(re.escape, table["flip_marks"]))
    flips = f"(?<![◯〇○月年約])(?:{flips})(?![◯〇○万円年月日億])"
    return _Cues(
        ban=re.compile(
            f"{either('renames')}|"
            + guarded(f"{either('bans')}|{marks}|(?P<report>{either('reports')})", beginning)
        ),
        denial=lone("denials"),
        refusal=lone("refusals"),
        double=re.compile("|".join(fold_pattern(cue, keep_long=True) for cue in table["double"])),
        head=re.compile(rf"(?:{either('heads')}|{marks})[^\n。]{{0,6}}?[{re.escape(_HEAD_ENDS)}]"),
        heading=re.compile(rf"{either('heads')}|{marks}|⚠"),
        mark_before=re.compile(
            rf"(?:^|[\s　・、,/|。!?])(?:{marks}|(?:no|stop)(?![a-z]))[\ufe0f\s　]*$"
            rf"|^[\s　]*(?:{marks})[^。!?\n]*$"
        ),
        positive=re.compile(f"{either('positive')}|{flips}"),
        positive_head=re.compile(f"{either('positive_heads')}|{flips}"),
        narrow=re.compile(rf"{either('narrow_items')}(?:さん|の?方|の?人)?[はもが]?$"),
        item=lone("list_items"),
        solicit=lone("solicit"),
        strong_solicit=lone("strong_solicit"),
        follow_on=re.compile(rf"[\s」』]*{either('follow_on')}"),
        employer=lone("employer"),
        except_for=lone("except_for"),
        sent_away=lone("sent_away"),
        offers=lone("offers"),
        quote_use=lone("quote_uses"),
        quote_report=lone("quote_reports"),
        welcome=re.compile(f"{either('welcomes')}|{flips}"),
    )


def _after(flat: str, end: int, cues: _Cues, is_name: bool) -> Ban | None:
    stop = _STOP.search(flat, end, end + _REACH)
    if stop is not None and cues.follow_on.match(flat, stop.end()):
        stop = _STOP.search(flat, stop.end(), end + _REACH)
    limit = stop.start() if stop else min(len(flat), end + _REACH)
    scope = flat[end:limit]
    if flat.startswith("?", limit):
        scope = _ASKED.sub("", scope)  # "won't you …?" invites
    ban = cues.ban.search(scope)
    denial = cues.denial.search(scope)
    if denial is not None and (ban is None or denial.start() < ban.start()):
        denied = _denied(flat, end, scope, denial, cues)
        if denied is not None or ban is None:
            return denied or _refused(flat, end, scope, cues, is_name)
    if ban is None:
        refused = _refused(flat, end, scope, cues, is_name)
        if refused is None and limit >= len(flat) - 1:
            return _cut_list(flat, end, scope, cues)
        return refused
    if not _reaches(scope[: ban.start()], cues, is_name) or cues.double.match(scope[ban.end() :]):
        return None
    return Ban(ban.group(), (end + ban.start(), end + ban.end()), ban.lastgroup or "ban")


def _refused(flat: str, end: int, scope: str, cues: _Cues, is_name: bool) -> Ban | None:
    """Understand a negative ending as a refusal, where nothing is offered."""
    refusal = cues.refusal.search(scope)
    if refusal is None or not _reaches(scope[: refusal.start()], cues, is_name):
        return None
    if _is_soliciting_near(flat, end, cues):
        return None
    span = (end + refusal.start(), end + refusal.end())
    return Ban(refusal.group(), span, "denial")


def _cut_list(flat: str, end: int, scope: str, cues: _Cues) -> Ban | None:
    """Understand a list of what rooms ban that the listing cut off before the ban itself."""
    if not flat.endswith(("…", "...")) or cues.positive.search(scope):
        return None
    low = max(0, end - _REACH)
    line = flat[max(flat.rfind("\n", low, end), flat.rfind("。", low, end), low - 1) + 1 :]
    if len({item.group() for item in cues.item.finditer(line)}) < 3:
        return None
    return Ban(flat[-1], (len(flat) - 1, len(flat)), "ban")


def _denied(flat: str, end: int, scope: str, denial: re.Match[str], cues: _Cues) -> Ban | None:
    between = scope[: denial.start()]
    if _DENIED_DIRECTLY.fullmatch(between) is None or cues.except_for.match(between):
        return None
    if _is_soliciting_near(flat, end, cues):
        return None
    return Ban(denial.group(), (end + denial.start(), end + denial.end()), "denial")


def _is_soliciting_near(flat: str, at: int, cues: _Cues) -> bool:
    """Tell whether a text speaks of pay, prices or private contact near a place."""
    low, high = max(0, at - _VICINITY), at + _VICINITY
    return cues.solicit.search(flat, low, high) is not None and cues.employer.search(flat) is None


def _reaches(between: str, cues: _Cues, is_name: bool) -> bool:
    """Tell whether a ban reaches back over the text between the hit and its cue."""
    between = unquoted(between)  # what others say in quotes is no welcome of the room's
    if cues.except_for.search(between):
        return False
    total = _TOTAL.search(between)
    if total is not None and "。" not in between:
        items = _BETWEEN_ITEMS.split(between[: total.start()])
        return all(len(item) <= _LONGEST_ITEM for item in items)  # "calls for …, all of it"
    if cues.positive.search(between):
        return False
    pieces = [piece for piece in _SPACES.split(between.strip(" 　")) if _WORDLESS.sub("", piece)]
    if not _SPACES.search(between) or not pieces:
        return True
    if between[0] not in " 　\t":
        pieces = pieces[1:]
    if is_name and any(cues.narrow.search(piece) for piece in pieces):
        return False
    return all(
        cues.item.search(piece) or re.match(r"[はがもを→⇒一絶固全]", piece) for piece in pieces
    )


def _before(flat: str, start: int, end: int, cues: _Cues) -> Ban | None:
    line_start = max(flat.rfind("\n", max(0, start - _LIST), start) + 1, start - _LIST, 0)
    line = flat[line_start:start]
    base = start - len(line)
    mark = cues.mark_before.search(line)
    if mark is not None and not cues.positive.search(mark.group()):
        return Ban(mark.group().strip(), (base + mark.start(), base + mark.end()), "ban")
    head = None
    if any(end in line for end in _HEAD_ENDS):
        for match in cues.head.finditer(line):
            head = match
    if head is None:
        return None
    rest = line[head.end() :]
    is_plain = cues.ban.search(head.group()) is not None
    ends = cues.welcome if is_plain else cues.positive
    if ends.search(rest) or "。" in rest or _welcomed(flat, end, cues):
        return None
    return Ban(head.group(), (base + head.start(), base + head.end()), "ban")


def _welcomed(flat: str, end: int, cues: _Cues) -> bool:
    stop = flat.find("\n", end, end + 40)
    return (
        cues.positive.search(flat, end, stop if stop >= 0 else min(len(flat), end + 40)) is not None
    )


def _under_heading(flat: str, start: int, end: int, cues: _Cues) -> Ban | None:
    line_start = flat.rfind("\n", max(0, start - _LIST), start) + 1
    if not line_start and start > _LIST:
        return None
    line_end = flat.find("\n", end, end + _REACH)
    own = flat[line_start : line_end if line_end >= 0 else end + _REACH]
    is_list = len(_PARTED.findall(own)) >= _ITEMS and "。" not in flat[line_start:start]
    is_item = is_list or _BULLET.match(own) is not None
    own = _BULLET.sub("", unquoted(own))
    if cues.welcome.search(own) or (cues.positive.search(own) and not is_item):
        return None
    if not is_list and len(own) > (120 if own.isascii() else 60):
        return None
    at = line_start - 1
    blanks = 0
    for _ in range(_MOST_LINES):
        if at < 0:
            return None
        begin = flat.rfind("\n", max(0, at - _REACH), at) + 1
        if not begin and at > _REACH:
            return None
        line = unquoted(flat[begin:at].strip())
        if not flat[begin:at].strip():
            blanks += 1
            if blanks > 2 or (len(own) > _LONGEST_ITEM and not is_item):
                return None
        elif (heading := _heading(line, cues)) is not None:
            before, after = heading.string[: heading.start()], heading.string[heading.end() :]
            if cues.double.match(after):
                return None
            if cues.sent_away.search(before) and not is_item:
                return None  # it sends somebody away, and heads no list
            is_plain = cues.ban.search(heading.group()) is not None
            if not is_plain and (cues.positive.search(own) or (blanks and not is_item)):
                return None  # "rules" heads its list and no more, and not what is sought
            place = flat.index(heading.group(), begin)
            return Ban(heading.group(), (place, place + len(heading.group())), "ban")
        elif not _BULLET.match(line) and _is_other(line, cues):
            return None
        at = begin - 1
    return None


def _is_other(line: str, cues: _Cues) -> bool:
    """Tell whether a line is no item of a list of bans."""
    is_list = len(_PARTED.findall(line)) >= _ITEMS
    is_item = is_list or len(line) <= _LONGEST_ITEM
    return not is_item or cues.positive_head.search(line) is not None


def _heading(line: str, cues: _Cues) -> re.Match[str] | None:
    """Give the ban head of a line that is a heading, not an item which is banned itself."""
    line = line.rstrip("。").rpartition("。")[2]
    heading = cues.heading.search(line)
    if heading is None or len(line) > 40:
        return None
    rest = _WORDLESS.sub("", line[: heading.start()] + line[heading.end() :])
    if _NUMBERED.match(line) and len(rest) > 2:
        return None
    return heading if len(rest) <= 16 else None


def _above_closing(flat: str, end: int, cues: _Cues) -> Ban | None:
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
