"""Progress of long runs."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.cli.progress import Progress, estimated_rooms, progress_line
from tests.conftest import Auditor, room


def test_the_line_says_rooms_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_LANG", "en")

    assert progress_line(100, 10.0, 1000) == "100 rooms  10 a second  about 0:01:30 left"
    assert progress_line(100, 10.0, None) == "100 rooms  10 a second"
    assert progress_line(0, 0.0, 10) == "0 rooms  0 a second"
    monkeypatch.setenv("AUDITOR_LANG", "ja")
    assert progress_line(7200, 3600.0, 14400) == "7,200 ルーム  毎秒 2  残り約 1:00:00"


def test_it_is_written_over_twice_a_second_and_wiped_away() -> None:
    moments = iter([0.0, 1.0, 2.0, 2.1, 2.6])
    stream = io.StringIO()
    progress = Progress(stream, 10, clock=lambda: next(moments))

    for done in (1, 2, 3, 4):
        progress.show(done)
    progress.close()

    lines = stream.getvalue().split("\r")
    assert [line.split()[0] for line in lines if line.strip()] == ["2", "4"]
    assert lines[-1] == ""


def test_rooms_are_estimated_from_the_first_lines(write: Callable[..., Path]) -> None:
    line = json.dumps(room()).encode() + b"\n"
    lines = write(line * 500, "rooms.ndjson")

    assert estimated_rooms([str(lines), str(write(line))]) == 501
    assert estimated_rooms(["-"]) is None
    assert estimated_rooms(["rooms.ndjson.gz"]) is None


def test_nothing_is_written_where_nobody_looks(
    auditor: Auditor, write: Callable[..., Path]
) -> None:
    assert auditor("check", write(room()), "--select", "privacy").stderr == ""


def test_github_gets_its_step_summary(
    auditor: Auditor,
    write: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    auditor("check", write(room(room={"name": "裏垢"})), "--format", "github", "--select", "naming")

    assert "|" in summary.read_text(encoding="utf-8")


def test_csv_for_excel_begins_with_a_mark(
    auditor: Auditor, write: Callable[..., Path], tmp_path: Path
) -> None:
    target = tmp_path / "r.csv"

    auditor("check", write(room()), "--select", "privacy", "--output", target, "--bom")

    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
