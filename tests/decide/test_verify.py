"""`auditor verify` and `auditor render`: a stored report, later and elsewhere."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.reports import FORMATS
from tests.conftest import Auditor, Run
from tests.decide.deciding import AREAS, changed, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"


@pytest.fixture(name="here", autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_DISABLE_PLUGINS", ",".join(AREAS))
    write([ROOM, changed(ROOM, "/room/id", "second")], "rooms.json")
    return tmp_path


@pytest.fixture(name="report")
def _report(auditor: Auditor, here: Path) -> dict[str, Any]:
    (here / "waivers.toml").write_text(toml(waiver(ROOM, RULE)), "utf-8")
    auditor("check", "rooms.json", NOW, "--waivers=waivers.toml", "--output=report.json")
    made: dict[str, Any] = json.loads((here / "report.json").read_text("utf-8"))
    return made


def verify(auditor: Auditor, report: Any, *more: object) -> Run:
    Path("report.json").write_text(json.dumps(report), "utf-8")
    return auditor("verify", "report.json", *more)


def test_an_unaltered_report_belongs_to_its_inputs(auditor: Auditor, report: Any) -> None:
    run = verify(auditor, report)

    assert run.status == 0
    assert run.stdout == "report.json: unaltered, and belongs to its 2 inputs\n"
    assert "改ざんはありません" in auditor("--lang", "ja", "verify", "report.json").stdout
    assert verify(auditor, report, "--quiet").stdout == ""


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], (*path, key))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from leaves(value[index], (*path, index))
    else:
        yield path


def test_any_change_anywhere_is_seen(auditor: Auditor, report: Any) -> None:
    every = list(leaves(report))
    for path in every[:: max(1, len(every) // 60)]:
        altered = json.loads(json.dumps(report))
        holder = altered
        for key in path[:-1]:
            holder = holder[key]
        value = holder[path[-1]]
        is_number = isinstance(value, int) and not isinstance(value, bool)
        holder[path[-1]] = value + 1 if is_number else f"{value}x" if value else "x"
        run = verify(auditor, altered, "--no-inputs")
        assert run.status in (2, 7), path
        assert run.status == 7 or path == ("schema",)


@pytest.mark.parametrize(
    ("pointer", "value", "words"),
    [
        ("/summary/rooms", 3, "/summary/rooms: says 3, the content gives 2"),
        ("/summary/outcomes/fail", 0, "/summary/outcomes/fail: says 0"),
        ("/summary/score/minimum", 100, "/summary/score/minimum: says 100"),
        ("/audited_at", "2026-11-23T00:00:00Z", "/digest: is not that of the content"),
        ("/summary/gate/passed", "yes", "/summary/gate/passed: must be true or false"),
    ],
)
def test_the_first_mismatch_is_named(
    auditor: Auditor, report: Any, pointer: str, value: Any, words: str
) -> None:
    run = verify(auditor, changed(report, pointer, value))

    assert run.status == 7
    assert words in run.stderr


def test_a_score_that_does_not_follow_is_named(auditor: Auditor, report: Any) -> None:
    report["rooms"][1]["score"]["high"] -= 1
    run = verify(auditor, report)

    assert "/rooms/1/score/high: says " in run.stderr


def test_changed_and_missing_inputs_are_named(auditor: Auditor, report: Any, write: Write) -> None:
    write([ROOM, changed(ROOM, "/room/id", "third")], "rooms.json")
    moved = verify(auditor, report)
    Path("rooms.json").unlink()
    gone = verify(auditor, report)

    assert (moved.status, gone.status) == (7, 7)
    assert "/rooms/1/source/sha256: rooms.json#2 has changed" in moved.stderr
    assert "/rooms/0/source: rooms.json#1 is not there" in gone.stderr
    assert verify(auditor, report, "--no-inputs").status == 0


def test_inputs_may_lie_below_another_root(auditor: Auditor, report: Any, here: Path) -> None:
    (here / "elsewhere").mkdir()
    (here / "rooms.json").rename(here / "elsewhere" / "rooms.json")

    assert verify(auditor, report).status == 7
    assert verify(auditor, report, "--root", "elsewhere").status == 0


def test_reports_form_a_chain(auditor: Auditor, report: Any, here: Path) -> None:
    assert report["digest"]
    for number, before in enumerate(("report.json", "next-0.json")):
        auditor("check", "rooms.json", NOW, "--previous", before, "--output", f"next-{number}.json")
    last, whole = "next-1.json", ("--previous", "next-0.json", "--previous", "report.json")

    assert auditor("verify", last, *whole).status == 0
    assert auditor("verify", last, "--previous", "report.json").status == 7
    (here / "report.json").write_text(
        (here / "report.json").read_text("utf-8").replace("Suzuki", "Suzuka"), "utf-8"
    )
    run = auditor("verify", last, *whole)
    assert run.status == 7
    assert "report.json: /digest" in run.stderr


def test_what_is_no_report_is_refused(auditor: Auditor, write: Write) -> None:
    for command in ("verify", "render"):
        assert auditor(command, "rooms.json").status == 2
        assert auditor(command, "none.json").status == 2


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_rendering_later_gives_the_bytes_of_the_audit(
    auditor: Auditor, report: Any, here: Path, form: str, lang: str
) -> None:
    assert report["rooms"]
    more = ("--format", form, "--lang", lang)
    auditor("check", "rooms.json", NOW, "--waivers=waivers.toml", *more, "--output", "audited")
    rendered = auditor("render", "report.json", *more, "--output", "rendered")

    assert rendered.status == 0
    assert (here / "rendered").read_bytes() == (here / "audited").read_bytes()


def test_rendering_to_files_by_their_ending(auditor: Auditor, report: Any, here: Path) -> None:
    assert report["rooms"]
    run = auditor("render", "report.json", "--output", "r.md", "--output", "r.csv", "--bom")

    assert run.status == 0
    assert (here / "r.md").read_bytes().startswith(b"# ")
    assert (here / "r.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_report_that_breaks_its_schema_is_not_rendered(auditor: Auditor, report: Any) -> None:
    report["rooms"][0]["name"] = 3
    Path("report.json").write_text(json.dumps(report), "utf-8")
    run = auditor("render", "report.json")

    assert run.status == 7
    assert "/rooms/0/name" in run.stderr


@pytest.mark.parametrize(
    "broken",
    [
        {"schema": "openchat-audit-report/1"},
        {"schema": "openchat-audit-report/1", "rooms": None},
        {"schema": "openchat-audit-report/1", "rooms": [{}], "tool": {}},
    ],
)
def test_a_report_in_pieces_is_refused_by_every_command(
    auditor: Auditor, report: Any, write: Write, broken: Any
) -> None:
    assert report["rooms"]
    write(broken, "broken.json")
    words = ("--rule", RULE, "--reason", "x", "--owner", "a", "--approver", "b")
    for arguments in (
        ("verify", "broken.json"),
        ("render", "broken.json"),
        ("plan", "broken.json"),
        ("diff", "broken.json", "report.json"),
        ("diff", "report.json", "broken.json"),
        ("waivers", "add", "broken.json", *words),
    ):
        assert auditor(*arguments).status == 7, arguments
    assert "broken.json" in auditor("history", ".").stderr
