"""`auditor fmt`: files put in canonical form, or only checked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli import localized
from auditor.cli.fmt import command
from auditor.errors import UsageError

UGLY = '{"room":{"name":"会"},"schema":"openchat-room-export/1"}'
NEAT = '{\n  "schema": "openchat-room-export/1",\n  "room": {\n    "name": "会"\n  }\n}\n'
Fmt = Callable[..., Result]


@pytest.fixture(name="fmt")
def _fmt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fmt:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_LANG", "en")

    def run(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(localized(command), arguments, standalone_mode=False, input=stdin)

    return run


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_put_in_form_once(fmt: Fmt) -> None:
    path = write("room.json", UGLY)

    first, second = fmt("room.json"), fmt("room.json")

    assert path.read_text(encoding="utf-8") == NEAT
    assert (first.return_value, first.stderr) == (0, "room.json: formatted\n")
    assert (second.return_value, second.stderr) == (0, "")


def test_check_changes_nothing_and_says_so_by_its_status(fmt: Fmt) -> None:
    path = write("room.json", UGLY)
    write("neat.json", NEAT)

    result = fmt("--check", "room.json", "neat.json")

    assert (result.return_value, result.stderr) == (1, "room.json: would change\n")
    assert path.read_text(encoding="utf-8") == UGLY
    assert fmt("--check", "neat.json").return_value == 0


def test_folders_are_walked_and_json_lines_stay_lines(fmt: Fmt) -> None:
    write("rooms/a.json", UGLY)
    lines = write("rooms/b/c.ndjson", UGLY + "\n" + UGLY)
    write("rooms/d.json.gz", "not json")

    assert fmt("rooms").return_value == 0

    text = lines.read_text(encoding="utf-8")
    assert text == (json.dumps(json.loads(NEAT), ensure_ascii=False) + "\n") * 2
    assert Path("rooms/d.json.gz").read_text(encoding="utf-8") == "not json"


def test_a_byte_order_mark_goes(fmt: Fmt) -> None:
    path = write("room.json", "\ufeff" + NEAT)

    assert fmt("room.json").return_value == 0
    assert path.read_text(encoding="utf-8") == NEAT


def test_standard_input_goes_to_standard_output(fmt: Fmt) -> None:
    assert fmt("-", stdin=UGLY).stdout == NEAT
    assert fmt("--check", "-", stdin=UGLY).return_value == 1


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.json", b"{\n  broken}", "a.json:2:3: "),
        ("a.json", b'{"a": 1}\n\xff', "a.json:2:1: "),
        ("a.json", b"", "a.json:1:1: "),
        ("a.json.gz", b"x", "a.json.gz: "),
        ("absent.json", None, "absent.json: "),
    ],
)
def test_what_cannot_be_read_is_told_by_place_and_the_rest_is_done(
    fmt: Fmt, name: str, content: bytes | None, place: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    good = write("good.json", UGLY)

    result = fmt(name, "good.json")

    assert result.return_value in (3, 4)
    assert place in result.stderr
    assert good.read_text(encoding="utf-8") == NEAT


def test_quiet_names_no_files(fmt: Fmt) -> None:
    write("room.json", UGLY)

    assert fmt("--quiet", "room.json").stderr == ""


def test_nothing_to_format_is_told(fmt: Fmt) -> None:
    assert isinstance(fmt().exception, UsageError)
    assert fmt("none*.json").return_value == 3
