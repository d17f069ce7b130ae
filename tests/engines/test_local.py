"""Several processes give what one gives, also when workers are killed and lines are odd."""

import gzip
import json
import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from auditor import Problem, rule
from auditor.audit import Audit, prepare
from auditor.engines.local import Local
from auditor.engines.tasks import LinesTask
from auditor.host import Host, LoadedPlugin
from auditor.limits import Limits
from auditor.loader import load
from auditor.profile import resolve
from auditor.registry import Registry
from auditor.reports import ndjson
from auditor.summary import Tally

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = {"ja": "文", "en": "text"}
LETHAL = "毒のある部屋"


def audit_with(function: Any) -> Audit:
    made = rule(
        id="house.only-rule",
        severity="medium",
        title=TEXT,
        failure_title=TEXT,
        why=TEXT,
        fix=TEXT,
        messages={"long": {"ja": "{n}文字", "en": "{n} characters"}},
        sources=({"title": TEXT},),
    )(function)
    plugin = LoadedPlugin("house", "house", "1", "loaded")
    host = Host((plugin,), Registry((made,), {made.id: "house"}))
    return prepare(host, resolve("launch"), NOW, select=["house"])


def long_name(export: Any) -> Any:
    if len(export.room.name) > 5:
        yield Problem("long", at="/room/name", values={"n": len(export.room.name)})


def line(name: str, **more: Any) -> str:
    return json.dumps({"schema": "openchat-room-export/1", "room": {"name": name, **more}})


def rooms(count: int) -> list[str]:
    return [line(f"ルーム{n}", id=f"r{n}") for n in range(count)]


def entries(audit: Audit, path: Path | list[Path], **settings: Any) -> list[Any]:
    paths = [str(one) for one in (path if isinstance(path, list) else [path])]
    settings = {"limits": Limits(), "chunk": 400, **settings}
    found: list[Any] = []
    for batch in Local(audit, **settings).batches(paths):
        found += batch.entries
    return found


ODD = [
    *rooms(9),
    "",
    "[]",
    f"[{line('二つ')},{line('一行')}]",
    line("続き") + line("もう一つ"),
    "   ",
    "{not json",
    '{"schema": "openchat-room-export/1", "room": {}}',
    line("長い" * 300),
    line("長すぎる" * 2000),
    *rooms(12),
]


@pytest.mark.parametrize("jobs", [2, 3])
def test_odd_lines_keep_numbers_and_order(tmp_path: Path, jobs: int) -> None:
    path = tmp_path / "rooms.ndjson"
    path.write_text("\n".join(ODD), encoding="utf-8")
    audit, limits = audit_with(long_name), Limits(record=8000)

    alone = entries(audit, path, jobs=1, limits=limits)

    assert len(alone) == 29
    assert entries(audit, path, jobs=jobs, limits=limits) == alone


def test_a_file_that_ends_too_soon_is_told_after_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "rooms.ndjson.gz"
    names = "\n".join(line(f"{n:x}" * 9, id=os.urandom(40).hex()) for n in range(3000))
    path.write_bytes(gzip.compress(names.encode())[:-2000])
    audit = audit_with(long_name)

    alone = entries(audit, path, jobs=1)

    assert not alone[-1][0]
    assert len(alone) > 2000
    assert entries(audit, path, jobs=2, chunk=20_000) == alone


def test_many_files_and_one_of_each_kind(tmp_path: Path) -> None:
    paths = []
    for n, text in enumerate(ODD):
        paths.append(tmp_path / f"{n:03}.json")
        paths[-1].write_text(text, encoding="utf-8")
    paths.insert(7, tmp_path / "a.jsonl")
    paths[7].write_text("\n".join(ODD), encoding="utf-8")
    paths.insert(9, tmp_path / "b.json.gz")
    paths[9].write_bytes(gzip.compress(f"[{','.join(rooms(5))}]".encode()))
    paths.insert(11, tmp_path / "absent.json")
    audit = audit_with(long_name)

    assert entries(audit, paths, jobs=2) == entries(audit, paths, jobs=1)


def test_digests_add_up(tmp_path: Path) -> None:
    path = tmp_path / "rooms.ndjson"
    path.write_text("\n".join(ODD), encoding="utf-8")
    audit = audit_with(long_name)
    alone = entries(audit, path, jobs=1)
    tally = Tally()
    for is_room, entry in alone:
        tally.add(is_room, entry)

    total, lines, invalid = Tally(), b"", []
    for batch in Local(audit, Limits(), 2, encode=ndjson.line, chunk=400).batches([str(path)]):
        assert batch.tally is not None
        total.merge(batch.tally)
        lines += batch.lines
        invalid += batch.entries

    assert lines == b"".join(ndjson.line(entry) for is_room, entry in alone if is_room)
    assert invalid == [pair for pair in alone if not pair[0]]
    gate = audit.profile.gate
    assert total.as_json(gate, 0) == tally.as_json(gate, 0)


def test_a_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    path, flag = tmp_path / "rooms.ndjson", tmp_path / "kill"
    path.write_text("\n".join(rooms(60)), encoding="utf-8")
    audit = audit_with(long_name)
    alone = entries(audit, path, jobs=1)
    flag.touch()

    def killed_once(export: Any) -> Any:
        if export.room.id == "r31" and flag.exists():
            flag.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        yield from long_name(export)

    assert entries(audit_with(killed_once), path, jobs=2) == alone
    assert not flag.exists()


def test_a_record_that_kills_every_worker_is_named_alone(tmp_path: Path) -> None:
    path = tmp_path / "rooms.ndjson"
    lines = rooms(60)
    lines[31] = line(LETHAL)
    path.write_text("\n".join(lines), encoding="utf-8")
    alone = entries(audit_with(long_name), path, jobs=1)

    def lethal(export: Any) -> Any:
        if export.room.name == LETHAL:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from long_name(export)

    found = entries(audit_with(lethal), path, jobs=2)

    assert [pair for n, pair in enumerate(found) if n != 31] == [
        pair for n, pair in enumerate(alone) if n != 31
    ]
    is_room, entry = found[31]
    assert not is_room
    assert entry["source"] == {"path": str(path), "record": 32}
    assert entry["line"] == 32
    assert "every process" in entry["message"]["en"]


def test_halves_make_up_the_whole() -> None:
    task = LinesTask("x", b"a\n\nb\n\nc", 10, 5, 5)

    first, second = task.halves()

    assert first.data + second.data == task.data
    assert (second.line, second.ordinal) == (12, 6)
    assert LinesTask("x", b"a\n", 0, 0, 0).halves() == (LinesTask("x", b"a\n", 0, 0, 0),)


def test_check_writes_the_same_bytes_whatever_the_number_of_jobs(auditor: Any, write: Any) -> None:
    path = write("\n".join(ODD).encode(), "rooms.ndjson")
    common = ("check", path, "--select", "naming", "--now", "2026-11-22T00:00:00Z")

    runs = {
        (jobs, form): auditor(*common, "--jobs", jobs, "--format", form)
        for jobs in (1, 2, 3)
        for form in ("ndjson", "json")
    }

    for form in ("ndjson", "json"):
        assert runs[1, form].stdout
        assert runs[2, form] == runs[3, form] == runs[1, form]


def test_rooms_judged_together_come_to_what_each_comes_to_alone(tmp_path: Path) -> None:
    audit = audit_with(long_name)
    path = tmp_path / "rooms.ndjson"
    path.write_text("\n".join(ODD), encoding="utf-8")
    items = list(load(str(path), Limits()))

    assert audit.entries(items) == [audit.entries((item,))[0] for item in items]


def test_a_rule_judges_some_rooms_before_the_next_one_does(tmp_path: Path) -> None:
    asked: list[str] = []

    def noted(export: Any) -> None:
        asked.append(export.room.name)

    audit = audit_with(noted)
    twice = attrs.evolve(audit, judges=audit.judges * 2)
    path = tmp_path / "rooms.ndjson"
    path.write_text("\n".join(map(line, "abc")), encoding="utf-8")

    entries(twice, path, jobs=1)

    assert asked == [*"abc", *"abc"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_comes_through_a_pipe_is_told_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "rooms.ndjson"
    os.mkfifo(pipe)
    told = threading.Event()

    def write() -> None:
        with pipe.open("w", encoding="utf-8") as stream:
            for name in ("first", "second"):
                stream.write(line(name) + "\n")
                stream.flush()
                in_time.append(told.wait(10))

    in_time: list[bool] = []
    writer = threading.Thread(target=write)
    writer.start()
    for batch in Local(audit_with(long_name), Limits(), 1).batches([str(pipe)]):
        assert len(batch.entries) == 1
        told.set()
    writer.join()

    assert in_time == [True, True]
