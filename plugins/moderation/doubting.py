"""Messages of the talk that read like posts which should not stand in a room, as two rules tell it."""

from collections.abc import Iterator

from auditor import Problem, RoomExport
from auditor.text import HARDLY_IN_DOUBT, Doubt, doubted, telling

from .luring import LURED_TO, luring, sold_to_minors
from .talk import MOST_MESSAGES, sample, signed

SHOWN = 20
_LEVELS = ((100, 0.9), (1_000, 0.95), (MOST_MESSAGES, 0.98))
"""The least likelihood that is told, by the number of messages: of many some read so by chance."""

MESSAGES = {
    "resembles": {
        "ja": "「{phrase}」は、載せないほうがよい投稿に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。前後の流れとあわせて確認してください。",
        "en": "“{phrase}” is worded like posts that should not stand in a room (likeness {percent} %; most alike: {grams}). Please read it in its context.",
    },
    "nearest": {
        "ja": "「{phrase}」は、載せないほうがよい投稿、とくに「{kind}」に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。前後の流れとあわせて確認してください。",
        "en": "“{phrase}” is worded like posts that should not stand in a room, most of all {kind} (likeness {percent} %; most alike: {grams}). Please read it in its context.",
    },
}
"""What is said of such a message."""

SOURCES = (
    "line.prohibited.1",
    "line.prohibited.9",
    "line.prohibited.14",
    "own.practice",
)


def told(export: RoomExport, *, alarming: bool) -> Iterator[Problem]:
    """Give the messages that are hardly in doubt any more, or those that are, the surest first.

    One problem a message, of those in which no known word has been found.
    """
    talk = sample(export)
    known = signed(export).union(sign.pointer for sign in luring(export, LURED_TO))
    level = next(level for most, level in _LEVELS if len(talk) <= most)
    surest: dict[str, tuple[Doubt, str]] = {}
    for pointer, text, doubt in sorted(doubted(talk), key=_surest_first):
        if pointer not in known and sold_to_minors(text) is None:
            surest.setdefault(pointer, (doubt, text))
    found = [
        (pointer, text, doubt)
        for pointer, (doubt, text) in surest.items()
        if doubt.likelihood >= level and (doubt.likelihood >= HARDLY_IN_DOUBT) is alarming
    ]
    for pointer, text, doubt in found[:SHOWN]:
        message, values = telling(text, doubt)
        yield Problem(message, at=pointer, span=doubt.span, values=values)


def _surest_first(found: tuple[str, str, Doubt]) -> float:
    return -found[2].likelihood
