"""One bad room never hides the others, in whatever container it comes."""

import gzip
import io
import json
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor, Run, room

Write = Callable[..., Path]
CHECK = ("--now=2026-11-22T00:00:00Z", "--select", "naming.secret-account-term")
BAD = json.dumps(room(), ensure_ascii=False)
FAULTS = {
    "a lone surrogate": (BAD.replace("読書", "\\ud800"), "lone surrogate"),
    "a key twice": (BAD.replace("{", '{"room":{},', 1), "stands twice"),
    "no number": (BAD.replace('"読書好きの集まり"', "NaN"), "NaN is no JSON number"),
    "a long number": (BAD.replace('"読書好きの集まり"', "9" * 10_000), "a number is too long"),
    "a long string": (BAD.replace("読書", "本" * 1_000_001), "limit text"),
    "too deep": (BAD.replace("{", '{"x-a":' + "[" * 40 + "]" * 40 + ",", 1), "nested too deep"),
    "far too deep": (
        BAD.replace("{", '{"x-a":' + "[" * 99_999 + "]" * 99_999 + ",", 1),
        "nested too deep",
    ),
    "a control character": (BAD.replace("読書", "読\n書"), "invalid control character"),
    "a comma too many": (BAD[:-1] + ",}", "a comma with nothing behind it"),
    "no comma": (BAD.replace(", ", "\n"), "expecting ',' delimiter"),
    "no value": (BAD.replace('"読書好きの集まり"', ""), "expecting value"),
}


def good(number: int) -> str:
    return json.dumps(room(room={"id": f"r{number}"}), ensure_ascii=False)


def told(run: Run) -> tuple[list[tuple[str, int]], list[tuple[int, int, int]], list[str]]:
    """The rooms, the places of what is invalid, and what is said of it."""
    report = run.json()
    return (
        [(entry["id"], entry["source"]["record"]) for entry in report["rooms"]],
        [(e["source"]["record"], e["line"], e["column"]) for e in report["invalid"]],
        [entry["message"]["en"] for entry in report["invalid"]],
    )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_room_of_an_array_hides_none_behind_it(
    auditor: Auditor, write: Write, fault: str, jobs: str
) -> None:
    bad, words = FAULTS[fault]
    array = f"[{good(1)},\n  {bad},\n{good(3)}, {bad},{good(5)}\n]\n".encode()

    run = auditor("check", write(array), *CHECK, "--format", "json", "--jobs", jobs)

    rooms, places, messages = told(run)
    assert run.status == 4
    assert rooms == [("r1", 1), ("r3", 3), ("r5", 5)]
    assert [number for number, _, _ in places] == [2, 4]
    assert all(words in message for message in messages), messages
    assert not any("was not read" in message for message in messages)
    assert places[0][1] >= 2
    alone = auditor("check", write(b"\n  " + bad.encode()), *CHECK, "--format", "json")
    assert places[0][1:] == told(alone)[1][0][1:]


@pytest.mark.parametrize("kind", ["stdin", "room.json.gz", "in a row", "ndjson", "cache"])
def test_so_it_is_by_every_way_in(
    auditor: Auditor,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
) -> None:
    bad, words = FAULTS["a key twice"]
    array = f"[\n{good(1)},\n{bad},\n{good(3)}]".encode()
    path: Any = write(array)
    more: tuple[Any, ...] = ()
    if kind == "stdin":
        path = "-"
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(array)))
    elif kind == "room.json.gz":
        path = write(gzip.compress(array), kind)
    elif kind == "in a row":
        path = write(f"\n{good(1)}\n{bad}\n{good(3)}".replace(",", ",\n", 1).encode())
    elif kind == "cache":
        more = ("--cache", tmp_path / "cache")
        auditor("check", path, *CHECK, *more, "--format", "json")

    form = ("--format", "ndjson" if kind == "ndjson" else "json")
    run = auditor("check", path, *CHECK, *more, *form)

    assert run.status == 4
    assert words in run.stderr
    if kind == "ndjson":
        assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == ["r1", "r3"]
    else:
        assert told(run)[0] == [("r1", 1), ("r3", 3)]
        assert [number for number, _, _ in told(run)[1]] == [2]


@pytest.mark.parametrize(
    "broken",
    [
        f"{good(2)} {good(3)}",
        good(2).replace('"r2"', '"r2'),
        good(2).replace('"r2"', 'r2"'),
        good(2).replace('"r2"', "'r\"2'"),
        good(2).replace('"id"', 'id"'),
        good(2).replace('"id"', '"id'),
        good(2)[:-1],
        good(2)[:-2] + f", {good(3)}}}",
        good(2).replace("}", "", 1).replace("{", "[", 1),
        good(2) + "}",
        '/* " */' + good(2),
        "",
        good(2) + ",",
    ],
)
def test_where_the_next_room_begins_is_not_guessed(
    auditor: Auditor, write: Write, broken: str
) -> None:
    run = auditor("check", write(f"[{good(1)},{broken},{good(4)}]".encode()), *CHECK)

    assert run.status == 4
    assert run.stderr.count("; what stands behind this place was not read") == 1


@pytest.mark.parametrize("end", [",]", "", ","])
def test_nothing_is_said_of_what_is_not_there(auditor: Auditor, write: Write, end: str) -> None:
    run = auditor("check", write(f"[{good(1)}{end}".encode()), *CHECK)
    single = auditor("check", write(good(1)[:-1].encode()), *CHECK)

    assert (run.status, single.status) == (4, 4)
    assert "was not read" not in run.stderr + single.stderr


def test_a_byte_that_is_no_utf8_costs_its_own_room_alone(auditor: Auditor, write: Write) -> None:
    bad = good(2).encode().replace("書".encode(), b"\xe6\x9b")
    rooms = [good(1).encode(), bad, good(3).encode()]

    array = auditor("check", write(b"[" + b",\n".join(rooms) + b"]"), *CHECK, "--format", "json")
    lines = write(b"\n".join(rooms), "room.ndjson")

    assert told(array) == told(auditor("check", lines, *CHECK, "--format", "json"))
    found, places, messages = told(array)
    assert found == [("r1", 1), ("r3", 3)]
    assert places == [(2, 2, 57)]
    assert messages == ["not UTF-8 (byte 0xE6); save the file as UTF-8"]


def test_an_array_in_shift_jis_is_told_room_by_room(auditor: Auditor, write: Write) -> None:
    rooms = ",\n".join([good(1), good(2).replace("読書", "表示"), good(3)])

    run = auditor("check", write(f"[{rooms}]".encode("cp932")), *CHECK, "--format", "json")

    found, places, messages = told(run)
    assert found == []
    assert [line for _, line, _ in places] == [1, 2, 3]
    assert all("looks like Shift_JIS" in message for message in messages)


def test_a_letter_in_shift_jis_that_ends_like_a_quote_is_no_guess(
    auditor: Auditor, write: Write
) -> None:
    text = f"[{good(1)},{good(2)},{good(3)}]".replace("集まり", "集まり表")

    run = auditor("check", write(text.encode("cp932")), *CHECK, "--format", "json")

    found, places, messages = told(run)
    assert (found, len(places)) == ([], 1)
    assert "looks like Shift_JIS" in messages[0]
    assert "what stands behind this place was not read" in messages[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff" + good(1).encode(), "not UTF-8 (byte 0xFF)"),
        (good(1).encode("utf-16"), "looks like UTF-16, not UTF-8"),
        (f"[{good(1)}]".encode("utf-16"), "looks like UTF-16, not UTF-8"),
        (good(1).replace("集まり", "表").encode("cp932"), "looks like Shift_JIS, not UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_told_for_what_it_is(
    auditor: Auditor, write: Write, data: bytes, words: str
) -> None:
    run = auditor("check", write(data), *CHECK)

    assert run.status == 4
    assert words in run.stderr
    assert "was not read" not in run.stderr


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *product(["room.json", "-"], ["{}", "[{}]", "[\n{},\n{}]", "{}\n\n{}"]),
        ("room.ndjson", "{}\n\n{}"),
    ],
)
def test_the_limit_of_a_record_holds_in_every_container(
    auditor: Auditor, write: Write, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    data, size = form.replace("{}", good(1)).encode(), len(good(1).encode())

    def check(most: int) -> Run:
        path: Any = "-" if name == "-" else write(data, name)
        if name == "-":
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return auditor("check", path, *CHECK, "--limit", f"record={most}", "--format", "json")

    count = form.count("{}")
    assert [record for _, record in told(check(size))[0]] == [1, 2][:count]
    rooms, places, messages = told(check(size - 1))
    assert (rooms, [record for record, _, _ in places]) == ([], [1, 2][:count])
    assert messages == [f"the record is too large (limit record = {size - 1} bytes)"] * count


def test_the_limit_of_a_record_holds_unasked(auditor: Auditor, write: Write) -> None:
    large = good(2)[:-1] + ', "x-a": [' + ",".join(['"' + "本" * 300_000 + '"'] * 19) + "]}"

    run = auditor(
        "check", write(f"[{good(1)},{large},{good(3)}]".encode()), *CHECK, "--format=json"
    )

    rooms, places, messages = told(run)
    assert rooms == [("r1", 1), ("r3", 3)]
    assert places == [(2, 1, len(good(1)) + 3)]
    assert messages == ["the record is too large (limit record = 16,777,216 bytes)"]
