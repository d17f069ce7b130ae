"""What admins write that reads like posts which should not stand in a room, as two rules tell it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from auditor import Context, Problem, RoomExport, Unknown, Yield
from auditor.text import HARDLY_IN_DOUBT, category_advice, doubted, telling

_ELSEWHERE = re.compile("/room/|/commerce/|/sub_rooms/[0-9]+/name")
"""Names and descriptions are read by `naming.risky-resemblance`; a legal notice has its own words."""

Span = tuple[int, int]

MESSAGES = {
    "resembles": {
        "ja": "「{phrase}」は、載せないほうがよい投稿に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。意味を確認してください。",
        "en": "“{phrase}” is worded like posts that should not stand in a room (likeness {percent} %; most alike: {grams}). Please check what it says.",
    },
    "nearest": {
        "ja": "「{phrase}」は、載せないほうがよい投稿、とくに「{kind}」に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。意味を確認してください。そのとおりなら: {advice}",
        "en": "“{phrase}” is worded like posts that should not stand in a room, most of all {kind} (likeness {percent} %; most alike: {grams}). Please check what it says. If so: {advice}",
    },
}
"""What is said of such a part of a text."""

SOURCES = (
    "line.prohibited.1",
    "line.prohibited.9",
    "line.prohibited.14",
    "law.copyright",
    "law.kojin-joho",
    "law.tokushoho-11",
    "law.shohisha-keiyaku-8",
    "law.yakkiho-24",
    "law.yakkiho-66-68",
    "law.stealth-marketing",
    "own.practice",
)


def told(export: RoomExport, context: Context, *, alarming: bool) -> Iterator[Yield]:
    """Give the parts of what admins write that are hardly in doubt any more, or those that are.

    Where there are none, the notes must be known to say so.

    What the rules say, in a note too, is always in doubt: rules speak of what they regulate.
    """
    found = tuple(_parts(export, context, alarming=alarming))
    yield from found
    if not found and export.notes is None:
        yield Unknown("/notes")


def _parts(export: RoomExport, context: Context, *, alarming: bool) -> Iterator[Problem]:
    rules = export.guidelines.text or ""
    heard = _heard(context)
    read = tuple(pair for pair in context.public_text if not _ELSEWHERE.match(pair[0]))
    for pointer, text, doubt in doubted(read):
        low, high = doubt.span
        is_sure = doubt.likelihood >= HARDLY_IN_DOUBT and text[low:high] not in rules
        if is_sure is not alarming:
            continue
        if any(start < high and low < end for start, end in heard.get(pointer, ())):
            continue  # known words say it for certain
        message, values = telling(text, doubt)
        if doubt.kind is not None:
            values["advice"] = category_advice(doubt.kind)
        yield Problem(message, at=pointer, span=doubt.span, values=values)


def _heard(context: Context) -> Mapping[str, Sequence[Span]]:
    """Where the words of the lexicons have found something."""
    heard: dict[str, list[Span]] = defaultdict(list)
    for finding in context.assessment.findings:
        for hit in finding.hits:
            heard[hit.pointer].append(hit.span)
    return heard
