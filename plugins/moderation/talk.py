"""The sample of the talk as the rules read it: the newest messages, read once for all rules."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

import attrs

from auditor import RoomExport, parse_time
from auditor.text import assess

MOST_MESSAGES = 5_000
MOST_CHARACTERS = 200_000
LONGEST = 2_000
"""Of a longer message its beginning is read; what follows seldom says anything else."""

Sample = tuple[tuple[str, str], ...]


def sample(export: RoomExport) -> Sample:
    """Pointer and text of the newest messages, in order; bounded, however large the talk is."""
    chosen: list[tuple[str, str]] = []
    left = MOST_CHARACTERS
    messages = export.messages or ()
    for index in range(len(messages) - 1, max(-1, len(messages) - 1 - MOST_MESSAGES), -1):
        text = (messages[index].text or "")[:LONGEST]
        if not text:
            continue
        left -= len(text)
        if left < 0:
            break
        chosen.append((f"/messages/{index}/text", text))
    return tuple(reversed(chosen))


def message(export: RoomExport, pointer: str) -> str:
    """The message that a pointer of the sample names."""
    return (export.messages or ())[int(pointer.split("/")[2])].text or ""


@attrs.frozen
class Sign:
    """A category that one message speaks for, and where the word for it stands."""

    category: str
    pointer: str
    span: tuple[int, int]


@lru_cache(maxsize=32)  # some rooms are judged together
def _signs(talk: Sample) -> tuple[Sign, ...]:
    """The signs of every message, each read by itself: strangers' words do not add up."""
    read: dict[str, dict[str, tuple[int, int]]] = {}
    found: list[Sign] = []
    for pointer, text in talk:
        if text not in read:
            findings = assess({"/messages/0/text": text}).findings
            read[text] = {item.category: item.hits[0].span for item in reversed(findings)}
        found += [Sign(category, pointer, span) for category, span in read[text].items()]
    return tuple(found)


def signs(export: RoomExport, wanted: Iterable[str]) -> Iterator[Sign]:
    """The first sign of each message for one of the wanted categories."""
    told: set[str] = set()
    for sign in _signs(sample(export)):
        if sign.category in wanted and sign.pointer not in told:
            told.add(sign.pointer)
            yield sign


def signed(export: RoomExport) -> frozenset[str]:
    """The pointers of the messages in which a known word speaks for any category."""
    return frozenset(sign.pointer for sign in _signs(sample(export)))


@attrs.frozen
class Spoken:
    """One message with its moment and its speaker."""

    index: int
    at: datetime
    sender: str
    text: str


def spoken(export: RoomExport) -> tuple[Spoken, ...]:
    """The newest messages that tell when and by whom they were sent, in the order of time."""
    messages = export.messages or ()
    first = max(0, len(messages) - MOST_MESSAGES)
    found = []
    for index, message in enumerate(messages[first:], start=first):
        at = parse_time(message.at)
        if at is not None and message.sender is not None:
            found.append(Spoken(index, at, message.sender, message.text or ""))
    return tuple(sorted(found, key=lambda message: (message.at, message.index)))
