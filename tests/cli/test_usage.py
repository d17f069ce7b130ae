"""Wrong usage: one clear line with the next step, in the language in force, and nothing done."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.reports import FORMATS, contradicts, ending_for
from tests.conftest import EXAMPLES, Auditor, room

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
LONG = "9" * 5_000  # Python refuses to read a number of so many digits
WAIVER = ("--rule", "commerce.income-claim", "--reason", "r", "--owner", "A", "--approver", "B")


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("room.json").write_text(json.dumps(room()))
    Path("long.toml").write_text(f"fail_under = {LONG}")
    Path("side.json").write_bytes((EXAMPLES / "side-job.json").read_bytes())
    return tmp_path


IDLE = [
    (("check", "room.json", "--format", "nope"), "no format nope (there are: table json", ""),
    (("check", "room.json", "--format", "tabel"), "no format tabel", "did you mean table?"),
    (("schema", "nope"), "no schema nope (there are: allow-list", ""),
    (("check", "room.json", "--profile", "stric"), "no profile stric", "did you mean strict?"),
    (
        ("check", "room.json", "--format", "markdown", "--output", "r.html"),
        "the ending of r.html does not fit --format markdown",
        "that writes html",
    ),
    (
        ("check", "room.json", "--format", "html", "--output", "r.JSON"),
        "does not fit --format html",
        "",
    ),
    (
        ("check", "room.json", "--format", "json", "--output", "r.pdf"),
        "does not fit --format json",
        "",
    ),
    (
        ("render", "r.json", "--format", "csv", "--output", "r.xlsx"),
        "does not fit --format csv",
        "",
    ),
    (("check", "room.json", "--disable-plugin", "nameing"), "no plugin nameing", "naming?"),
    (("check", "room.json", "--source-root", "nosuch"), "nosuch is no folder", ""),
    (("check", "room.json", "--bom"), "--bom is for reports as csv only", "--format csv"),
    (("check", "room.json", "--select", ""), "--select is empty", ""),
    (("check", "room.json", "--select", ", ,"), "--select is empty", ""),
    (("check", "room.json", "--isolated", "--config", "a.toml"), "does not go with --config", ""),
    (("check", "room.json", "--limit", "depth=²"), "--limit takes NAME=NUMBER", "depth=²"),
    (("check", "room.json", "--limit", "depth=" + LONG), "--limit takes NAME=NUMBER", ""),
    (("check", "room.json", "--config", "long.toml"), "a number is too long", "long.toml"),
    (("check", "room.json", "--profile", "long.toml"), "a number is too long", "long.toml"),
    (("diff", "r.json", "r.json", NOW), "--now is for two exports", ""),
    (("diff", "r.json", "r.json", "--profile", "strict"), "--profile is for two exports", ""),
    (("plan", "side.json", "--apply", "side.json"), "--apply side.json exists", "--force"),
    (("plan", "side.json", "--apply", "."), "cannot write .: Is a directory", ""),
    (("check", "room.json", "--output", "no/r.json"), "no/r.json: there is no folder no;", "make"),
    (("history", ".", "--svg", "room.json"), "ends in .svg or .html", "room.json"),
    (
        ("check", "room.json", "--output=j.pdf", "--output=j.csv", "--format=certificate"),
        "no file for --format certificate",
        "a --format for each --output",
    ),
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("command", "words", "step"), IDLE, ids=[" ".join(one[0])[:60] for one in IDLE]
)
def test_what_would_do_nothing_or_harm_is_refused(
    auditor: Auditor, command: tuple[str, ...], words: str, step: str
) -> None:
    auditor("check", "room.json", NOW, "--output", "r.json")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}

    run = auditor(*command)

    assert run.status == 2
    assert len(run.stderr.splitlines()) == 1
    assert words in run.stderr and step in run.stderr
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("value", ["²", "１０", LONG, "-1", "1e3"])
def test_a_variable_that_is_no_number_is_told(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("AUDITOR_FAIL_UNDER", value)

    run = auditor("check", "room.json", NOW)

    assert run.status == 2
    assert len(run.stderr.splitlines()) == 1
    assert "AUDITOR_FAIL_UNDER: must be an integer" in run.stderr


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("seconds", ["nan", "-nan", "inf", "1e999", "1e300", "86401", "0.001"])
@pytest.mark.parametrize("way", ["option", "variable", "file"])
def test_a_time_that_no_rule_can_be_given_is_refused(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, way: str, seconds: str
) -> None:
    given: tuple[str, ...] = ()
    if way == "option":
        given, name = (f"--rule-timeout={seconds}",), "--rule-timeout"
    elif way == "variable":
        name = "AUDITOR_RULE_TIMEOUT"
        monkeypatch.setenv(name, seconds)
    else:
        name = "auditor.toml"
        Path(name).write_text(f"rule_timeout = {seconds}\n")

    run = auditor("check", "room.json", NOW, *given)

    assert run.status == 2
    assert name in run.stderr.splitlines()[0]
    assert len(run.stderr.splitlines()) == (2 if way == "option" else 1)  # with where help is


@pytest.mark.usefixtures("home")
def test_a_day_is_the_longest_that_a_rule_may_take(auditor: Auditor) -> None:
    assert auditor("check", "room.json", NOW, "--rule-timeout", "86400").status == 0


@pytest.mark.usefixtures("home")
def test_a_plan_is_applied_to_its_own_room_when_that_is_asked_for(auditor: Auditor) -> None:
    assert auditor("plan", "side.json", NOW, "--apply", "side.json", "--force").status == 0
    assert Path("side.json").read_bytes() != (EXAMPLES / "side-job.json").read_bytes()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["room.json", "pyproject.toml"])
def test_waivers_are_added_to_a_file_of_waivers_only(auditor: Auditor, name: str) -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n")
    before = Path(name).read_bytes()

    run = auditor("waivers", "add", "side.json", *WAIVER, NOW, "--file", name)

    assert run.status == 2
    assert f"{name} is no file of waivers" in run.stderr
    assert Path(name).read_bytes() == before


@pytest.mark.usefixtures("home")
def test_adding_a_waiver_tells_the_command_that_heeds_it(auditor: Auditor) -> None:
    added = auditor("waivers", "add", "side.json", *WAIVER, NOW)
    assert added.stderr.splitlines()[-1] == "Next: auditor check side.json --waivers waivers.toml"

    Path("auditor.toml").write_text('waivers = ["waivers.toml"]\n')
    other = ("--rule", "commerce.investment-solicitation", *WAIVER[2:])
    configured = auditor("waivers", "add", "side.json", *other, NOW)
    assert configured.stderr.splitlines()[-1] == "Next: auditor check side.json"


@pytest.mark.usefixtures("home")
def test_a_waiver_that_begins_at_the_end_of_time_ends_with_it(auditor: Auditor) -> None:
    run = auditor("waivers", "add", "side.json", *WAIVER, NOW, "--from", "9999-12-31")

    assert run.status == 0
    assert 'expires = "9999-12-31"' in Path("waivers.toml").read_text("utf-8")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("epoch", ["99999999999999", "abc", "-1", "1.5"])
def test_a_wrong_epoch_is_refused(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    run = auditor("check", "room.json")

    assert run.status == 2
    assert run.stderr == f"Error: SOURCE_DATE_EPOCH takes the seconds since 1970: {epoch}\n"


NEVER = [
    "9999-12-31T23:59:59Z",
    "9901-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("moment", NEVER)
@pytest.mark.parametrize(
    "command",
    [
        ("check", "side.json"),
        ("plan", "side.json"),
        ("diff", "side.json", "side.json"),
        ("waivers", "add", "side.json", *WAIVER),
        ("init", "--output", "new.json"),
    ],
    ids=lambda command: command[0],
)
def test_a_moment_at_the_edge_of_time_is_refused(
    auditor: Auditor, command: tuple[str, ...], moment: str
) -> None:
    run = auditor(*command, "--now", moment)

    assert (run.status, run.stdout) == (2, "")
    assert run.stderr == f"Error: --now must lie in the years 1970 to 9900: {moment}\n"
    assert run.status == auditor("--lang", "ja", *command, "--now", moment).status


@pytest.mark.usefixtures("home")
def test_an_epoch_at_the_edge_of_time_is_refused(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402300799")
    monkeypatch.setenv("AUDITOR_LANG", "ja")

    run = auditor("check", "side.json")

    assert run.status == 2
    assert run.stderr == "エラー: SOURCE_DATE_EPOCH は1970年から9900年までです: 253402300799\n"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "9900-12-31T23:59:59Z"])
@pytest.mark.parametrize("form", ["html", "certificate-html", "xlsx"])
def test_the_first_and_the_last_moment_can_be_told(
    auditor: Auditor, moment: str, form: str
) -> None:
    ending = "xlsx" if form == "xlsx" else "html"
    given = ("--now", moment, "--format", form, "--output", f"r.{ending}", "--lang", "ja")

    assert auditor("check", "side.json", *given).status == 1
    assert auditor("waivers", "add", "side.json", *WAIVER, "--now", moment).status == 0


@pytest.mark.parametrize("command", [(), ("waivers",), ("config",)])
def test_a_command_without_its_part_gives_its_help(
    auditor: Auditor, command: tuple[str, ...]
) -> None:
    run = auditor(*command)

    assert run.status == 2
    assert run.stderr.startswith("Usage: auditor")
    assert len(run.stderr.splitlines()) > 5


@pytest.mark.usefixtures("home")
def test_a_project_file_is_ours_to_complain_of_where_it_holds_our_table(auditor: Auditor) -> None:
    Path("pyproject.toml").write_text("[tool.other\n")
    assert auditor("check", "room.json", NOW).status == 0

    Path("pyproject.toml").write_text("[tool.auditor\nprofile = 'launch'\n")
    run = auditor("check", "room.json", NOW)
    assert run.status == 2
    assert "not TOML" in run.stderr


@pytest.mark.usefixtures("home")
def test_a_language_that_is_none_of_ours_is_refused(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDITOR_LANG", "fr")

    run = auditor("check", "room.json", NOW)

    assert run.status == 2
    assert "AUDITOR_LANG" in run.stderr


JAPANESE = [
    (
        ("check", "room.json", "--format", "nope"),
        "nope という形式はありません（あるのは: table json",
    ),
    (("schema", "nope"), "word-contexts）"),
    (("waivers", "lsit"), "lsit というコマンドはありません（list のことですか）"),
    (("check", "--fail-under", "200", "x"), "200 は範囲の外です（0<=x<=100）"),
    (("check", "--jobs", "x", "y"), "'x' は整数ではありません"),
    (("check", "--rule-timeout", "x", "y"), "'x' は数値ではありません"),
    (("check", "--rule-timeout", "nan", "y"), "'nan' は数値ではありません（0.01<=x<=86400）"),
    (("check", "--rule-timeout", "1e9", "y"), "1000000000.0 は範囲の外です（0.01<=x<=86400）"),
    (("check", "--lang", "fr", "x"), "'fr' は使えません（使える値: 'ja', 'en'）"),
    (("test-plugin", "nosuch"), "'nosuch' がありません"),
    (("render", "a", "b"), "余分な引数があります: b"),
    (("check", "--output"), "'--output' には値が要ります"),
    (("check", "--quiet=1"), "'--quiet' に値は付けられません"),
    (("chek",), "chek というコマンドはありません（check のことですか）"),
    (("render", "nosuch.json"), "nosuch.json を読めません: ファイルやフォルダーがありません"),
]


@pytest.mark.parametrize(("command", "words"), JAPANESE, ids=[" ".join(one[0]) for one in JAPANESE])
def test_wrong_usage_is_told_in_japanese(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], words: str
) -> None:
    monkeypatch.setenv("AUDITOR_LANG", "ja")

    run = auditor(*command)

    assert run.status == 2
    assert run.stderr.splitlines()[0].startswith("エラー: ")
    assert words in run.stderr.splitlines()[0]


@pytest.mark.parametrize("command", ["add", "attest"])
def test_the_help_says_in_japanese_what_must_be_given(auditor: Auditor, command: str) -> None:
    told = auditor("waivers", command, "--help", "--lang", "ja").stdout

    assert "[必須]" in told
    assert "required" not in told


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_an_ending_that_it_may_stand_in(name: str) -> None:
    assert not contradicts(f"report{ending_for(name)}", name)


@pytest.mark.usefixtures("home")
def test_a_file_that_is_no_json_is_told_once_with_its_place(auditor: Auditor) -> None:
    Path("bad.json").write_text('{"a": }')

    assert auditor("verify", "bad.json").stderr == (
        "Error: bad.json:1:7: not JSON: expecting value\n"
    )
    waivers = auditor("check", "room.json", NOW, "--waivers", "bad.json")
    assert (waivers.status, waivers.stderr) == (
        6,
        "Error: bad.json:1:7: not JSON: expecting value\n",
    )


@pytest.mark.usefixtures("home")
def test_a_file_of_rules_is_named_without_an_empty_place(auditor: Auditor) -> None:
    Path("e.toml").write_text("x = 1\n")

    run = auditor("check", "room.json", NOW, "--rules", "e.toml")

    assert "e.toml: schema is required" in run.stderr


@pytest.mark.usefixtures("home")
def test_questions_without_anybody_to_answer_say_what_to_do() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "auditor", "init", "--no-preview", "--output", "new.json"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AUDITOR_LANG": "en"},
    )

    assert run.returncode == 2
    assert run.stderr.endswith(
        "Error: the input has ended; run it on a terminal, or give --answers FILE\n"
    )
    assert not Path("new.json").exists()


@pytest.mark.usefixtures("home")
def test_one_thing_is_not_told_as_several(auditor: Auditor) -> None:
    auditor("check", "room.json", NOW, "--output", "r.json")

    assert "belongs to its 1 input\n" in auditor("verify", "r.json").stdout


RULE = """schema = "openchat-rules/1"
[[rule]]
id = "acme.own"
severity = "high"
title = "よい"
failure_title = { ja = "わるい", en = "Bad" }
why = "規程"
fix = "直す"
message = "「{value}」"
must = { "/members/count" = { at_most = 10 } }
"""


@pytest.mark.usefixtures("home")
def test_a_file_of_rules_that_fails_is_named_without_an_empty_origin(auditor: Auditor) -> None:
    for name in ("one.toml", "two.toml"):
        Path(name).write_text(RULE, encoding="utf-8")

    run = auditor("check", "room.json", NOW, "--rules", "one.toml", "--rules", "two.toml")

    assert run.status == 8
    assert "plugin two.toml failed to load: " in run.stderr


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "pair",
    ["sarif r.json", "gitlab r.json", "oscal x.sarif.txt", "certificate-html c.html", "markdown r.txt",
     "ndjson r.json", "junit r.report", "json r"],
)  # fmt: skip
def test_an_ending_that_a_format_may_have_is_taken(auditor: Auditor, pair: str) -> None:
    form, path = pair.split()

    assert auditor("check", "room.json", NOW, "--format", form, "--output", path).status in (0, 1)
    assert Path(path).exists()


@pytest.mark.usefixtures("home")
def test_a_plugin_that_cannot_be_written_names_the_place(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)

    run = auditor("new-plugin", "zz")

    assert run.status == 2
    assert run.stderr.startswith("Error: cannot write auditor-zz")
    assert run.stderr.endswith(": Permission denied\n")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("chek", "room.json"), "no command chek (did you mean check?)"),
        (("waivers", "lsit"), "no command lsit (did you mean list?)"),
        (("frobnicate",), "no command frobnicate (there are: check "),
        (
            ("certificate", "room.json"),
            "certificate is a form of the report: "
            "auditor check room.json --format certificate --output report.pdf\n",
        ),
        (("html",), "html is a form of the report: auditor check room.json --format html"),
    ],
)
def test_a_command_that_is_none_names_the_nearest(
    auditor: Auditor, command: tuple[str, ...], words: str
) -> None:
    run = auditor(*command)

    assert run.status == 2
    assert run.stderr.startswith(f"Error: {words}")
