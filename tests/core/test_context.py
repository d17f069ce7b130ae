"""The context: facts are found once a room."""

from datetime import UTC, datetime
from typing import Any

from auditor.context import Context
from auditor.loader import export_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def a_context(name: str) -> Context:
    raw: dict[str, Any] = {"schema": "openchat-room-export/1", "room": {"name": name}}
    return Context(export_of(raw), NOW)


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
