"""`auditor import`: files in, exports out, and everything else on stderr."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from auditor.cli import localized
from auditor.cli.import_ import command
from auditor.errors import UsageError
from tests.conftest import Auditor

NOW = "--now=2026-11-22T00:00:00Z"
Import = Callable[..., Result]
WEB = {"square": {"emid": "e1", "name": "読書会", "desc": "本の話", "memberCount": 30}}
TALK = "[LINE] 読書会のトーク\n保存日時：2026/9/18 7:09\n\n2026/09/16(水)\n9:05\t青木\tおはよう\n"
TABLE = "ルームの識別子,オープンチャット名,メンバー数\na,一,1\nb,二,2\n,三,3\n"


@pytest.fixture(name="run")
def _run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Runs `import` in a folder of its own that holds a file of each kind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_LANG", "en")
    Path("web.json").write_text(json.dumps(WEB), encoding="utf-8")
    Path("talk.txt").write_text(TALK, encoding="utf-8")
    Path("rooms.csv").write_text(TABLE, encoding="utf-8")

    def invoke(*arguments: str, lang: str = "en", stdin: bytes = b"") -> Result:
        monkeypatch.setenv("AUDITOR_LANG", lang)
        return CliRunner().invoke(
            localized(command), [NOW, *arguments], standalone_mode=False, input=stdin
        )

    return invoke


def read(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def test_one_room_goes_to_standard_output_and_the_rest_to_stderr(run: Import) -> None:
    result = run("line-web", "web.json")

    assert result.return_value == 0
    assert json.loads(result.stdout)["room"]["name"] == "読書会"
    assert "settings stay open" in result.stderr


def test_several_rooms_are_an_array_lines_or_a_file_each(run: Import) -> None:
    assert len(json.loads(run("csv", "rooms.csv").stdout)) == 3

    run("csv", "rooms.csv", "--output", "rooms.ndjson")
    lines = Path("rooms.ndjson").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["room"]["name"] for line in lines] == ["一", "二", "三"]

    run("csv", "rooms.csv", "--output", "out/")
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.json", "b.json", "三.json"]


def test_names_that_no_file_system_takes_make_safe_file_names(run: Import) -> None:
    Path("odd.csv").write_text(
        "オープンチャット名\n../../etc\n../../etc\n???\nA/B\na b\n", encoding="utf-8"
    )

    run("csv", "odd.csv", "--output", "out/")

    names = sorted(path.name for path in Path("out").iterdir())
    assert names == ["A-B.json", "a-b-2.json", "etc-2.json", "etc.json", "room.json"]


def test_files_that_are_there_are_never_replaced_unasked(run: Import) -> None:
    run("csv", "rooms.csv", "--output", "out/")
    Path("room.json").write_text("mine", encoding="utf-8")

    assert isinstance(run("csv", "rooms.csv", "--output", "out/").exception, UsageError)
    assert isinstance(run("line-web", "web.json", "--output", "room.json").exception, UsageError)
    assert Path("room.json").read_text(encoding="utf-8") == "mine"

    assert run("line-web", "web.json", "--output", "room.json", "--force").return_value == 0
    assert read("room.json")["room"]["name"] == "読書会"


def test_sources_of_one_room_merge_with_what_is_there_already(run: Import) -> None:
    run("line-web", "web.json", "--output", "room.json")

    result = run("talk", "talk.txt", "--room-name", "別の名", "--merge", "--output", "room.json")

    export = read("room.json")
    assert export["room"]["name"] == "読書会"  # of 2026-11-22, newer than the talk's
    assert export["members"] == {"count": 30}
    assert len(export["messages"]) == 1
    assert "Conflict: 'Room name' is taken from room.json (it differs in talk.txt)" in result.stderr


def test_a_folder_of_rooms_merges_room_by_room_into_the_same_files(run: Import) -> None:
    run("csv", "rooms.csv", "--output", "out/")
    Path("out/a.json").rename("out/first.json")
    Path("more.csv").write_text(
        "ルームの識別子,オープンチャット名,説明文\na,一,新しい\nc,四,x\n", encoding="utf-8"
    )

    run("csv", "more.csv", "--merge", "--output", "out/")

    names = sorted(path.name for path in Path("out").iterdir())
    assert names == ["b.json", "c.json", "first.json", "三.json"]
    assert read("out/first.json")["room"] == {"id": "a", "name": "一", "description": "新しい"}
    assert read("out/first.json")["members"] == {"count": 1}


def test_merging_into_something_else_is_refused(run: Import) -> None:
    Path("room.json").write_text('{"mine": 1}', encoding="utf-8")

    result = run("line-web", "web.json", "--merge", "--output", "room.json")

    assert isinstance(result.exception, UsageError)
    assert read("room.json") == {"mine": 1}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_problems_name_file_sheet_row_and_column_and_the_rest_is_written(
    run: Import, lang: str
) -> None:
    Path("bad.csv").write_text(
        "オープンチャット名,メンバー数,身長\n一,たくさん,1\n二,5,2\n", encoding="utf-8"
    )

    result = run("csv", "bad.csv", lang=lang)

    assert result.return_value == 4
    places = {"ja": ("bad.csv 2行目 B列: ", "bad.csv 1行目 C列: ")}.get(
        lang, ("bad.csv row 2 column B: ", "bad.csv row 1 column C: ")
    )
    assert all(place in result.stderr for place in places)
    assert [export["room"]["name"] for export in json.loads(result.stdout)] == ["一", "二"]


def test_what_a_file_hides_is_shown_not_obeyed(run: Import) -> None:
    Path("bad.csv").write_text("オープンチャット名,\x1b[2J\u202e見出し\n会,x\n", encoding="utf-8")

    result = run("csv", "bad.csv")

    assert "U+001B" in result.stderr
    assert "U+202E" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("csv", "absent.csv"), 4),
        (("csv", "web*.csv"), 3),
        (("line-web", "rooms.csv"), 4),
        (("xlsx", "rooms.csv"), 4),
        (("export", "web.json"), 4),
        (("csv", "."), 4),
    ],
)
def test_what_cannot_be_read_has_the_contracts_status(
    run: Import, arguments: tuple[str, ...], status: int
) -> None:
    result = run(*arguments)

    assert result.exception is None
    assert result.return_value == status
    assert result.stdout == ""
    assert result.stderr != ""


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("csv",),
        ("pdf", "web.json"),
        ("talk", "talk.txt", "--offset", "9"),
        ("talk", "talk.txt", "--salt-file", "absent/salt"),
    ],
)
def test_wrong_usage_is_told(run: Import, arguments: tuple[str, ...]) -> None:
    assert isinstance(run(*arguments).exception, UsageError)


def test_patterns_and_standard_input_are_read(run: Import) -> None:
    assert len(json.loads(run("csv", "room*.csv", "rooms.csv").stdout)) == 6
    assert json.loads(run("talk", "-", stdin=TALK.encode()).stdout)["room"]["name"] == "読書会"


def test_senders_are_codes_and_a_salt_file_keeps_them(run: Import) -> None:
    def sender(*options: str) -> str:
        text: str = json.loads(run("talk", "talk.txt", *options).stdout)["messages"][0]["sender"]
        return text

    kept = ("--salt-file", "salt")

    assert sender() != sender()
    assert sender(*kept) == sender(*kept)
    assert Path("salt").stat().st_mode & 0o077 == 0
    assert sender("--keep-senders") == "青木"


def test_what_stays_open_is_named_on_request_with_its_menu(run: Import) -> None:
    result = run("line-web", "web.json", "--unfilled")

    assert "/bots/spam_filter/words" in result.stderr
    assert "≡" in result.stderr


def test_quiet_tells_problems_only(run: Import) -> None:
    assert run("talk", "talk.txt", "--quiet", "--output", "t.json").stderr == ""


def test_the_template_is_written_and_read_back(run: Import) -> None:
    assert run("--template", "rooms.xlsx").return_value == 0
    assert isinstance(run("--template", "rooms.xlsx").exception, UsageError)
    book = load_workbook(BytesIO(Path("rooms.xlsx").read_bytes()))
    book["ルーム"]["B2"] = "会"
    book.save("rooms.xlsx")

    result = run("xlsx", "rooms.xlsx")

    assert result.return_value == 0
    assert json.loads(result.stdout)["room"] == {"name": "会"}


def test_the_template_speaks_english_on_request(run: Import) -> None:
    run("--template", "rooms.xlsx", "--headings", "en")

    assert load_workbook("rooms.xlsx").sheetnames[0] == "Rooms"


def test_a_plugin_may_bring_a_kind_of_its_own(run: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor import host
    from auditor.importers.result import ImportResult

    def brought(data: bytes, *, name: str, options: Any) -> ImportResult:
        del name, options
        good = {"schema": "openchat-room-export/1", "room": {"name": data.decode().strip()}}
        return ImportResult(exports=(good, {"schema": "?"}))

    class Host:
        def collect(self, hook: str) -> list[tuple[None, dict[str, Any]]]:
            assert hook == "auditor_importers"
            return [(None, {"plain": brought})]

    monkeypatch.setattr(host, "load", Host)
    result = run("plain", "-", stdin="会\n".encode())

    assert json.loads(result.stdout)["room"] == {"name": "会"}
    assert result.return_value == 4  # the second export breaks the schema


def test_a_template_filled_with_three_hundred_rooms_is_imported_and_audited(
    auditor: Auditor, tmp_path: Path
) -> None:
    book, out = tmp_path / "rooms.xlsx", tmp_path / "rooms"
    auditor("import", "--template", book)
    filled = load_workbook(book)
    sheet, notes = filled["ルーム"], filled["ノート"]
    columns = {cell.value: int(cell.column or 1) for cell in sheet[1]}
    for number in range(300):
        cells: dict[str, Any] = {
            "ルームの識別子": f"r-{number}",
            "オープンチャット名": f"読書会 {number}",
            "オープンチャットの検索を許可": "はい",
            "メンバー数": number,
        }
        for heading, value in cells.items():
            sheet.cell(row=number + 2, column=columns[heading]).value = value
        notes.append([f"r-{number}", "ルール", "1. 個人情報を書かないでください。", "はい"])
    filled.save(book)

    imported = auditor("import", "xlsx", book, "--output", f"{out}/", NOW)
    formed = auditor("fmt", "--check", out)
    report = auditor("check", out, "--format", "json", NOW).json()

    assert (imported.status, formed.status) == (0, 0)
    assert (report["summary"]["rooms"], report["invalid"]) == (300, [])
    assert sorted(room["id"] for room in report["rooms"]) == sorted(f"r-{n}" for n in range(300))
