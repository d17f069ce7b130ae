"""The sample of the talk as the rules read it: the newest messages, read once for all rules."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

import attrs

from auditor import RoomExport, parse_time
from auditor.text import Assessment, Hit, assess

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


@lru_cache(maxsize=1)
def assessed(talk: Sample) -> Assessment:
    """What the shared vocabulary says of the sample, each message by itself."""
    return assess(dict(talk))


def signs(export: RoomExport, wanted: Iterable[str]) -> Iterator[tuple[str, Hit]]:
    """Category and first hit of each message that speaks for one of the wanted categories."""
    told: set[str] = set()
    for finding in assessed(sample(export)).findings:
        hit = finding.hits[0]
        if finding.category in wanted and hit.pointer not in told:
            told.add(hit.pointer)
            yield finding.category, hit


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
