"""The context: facts are found once a room, and days are counted to the end of the calendar."""

from datetime import UTC, datetime, timedelta
from typing import Any

from auditor.context import Context, Term
from auditor.loader import export_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def a_context(name: str, now: datetime = NOW) -> Context:
    raw: dict[str, Any] = {"schema": "openchat-room-export/1", "room": {"name": name}}
    return Context(export_of(raw), now)


def test_a_fact_is_found_once_a_room() -> None:
    asked = []

    def find(context: Context) -> str:
        asked.append(context.export.room.name)
        return context.export.room.name.upper()

    first, second = a_context("one"), a_context("two")

    told = [first.fact(find), first.fact(find), second.fact(find)]

    assert told == ["ONE", "ONE", "TWO"]
    assert asked == ["one", "two"]


def test_a_fact_that_is_nothing_is_kept_too() -> None:
    asked = []

    def find(context: Context) -> None:
        asked.append(context)

    context = a_context("one")
    context.fact(find)
    context.fact(find)

    assert len(asked) == 1


def test_days_are_counted_on_the_last_day_of_the_calendar() -> None:
    context = a_context("one", datetime.max.replace(tzinfo=UTC))

    days = context.days_over(NOW, 30)

    assert days == (datetime.max - NOW.replace(tzinfo=None)).days
    assert context.term == Term(earliest=NOW + timedelta(days=days), latest=None)


def test_days_are_told_for_the_day_on_which_they_hold() -> None:
    context = a_context("one")
    moment = NOW - timedelta(days=40, hours=5)

    assert context.days_over(moment, 30) == 40
    assert context.term.earliest == NOW - timedelta(hours=5)
    assert context.term.latest == NOW + timedelta(hours=19) - timedelta(microseconds=1)
