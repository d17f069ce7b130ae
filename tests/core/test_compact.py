"""A line of JSON Lines has the same bytes whichever encoder writes it, and whatever is kept."""

import pickle
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from auditor.audit import prepare
from auditor.canonical import short_digest
from auditor.compact import Encoded, encode, plainly
from auditor.host import load as load_host
from auditor.limits import Limits
from auditor.loader import Loaded, load
from auditor.profile import resolve
from auditor.reports import ndjson

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@given(st.dictionaries(TEXT, VALUES))
def test_the_fast_encoder_writes_what_the_plain_one_writes(value: dict[str, object]) -> None:
    assert encode(value) == plainly(value)


def test_control_characters_separators_and_large_numbers() -> None:
    text = "".join(map(chr, range(0x250))) + "\u2028\u2029\ufeff\U0001f600/"
    value = {"text": text, "number": 2**70, "lone": [-(2**63), 2**64 - 1]}

    assert encode(value) == plainly(value)


def test_entries_that_keep_their_bytes_are_written_as_they_read() -> None:
    audit = prepare(
        load_host(only_builtin=True), resolve("launch"), datetime(2026, 11, 22, tzinfo=UTC)
    )
    examples = Path(__file__).parents[2] / "examples"
    rooms = [one for path in sorted(examples.glob("*.json")) for one in load(str(path), Limits())]
    kept = set()
    for room in rooms:
        assert isinstance(room, Loaded)
        entry = audit.room(room)
        assert ndjson.line(entry) == plainly(entry) + b"\n"
        for result in entry["results"]:
            if isinstance(result, Encoded):
                kept.add(result["outcome"])
                assert result.encoded == plainly(result)
                assert type(pickle.loads(pickle.dumps(result))) is dict
            if "fingerprint" in result:
                at = sorted({problem["pointer"] for problem in result["problems"]})
                spelt = [result["rule"], entry["id"], *(at or result["missing"])]
                assert result["fingerprint"] == short_digest(spelt)

    assert kept == {"pass", "fail", "unknown", "not_applicable"}


@given(st.dictionaries(TEXT, VALUES), st.lists(VALUES))
def test_a_line_is_the_room_whatever_its_strings_hold(
    room: dict[str, object], results: list[object]
) -> None:
    entry = {'"results":[]': '"results":[]', **room, "results": results, "z": '\\"results":[]'}

    assert ndjson.line(entry) == plainly(entry) + b"\n"
