"""`auditor check` through the real entry point: inputs, outputs, statuses."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import EXAMPLES, Auditor, room

Write = Callable[..., Path]
GOOD = json.dumps(room()).encode()
NOW = "--now=2026-11-22T00:00:00Z"


@pytest.mark.smoke
def test_the_examples_print_a_table_and_fail_the_gate(auditor: Auditor) -> None:
    run = auditor("check", EXAMPLES, NOW)

    assert run.status == 1
    assert "naming.secret-account-term" in run.stdout
    assert "Gate: The gate did not pass" in run.stdout or "Gate: " in run.stdout
    assert run.stderr == ""


@pytest.mark.smoke
def test_the_ready_room_passes_with_grade_a(auditor: Auditor) -> None:
    run = auditor("check", EXAMPLES / "support-ready.json", NOW, "--format", "json")

    assert run.status == 0
    (entry,) = run.json()["rooms"]
    assert entry["score"]["grade"] == "A"


@pytest.mark.smoke
def test_the_json_report_keeps_the_published_schema(auditor: Auditor) -> None:
    report = auditor("check", EXAMPLES, NOW, "--format", "json").json()
    schema = json.loads(auditor("schema", "report").stdout)

    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []


@pytest.mark.smoke
def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    def report(seed: str, form: str) -> bytes:
        command = [sys.executable, "-m", "auditor", "check", str(EXAMPLES), NOW, "--format", form]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "AUDITOR_LANG": "ja"}
        return subprocess.run(
            command, capture_output=True, env=environment, check=False, cwd=tmp_path
        ).stdout

    for form in ("json", "table", "ndjson", "markdown"):
        assert report("1", form) == report("2", form)
        assert report("1", form)


BAD = [
    pytest.param(b"{", "1:2", "not JSON", id="not json"),
    pytest.param(b"", "1:1", "empty", id="empty file"),
    pytest.param(b"  \n ", "1:1", "empty", id="blank file"),
    pytest.param(b'{"a": "\xff"}', "1:8", "not UTF-8", id="not utf-8"),
    pytest.param(b'[1, "x"]', "1:2", "must be an object", id="wrong shape"),
    pytest.param(b"3", "1:1", "must be an object", id="a number"),
    pytest.param(
        GOOD.replace(b'"name"', b'"nmae"'), "1:55", "did you mean name?", id="misspelt key"
    ),
    pytest.param(GOOD.replace(b"}}", b'}, "room": {}}'), "", "stands twice", id="duplicate key"),
    pytest.param(GOOD.replace(b"}}", b'}, "x-a": NaN}'), "", "NaN", id="not a number"),
    pytest.param(GOOD.replace(b"}}", b'}, "notes": null}'), "", "null is not used", id="null"),
    pytest.param(b"[" * 100_000, "1:2", "nested too deep", id="deep nesting"),
    pytest.param(
        GOOD.replace(b"}}", b', "description": "' + b"x" * 1_200_000 + b'"}}'),
        "",
        "limit text = 1,000,000",
        id="long string",
    ),
    pytest.param(
        json.dumps(room(schema="openchat-room-export/9")).encode(),
        "1:12",
        "must be 'openchat-room-export/1'",
        id="other version",
    ),
]


@pytest.mark.parametrize(("content", "place", "words"), BAD)
def test_bad_input_is_one_line_with_its_place_and_hides_nothing(
    auditor: Auditor, write: Write, content: bytes, place: str, words: str
) -> None:
    bad, good = write(content, "bad.json"), write(GOOD, "good.json")

    run = auditor("check", bad, good, NOW, "--format", "json", "--exit-zero")

    report = run.json()
    assert report["summary"]["exit_status"] == 4
    assert [entry["name"] for entry in report["rooms"]] == ["読書好きの集まり"]
    lines = run.stderr.splitlines()
    assert any(words in line and f"{bad}:{place}" in line for line in lines), lines
    assert "Traceback" not in run.stderr
    assert auditor("check", bad, good, NOW).status == 4


def test_a_hundred_megabytes_of_string_is_refused(auditor: Auditor, write: Write) -> None:
    huge = write(b'{"schema": "' + b"x" * 100_000_000 + b'"}')

    run = auditor("check", huge)

    assert run.status == 4
    assert "limit record" in run.stderr
    assert len(run.stderr) < 1000


def test_limits_have_names_and_settings(auditor: Auditor, write: Write) -> None:
    lines = write(GOOD + b"\n" + GOOD.replace(b"}}", b', "id": "2"}}') + b"\n", "r.ndjson")

    run = auditor("check", lines, "--limit", "record=100", "--format", "json")

    assert run.status == 4
    assert "limit record = 100" in run.stderr
    assert auditor("check", lines, "--limit", "recrod=100").status == 2
    assert auditor("check", lines, "--limit", "record").status == 2


@pytest.mark.parametrize("wrap", ["plain", "bom", "gz", "zst"])
@pytest.mark.parametrize("shape", ["one", "array", "lines", "crlf"])
def test_every_kind_of_input_gives_the_same_rooms(
    auditor: Auditor, write: Write, wrap: str, shape: str
) -> None:
    rooms = [
        room(room={"name": f"部屋{n}", "id": str(n)}) for n in range(1 if shape == "one" else 3)
    ]
    if shape in ("lines", "crlf"):
        end = "\r\n" if shape == "crlf" else "\n"
        text = "".join(json.dumps(each, ensure_ascii=False) + end for each in rooms)
        name = "rooms.ndjson"
    else:
        value: Any = rooms[0] if shape == "one" else rooms
        text, name = json.dumps(value, ensure_ascii=False, indent=2), "rooms.json"
    data = text.encode("utf-8-sig" if wrap == "bom" else "utf-8")
    if wrap == "gz":
        data, name = gzip.compress(data), name + ".gz"
    elif wrap == "zst":
        data, name = _zstd(data), name + ".zst"

    run = auditor("check", write(data, name), "--format", "ndjson", NOW)

    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [entry["id"] for entry in found] == [str(n) for n in range(len(rooms))]
    assert [entry["source"]["record"] for entry in found] == list(range(1, len(rooms) + 1))


def _zstd(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return bytes(zstd.compress(data))


@pytest.mark.parametrize("damage", [b"\x1f\x8b\x08\x00garbage", b"not gzip at all"])
def test_a_broken_archive_is_told(auditor: Auditor, write: Write, damage: bytes) -> None:
    run = auditor("check", write(damage, "rooms.json.gz"))

    assert run.status == 4
    assert "cannot be read" in run.stderr


def test_a_decompression_bomb_is_refused(auditor: Auditor, write: Write) -> None:
    bomb = write(gzip.compress(b" " * 30_000_000), "bomb.json.gz")

    run = auditor("check", bomb, "--limit", "ratio=100")

    assert run.status == 4
    assert "limit ratio" in run.stderr


def test_standard_input(auditor: Auditor, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    with write(GOOD + b"\n" + GOOD).open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        run = auditor("check", "-", "--format", "ndjson")

    assert len(run.stdout.splitlines()) == 2
    assert json.loads(run.stdout.splitlines()[0])["source"]["path"] == "-"


def test_a_folder_without_exports_and_no_path(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")

    assert auditor("check", tmp_path).status == 3
    assert auditor("check", tmp_path / "*.json").status == 3
    assert auditor("check").status == 2


def test_a_missing_file_is_told_and_the_rest_is_audited(
    auditor: Auditor, tmp_path: Path, write: Write
) -> None:
    run = auditor("check", tmp_path / "absent.json", write(GOOD))

    assert run.status == 3
    assert "absent.json" in run.stderr
    assert "■" in run.stdout


@pytest.mark.parametrize("nothing", [None, b"[]"])
def test_an_audit_of_nothing_passes_no_gate(
    auditor: Auditor, tmp_path: Path, write: Write, nothing: bytes | None
) -> None:
    path = tmp_path / "absent.json" if nothing is None else write(nothing)

    run = auditor("check", path, NOW, "--format", "json")

    gate = run.json()["summary"]["gate"]
    assert (run.status, gate["passed"]) == (3, False)
    assert gate["reasons"][-1]["message"]["en"] == "There was no room to audit."


def test_quiet_still_names_what_was_refused(auditor: Auditor, write: Write) -> None:
    lines = write(GOOD + b"\n{\n", "rooms.ndjson")

    run = auditor("check", lines, NOW, "--format", "ndjson", "--quiet")

    assert (run.status, len(run.stdout.splitlines())) == (4, 1)
    assert f"{lines}:2:2: not JSON" in run.stderr


def test_quiet_does_not_name_thousands(auditor: Auditor, write: Write) -> None:
    lines = write(b"{\n" * 1_030, "rooms.ndjson")

    quiet, loud = (
        auditor("check", lines, NOW, "--format", "ndjson", *m) for m in (["--quiet"], [])
    )

    assert len(loud.stderr.splitlines()) == 1_030
    *named, rest = quiet.stderr.splitlines()
    assert named == loud.stderr.splitlines()[:20]
    assert rest == "and 1,010 more; without --quiet all are named"


def test_globs_and_folders_are_sorted_and_each_file_is_read_once(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    for name in ("b.json", "a.json", "c.txt", ".hidden.json"):
        write(json.dumps(room(room={"id": name})).encode(), name)

    run = auditor("check", tmp_path, tmp_path / "*.json", "--format", "ndjson")

    assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == ["a.json", "b.json"]


def test_output_files_take_their_format_from_the_ending(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    source = write(GOOD)

    run = auditor(
        "check", source, "--output", tmp_path / "r.md", "--output", tmp_path / "r.report.json"
    )

    assert run.stdout == ""
    assert (tmp_path / "r.md").read_text().startswith("# ")
    assert json.loads((tmp_path / "r.report.json").read_text())["schema"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "r.md",
        "r.report.json",
        "room.json",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "tabel"),
        ("--output", "report.unknown"),
        ("--format", "json", "--format", "table"),
        ("--select", "naming.secret-acount-term"),
        ("--ignore", "nonsense"),
        ("--profile", "lunch"),
        ("--now", "yesterday"),
        ("--output", "/nonexistent/folder/report.json"),
        ("--fail-under", "101"),
        ("--no-such-option",),
    ],
)
def test_wrong_usage_is_status_2_in_one_or_two_lines(
    auditor: Auditor, write: Write, arguments: tuple[str, ...]
) -> None:
    run = auditor("check", write(GOOD), *arguments)

    assert run.status == 2
    assert 1 <= len(run.stderr.splitlines()) <= 2
    assert run.stdout == ""


def test_wrong_usage_names_the_nearest(auditor: Auditor, write: Write) -> None:
    source = write(GOOD)

    assert (
        "naming.secret-account-term"
        in auditor("check", source, "--select", "naming.secret-acount-term").stderr
    )
    assert "launch" in auditor("check", source, "--profile", "lunch").stderr
    assert "table" in auditor("check", source, "--format", "tabel").stderr


def test_selection_by_id_glob_area_tag_and_severity(auditor: Auditor, write: Write) -> None:
    source = write(GOOD)

    def rules(*arguments: str) -> set[str]:
        run = auditor("check", source, *arguments, "--format", "json")
        return {result["rule"] for result in run.json()["rooms"][0]["results"]}

    assert rules("--select", "naming.secret-account-term") == {"naming.secret-account-term"}
    assert {name.partition(".")[0] for name in rules("--select", "privacy")} == {"privacy"}
    listed = rules("--select", "privacy, naming.name-length", "--ignore", "privacy.*,")
    assert listed == {"naming.name-length"}
    assert all("clause" in name for name in rules("--select", "guidelines.*-clause"))
    assert "naming.secret-account-term" in rules("--select", "tag:content-risk")
    assert not rules("--select", "severity:critical") & rules("--ignore", "severity:critical")


def test_gates(auditor: Auditor, write: Write) -> None:
    source = write(GOOD)

    assert auditor("check", source).status == 0
    assert auditor("check", source, "--fail-under", "90").status == 1
    assert auditor("check", source, "--min-coverage", "90").status == 5
    assert auditor("check", source, "--fail-under", "90", "--exit-zero").status == 0


@pytest.mark.smoke
def test_a_report_never_shows_contact_details_or_codes(auditor: Auditor, write: Write) -> None:
    source = write(
        room(
            room={"name": "連絡は 090-1234-5678 まで", "description": "mail: taro@example.com"},
            visibility={"join_method": "code", "join_code": "himitsu77"},
            notes=[{"title": "参加コード", "body": "コードは himitsu77 です", "important": True}],
        )
    )

    for form in ("json", "table", "markdown", "ndjson"):
        shown = auditor("check", source, "--format", form).stdout
        assert "1234-5678" not in shown
        assert "taro@example" not in shown
        assert "himitsu77" not in shown


def test_evidence_is_shown_unmasked_when_it_is_asked_for(auditor: Auditor, write: Write) -> None:
    source = write(room(room={"name": "連絡は 090-1234-5678 まで"}))

    masked = auditor("check", source, "--select", "privacy", "--format", "json").stdout
    shown = auditor(
        "check", source, "--select", "privacy", "--format", "json", "--include-evidence"
    ).stdout

    assert "090-1234-5678" not in masked
    assert "090-1234-5678" in shown


def test_hostile_names_are_text_in_every_format(auditor: Auditor, write: Write) -> None:
    source = write(room(room={"name": "\u202e<script>|x\x1b[31m`裏垢` @all\n# head"}))

    for form in ("table", "markdown"):
        shown = auditor("check", source, "--format", form).stdout
        assert "\u202e" not in shown
        assert "\x1b" not in shown
        assert "\n# head" not in shown
