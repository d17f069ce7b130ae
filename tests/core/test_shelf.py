"""Entries on the shelf come back as they were, from memory or from the file."""

import errno

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.canonical import digest, long_digest
from auditor.errors import UsageError
from auditor.shelf import Shelf

ENTRIES = [{"id": f"r{n}", "name": "声\u2028\n\x00👨\u200d👩", "n": 2**70 + n} for n in range(9)]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("few", [0, 4, 8, 9, 100])
def test_entries_come_back_in_order_and_by_place(few: int) -> None:
    with Shelf(few) as shelf:
        for entry in ENTRIES:
            shelf.add(entry)

        assert len(shelf) == len(ENTRIES)
        assert list(shelf) == list(shelf) == ENTRIES
        assert shelf.at([7, 2]) == {2: ENTRIES[2], 7: ENTRIES[7]}


def test_more_can_be_added_after_reading() -> None:
    with Shelf(2) as shelf:
        for entry in ENTRIES:
            shelf.add(entry)
            assert list(shelf)[-1] == entry

        assert list(shelf) == ENTRIES


def test_a_full_disk_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with Shelf(1) as shelf:
        shelf.add(ENTRIES[0])
        with pytest.raises(UsageError, match="cannot keep results in a temporary file"):
            shelf.add(ENTRIES[1])


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=3), VALUES, max_size=4), st.lists(VALUES, max_size=3))
def test_a_digest_over_items_one_by_one_is_that_of_the_whole(
    value: dict[str, object], items: list[object]
) -> None:
    whole = {**value, "rooms": items}

    assert long_digest({**value, "rooms": iter(items)}, ("rooms",)) == digest(whole)
    assert long_digest(value, ()) == digest(value)
