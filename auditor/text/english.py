"""English negation: what in an English sentence takes a hit back.

English says "no" before the thing ("please don't post …", "beware of …", "this is not a … group")
or judges it behind ("… will be removed", "… is not welcome here"), and all of it within one
sentence. A negative that praises an offer ("no documents, instant loan", "not a scam") takes
nothing back: only what forbids an act, warns or denies counts, and no comma is crossed but those
of a list. What somebody posted is reported where the same or the next sentence says that it is
gone, and so is what a thing that somebody did is called.
"""

import json
import re
from functools import cache
from importlib.resources import files

from attrs import frozen

_REACH = 100
_STORY = 200
"""Characters before and behind the name of a thing in which it is told who did it, and its end."""
_LADDER = 600
"""Characters before a sentence in which the steps of sanctions are named."""
_BEFORE_A_STEP = r"(?:→|⇒|➡|=>|->|>|\bthen|\bfinally|\blast),? ?(?:a |an |the )?"
_ENDS = re.compile(r"[.!?;。\n](?![a-z0-9])|\n")
_WORD = r"[\w'’\"“”&/+$%-]+"
_LIST = rf"(?:{_WORD}(?: {_WORD}){{0,3}}, ?){{0,6}}"


@frozen
class _Cues:
    """The table, compiled: each pattern is of the text before a hit up to it, or from its end."""

    before: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]
    listed: re.Pattern[str]
    list_end: re.Pattern[str]
    banned_list: re.Pattern[str]
    follow: re.Pattern[str]
    when: re.Pattern[str]
    breaks: re.Pattern[str]
    praise: re.Pattern[str]
    told: re.Pattern[str]
    story: re.Pattern[str]
    named: re.Pattern[str]
    gone: re.Pattern[str]
    removed: re.Pattern[str]
    step: re.Pattern[str]


def english_cue(flat: str, start: int, end: int) -> tuple[str, tuple[int, int], str] | None:
    """Give text, span and kind of what takes the English words at start..end back."""
    cues = _cues()
    low = max(0, start - _REACH)
    for mark in _ENDS.finditer(flat, low, start):
        low = mark.end()
    low += len(flat[low:start]) - len(flat[low:start].lstrip())
    stop = _ENDS.search(flat, end, end + _REACH)
    high = stop.start() if stop else min(len(flat), end + _REACH)
    before, after = flat[low:start], flat[end:high]
    for number, pattern in enumerate(cues.before):
        found = pattern.search(before)
        if found is None or cues.breaks.search(before, found.end("cue")):
            continue
        if not cues.praise.match(before[found.end("cue") :].lstrip() + flat[start:end]):
            kind = "denial" if number == len(cues.before) - 1 else "ban"
            return found["cue"].strip(), _within(found.span("cue"), low), kind
    banned = _in_list(before, after, cues)
    if banned is not None:
        return banned["cue"].strip(), _within(banned.span("cue"), low), "ban"
    found = cues.after.match(after)
    if found is not None and not cues.breaks.search(after, 0, found.start("cue")):
        return found["cue"].strip(), _within(found.span("cue"), end), "ban"
    step = cues.step.match(after)
    if step is not None and _is_of_ladder(step["cue"], flat[max(0, low - _LADDER) : low]):
        return step["cue"], _within(step.span("cue"), end), "ban"
    if cues.when.match(before):
        told = cues.follow.search(after)
        if told is not None:
            return told["cue"].strip(), _within(told.span("cue"), end), "ban"
    if cues.told.search(before):
        gone = cues.gone.match(flat, end, end + _REACH)
        if gone is not None and not cues.breaks.search(flat, gone.end(), gone.end() + _REACH):
            return gone["cue"], gone.span("cue"), "report"
    if cues.named.fullmatch(before) and cues.story.search(flat, max(0, low - _STORY), low):
        gone = cues.removed.search(flat, end, end + _STORY)
        if gone is not None and not cues.breaks.search(flat, end, gone.end() + _REACH):
            return gone["cue"], gone.span("cue"), "report"
    return None


def _in_list(before: str, after: str, cues: _Cues) -> re.Match[str] | None:
    """Give the "no" of a list of what a room bans, where the words stand in it.

    "No documents, instant loan" praises: a list bans where it names what rooms ban, up to its end,
    and where each of its items but one has a "no" of its own, that one is none of them.
    """
    listed = cues.listed.search(before)
    if listed is None or before.count("no ", 0, listed.end()) > 1:
        return None
    if not cues.breaks.search(before, listed.end("cue")):
        rest = cues.list_end.match(after)
        if rest is not None:
            items = before[listed.end("cue") :] + rest.group()
            if rest["last"] or cues.banned_list.search(items):
                return listed
    return None


def _is_of_ladder(name: str, before: str) -> bool:
    """Tell whether a text names a step of its sanctions so: loose thread → burnt cloth (never)."""
    return re.search(_BEFORE_A_STEP + re.escape(name) + r"(?![a-z])", before) is not None


def _within(span: tuple[int, int], base: int) -> tuple[int, int]:
    return base + span[0], base + span[1]


@cache
def _cues() -> _Cues:
    path = files(__package__ or "auditor.text").joinpath("english-negation.json")
    table: dict[str, list[str]] = json.loads(path.read_text("utf-8"))

    def either(key: str) -> str:
        return "(?:" + "|".join(table[key]) + ")"

    few = rf"(?:{_WORD} ){{0,3}}"
    some = rf"(?:{_WORD} ){{0,5}}"
    phrase = rf"{_WORD}(?: {_WORD}){{0,2}}"
    item = rf"{_WORD}(?: {_WORD}){{0,4}}"
    nouns = rf"(?: {_WORD}){{0,4}}?(?: {either('nouns')}){{0,4}}"
    listed = (
        rf"(?:(?:, ?{item}){{0,5}},? (?:or|and|&|nor) {phrase}{nouns}"
        rf"|(?:, ?{item}){{1,5}}(?= ?[:=→–—]))?"
    )
    linked = r":?(?: ?(?:is|are|will|would|can|may|gets?|should|:|=|→|->|-|–|—))?(?: be)?"
    return _Cues(
        before=(
            # please don't post …, never share nudes or …
            re.compile(
                rf"(?<![a-z])(?P<cue>{either('negatives')} (?:{_WORD} ){{0,2}}{either('acts')})"
                rf"(?![a-z])(?: (?:or|and) {either('acts')})?(?: |: ?){_LIST}"
                rf"(?:(?:(?:{_WORD} ){{0,4}}(?:or|nor)|and) )?{few}\W?$"
            ),
            # don't sell your account, where the act is a part of the words themselves
            re.compile(rf"(?<![a-z])(?P<cue>{either('negatives')})(?: ever| even)? [\"“'‘(]?$"),
            # no drugs, weed or …
            re.compile(
                rf"(?<![a-z])(?P<cue>no )(?:{_WORD}(?: {_WORD})?, ?){{0,6}}"
                rf"{_WORD}(?: {_WORD})? (?:or|nor) {few}[\"“]?$"
            ),
            # instant ban for threats, scams or …
            re.compile(
                rf"(?<![a-z])(?P<cue>{either('sanctions')}) ?{_LIST}"
                rf"(?:(?:{_WORD} ){{0,4}}(?:or|nor|and) )?{some}\W?$"
            ),
            # beware of …
            re.compile(
                rf"(?<![a-z])(?P<cue>{either('warnings')})(?:(?<=-)|(?<= )| |: ?){_LIST}"
                rf"{some}\W?$"
            ),
            # this is not a … group
            re.compile(rf"(?:^|(?<=[ ,(]))(?P<cue>{either('denials')})(?: |$){few}\W?$"),
        ),
        # … posts, ads and spam will be removed
        after=re.compile(
            rf"(?:-[a-z]{{1,14}}(?![a-z]))?['\")\]]?{nouns}{listed}\W{{0,2}}{linked}"
            r"(?: also| strictly| always)? ?"
            rf"(?P<cue>{either('verdicts')})(?![a-z])"
        ),
        # no ads, … or politics; no ads, …, politics
        listed=re.compile(
            rf"(?<![a-z])(?P<cue>no ){_LIST}(?:{_WORD} ){{0,2}}(?:[a-z-]+/){{0,4}}[\"“]?$"
        ),
        list_end=re.compile(
            rf"(?: {_WORD}){{0,2}}(?:, ?{phrase}){{0,5}}?"
            rf"(?:,? ?(?:or|nor|and|&|/) ?{phrase}|, ?(?P<last>{either('banned')})(?![a-z])) ?$"
        ),
        banned_list=re.compile(rf"(?<![a-z]){either('banned')}(?![a-z])"),
        follow=re.compile(
            rf"^[^.!?\n]{{0,50}}?(?:, ?| )(?:then )?(?P<cue>{either('follow')})(?![a-z])"
        ),
        when=re.compile(rf"[\W\d]*{either('when')}(?![a-z])"),
        breaks=re.compile(rf"(?<![a-z]){either('breaks')}(?![a-z])"),
        # someone posted …; it's gone
        told=re.compile(rf"(?<![a-z]){either('told')}(?: {_WORD}){{0,4}} $"),
        # someone posted …; that is called …; we removed it
        story=re.compile(rf"(?<![a-z]){either('told')}(?![a-z])"),
        named=re.compile(rf"(?:so |and |well, )?{either('named')} [\"“'‘]?"),
        removed=re.compile(rf"(?<![a-z])(?P<cue>{either('gone')})(?![a-z])"),
        # nudes, minors: red card
        step=re.compile(
            rf"{nouns}{listed}\W{{0,2}}: ?(?:a |an |the )?(?P<cue>[a-z][\w'-]*(?: [a-z][\w'-]*)??)"
            r"(?= ?(?:$|[.;,()]|(?:from|at|right|straight|immediately|without|on)(?![a-z])))"
        ),
        gone=re.compile(
            rf"[^.!?;,\n]*(?:[.!;,]| and| but)+ ?(?:and |but )?(?P<cue>{either('gone')})(?![a-z])"
        ),
        praise=re.compile(rf"(?:a |an |your )?{either('not_denied')}(?![a-z])"),
    )
