"""What a text tells as said or done by others: quoted, warned of, or the name of a thing."""

import re

from auditor.text.cues import Cues, load_cues
from auditor.text.findings import Ban
from auditor.text.flattening import flatten
from auditor.text.listing import is_item
from auditor.text.quoting import quotation_around, unquoted
from auditor.text.sentence import sentence_at

_REACH = 90
_VICINITY = 150
"""Characters before and behind what is quoted in which a warning of it may stand."""
_NEAR = 20
_LED_IN = 300
"""Characters before a word in which the colon behind what leads in a warning may stand."""
_BLANK = " \u3000\n"
_NEXT_LINE = re.compile(f"[{_BLANK}]*\n")
_TITLE = 12
"""Characters, the quotation marks among them, that a name has beside the words found in it."""
_GLOSS = re.compile(
    r"(?:[「『][^「」『』\n]{1,80}[」』]|[\"“][^\"“”\n]{1,80}[\"”]) ?(?:[→⇒=]|->) ?"
    r"(?:[^「」『』。、\n]{0,8}?の?|(?:that is |that's |it is |it's |this is )?(?:a |an |the )?)\Z"
)
_QUOTES = re.compile(r"(?:[「『][^「」『』\n]{1,80}[」』]|[\s、,…・])+")


def told_of(flat: str, start: int, end: int, cues: Cues, title: str) -> Ban | None:
    """Give what tells that the words at start..end of a text so titled are those of others."""
    return (
        _warned_of(flat, start, end, cues, title)
        or _glossed(flat, start, cues)
        or _named(flat, start, end, cues)
        or _titled(flat, start, cues, title)
        or _cautioned(flat, start, cues, title)
    )


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Tell whether a span stands in a quotation that the rest of its sentence does not make use of.

    「裏垢」さん歓迎 and 「氷」と書いて送って mean what they quote.
    """
    quotation = quotation_around(text, start, end)
    if quotation is None:
        return False
    close = quotation[1]
    rest = text[close : min(sentence_at(text, close - 1)[1], close + _REACH)]
    cues, flat = load_cues(), flatten(rest)
    if cues.quote_report.search(flat):
        return True
    return cues.quote_use.search(flat) is None and cues.offers.search(flat) is None


def _warned_of(flat: str, start: int, end: int, cues: Cues, title: str) -> Ban | None:
    """Understand what somebody is quoted with, in a line that warns of it, as a report.

    The next line may hold the warning, and of what is told as said the one before it or the title;
    behind and before what is told as said, blank lines do not count.
    """
    quotation = quotation_around(flat, start, end) or quotation_around(flat, start, start + 1)
    if quotation is None:
        return None
    opened, closed = quotation
    low = max(0, opened - _REACH, flat.rfind("\n", max(0, opened - _REACH), opened) + 1)
    line = _line_end(flat, closed)
    is_told = (
        cues.quote_told.search(flat[closed:line]) is not None
        or cues.quote_told_before.search(flat[low:opened]) is not None
    )
    if not is_told and _QUOTES.fullmatch(flat, low, line) is None:
        return None
    after = _NEXT_LINE.match(flat, line) if is_told else None
    high = min(_line_end(flat, after.end() if after else line + 1), closed + _VICINITY)
    if is_told and cues.quote_call.search(flat, closed, high):
        return None
    warning = cues.warning.search(flat, low, opened) or cues.warning.search(flat, closed, high)
    if warning is None and is_told:
        warning = cues.quote_removal.search(flat, closed, high)
    if warning is None and is_told:
        above = max(0, low - _VICINITY)
        ends = len(flat[:low].rstrip(_BLANK))
        above = max(above, flat.rfind("\n", above, max(above, ends)) + 1)
        warning = cues.warning.search(flat, above, low)
    if warning is None and is_told and cues.warning.search(title):
        return Ban(flat[opened:closed], quotation, "report")
    return None if warning is None else Ban(warning.group(), warning.span(), "report")


def _glossed(flat: str, start: int, cues: Cues) -> Ban | None:
    """Understand the word behind a specimen's arrow as what the specimen is, where nobody calls.

    Specimen: 「荷物を運ぶだけ」→受け子
    """
    line = flat.rfind("\n", max(0, start - _LED_IN), start) + 1
    gloss = _GLOSS.search(flat, max(line, start - _VICINITY), start)
    if gloss is None:
        return None
    opened = gloss.start()
    high = min(_line_end(flat, start), start + _VICINITY)
    if cues.quote_told_before.search(flat[line:opened]) is None:
        return None
    if cues.quote_call.search(flat, start, high) or cues.positive.search(flat, start, high):
        return None
    return Ban(flat[opened:start], (opened, start), "report")


def _titled(flat: str, start: int, cues: Cues, title: str) -> Ban | None:
    """Understand a list whose title says that it is one of tricks as told of, where nobody calls.

    Titled 「詐欺の手口」, a list tells what others do, unless it says itself how to join them.
    """
    tricks = cues.tricks_title.search(title) if title else None
    if tricks is None:
        return None
    line = flat.rfind("\n", 0, start) + 1
    if not is_item(flat[line : line + _NEAR]):
        return None
    said = unquoted(flat)
    if cues.quote_call.search(said) or cues.offers.search(said):
        return None
    return Ban(flat[line:start], (line, start), "report") if line < start else None


def _cautioned(flat: str, start: int, cues: Cues, title: str) -> Ban | None:
    """Understand a text that is titled, or led in, as a warning and tells what to do, not to join.

    Scams that use our topic: what they look like …; if it happens to you, call 188.
    """
    if not _warns(title, cues):
        low = max(0, flat.rfind("\n", 0, start) + 1, start - _LED_IN)
        lead = flat.rfind(":", low, start)
        if lead < 0 or not _warns(flat[low:lead], cues):
            return None
    remedy = cues.remedy.search(flat)
    if remedy is None:
        return None
    said = unquoted(flat)
    if cues.quote_call.search(said) or cues.tricks_call.search(said):
        return None
    return Ban(remedy.group(), remedy.span(), "report")


def _warns(title: str, cues: Cues) -> bool:
    return bool(title) and (
        cues.warning_title.search(title) is not None or cues.tricks_title.search(title) is not None
    )


def _named(flat: str, start: int, end: int, cues: Cues) -> Ban | None:
    """Understand a quotation that is nothing but what some thing is called as told of.

    "Easy Money" is a pale ale.
    """
    quotation = quotation_around(flat, start, end)
    if quotation is None or quotation[1] - quotation[0] > end - start + _TITLE:
        return None
    name = cues.quoted_name.match(flat[quotation[1] : quotation[1] + _REACH])
    if name is None:
        return None
    return Ban(name.group(), (quotation[1], quotation[1] + name.end()), "report")


def _line_end(flat: str, start: int) -> int:
    end = flat.find("\n", start)
    return end if end >= 0 else len(flat)
