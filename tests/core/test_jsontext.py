"""Strict JSON and the place of every value."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.jsontext import decode, extent, locate
from auditor.limits import Limits

LIMITS = Limits()


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ('{"a": 1, "a": 2}', (1, 10), "twice"),
        ('{"b": {"a": 1,\n "a": 2}}', (2, 2), "twice"),
        ('{"a": NaN}', (1, 7), "NaN"),
        ('{"a": -Infinity}', (1, 7), "Infinity"),
        ('{"a": 1 "b"}', (1, 9), "',' delimiter"),
        ('{"a" 1}', (1, 6), "':' delimiter"),
        ('{"a": "x', (1, 7), "nterminated"),
        ('{"a": "\\ud800"}', (1, 7), "surrogate"),
        ('{"a": ' + "9" * 5000 + "}", (1, 1), "too long"),
        ("[" * 100_000, (1, 1), "too deep"),
        ('{"x-a": ' + "[" * 40 + "]" * 40 + "}", (1, 40), "too deep"),
    ],
)
def test_what_is_refused_has_its_place(text: str, place: tuple[int, int], word: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(text, LIMITS)

    assert word in caught.value.en
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.ja


def test_a_long_string_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="limit text = 1,000") as caught:
        decode('{"a": "' + "x" * 2000 + '"}', Limits(text=1000))

    assert caught.value.pointer == "/a"


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_levels_are_counted_not_containers(depth: int) -> None:
    text = "[" * depth + ",".join(["[]"] * 9) + "]" * depth

    decode(text, Limits(depth=depth + 1))
    with pytest.raises(InputError, match=f"limit depth = {depth}"):
        decode(text, Limits(depth=depth))


def test_the_place_counts_code_points_and_lines() -> None:
    text = '{\r\n "𠮷": ["é", {"a/b": "裏"}]}'

    assert locate(text, "/𠮷/1/a~1b") == (2, 21)
    assert locate(text, "/𠮷/0") == (2, 8)
    assert locate(text, "") == (1, 1)
    assert locate(text, "/absent/deeper") == (1, 1)


_KEYS = st.text(max_size=5)
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=12,
)


def _pointers(value: Any, at: str = "") -> list[tuple[str, Any]]:
    found = [(at, value)]
    if isinstance(value, dict):
        for key, item in value.items():
            found += _pointers(item, f"{at}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += _pointers(item, f"{at}/{index}")
    return found


@given(
    _VALUES,
    st.sampled_from([None, 1, "\t"]),
    st.sampled_from([None, (",", ":"), (" ,\t", " : ")]),
    st.booleans(),
)
def test_every_pointer_leads_to_its_value(
    value: Any, indent: Any, separators: Any, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=ascii_only)

    for pointer, wanted in _pointers(value):
        line, column = locate(text, pointer)
        index = sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1
        found, _ = json.JSONDecoder().raw_decode(text, index)
        assert found == wanted


@given(
    _VALUES,
    st.sampled_from([None, 1, "\t"]),
    st.sampled_from([None, (",", ":"), (" ,\t", " : ")]),
    st.sampled_from(["", ",", " ]", "\n{"]),
)
def test_brackets_and_strings_tell_where_a_value_ends(
    value: Any, indent: Any, separators: Any, behind: str
) -> None:
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=False)

    assert extent(text + behind, 0) == len(text)


@given(st.text(max_size=60))
def test_any_text_is_decoded_or_refused(text: str) -> None:
    try:
        decode(text, LIMITS)
    except InputError as error:
        assert error.en
        assert error.ja
