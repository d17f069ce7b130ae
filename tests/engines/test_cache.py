"""A run with a cache gives the bytes of a run without, and judges only what it must."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NOW = "2026-11-22T00:00:00Z"


def line(name: str, **more: Any) -> str:
    made = {"schema": "openchat-room-export/1", "room": {"name": name, "id": name}, **more}
    return json.dumps(made, ensure_ascii=False)


POOL = [
    *(line(f"副業ルーム{n}") for n in range(4)),
    line(
        "日付のある部屋", exported_at="2026-11-20T00:00:00Z", moderation={"review_interval_days": 0}
    ),
    line("新しい部屋", exported_at="2026-11-25T00:00:00Z"),
    f"[{line('二つ')},{line('裏垢募集')}]",
    "[]",
    "{not json",
    '{"schema": "openchat-room-export/1", "room": {}}',
    "",
]
RULES = ("--select", "naming", "--select", "operations", "--select", "moderation")


def rows(path: Path) -> int:
    base = sqlite3.connect(path)
    try:
        return int(base.execute("SELECT count(*) FROM rooms").fetchone()[0])
    finally:
        base.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(runs=st.lists(st.lists(st.sampled_from(POOL), max_size=12), min_size=2, max_size=3))
def test_random_edits_never_show(auditor: Any, tmp_path: Path, runs: list[list[str]]) -> None:
    path, cache = tmp_path / "rooms.ndjson", tmp_path / "cache"
    cache.unlink(missing_ok=True)
    for number, lines in enumerate(runs):
        path.write_text("\n".join(lines), encoding="utf-8")
        now = f"2026-11-{22 + 2 * number}T00:00:00Z"
        for form in ("ndjson", "json"):
            common = ("check", path, *RULES, "--now", now, "--jobs", 1, "--format", form)
            assert auditor(*common, "--cache", cache) == auditor(*common)


@pytest.mark.parametrize("form", ["ndjson", "json", "table"])
def test_several_processes_look_up_too(auditor: Any, write: Any, form: str) -> None:
    path = write("\n".join(POOL * 30).encode(), "rooms.ndjson")
    cache = path.with_name("cache")
    common = ("check", path, *RULES, "--now", NOW, "--format", form)
    plain = auditor(*common, "--jobs", 1)

    assert auditor(*common, "--jobs", 2, "--cache", cache) == plain
    assert auditor(*common, "--jobs", 2, "--cache", cache) == plain
    assert rows(cache) == len(POOL) - 1


def test_known_rooms_are_not_judged(auditor: Any, write: Any, monkeypatch: Any) -> None:
    path = write("\n".join(POOL).encode(), "rooms.ndjson")
    common = ("check", path, *RULES, "--now", NOW, "--jobs", 1, "--cache", path.with_name("cache"))
    first = auditor(*common)
    monkeypatch.setattr("auditor.audit.judge_rooms", lambda *_: pytest.fail("judged"))

    assert auditor(*common) == first


def test_what_is_gone_is_dropped_and_other_rules_find_nothing(auditor: Any, write: Any) -> None:
    path = write("\n".join(POOL).encode(), "rooms.ndjson")
    cache = path.with_name("cache")
    auditor("check", path, *RULES, "--now", NOW, "--cache", cache)
    write("\n".join(POOL[:2]).encode(), "rooms.ndjson")
    auditor("check", path, *RULES, "--now", NOW, "--cache", cache)

    assert rows(cache) == 2
    common = ("check", path, "--select", "naming", "--now", NOW, "--format", "ndjson")
    assert auditor(*common, "--cache", cache) == auditor(*common)


def test_a_damaged_cache_is_told_and_made_anew(auditor: Any, write: Any) -> None:
    path = write("\n".join(POOL).encode(), "rooms.ndjson")
    cache = path.with_name("cache")
    common = ("check", path, *RULES, "--now", NOW, "--format", "ndjson", "--quiet")
    plain = auditor(*common)
    auditor(*common, "--cache", cache)
    data = cache.read_bytes()
    cache.write_bytes(data[:100] + b"\xff" * (len(data) - 100))

    told = auditor(*common, "--cache", cache)

    assert told.stdout == plain.stdout
    assert told.stderr == f"{cache} was damaged; it is made anew\n{plain.stderr}"
    assert auditor(*common, "--cache", cache) == plain


def test_a_changed_entry_is_not_believed(auditor: Any, write: Any) -> None:
    path = write("\n".join(POOL).encode(), "rooms.ndjson")
    cache = path.with_name("cache")
    common = ("check", path, *RULES, "--now", NOW, "--format", "ndjson")
    plain = auditor(*common)
    auditor(*common, "--cache", cache)
    base = sqlite3.connect(cache)
    base.execute("UPDATE rooms SET latest = NULL, earliest = NULL, body = substr(body, 1, 40)")
    base.commit()
    base.close()

    assert auditor(*common, "--cache", cache) == plain


def test_a_baseline_is_known_again_by_another_process(auditor: Any, write: Any) -> None:
    path = write("\n".join(POOL).encode(), "rooms.ndjson")
    cache, baseline = path.with_name("cache"), path.with_name("baseline.json")
    auditor("check", path, *RULES, "--now", NOW, "--write-baseline", baseline)
    command = [sys.executable, "-m", "auditor", "check", path, *RULES, "--baseline", baseline]
    command += ["--jobs", "1", "--format", "ndjson", "--quiet", "--cache", cache]

    def keys_after(seed: str, now: str) -> set[bytes]:
        subprocess.run(
            [*map(str, command), "--now", now],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        base = sqlite3.connect(cache)
        try:
            return {key for (key,) in base.execute("SELECT key FROM rooms")}
        finally:
            base.close()

    first = keys_after("1", NOW)

    assert len(json.loads(baseline.read_bytes())["problems"]) > 1
    assert first
    assert keys_after("2", NOW) == first
    assert keys_after("3", "2026-11-22T12:00:00Z") == first
    assert keys_after("1", "2026-11-24T00:00:00Z") == first


def test_another_file_is_left_alone(auditor: Any, write: Any) -> None:
    path, other = write(POOL[0].encode()), write(b"my notes", "notes.txt")

    run = auditor("check", path, "--cache", other)

    assert run.status == 2
    assert "is no cache" in run.stderr
    assert other.read_bytes() == b"my notes"
