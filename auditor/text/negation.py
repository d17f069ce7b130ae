"""Negation: what in a text takes a hit back — a ban, a refusal, a denial — and what does not.

A ban has a scope. It reaches back over a list to its end, forward from a head that is marked as
one, and down the lines of a list; it stops at a sign of welcome. A ban on something that merely
stands beside the hit, and a denial amid pay, prices and contacts, take nothing back.
"""

import re

from auditor.text.cues import HEAD_ENDS, Cues, load_cues
from auditor.text.english import english_cue
from auditor.text.findings import Ban
from auditor.text.flattening import flatten
from auditor.text.listing import LONGEST_ITEM, LONGEST_LIST, above_closing, under_heading
from auditor.text.quoting import quotation_around, unquoted
from auditor.text.sentence import sentence_at
from auditor.text.told import told_of

_STOP = re.compile(r"[。｡!?\n]")
_REACH = 90
_VICINITY = 150
"""Characters before and behind a denial in which pay or prices make it worthless."""
_NEAR = 20
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
_OF_BOTH = frozenset(("ng", "×"))
_DENIED_DIRECTLY = re.compile(
    r"(?:は|が|も|の|や|と|を|に|とか|など|等|目的|行為|勧誘|募集|話|系|部屋|おぷ|おぷちや|ぐるぷ|場所?|こと|もの"
    r"|人|方|厨|案件|なんて|なんか|やつ|もの|する|した|したい|一切|全く|まつたく|絶対|『[^』\n]{1,24}』"
    r"|[、・/」』])*"
)
_ASKED = re.compile(r"(?:ない|ません|へん)[\s　]*$")
_INVITED = re.compile(r"(?:ない|ません|へん)[\s　]*[?]")
_TOTAL = re.compile(r"[\s、,…](?:全部|全て|ぜんぶ|すべて|どれも)[はも]?$")
_BETWEEN_ITEMS = re.compile(r"[・、,/\s]")
_SPOKEN_OF = re.compile(
    "(?:の(?:ような)?|と(?:か|の|いう|いつた)?|つて(?:いう)?|など(?:の|という)?|みたいな|系の?)、?"
    "(?:発言|投稿|書き込み|言葉|話|募集|呼びかけ|質問|誘い|文|人|方)"
    "|[\\s　]*(?:→|⇒|➡|=)"
)
_REASON = re.compile(r"(?:ので|ため|為|から|もので|んで)(?:です)?[。]?\)")
_MARKED_OFF = re.compile(r"[()\n]")
_REFUSED = re.compile(
    r"(?:ません|まへん|ない|不可|お断り(?:して(?:い|お)?り?ます)?|遠慮(?:ください|下さい)"
    r"|(?:です)?ng|無理です|控えてください|休んでいます)[。]?(?=\()"
)
_FEWEST = 2
"""Marks between the things at least that a sentence without a verb lists."""
_VERBLESS = re.compile(
    r"(?:[一-鿿ァ-ヶーa-z0-9々)」]|こと|もの|など|たち|さん|ところ|なまえ|すまい)[\s　]*$"
)
_LIKEWISE = re.compile(r"[^。\n]{0,24}(?:同じ|同様)[^。\n]{0,8}。?[\s　]*")
_WORDLESS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[\s　]+")


def ban_on(
    flat: str, start: int, end: int, *, is_name: bool = False, title: str = ""
) -> Ban | None:
    """Give the ban, refusal or denial that the words at start..end of a text stand under.

    What the text is titled warns of what is told in it as said by others.
    """
    cues = load_cues()
    is_english = flat[start:end].isascii() and _JAPANESE.search(flat, end, end + _NEAR) is None
    found = _after(flat, end, cues, is_name)
    if found is not None and is_english and found.text.isascii() and found.text not in _OF_BOTH:
        found = None  # in English, "no" and "not" speak of what comes after them
    found = found or _before(flat, start, end, cues)
    if found is None and not is_name:
        found = _judged(flat, start, end, cues)
    if found is None and not is_name:
        found = _explained(flat, start, end, cues)
    if found is None and not is_name:
        found = under_heading(flat, start, end, cues) or above_closing(flat, end, cues)
    if found is None and not is_name:
        found = _listed(flat, start, end, cues)
    if found is None and is_english:
        cue = english_cue(flat, start, end)
        found = None if cue is None else Ban(*cue)
    if (
        found is not None
        and found.kind == "report"
        and cues.quote_call.search(flat, end, end + _VICINITY)
    ):
        return None  # who calls for answers does not only tell
    if found is not None or is_name:
        return found
    return told_of(flat, start, end, cues, title)


def is_offered(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a sentence offers or welcomes something: 歓迎です, 販売しています."""
    return load_cues().offers.search(flatten(text[start:end])) is not None


def _judged(flat: str, start: int, end: int, cues: Cues) -> Ban | None:
    """Understand a ban that is spoken of a whole quotation, whatever signs stand in it.

    「DMまってます!」という投稿は違反です and 「…」→ 犯罪です ban the call with all that it says.
    """
    quotation = quotation_around(flat, start, end)
    if quotation is None:
        return None
    close = quotation[1]
    verdict = cues.quote_verdict.match(flat[close : close + _VICINITY])
    if verdict is not None:
        return Ban(verdict.group(), (close, close + verdict.end()), "report")
    if _SPOKEN_OF.match(flat, close) is None:
        return None
    found = _after(flat, quotation[1], cues, is_name=False)
    return None if found is None or found.kind == "denial" else found


def _explained(flat: str, start: int, end: int, cues: Cues) -> Ban | None:
    """Understand what stands in brackets as the reason of a refusal right before them.

    ここでは承れません(お名前を書いていただくことになるので) refuses what it explains.
    """
    low = max(0, start - _REACH)
    opened = flat.rfind("(", low, start)
    closed = flat.find(")", end, end + _REACH)
    if opened < 0 or closed < 0 or _REASON.search(flat, end, closed + 1) is None:
        return None
    if _MARKED_OFF.search(flat, opened + 1, start) or _MARKED_OFF.search(flat, end, closed):
        return None
    sentence = sentence_at(flat, opened)[0]
    refused = _REFUSED.search(flat, max(sentence, low), opened + 1)
    if refused is None or cues.double.match(flat, opened):
        return None
    return Ban(refused.group(), refused.span(), "ban")


def _listed(flat: str, start: int, end: int, cues: Cues) -> Ban | None:
    """Understand what a sentence only lists as banned by the one before it.

    個人情報は書きません。お名前、住所、電話。 says nothing of what it names and offers nothing.
    """
    low = max(0, start - _REACH)
    begin = flat.rfind("。", low, start) + 1
    if not begin or flat.rfind("\n", low, start) >= begin:
        return None
    banned = cues.listed_behind.search(flat, max(0, begin - _REACH), begin)
    if banned is None:
        return None
    stop = _STOP.search(flat, start, start + _VICINITY)
    high = stop.start() if stop else min(len(flat), start + _VICINITY)
    if end > high + 1 and _LIKEWISE.fullmatch(flat, high + 1, end) is None:
        return None
    named = flat[begin:high]
    if len(_BETWEEN_ITEMS.findall(named)) < _FEWEST or _VERBLESS.search(named) is None:
        return None
    if cues.positive.search(named) or cues.strong_solicit.search(named):
        return None
    return Ban(banned.group(), banned.span(), "ban")


def is_negative(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a sentence bans, denies or refuses anything."""
    cues, flat = load_cues(), _INVITED.sub("", flatten(text[start:end]))
    return any(cue.search(flat) for cue in (cues.ban, cues.denial, cues.refusal))


def is_soliciting(flat: str) -> bool:
    """Tell whether a text speaks of pay, prices or private contact without naming an employer.

    What it only quotes does not count.
    """
    cues = load_cues()
    flat = unquoted(flat)
    return cues.strong_solicit.search(flat) is not None and cues.employer.search(flat) is None


def _after(flat: str, end: int, cues: Cues, is_name: bool) -> Ban | None:
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


def _refused(flat: str, end: int, scope: str, cues: Cues, is_name: bool) -> Ban | None:
    """Understand a negative ending as a refusal, where nothing is offered."""
    refusal = cues.refusal.search(scope)
    if refusal is None or not _reaches(scope[: refusal.start()], cues, is_name):
        return None
    if _is_soliciting_near(flat, end, cues):
        return None
    span = (end + refusal.start(), end + refusal.end())
    return Ban(refusal.group(), span, "denial")


def _cut_list(flat: str, end: int, scope: str, cues: Cues) -> Ban | None:
    """Understand a list of what rooms ban that the listing cut off before the ban itself."""
    if not flat.endswith(("…", "...")) or cues.positive.search(scope):
        return None
    low = max(0, end - _REACH)
    line = flat[max(flat.rfind("\n", low, end), flat.rfind("。", low, end), low - 1) + 1 :]
    items = {item.group() for item in cues.item.finditer(line)}
    if len(items) < (2 if cues.nuisance.search(line) and len(line) <= LONGEST_ITEM else 3):
        return None
    return Ban(flat[-1], (len(flat) - 1, len(flat)), "ban")


def _denied(flat: str, end: int, scope: str, denial: re.Match[str], cues: Cues) -> Ban | None:
    between = scope[: denial.start()]
    if _DENIED_DIRECTLY.fullmatch(between) is None or cues.except_for.match(between):
        return None
    if _is_soliciting_near(flat, end, cues):
        return None
    return Ban(denial.group(), (end + denial.start(), end + denial.end()), "denial")


def _is_soliciting_near(flat: str, at: int, cues: Cues) -> bool:
    """Tell whether a text speaks of pay, prices or private contact near a place."""
    low, high = max(0, at - _VICINITY), at + _VICINITY
    return cues.solicit.search(flat, low, high) is not None and cues.employer.search(flat) is None


def _reaches(between: str, cues: Cues, is_name: bool) -> bool:
    """Tell whether a ban reaches back over the text between the hit and its cue."""
    between = unquoted(between)  # what others say in quotes is no welcome of the room's
    if cues.except_for.search(between):
        return False
    total = _TOTAL.search(between)
    if total is not None and "。" not in between:
        items = _BETWEEN_ITEMS.split(between[: total.start()])
        return all(len(item) <= LONGEST_ITEM for item in items)  # "calls for …, all of it"
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


def _before(flat: str, start: int, end: int, cues: Cues) -> Ban | None:
    furthest = max(0, start - LONGEST_LIST)
    base = max(flat.rfind("\n", furthest, start) + 1, furthest)
    line = flat[base:start]
    mark = cues.mark_before.search(line)
    if mark is not None and not cues.positive.search(mark.group()):
        return Ban(mark.group().strip(), (base + mark.start(), base + mark.end()), "ban")
    head = None
    if any(sign in line for sign in HEAD_ENDS):
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


def _welcomed(flat: str, end: int, cues: Cues) -> bool:
    """Tell whether what follows is welcome of the same thing, and not the head of another list."""
    stop = flat.find("\n", end, end + 40)
    stop = stop if stop >= 0 else min(len(flat), end + 40)
    welcome = cues.positive.search(flat, end, stop)
    if welcome is None:
        return False
    other = cues.welcome_head.search(flat, end, min(len(flat), stop + 8))
    return other is None or other.end() <= welcome.start() or welcome.start() < other.start()
