"""A line of JSON Lines has the same bytes whichever encoder writes it."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.reports import ndjson

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@given(st.dictionaries(TEXT, VALUES))
def test_the_fast_encoder_writes_what_the_plain_one_writes(value: dict[str, object]) -> None:
    assert ndjson._encode(value) == ndjson._plainly(value)


def test_control_characters_separators_and_large_numbers() -> None:
    text = "".join(map(chr, range(0x250))) + "\u2028\u2029\ufeff\U0001f600/"
    value = {"text": text, "number": 2**70, "lone": [-(2**63), 2**64 - 1]}

    assert ndjson._encode(value) == ndjson._plainly(value)
