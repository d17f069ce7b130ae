"""Numbers that users write: plain digits only, and never more than Python reads."""

import pytest

from auditor.model.pointer import value_at
from auditor.numerals import whole_number

LONG = "9" * 5_000


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("007", 7), ("9223372036854775807", 2**63 - 1)],
)
def test_plain_digits_are_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "²", "１０", "٣", "-1", "+1", "1.0", "1_0", " 1", LONG])
def test_all_else_is_none(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize("index", ["²", LONG, "-1", "7"])
def test_a_pointer_past_a_list_leads_to_nothing(index: str) -> None:
    assert value_at({"notes": [{"title": "読書"}]}, f"/notes/{index}/title") is None
