"""Where output goes: whole, in its place, and never over what a run reads."""

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, Auditor, room

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
READY = EXAMPLES / "support-ready.json"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX files and shells")


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("room.json").write_text(json.dumps(room()))
    Path("w.toml").write_text('schema = "openchat-audit-waivers/1"\n')
    Path("auditor.toml").write_text('profile = "launch"\n')
    return tmp_path


READ_AND_WRITTEN = [
    ("check", "room.json", "--output", "room.json"),
    ("check", ".", "--output", "./room.json"),
    ("check", "room.json", "--format", "json", "--output", "link.json"),
    ("check", "room.json", "--waivers", "w.toml", "--format", "json", "--output", "w.toml"),
    ("check", "room.json", "--format", "json", "--output", "auditor.toml"),
    ("check", "room.json", "--baseline", "b.json", "--output", "b.json"),
    ("check", "room.json", "--previous", "r.json", "--output", "r.json"),
    ("check", "room.json", "--output", "new.json", "--cache", "./new.json"),
    ("check", "room.json", "--output", "new.json", "--write-baseline", "new.json"),
    ("check", "room.json", "--output", "new.json", "--output", "./new.json"),
    ("render", "r.json", "--output", "r.json"),
    ("import", "export", "room.json", "--output", "room.json", "--force"),
]


SIDE_JOB = EXAMPLES / "side-job.json"


@pytest.mark.parametrize(
    ("lang", "wrote", "gate"),
    [
        ("ja", "r.html に書き出しました\n", "判定: 公開の基準を満たしていません\n"),
        ("en", "Wrote r.html\n", "Gate: The gate failed\n"),
    ],
)
def test_what_was_written_and_the_verdict_are_told(
    auditor: Auditor, home: Path, lang: str, wrote: str, gate: str
) -> None:
    run = auditor("--lang", lang, "check", SIDE_JOB, NOW, "--output", "r.html")

    assert (run.status, run.stdout) == (1, "")
    assert run.stderr.startswith(wrote)
    assert f'lang="{lang}"' in (home / "r.html").read_text("utf-8")[:200]
    assert gate in run.stderr
    assert run.stderr.count("\n") >= 3  # the reasons


def test_all_files_are_named_and_the_verdict_comes_once(auditor: Auditor, home: Path) -> None:
    run = auditor("check", SIDE_JOB, NOW, "--output", "r.html", "--output", "r.ndjson")

    assert run.stderr.startswith("Wrote r.html\nWrote r.ndjson\nGate: The gate failed\n  - ")
    assert run.stderr.count("Gate:") == 1


@pytest.mark.parametrize("name", ["r.ndjson", "r.json", "r.xlsx"])
def test_the_verdict_of_any_format_is_told(auditor: Auditor, home: Path, name: str) -> None:
    run = auditor("check", READY, NOW, "--output", name)

    assert run.status == 0
    assert run.stderr.startswith(f"Wrote {name}\nGate: The gate passed\n  - Passed means: ")
    assert run.stderr.count("\n") == 3


def test_a_verdict_that_is_printed_is_not_told_again(auditor: Auditor, home: Path) -> None:
    pairs = ("--format", "html", "--output", "r.html", "--format", "table", "--output", "-")
    run = auditor("check", READY, NOW, *pairs)

    assert "Gate: The gate passed" in run.stdout
    assert run.stderr == "Wrote r.html\n"


@pytest.mark.parametrize(
    "arguments",
    [("--output", "r.html", "--quiet"), ("--format", "json"), ("--output", "/dev/null")],
)
def test_nothing_is_told_of_files_where_none_is_wanted(
    auditor: Auditor, home: Path, arguments: tuple[str, ...]
) -> None:
    formats = ("--format", "json") if arguments[-1] == "/dev/null" else ()
    assert auditor("check", READY, NOW, *arguments, *formats).stderr == ""


def test_a_report_that_is_rendered_into_a_file_is_told(auditor: Auditor, home: Path) -> None:
    auditor("check", READY, NOW, "--output", "r.json")

    assert auditor("render", "r.json", "--output", "r.md").stderr == "Wrote r.md\n"


@pytest.mark.parametrize("command", READ_AND_WRITTEN, ids=" ".join)
def test_what_is_read_is_not_replaced(
    auditor: Auditor, home: Path, command: tuple[str, ...]
) -> None:
    auditor("check", "room.json", NOW, "--output", "r.json", "--write-baseline", "b.json")
    (home / "link.json").symlink_to("room.json")
    before = {path.name: path.read_bytes() for path in home.iterdir()}

    run = auditor(*command)

    assert run.status == 2
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    assert "is a file that is read here" in run.stderr or "is the same file as" in run.stderr


@pytest.mark.usefixtures("home")
def test_a_link_stays_a_link_and_its_file_is_replaced(auditor: Auditor) -> None:
    Path("real.json").write_text("old")
    Path("link.json").symlink_to("real.json")

    assert auditor("check", "room.json", NOW, "--output", "link.json").status == 0

    Path("loose.json").symlink_to("room.json")
    assert auditor("fmt", "loose.json").status == 0

    assert Path("link.json").is_symlink() and Path("loose.json").is_symlink()
    assert json.loads(Path("real.json").read_text())["schema"] == "openchat-audit-report/1"


@pytest.mark.usefixtures("home")
def test_a_pipe_is_written_in_place(auditor: Auditor) -> None:
    os.mkfifo("pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_bytes()))
    reader.start()

    run = auditor("check", "room.json", NOW, "--format", "json", "--output", "pipe")
    reader.join(timeout=20)

    assert run.status == 0
    assert json.loads(read[0])["schema"] == "openchat-audit-report/1"
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def in_shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line with `auditor` in a shell, as a user types it."""
    words = command.replace("auditor", f"'{sys.executable}' -m auditor", 1)
    return subprocess.run(
        ["bash", "-c", words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AUDITOR_LANG": "en", **environment},
    )


def test_a_process_substitution_is_written(home: Path) -> None:
    run = in_shell(f"auditor check room.json {NOW} --format json --output >(cat > {home}/got.json)")

    assert run.returncode == 0, run.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "command", ["--version", "--help", "rules", f"check {READY} --format ndjson", f"plan {READY}"]
)
def test_a_standard_output_that_is_full_is_told_in_one_line(command: str) -> None:
    run = in_shell(f"auditor {command} > /dev/full")

    assert (run.returncode, run.stderr) == (
        2,
        "Error: cannot write standard output: No space left on device\n",
    )


def test_streams_that_were_closed_are_told_or_done_without() -> None:
    closed_out = in_shell(f"auditor check {READY} >&-", AUDITOR_LANG="ja")
    closed_in = in_shell("auditor check - --format json <&-")
    closed_err = in_shell(f"auditor check {READY} 2>&-")

    assert (closed_out.returncode, closed_out.stderr) == (
        2,
        "エラー: 標準出力 に書けません: 閉じられています\n",
    )
    assert (closed_in.returncode, closed_in.stderr) == (
        4,
        "-: cannot be read: Bad file descriptor\n",
    )
    assert closed_err.returncode == 0


def test_a_reader_that_goes_early_is_no_failure() -> None:
    run = in_shell("auditor rules | head -1; exit ${PIPESTATUS[0]}")

    assert (run.returncode, run.stderr) == (0, "")


def test_a_full_standard_output_is_not_blamed_on_another_file(home: Path) -> None:
    run = in_shell(
        "auditor check room.json --format table --output a.json --output a.md >/dev/full"
    )

    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "standard output" in run.stderr
    assert not (home / "a.json").exists()


def test_a_file_that_cannot_be_written_to_its_end_does_not_appear(home: Path) -> None:
    run = in_shell(f"ulimit -f 1; auditor check room.json {NOW} --output r.json")

    assert (run.returncode, run.stderr) == (2, "Error: cannot write r.json: File too large\n")
    assert [path.name for path in home.iterdir() if "r.json" in path.name] == []


def on_a_terminal(command: str, columns: int) -> str:
    """What a command prints on a terminal of so many columns."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "AUDITOR_LANG": "en", "COLUMNS": str(columns)}
    words = [sys.executable, "-m", "auditor", *command.split()]
    process = subprocess.Popen(words, stdout=theirs, stderr=subprocess.STDOUT, env=environment)
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 65536):
            parts.append(part)
    except OSError:  # the other side is closed
        pass
    os.close(ours)
    process.wait(timeout=20)
    return b"".join(parts).decode("utf-8")


@pytest.mark.parametrize("columns", [60, 80, 110, 140])
def test_tables_fit_the_terminal(columns: int) -> None:
    printed = on_a_terminal(f"check {EXAMPLES} {NOW}", columns)

    ruled = [line.rstrip() for line in printed.splitlines() if line.strip().startswith("---")]
    assert ruled
    assert max(map(len, ruled)) <= max(columns, 68)


@pytest.mark.parametrize("columns", [60, 80])
def test_a_table_in_a_pipe_is_as_wide_as_the_variable_says(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    wide = auditor("check", SIDE_JOB, NOW).stdout
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = auditor("check", SIDE_JOB, NOW).stdout
    monkeypatch.setenv("COLUMNS", "many")

    ruled = [line.rstrip() for line in narrow.splitlines() if line.strip().startswith("---")]
    assert max(map(len, ruled)) <= max(columns, 68)
    assert auditor("check", SIDE_JOB, NOW).stdout == wide != narrow


def test_what_cannot_be_read_is_told_once_on_a_terminal(home: Path) -> None:
    Path("bad.json").write_text("{,}")
    printed = on_a_terminal("check room.json bad.json nothing.json", 100)

    assert printed.count("bad.json:1:2: not JSON") == 1
    assert printed.count("nothing.json: no such file") >= 1
    assert on_a_terminal("check bad.json --output r.html", 100).count("bad.json:1:2: not JSON") == 1


def test_no_binary_format_is_printed_on_a_terminal() -> None:
    printed = on_a_terminal(f"check {READY} --format pdf", 80)

    assert printed == "Error: pdf cannot be shown on a terminal; add --output FILE\r\n"


def test_a_chart_that_is_written_is_told(auditor: Auditor, home: Path) -> None:
    (home / "reports").mkdir()
    auditor("check", READY, NOW, "--output", "reports/r.json")

    assert auditor("history", "reports", "--svg", "h.svg").stderr == "Wrote h.svg\n"


def test_the_short_options_do_what_the_long_ones_do(auditor: Auditor, home: Path) -> None:
    long = auditor("check", READY, NOW, "--quiet", "--output", "long.json")
    short = auditor("check", READY, NOW, "-q", "-o", "short.json")

    assert (long.status, long.stdout, long.stderr) == (short.status, short.stdout, short.stderr)
    assert (home / "long.json").read_bytes() == (home / "short.json").read_bytes()
    assert auditor("check", "-h").stdout == auditor("check", "--help").stdout
    assert auditor("waivers", "add", "-h").stdout == auditor("waivers", "add", "--help").stdout
