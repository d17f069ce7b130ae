"""Cuts of sources, wherever they lie, and results that are whole or not there."""

import zlib
from pathlib import Path
from typing import Any

import attrs
import fsspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engines.outcome import Outcome, lines_of, unpacked
from auditor.engines.partitions import Files, Span, counted, halves, inside, partitions
from auditor.engines.storage import Shelf, Storage, UnreachableError
from auditor.errors import UsageError
from auditor.limits import Limits

HERE = Storage(str(Path.cwd()))
LIMITS = Limits(record=50)
TEXT = st.lists(st.sampled_from(["a", "bb" * 30, "", "  ", "é", "\r"]), max_size=40)


def cut(path: str, size: int) -> list[Any]:
    def count(spans: list[Span]) -> list[tuple[int, int]]:
        return [counted(span, LIMITS, HERE) for span in spans]

    return list(partitions([path], LIMITS, HERE, count, size))


@settings(max_examples=150, deadline=None)
@given(lines=TEXT, size=st.integers(1, 60), is_ended=st.booleans(), has_mark=st.booleans())
def test_spans_and_their_halves_make_up_the_file(
    lines: list[str], size: int, is_ended: bool, has_mark: bool
) -> None:
    head = b"\xef\xbb\xbf" if has_mark else b""
    data = "\n".join([*lines, ""] if is_ended else lines).encode()
    address = "memory://folder/rooms.ndjson"
    fsspec.filesystem("memory").pipe_file("/folder/rooms.ndjson", head + data)

    spans = cut(address, size)
    for _ in range(2):
        bytes_of = [read(span) for span in spans]
        assert b"".join(bytes_of) == data
        for n, span in enumerate(spans):
            before = b"".join(bytes_of[:n])
            assert span.line == before.count(b"\n")
            assert span.ordinal == sum(bool(one.strip()) for one in before.split(b"\n")[:-1])
            assert not before or before.endswith(b"\n")
        spans = [part for span in spans for part in halves(span, LIMITS, HERE) or (span,)]
    while len(
        more := [part for span in spans for part in halves(span, LIMITS, HERE) or (span,)]
    ) > len(spans):
        spans = more
    assert len(spans) == len(data.removesuffix(b"\n").split(b"\n")) if data else not spans


def read(span: Span) -> bytes:
    with inside(span, HERE) as stream:
        return stream.read()


def test_small_files_go_together_and_halves_come_apart(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{n}.json") for n in range(3)]
    for path in paths:
        Path(path).write_text("{}")

    (found,) = partitions(paths, LIMITS, HERE, lambda _: [])

    assert isinstance(found, Files)
    assert found.paths == tuple(paths)
    first, second = halves(found, LIMITS, HERE) or (None, None)
    assert isinstance(first, Files)
    assert isinstance(second, Files)
    assert first.paths + second.paths == found.paths
    assert halves(first, LIMITS, HERE) is None


def test_addresses_are_expanded_in_order() -> None:
    memory = fsspec.filesystem("memory")
    for name in ("b.json", "a.ndjson", "notes.txt", "deep/c.jsonl.gz"):
        memory.pipe_file(f"/shared/{name}", b"{}")

    folder = HERE.found_at("memory://shared").sources

    assert [one.rsplit("shared/", 1)[1] for one in folder] == [
        "a.ndjson",
        "b.json",
        "deep/c.jsonl.gz",
    ]
    assert HERE.found_at("memory://shared/*.json").sources == (folder[1],)
    assert HERE.found_at("memory://shared/b.json").sources == ("memory://shared/b.json",)
    assert HERE.found_at("memory://shared/none").sources == ()
    with pytest.raises(UsageError, match="cannot open nowhere://x"):
        HERE.found_at("nowhere://x")


def test_what_this_program_wrote_is_passed_over_for_workers_as_well(tmp_path: Path) -> None:
    tmp_path.joinpath("room.json").write_text("{}")
    tmp_path.joinpath("plan.json").write_text('{"schema": "openchat-audit-plan/1"}')

    found = HERE.found_at(str(tmp_path))

    assert found.sources == ((tmp_path / "room.json").as_posix(),)
    assert found.passed_over == ((tmp_path / "plan.json").as_posix(),)


@pytest.mark.parametrize("address", ["memory://shelf", "work"])
def test_a_shelf_holds_what_is_whole(address: str, tmp_path: Path) -> None:
    shelf = Shelf(address if "://" in address else str(tmp_path / address), "run")
    shelf.ready()

    shelf.write("one", b"first")
    shelf.write("one", b"second")
    shelf.write(".run-left", b"half")
    shelf.tidy()

    assert shelf.names() == {"one"}
    assert shelf.read("one") == b"second"
    assert shelf.read("two") is None


def test_an_outcome_is_known_again_and_damage_is_noticed() -> None:
    made = Outcome(3, 3)
    made.add(False, {"source": {"path": "x", "record": 5}, "line": 2}, (4, 5))
    made.add(False, {"source": {"path": "x", "record": 6}})
    made.records = 6
    head, file = made.packed()
    found = unpacked(file)

    assert found is not None
    assert found.tally.as_counts() == head.tally.as_counts()
    assert attrs.evolve(found, tally=head.tally) == head
    for before, records in ((2, [5, 5]), (9, [10, 12])):
        moved = found.moved(before)
        assert [entry["source"]["record"] for entry in moved.others] == records
        assert moved.records == records[-1]
        assert moved.moved(3) == found
    assert list(lines_of(file)) == []
    assert unpacked(file[:-1]) is None
    assert unpacked(file[:5]) is None
    assert unpacked(b"") is None
    assert unpacked(bytes(200)) is None


def test_a_store_that_fails_says_nothing_of_the_file() -> None:
    fsspec.filesystem("memory").pipe_file("/broken", b"x")

    with pytest.raises(zlib.error), HERE.open("memory://broken") as file:
        zlib.decompress(file.read())
    with pytest.raises(FileNotFoundError), HERE.open("memory://nothing"):
        pass
    with (
        pytest.raises(UnreachableError, match="broken cannot be reached: OSError: hung up"),
        HERE.open("memory://broken"),
    ):
        raise OSError("hung up")
