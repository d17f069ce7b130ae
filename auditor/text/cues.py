"""Cues: the words and marks by which bans, refusals, denials, reports and welcomes are known."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from auditor.text.characters import fold_pattern
from auditor.text.patterns import guarded, lazily

_HEAD_CLOSED = ":】]』」>＞→⇒)＝=〉》・▶▷►▸»↓|/┊"
HEAD_ENDS = _HEAD_CLOSED + "…"
"""The marks that close the head of a list; dots do so only right behind what is not to be there."""


@frozen
class Cues:
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
    welcome_head: re.Pattern[str]
    narrow: re.Pattern[str]
    item: re.Pattern[str]
    nuisance: re.Pattern[str]
    solicit: re.Pattern[str]
    strong_solicit: re.Pattern[str]
    follow_on: re.Pattern[str]
    listed_behind: re.Pattern[str]
    employer: re.Pattern[str]
    except_for: re.Pattern[str]
    sent_away: re.Pattern[str]
    offers: re.Pattern[str]
    quote_use: re.Pattern[str]
    quote_report: re.Pattern[str]
    quote_told: re.Pattern[str]
    quote_told_before: re.Pattern[str]
    quote_verdict: re.Pattern[str]
    quote_removal: re.Pattern[str]
    quote_call: re.Pattern[str]
    tricks_title: re.Pattern[str]
    warning_title: re.Pattern[str]
    remedy: re.Pattern[str]
    tricks_call: re.Pattern[str]
    quoted_name: re.Pattern[str]
    warning: re.Pattern[str]
    welcome: re.Pattern[str]


@cache
def load_cues() -> Cues:
    """Give the compiled table."""
    path = files(__package__ or "auditor.text").joinpath("negation-cues.json")
    table: dict[str, Any] = json.loads(path.read_text("utf-8"))

    begins = table["begins"]

    def either(key: str) -> str:
        return "(?:" + "|".join(fold_pattern(cue, keep_long=True) for cue in table[key]) + ")"

    def lone(key: str) -> re.Pattern[str]:
        return lazily(guarded(either(key), begins.get(key)))

    beginning = "".join(mark[0] for mark in table["ban_marks"])
    beginning += begins["bans"] + begins["reports"]
    marks = "|".join(map(re.escape, table["ban_marks"]))
    flips = "|".join(map(re.escape, table["flip_marks"]))
    flips = f"(?<![◯〇○月年約])(?:{flips})(?![◯〇○万円年月日億])"
    return Cues(
        ban=lazily(
            f"{either('renames')}|"
            + guarded(f"{either('bans')}|{marks}|(?P<report>{either('reports')})", beginning)
        ),
        denial=lone("denials"),
        refusal=lone("refusals"),
        double=lazily("|".join(fold_pattern(cue, keep_long=True) for cue in table["double"])),
        head=lazily(
            rf"(?:{either('heads')}|{marks})[^\n。]{{0,6}}?(?:[{re.escape(_HEAD_CLOSED)}]"
            r"|(?<=ない(?:もの|こと))…)"
        ),
        heading=lazily(rf"{either('heads')}|{marks}|⚠"),
        mark_before=lazily(
            rf"(?:^|[\s　・、,/|。!?])(?:{marks}|(?:no|stop)(?![a-z]))[\ufe0f\s　]*$"
            rf"|^[\s　]*(?:{marks})[^。!?\n]*$"
        ),
        positive=lazily(f"{either('positive')}|{flips}"),
        positive_head=lazily(f"{either('positive_heads')}|{flips}"),
        welcome_head=lone("welcome_heads"),
        narrow=lazily(rf"{either('narrow_items')}(?:さん|の?方|の?人)?[はもが]?$"),
        item=lone("list_items"),
        nuisance=lone("nuisances"),
        solicit=lone("solicit"),
        strong_solicit=lone("strong_solicit"),
        follow_on=lazily(rf"[\s」』]*{either('follow_on')}"),
        listed_behind=lone("listed_behind"),
        employer=lone("employer"),
        except_for=lone("except_for"),
        sent_away=lone("sent_away"),
        offers=lone("offers"),
        quote_use=lone("quote_uses"),
        quote_report=lone("quote_reports"),
        quote_told=lone("quotes_told"),
        quote_told_before=lone("quotes_told_before"),
        quote_verdict=lone("quote_verdicts"),
        quote_removal=lone("quote_removals"),
        quote_call=lone("quote_calls"),
        tricks_title=lone("tricks_titles"),
        warning_title=lone("warning_titles"),
        remedy=lone("remedies"),
        tricks_call=lone("tricks_calls"),
        quoted_name=lone("quoted_names"),
        warning=lone("warnings"),
        welcome=lazily(f"{either('welcomes')}|{flips}"),
    )
