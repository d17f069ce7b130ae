"""The gate accepts nothing that jsonschema refuses, and nearly all that it accepts."""

import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from auditor import schema
from auditor.gate import gate, member_gates

ROOT = Path(__file__).parents[2]
JUDGE = Draft202012Validator(schema.document("room-export"))
OPEN = gate(schema.document("room-export"))
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 1.0, 1.5, 10**12, "", "admin", "open", "x" * 10_001),
    *("2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z\n", "24:00\n", [], [[]], {}, {"x-a": None}),
)


def generated(count: int, seed: int) -> Iterator[Any]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "benchmarks/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield from module.rooms(count, seed)


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container with a key or index of it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from spots(inner)


def mutated(room: Any, rng: random.Random) -> Any:
    made = json.loads(json.dumps(room))
    for _ in range(rng.randint(1, 2)):
        found = list(spots(made))
        if not found:
            break
        container, key = rng.choice(found)
        slip = rng.randrange(4)
        if slip == 0:
            del container[key]
        elif slip == 1 and isinstance(container, dict):
            container[rng.choice(["x-own", "X-own", "nmae", "name", "at", "from"])] = rng.choice(
                ODD
            )
        else:
            container[key] = rng.choice(ODD)
    return made


@pytest.mark.parametrize("seed", range(3))
def test_gate_and_judge_agree_on_mutated_rooms(seed: int) -> None:
    rng = random.Random(seed)
    accepted = refused = 0
    for room in generated(300, seed):
        for value in (room, mutated(room, rng), mutated(room, rng)):
            is_valid = JUDGE.is_valid(value)
            is_open = OPEN(value)
            assert not is_open or is_valid, value
            accepted += is_open
            refused += not is_valid
            # what the gate leaves to the judge: whole numbers written as floats
            if is_valid and not is_open:
                assert "1.0" in json.dumps(value)
    assert accepted > 300
    assert refused > 100


def test_what_is_told_of_a_room_does_not_depend_on_its_sound_members(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = random.Random(1)
    values = [*ODD, *(mutated(room, rng) for room in generated(300, 1))]
    told = [schema.violations("room-export", value) for value in values]
    monkeypatch.setattr(schema, "_doubtful", lambda _, value: value)

    assert told == [schema.violations("room-export", value) for value in values]
    assert sum(map(bool, told)) > 100


@pytest.mark.parametrize("value", [*ODD, {"schema": "openchat-room-export/1", "room": {"name": 1}}])
def test_odd_values_as_a_whole(value: Any) -> None:
    assert OPEN(value) == JUDGE.is_valid(value)


@pytest.mark.parametrize(
    "part",
    [
        {"type": "number"},
        {"type": "string", "minLength": 1},
        {"type": "object", "properties": {}},
        {"type": ["string", "null"]},
        {"enum": [1, True]},
        {"$ref": "https://example.com/other"},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
        {"not": {"type": "string"}},
    ],
)
def test_what_the_gate_does_not_know_keeps_it_shut(part: Any) -> None:
    shut = gate(part)
    values: tuple[Any, ...] = (1, "a", {}, [], ["a"], None)

    assert not any(shut(value) for value in values)


def test_an_object_that_must_have_as_many_members_as_that_has_no_gates_for_them() -> None:
    members = {"a": {"type": "string"}}
    known = {"type": "object", "additionalProperties": False, "properties": members}

    assert set(member_gates(known)) == {"a"}
    assert not member_gates({**known, "minProperties": 1})
