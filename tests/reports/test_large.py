"""Runs of many rooms: counts over all, the worst rooms in detail, and where the rest lies."""

import io
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from auditor.cli.whole import Whole
from auditor.overview import LARGE, WORST, overview_of
from auditor.reports.options import RenderOptions
from auditor.reports.visible import visible
from tests.conftest import Auditor, room
from tests.reports.sample_report import FORMULA, SCRIPT, TURNED, large_report

NOW = "--now=2026-11-22T00:00:00Z"
ROOMS = LARGE + 30
INVALID = 25
HOSTILE = f"{SCRIPT}{TURNED}|裏垢女子"
Files = Callable[[str], Path]


def _export(number: int) -> dict[str, Any]:
    names = {70: HOSTILE, 71: FORMULA + "裏垢女子", 72: "裏垢女子の集まり"}
    made = room(room={"name": names.get(number, f"読書の集まり{number}"), "id": f"r{number}"})
    if number % 3 == 0:
        made["visibility"] = {"searchable": True, "join_method": "open", "adult_only": True}
    return made


def _failures(entry: dict[str, Any]) -> list[int]:
    """How many failures of each severity a room has, as a key for sorting: most come first."""
    severities = [one["severity"] for one in entry["results"] if one["outcome"] == "fail"]
    return [-severities.count(name) for name in ("critical", "high", "medium", "low", "info")]


@pytest.fixture(name="rooms")
def _rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of many rooms, three of which have a grave name, in the folder of the test."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps(_export(number)) for number in range(ROOMS)]
    lines[10:10] = ['{"schema": "openchat-room-export/1"}'] * INVALID
    Path("rooms.ndjson").write_text("\n".join(lines) + "\n", "utf-8")
    return "rooms.ndjson"


def check(auditor: Auditor, rooms: str, *more: str) -> Any:
    return auditor("check", rooms, NOW, "--select=naming", "--quiet", *more)


def texts(path: str) -> str:
    return Path(path).read_text("utf-8")


def cells(path: str, sheet: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()))
    return list(book[sheet].iter_rows(values_only=True))


def test_of_many_rooms_the_worst_are_shown_and_the_rest_is_named(
    auditor: Auditor, rooms: str
) -> None:
    outputs = ("--output=r.html", "--output=r.md", "--output=r.txt", "--output=r.json")

    assert check(auditor, rooms, *outputs, "--lang=en").status == 4
    for path in ("r.html", "r.md", "r.txt"):
        text = texts(path).replace("\\", "")
        assert f"{ROOMS} rooms were audited." in text
        assert f"The {WORST} rooms with the lowest scores" in text
        assert "All results, those of the other rooms included, are in r.json." in text
        assert f"The first 20 of {INVALID}." in text
    assert texts("r.html").count('<details class="room"') == WORST
    assert len(json.loads(texts("r.json"))["rooms"]) == ROOMS


def test_the_same_is_said_in_japanese(auditor: Auditor, rooms: str) -> None:
    outputs = ("--output=r.html", "--output=r.md", "--output=r.ndjson")

    check(auditor, rooms, *outputs, "--lang=ja")

    for path in ("r.html", "r.md"):
        text = texts(path).replace("\\", "")
        assert f"{ROOMS}部屋を監査しました。" in text
        assert f"得点の低い順に{WORST}部屋だけを載せています。" in text
        assert "残りの部屋も含むすべての結果は、r.ndjson にあります。" in text


@pytest.mark.parametrize("path", ["r.html", "r.md", "r.txt"])
def test_where_no_file_holds_the_rest_the_page_has_the_command(
    auditor: Auditor, rooms: str, path: str
) -> None:
    check(auditor, rooms, f"--output={path}", "--jobs=1", "--lang=en")
    wanted = (
        "auditor check rooms.ndjson --select naming"
        " --now 2026-11-22T00:00:00Z --output results.ndjson"
    )

    assert wanted in texts(path)
    assert auditor(*shlex.split(wanted)[1:], "--quiet").status == 4
    assert texts("results.ndjson").count("\n") == ROOMS


def test_standard_input_cannot_be_read_again(
    auditor: Auditor, rooms: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(rooms).open("rb") as file:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(file))
        check(auditor, "-", "--output=r.md", "--lang=en")

    assert "run the same command with --output results.ndjson added" in texts("r.md")
    assert "auditor check" not in texts("r.md")


def test_the_lowest_score_comes_first_and_equal_rooms_keep_their_order(
    auditor: Auditor, rooms: str
) -> None:
    more = ("--select=visibility", "--worst=5", "--lang=en")
    check(auditor, rooms, *more, "--output=r.json", "--output=r.xlsx")

    found = json.loads(texts("r.json"))["rooms"]
    shown = [row[0] for row in cells("r.xlsx", "Summary")]
    names = shown[shown.index("Room") + 1 :]
    order = sorted(found, key=lambda one: (one["score"]["low"], *_failures(one)))
    assert {one["id"] for one in order[:3]} == {"r70", "r71", "r72"}
    assert names == [visible(one["name"]) for one in order[:5]]


def test_the_bytes_do_not_depend_on_the_processes(auditor: Auditor, rooms: str) -> None:
    endings = ("html", "md", "txt", "xlsx", "json", "parquet", "csv")
    for jobs in ("1", "2"):
        Path(jobs).mkdir()
        outputs = [f"--output={jobs}/r.{ending}" for ending in endings]
        check(auditor, rooms, *outputs, f"--jobs={jobs}")

    for ending in endings:
        assert Path(f"1/r.{ending}").read_bytes() == Path(f"2/r.{ending}").read_bytes()


def test_a_stored_report_is_rendered_as_the_audit_did_and_can_be_verified(
    auditor: Auditor, rooms: str
) -> None:
    endings = ("html", "md", "txt", "xlsx")
    check(auditor, rooms, "--output=r.json", *(f"--output=audited.{one}" for one in endings))
    outputs = [f"--output=rendered.{one}" for one in endings]

    assert auditor("verify", "r.json").status == 0
    assert auditor("render", "r.json", *outputs).status == 0
    for ending in endings:
        made = Path(f"rendered.{ending}").read_bytes()
        assert made == Path(f"audited.{ending}").read_bytes()


def test_a_reporter_of_a_plugin_is_given_every_room() -> None:
    class Ids:
        def render(self, report: Any, *, lang: str, options: Any) -> bytes:
            return f"{lang} {len(report['rooms'])} {'overview' in report}".encode()

    report, out = large_report(4), io.BytesIO()
    Whole(report, overview_of(report["rooms"], 2)).write("html", Ids(), out, "ja", RenderOptions())

    assert out.getvalue() == b"ja 4 False"


def test_every_link_of_the_page_leads_somewhere(auditor: Auditor, rooms: str) -> None:
    check(auditor, rooms, "--output=r.html", "--worst=2")

    page = texts("r.html")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_everything_is_shown_where_somebody_asks_for_it(auditor: Auditor, rooms: str) -> None:
    check(auditor, rooms, "--output=r.html", f"--worst={ROOMS}", "--lang=en")

    assert texts("r.html").count('<details class="room"') == ROOMS
    assert "rooms were audited" not in texts("r.html")


def test_few_rooms_are_condensed_only_where_somebody_asks_for_it(
    auditor: Auditor, write: Callable[..., Path]
) -> None:
    path = write([_export(number) for number in range(70, 74)])
    whole = auditor("check", path, NOW, "--quiet", "--lang=en").stdout
    one = auditor("check", path, NOW, "--quiet", "--lang=en", "--worst=1").stdout

    assert whole.count("■") == 4
    assert "rooms were audited" not in whole
    assert one.count("■") == 1
    assert "4 rooms were audited." in one
    assert "only the room with the lowest score is shown in detail (1)" in one


def test_the_counts_are_those_of_all_rooms(auditor: Auditor, rooms: str) -> None:
    check(auditor, rooms, "--output=r.json", "--output=r.xlsx", "--worst=2", "--lang=en")

    report = json.loads(texts("r.json"))
    failing: dict[str, int] = {}
    for one in report["rooms"]:
        for result in one["results"]:
            if result["outcome"] == "fail":
                failing[result["rule"]] = failing.get(result["rule"], 0) + 1
    rows = cells("r.xlsx", "Overview")
    start = next(index for index, row in enumerate(rows) if row[0] == "Severity")
    assert {row[5]: row[1] for row in rows[start + 1 :]} == failing
    assert [row[1] for row in rows[start + 1 :]] == sorted(failing.values(), reverse=True)
    bins, grades = [row[:2] for row in rows[4:14]], [row[3:5] for row in rows[4:9]]
    assert sum(count for _, count in bins) == sum(count for _, count in grades) == ROOMS
    assert [grade for grade, _ in grades] == list("ABCDE")


def test_a_hostile_name_stays_a_text_in_the_overview(auditor: Auditor, rooms: str) -> None:
    endings = ("html", "md", "txt", "xlsx")
    check(auditor, rooms, *(f"--output=r.{one}" for one in endings), "--lang=en")

    assert "<script>alert" not in texts("r.html")
    assert "<script>alert" not in texts("r.md")
    for ending in ("html", "md", "txt"):
        assert "\u202e" not in texts(f"r.{ending}")
    book = openpyxl.load_workbook("r.xlsx")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_a_history_tells_the_lowest_of_all_rooms(auditor: Auditor, rooms: str) -> None:
    Path("before").mkdir()
    before = ("--now=2026-11-01T00:00:00Z", "--select=naming")
    auditor("check", rooms, *before, "--quiet", "--output=before/1.json")
    check(auditor, rooms, "--history=before", "--output=r.json", "--output=r.txt", "--lang=en")

    report = json.loads(texts("r.json"))
    lowest = report["summary"]["score"]["minimum"]
    assert len(report["history"]) == 1
    assert f"→ {lowest}  (2026-11-01 → 2026-11-22)" in texts("r.txt")


def test_unreadable_inputs_are_told_one_by_one_on_stderr(auditor: Auditor, rooms: str) -> None:
    run = auditor("check", rooms, NOW, "--select=naming", "--output=r.html")

    assert run.stderr.count("rooms.ndjson:") == INVALID
