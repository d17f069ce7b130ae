"""A talk history as values: messages, and how often people came, went and took back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import attrs

from auditor.importers.talk_lines import Line, Moment, grammar, lines

_HEAD = "[LINE] "
_SAVED = re.compile(r"([0-9]{1,4})[/.]([0-9]{1,2})[/.]([0-9]{1,4}),? ([0-9]{1,2}):([0-9]{2})")


@attrs.frozen
class TalkMessage:
    """One message; `sender` is None where the history does not say who spoke."""

    at: datetime
    sender: str | None
    text: str


@attrs.frozen
class TalkEvent:
    """One system line.

    Attributes:
        kind: join, leave, invite, unsent, live_talk, call or other.
    """

    on: date
    kind: str


@attrs.frozen(kw_only=True)
class Talk:
    """A talk history.

    Attributes:
        title: name of the room, or of the other person; None where there is no heading.
        is_person: whether the heading names a person.
        language: language of the heading, None where there is none.
        saved: when it was saved, as far as the heading tells.
        is_ambiguous: whether spaces, not tabs, part sender and text.
        undated: numbers of the lines with a time that stand before any date.
        unread: numbers of the lines before the first time that are neither heading nor date.
    """

    title: str | None
    is_person: bool
    language: str | None
    saved: datetime | None
    messages: tuple[TalkMessage, ...]
    events: tuple[TalkEvent, ...]
    is_ambiguous: bool
    undated: tuple[int, ...]
    unread: tuple[int, ...]


def read_talk(text: str, date_order: str) -> Talk:
    """The talk history that `text` is; dates that can be read two ways as `mdy` or `dmy`."""
    found = list(lines(text))
    has_tabs = any(line.moment is not None and line.moment.has_tab for line in found)
    heading, rest = _heading(found)
    title, saved = _title(heading), _saved(heading, date_order)
    messages: list[TalkMessage] = []
    events: list[TalkEvent] = []
    undated: list[int] = []
    unread: list[int] = []
    today: date | None = None
    for first, following in _blocks(rest, has_tabs):
        body, behind = _cut(first, following)
        if first is None:
            unread.extend(line.number for line in body if line.text.strip())
        elif today is None:
            undated.append(first.number)
        else:
            _read_block(first, body, today, messages, events)
        for line in behind:
            today = line.day.in_order(date_order) if line.day is not None else today
    return Talk(
        title=title[0] if title else None,
        is_person=bool(title and title[1]),
        language=title[2] if title else None,
        saved=saved,
        messages=tuple(messages),
        events=tuple(events),
        is_ambiguous=not has_tabs and bool(messages),
        undated=tuple(undated),
        unread=tuple(unread),
    )


def _heading(found: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The heading's lines (none, one or two) and the rest."""
    if not found or not found[0].text.startswith(_HEAD):
        return (), found
    has_saved = len(found) > 1 and found[1].text.startswith(grammar().saved)
    length = 2 if has_saved else 1
    return found[:length], found[length:]


def _title(heading: Sequence[Line]) -> tuple[str, bool, str] | None:
    if not heading:
        return None
    text = heading[0].text.removeprefix(_HEAD).strip()
    for form in grammar().titles:
        before, after = form["before"], form["after"]
        inside = len(text) > len(before) + len(after)
        if inside and text.startswith(before) and text.endswith(after):
            name = text[len(before) : len(text) - len(after)]
            return name, bool(form["person"]), str(form["language"])
    return text, False, "ja"


def _saved(heading: Sequence[Line], date_order: str) -> datetime | None:
    found = _SAVED.search(heading[1].text) if len(heading) > 1 else None
    if found is None:
        return None
    first, second, third, hour, minute = map(int, found.groups())
    month_day_year = (third, second, first) if date_order == "dmy" else (third, first, second)
    year, month, day = (first, second, third) if first > 31 else month_day_year
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def _blocks(rest: Sequence[Line], has_tabs: bool) -> Iterator[tuple[Line | None, list[Line]]]:
    """Each line with a time, and the lines up to the next one; first those before any time."""
    first: Line | None = None
    following: list[Line] = []
    for line in rest:
        if line.moment is not None and line.moment.has_tab == has_tabs:
            yield first, following
            first, following = line, []
        else:
            following.append(line)
    yield first, following


def _cut(first: Line | None, following: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines that go on with a message, and the dates and blanks behind it.

    A date belongs to the text when more text follows it, or when it stands inside quotes.
    """
    end = len(following)
    while end and (following[end - 1].day is not None or not following[end - 1].text.strip()):
        end -= 1
    if first is not None and first.moment is not None and first.moment.parts[-1].startswith('"'):
        closing = [n for n, line in enumerate(following, 1) if line.text.endswith('"')]
        end = max(end, closing[-1]) if closing else end
    return following[:end], following[end:]


def _read_block(
    first: Line,
    body: Sequence[Line],
    today: date,
    messages: list[TalkMessage],
    events: list[TalkEvent],
) -> None:
    moment = first.moment
    if moment is None:
        return
    sender, text, is_certain = _sender_and_text(moment)
    kind = grammar().kind_of(text)
    if body:
        text = "\n".join([text, *(line.text for line in body)])
        kind = None
        if text.startswith('"') and text.endswith('"'):
            text = text[1:-1]
    if sender is not None and kind is not None and text not in grammar().whole:
        kind = None  # somebody may quote a system text
    if sender is None and is_certain and kind is None and not body:
        kind = "other"
    if kind is not None:
        events.append(TalkEvent(today, kind))
        return
    at = datetime(today.year, today.month, today.day, moment.hour, moment.minute)
    messages.append(TalkMessage(at, sender, text))


def _sender_and_text(moment: Moment) -> tuple[str | None, str, bool]:
    """Sender, text, and whether a line without a sender is certainly a system line."""
    parts = moment.parts
    if not moment.has_tab:
        rest = parts[0]
        if grammar().kind_of(rest) is not None:
            return None, rest, True
        sender, _, text = rest.partition(" ")
        return (sender, text, True) if text else (None, rest, True)
    if len(parts) == 1:
        return None, parts[0], True
    sender, text = parts[0], "\t".join(parts[1:])
    return (sender, text, True) if sender else (None, text, False)


def counts_by_day(talk: Talk) -> tuple[Mapping[str, Any], ...]:
    """For each day: messages, joins, leaves and unsent messages; days in order."""
    days: dict[str, dict[str, int]] = {}
    names = {"join": "joins", "leave": "leaves", "unsent": "unsent"}
    for message in talk.messages:
        _day(days, message.at.date())["messages"] += 1
    for event in talk.events:
        if event.kind in names:
            _day(days, event.on)[names[event.kind]] += 1
    return tuple({"date": key, **days[key]} for key in sorted(days))


def _day(days: dict[str, dict[str, int]], on: date) -> dict[str, int]:
    empty = {"messages": 0, "joins": 0, "leaves": 0, "unsent": 0}
    return days.setdefault(on.isoformat(), empty)
