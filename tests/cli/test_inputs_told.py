"""Inputs that are missing, empty, closed or something else: each is told by name, with why."""

import gzip
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor, room

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("room.json").write_text(json.dumps(room()))
    return tmp_path


@pytest.fixture(name="closed")
def _closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that cannot be listed, whoever runs the tests."""
    folder = home / "rooms" / "sub"
    folder.mkdir(parents=True)
    (home / "rooms" / "a.json").write_text(json.dumps(room()))
    (folder / "b.json").write_text(json.dumps(room()))
    listed = os.scandir

    def scandir(path: Any = ".") -> Any:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return folder


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("path", ["rooms", "rooms/sub"])
def test_a_folder_that_cannot_be_listed_is_told_and_counts(auditor: Auditor, path: str) -> None:
    run = auditor("check", path, NOW, "--quiet")

    assert run.status == 4
    assert "rooms/sub: cannot be read" in run.stderr


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="permissions bind others than root",
)
def test_a_folder_without_permissions_is_told_with_the_reason(auditor: Auditor, home: Path) -> None:
    folder = home / "rooms" / "sub"
    folder.mkdir(parents=True)
    (folder / "b.json").write_text(json.dumps(room()))
    folder.chmod(0)
    try:
        run = auditor("check", "rooms", "room.json", NOW, "--quiet")
        inside = auditor("check", "rooms/sub/b.json", NOW, "--quiet")
    finally:
        folder.chmod(0o700)

    assert (run.status, run.stderr) == (4, "rooms/sub: cannot be read: Permission denied\n")
    assert inside.status == 4


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nothere.json", "nothere.json: no such file or folder"),
        ("", '"": no such file or folder'),
        ("empty", "empty: no file to audit in this folder"),
        ("*.ndjson", "*.ndjson: no file matches"),
        (
            "s3://rooms/",
            "s3://rooms/: no file at this address (s3:// and others need --engine dask",
        ),
    ],
)
def test_a_path_without_rooms_is_told_for_what_it_is(
    auditor: Auditor, path: str, words: str
) -> None:
    Path("empty").mkdir()

    run = auditor("check", path, NOW, "--quiet")

    assert run.status == 3
    assert run.stderr.startswith(words)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["none.json", "none.ndjson"])
def test_a_file_that_holds_no_room_is_named(auditor: Auditor, name: str) -> None:
    Path(name).write_text("[]" if name.endswith(".json") else "")

    run = auditor("check", name, NOW, "--format", "ndjson", "--quiet")

    assert (run.status, run.stdout, run.stderr) == (3, "", f"{name}: holds no room\n")


STATUSES = {
    "nope": 3,
    "nope.json": 3,
    "*.zzz": 3,
    "bare": 3,
    "none.json": 3,
    "none.ndjson": 3,
    "empty.json": 4,
    "broken.json": 4,
    "twice.json": 4,
    "misspelt.json": 4,
    "sjis.json": 4,
    "cut.json": 4,
}
"""What may be wrong with an input, and the status that it gives every command that reads rooms."""


@pytest.fixture(name="wrong")
def _wrong(auditor: Auditor, home: Path) -> None:
    """One input of each kind that is wrong, and a report of the room."""
    auditor("check", "room.json", NOW, "--output", "report.json")
    Path("bare").mkdir()
    texts = {
        "none.json": "[]",
        "none.ndjson": "",
        "empty.json": "",
        "broken.json": '{"a": }',
        "twice.json": '{"a": 1, "a": 2}',
        "misspelt.json": json.dumps({**room(), "rom": {}}),
        "sjis.json": '{"room": {"name": "読書会"}}',
        "cut.json": (home / "report.json").read_text()[:1000],
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="cp932" if name == "sjis.json" else "utf-8")


@pytest.mark.usefixtures("wrong")
@pytest.mark.parametrize("path", STATUSES)
def test_a_plan_gives_the_status_and_the_reason_of_check(auditor: Auditor, path: str) -> None:
    checked = auditor("check", path, NOW, "--format", "ndjson", "--quiet")
    planned = auditor("plan", path, NOW)

    assert (checked.status, planned.status) == (STATUSES[path], STATUSES[path])
    assert planned.stdout == ""
    assert planned.stderr == f"Error: {checked.stderr}"


@pytest.mark.usefixtures("wrong")
@pytest.mark.parametrize("other", ["room.json", "report.json"])
@pytest.mark.parametrize("path", [path for path in STATUSES if not path.startswith("none")])
def test_a_comparison_gives_the_status_and_the_reason_of_check(
    auditor: Auditor, path: str, other: str
) -> None:
    checked = auditor("check", path, NOW, "--format", "ndjson", "--quiet")

    for sides in ((path, other), (other, path)):
        run = auditor("diff", *sides)
        assert run.status == STATUSES[path]
        assert (run.stdout, run.stderr) == ("", f"Error: {checked.stderr}")


@pytest.mark.usefixtures("wrong")
def test_a_comparison_of_no_room_with_none_has_no_input(auditor: Auditor) -> None:
    run = auditor("diff", "none.json", "none.ndjson", NOW)

    assert (run.status, run.stderr) == (3, "Error: none.ndjson: holds no room\n")
    assert auditor("diff", "none.json", "room.json", NOW).status == 0


@pytest.mark.usefixtures("wrong")
def test_a_plan_names_a_missing_input_before_it_reads_the_others(auditor: Auditor) -> None:
    run = auditor("plan", "broken.json", "nope.json", NOW)

    assert (run.status, run.stderr) == (3, "Error: nope.json: no such file or folder\n")


@pytest.mark.usefixtures("wrong")
def test_a_waiver_for_an_input_that_is_none_gives_the_same_statuses(auditor: Auditor) -> None:
    given = ("--rule=naming.minor-endangerment", "--reason=r", "--owner=A", "--approver=B", NOW)

    assert auditor("waivers", "add", "nope.json", *given).status == 3
    assert auditor("waivers", "add", "sjis.json", *given).status == 4


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "command",
    [
        ("check", "*.json", NOW, "--select=visibility", "--format=ndjson"),
        ("fmt", "*.json", "--check"),
        ("import", "line-web", "*.json"),
    ],
    ids=lambda command: command[0],
)
def test_a_glob_passes_over_what_never_ends_as_a_folder_does(command: tuple[str, ...]) -> None:
    os.mkfifo("pipe.json")
    Path("endless.json").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.json")
        run = subprocess.run(
            [sys.executable, "-m", "auditor", *command],
            capture_output=True,
            timeout=60,
            check=False,
        )

    told = (run.stdout + run.stderr).decode()
    assert "room.json" in told
    assert not any(name in told for name in ("pipe.json", "endless.json", "socket.json"))


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
@pytest.mark.usefixtures("home")
def test_a_glob_of_pipes_alone_matches_no_file(auditor: Auditor) -> None:
    os.mkfifo("pipe.ndjson")

    run = auditor("fmt", "--check", "*.ndjson")

    assert (run.status, run.stderr) == (3, "*.ndjson: no file matches\n")


@pytest.mark.usefixtures("home")
def test_other_commands_say_the_same_of_what_is_missing(auditor: Auditor) -> None:
    assert auditor("plan", "nothere").stderr == "Error: nothere: no such file or folder\n"
    assert auditor("fmt", "nothere.json").stderr == "nothere.json: no such file or folder\n"
    assert auditor("import", "csv", "*.csv").stderr == "*.csv: no file matches\n"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_a_report_among_the_rooms_is_told_in_one_line(auditor: Auditor, form: str) -> None:
    auditor("check", "room.json", NOW, "--format", form, "--output", f"report.{form}")

    run = auditor("check", "room.json", f"report.{form}", NOW, "--format", "ndjson")

    assert run.status == 4
    (line,) = run.stderr.splitlines()
    assert "this is an audit report, not a room export; leave it out" in line


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"schema": "openchat-room-export/1",}', "1:36"),
        ('{"room": {"tags": ["a", ]}}', "1:23"),
        ('[{"schema": "openchat-room-export/1", "room": {"name": "a"}},]', "1:61"),
    ],
)
def test_a_comma_too_many_is_named(auditor: Auditor, text: str, place: str) -> None:
    Path("bad.json").write_text(text)

    run = auditor("check", "bad.json", NOW, "--format", "ndjson", "--quiet")

    assert run.status == 4
    assert f"bad.json:{place}: not JSON: a comma with nothing behind it" in run.stderr


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"{}", "a.json.gz", "cannot be decompressed: damaged, or not what the name says"),
        (b"{}" * 40, "a.json.zst", "cannot be decompressed: damaged, or not what the name says"),
        (
            gzip.compress(b"{}" * 400, mtime=0)[:20],
            "b.json.gz",
            "the compressed file ends too early",
        ),
    ],
    ids=["no gzip", "no zst", "cut off"],
)
def test_a_damaged_compression_is_told(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, words: str
) -> None:
    Path(name).write_bytes(content)

    run = auditor("check", name, "room.json", NOW, "--format", "ndjson", "--jobs", "1")
    assert run.status == 4
    assert words in run.stderr

    monkeypatch.setenv("AUDITOR_LANG", "ja")
    japanese = auditor("check", name, NOW, "--format", "ndjson").stderr
    assert japanese.startswith(f"{name}: 読めません: ")
    assert "Not a" not in japanese


BOOK = b"PK\x03\x04\x14\x00" + b"\x00" * 20 + b"xl/workbook.xml"


@pytest.mark.parametrize(
    ("name", "data", "ja", "en"),
    [
        ("ルーム.xlsx", BOOK, "Excelのブックです。auditor import xlsx ルーム.xlsx --output rooms/ で", "an Excel workbook: auditor import xlsx ルーム.xlsx --output rooms/"),
        ("a b.json", BOOK, "auditor import xlsx 'a b.json' --output", "xlsx 'a b.json' --output"),
        ("x.zip", b"PK\x03\x04abc", "ZIPファイルです", "a ZIP file"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "古いExcel形式", "an old .xls"),
        ("報告.pdf", b"%PDF-1.7\n%\xe9\n", "PDFです", "a PDF, from which no settings"),
        ("s.png", b"\x89PNG\r\n\x1a\n", "画像です", "a picture"),
        ("t.csv", "オープンチャット名,説明\n会,説明\n".encode("cp932"), "auditor import csv t.csv", "a table (CSV): auditor import csv t.csv"),
        ("t.csv", b"\xef\xbb\xbfname,description\n", "CSVの表です", "a table (CSV)"),
        ("talk.txt", "[LINE] 会のトーク履歴\n".encode(), "LINEのトーク履歴です。auditor import talk talk.txt", "auditor import talk talk.txt"),
        ("j.json", '{"room": {"name": "読書会"}}'.encode("cp932"), "Shift_JIS の文字です。UTF-8 ではありません", "looks like Shift_JIS, not UTF-8"),
        ("u.json", '{"room": {"name": "会"}}'.encode("utf-16"), "UTF-16 の文字です", "looks like UTF-16, not UTF-8"),
        ("n.ndjson", '{"room": {"name": "読書会"}}\n'.encode("cp932"), "Shift_JIS の文字です", "looks like Shift_JIS"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_for_what_it_is(
    auditor: Auditor, home: Path, name: str, data: bytes, ja: str, en: str
) -> None:
    (home / name).write_bytes(data)
    run = auditor("check", name, "--format", "json")

    assert run.status == 4
    assert en in run.stderr
    assert ja in auditor("check", name, "--format", "json", "--lang", "ja").stderr
    assert run.json()["invalid"][0]["message"]["en"] in run.stderr


def test_a_room_in_a_file_that_is_called_csv_is_read(auditor: Auditor, home: Path) -> None:
    (home / "room.csv").write_bytes(b" " + (home / "room.json").read_bytes())

    assert auditor("check", "room.csv", "--format", "json").json()["summary"]["rooms"] == 1


@pytest.mark.parametrize("kind", ["csv", "talk", "line-web", "export"])
def test_an_importer_tells_a_workbook_for_what_it_is(
    auditor: Auditor, home: Path, kind: str
) -> None:
    (home / "r.xlsx").write_bytes(BOOK)
    run = auditor("import", kind, "r.xlsx", "--output", "rooms/")

    assert run.status == 4
    assert "r.xlsx: an Excel workbook: auditor import xlsx r.xlsx --output rooms/" in run.stderr


def test_fmt_tells_a_workbook_for_what_it_is(auditor: Auditor, home: Path) -> None:
    (home / "r.json").write_bytes(BOOK + b"\xff")

    assert "an Excel workbook" in auditor("fmt", "r.json").stderr


@pytest.mark.usefixtures("home")
def test_what_this_program_wrote_into_a_folder_is_passed_over(auditor: Auditor) -> None:
    written = ("--output", "r.json", "--output", "r.ndjson", "--write-baseline", "b.json")
    first = auditor("check", ".", NOW, *written)
    plan = auditor("plan", "room.json", NOW, "--format", "json").stdout
    Path("plan.json").write_text(plan, encoding="utf-8")
    again = auditor("check", ".", NOW, "--output", "r.json", "--baseline", "b.json")
    report = json.loads(Path("r.json").read_text("utf-8"))

    assert again.status == first.status == 0
    assert "passed over, as this program wrote them (4): b.json, plan.json" in again.stderr
    assert [entry["source"]["path"] for entry in report["rooms"]] == ["room.json"]
    assert report["invalid"] == []


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "text", ["{", '{"schema": "openchat-audit/1"}', '{"id": "a", "source": {}}', "", "[1]", "null"]
)
def test_what_only_looks_a_little_like_it_is_told_as_ever(auditor: Auditor, text: str) -> None:
    Path("odd.json").write_text(text)

    assert auditor("check", ".", NOW).status == 4


@pytest.mark.usefixtures("home")
def test_a_room_that_holds_something_of_ours_is_audited(auditor: Auditor) -> None:
    held = {"x-last": {"schema": "openchat-audit-report/1"}, **room()}
    Path("rooms").mkdir()
    Path("rooms/a.json").write_text(json.dumps(held))

    assert auditor("check", "rooms", NOW, "--format", "json").json()["summary"]["rooms"] == 1


@pytest.mark.usefixtures("home")
def test_a_folder_of_reports_alone_holds_no_room(auditor: Auditor) -> None:
    Path("reports").mkdir()
    auditor("check", "room.json", NOW, "--output", "reports/r.json")

    run = auditor("check", "reports", NOW)

    assert run.status == 3
    assert "reports: no file to audit in this folder" in run.stderr
