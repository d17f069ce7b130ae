"""Merging: the newest wins, conflicts are named, messages are put together."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import schema
from auditor.importers.merge import Conflict, Source, grouped, merged


def source(name: str, at: str | None = None, **parts: Any) -> Source:
    export: dict[str, Any] = {"schema": "openchat-room-export/1", "room": {"name": "会"}, **parts}
    if at is not None:
        export["exported_at"] = at
    return Source(name, export)


OLD, NEW = "2026-11-01T00:00:00Z", "2026-11-01T10:00:00+09:00"


def test_the_newest_wins_wherever_it_stands_and_the_conflict_is_named() -> None:
    old = source("old.json", OLD, members={"count": 10, "capacity": 100})
    new = source("new.json", NEW, members={"count": 12}, visibility={"searchable": True})

    for order in ((old, new), (new, old)):
        result = merged(order)
        assert result.export["members"] == {"count": 12, "capacity": 100}
        assert result.export["visibility"] == {"searchable": True}
        assert result.export["exported_at"] == NEW
        assert result.conflicts == (Conflict("/members/count", "new.json", "old.json"),)


def test_what_both_say_alike_is_no_conflict() -> None:
    parts: dict[str, Any] = {"room": {"name": "会", "tags": ["a"]}, "notes": []}

    assert merged((source("a", OLD, **parts), source("b", NEW, **parts))).conflicts == ()


def test_a_source_without_a_date_is_the_oldest_and_later_ones_win_among_equals() -> None:
    undated = source("u", members={"count": 1})
    dated = source("d", OLD, members={"count": 2})
    later = source("l", OLD, members={"count": 3})

    assert merged((dated, undated)).export["members"] == {"count": 2}
    assert merged((dated, later)).export["members"] == {"count": 3}


def test_a_conflict_names_the_source_that_gave_the_value_before() -> None:
    first = source("1", OLD, members={"count": 1})
    second = source("2", NEW, visibility={"searchable": True})
    third = source("3", "2026-11-03T00:00:00Z", members={"count": 3})

    assert merged((first, second, third)).conflicts == (Conflict("/members/count", "3", "1"),)


def test_a_list_is_taken_whole_from_the_newest() -> None:
    old = source("o", OLD, notes=[{"title": "a"}, {"title": "b"}])
    new = source("n", NEW, notes=[{"title": "c"}])

    result = merged((old, new))

    assert result.export["notes"] == [{"title": "c"}]
    assert result.conflicts == (Conflict("/notes", "n", "o"),)


def message(minute: int, text: str = "x") -> dict[str, str]:
    return {"at": f"2026-11-01T09:{minute:02}:00+09:00", "sender": "S", "text": text}


def test_messages_of_overlapping_histories_stand_once_and_in_order() -> None:
    old = source("o", OLD, messages=[message(1), message(2), message(2)])
    new = source("n", NEW, messages=[message(2), message(3)])

    result = merged((old, new))

    assert result.export["messages"] == [message(1), message(2), message(2), message(3)]
    assert result.conflicts == ()


def test_free_keys_come_whole_from_the_newest_without_a_conflict() -> None:
    result = merged((source("o", OLD, **{"x-a": {"b": 1}}), source("n", NEW, **{"x-a": {"c": 2}})))

    assert result.export["x-a"] == {"c": 2}
    assert result.conflicts == ()


def test_nothing_cannot_be_merged() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merged(())


def test_rooms_go_together_by_id_or_else_by_name() -> None:
    sources = [
        source("1", room={"name": "甲", "id": "a"}),
        source("2", room={"name": "乙", "id": "a"}),
        source("3", room={"name": "甲"}),
        source("4", room={"name": "甲", "id": "b"}),
        source("5", room={"name": "丙"}),
        source("6", room={"name": "丙", "id": "c"}),
        source("7", room={"name": "丁", "id": "c"}),
    ]

    names = [[one.name for one in group] for group in grouped(sources)]

    assert names == [["1", "2", "3"], ["4"], ["5", "6", "7"]]


PARTS = st.fixed_dictionaries(
    {},
    optional={
        "members": st.fixed_dictionaries({}, optional={"count": st.integers(0, 3)}),
        "notes": st.lists(st.just({"title": "a"}), max_size=2),
        "messages": st.lists(st.builds(message, st.integers(0, 3)), max_size=3),
        "x-free": st.integers(),
    },
)


@settings(deadline=None)
@given(PARTS, PARTS)
def test_a_merged_export_keeps_the_schema_and_all_that_only_one_source_says(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    result = merged((source("o", OLD, **old), source("n", NEW, **new))).export

    assert schema.violations("room-export", result) == ()
    assert set(result) >= {*old, *new}
    for key in set(old) - set(new):
        assert result[key] == old[key]


@settings(deadline=None)
@given(PARTS)
def test_merging_an_export_with_itself_changes_nothing(parts: dict[str, Any]) -> None:
    one = source("a", OLD, **{**parts, "messages": sorted(parts.get("messages", []), key=str)})

    assert merged((one, one)).export == one.export
