"""The configuration: where each value comes from, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor
from tests.decide.deciding import AREAS, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
FEW = ("config", "show", "--format", "json")


@pytest.fixture(name="house", autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder inside, which is where the commands run."""
    (tmp_path / ".git").mkdir()
    inside = tmp_path / "rooms" / "tokyo"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.setenv("AUDITOR_DISABLE_PLUGINS", ",".join(AREAS))
    return tmp_path


def shown(auditor: Auditor, *more: str) -> dict[str, tuple[Any, str]]:
    rows = json.loads(auditor(*FEW, *more).stdout)
    return {row["key"]: (row["value"], row["origin"]) for row in rows}


def test_flags_stand_over_variables_over_the_file_over_defaults(
    auditor: Auditor, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(auditor)["fail_under"] == (None, "default")
    (house / "auditor.toml").write_text("fail_under = 10\nselect = ['visibility']\n")
    assert shown(auditor)["fail_under"] == (10, "../../auditor.toml")
    monkeypatch.setenv("AUDITOR_FAIL_UNDER", "20")
    assert shown(auditor)["fail_under"] == (20, "AUDITOR_FAIL_UNDER")
    assert shown(auditor)["select"] == (["visibility"], "../../auditor.toml")

    (house / "rooms/tokyo/room.json").write_text(json.dumps(ROOM))
    found = auditor("check", "room.json", NOW, "--fail-under", "0", "--format", "json")
    low = found.json()["rooms"][0]["score"]["low"]
    assert low < 100
    monkeypatch.setenv("AUDITOR_FAIL_UNDER", str(low + 1))
    assert auditor("check", "room.json", NOW).status == 1
    assert auditor("check", "room.json", NOW, "--fail-under", str(low)).status == 0
    assert auditor("check", "room.json", NOW, "--isolated", "--select", RULE).status == 0


def test_the_nearest_file_up_to_the_repository_counts(auditor: Auditor, house: Path) -> None:
    (house.parent / "auditor.toml").write_text("fail_under = 1\n")
    assert shown(auditor)["fail_under"][0] is None
    (house / "pyproject.toml").write_text("[tool.auditor]\nfail_under = 2\n")
    assert shown(auditor)["fail_under"] == (2, "../../pyproject.toml")
    (house / "auditor.toml").write_text("fail_under = 3\n")
    assert shown(auditor)["fail_under"] == (3, "../../auditor.toml")
    (house / "rooms" / "pyproject.toml").write_text("[tool.other]\n")
    assert shown(auditor)["fail_under"] == (3, "../../auditor.toml")
    (house / "rooms" / "auditor.toml").write_text("fail_under = 4\n")
    assert shown(auditor)["fail_under"] == (4, "../auditor.toml")
    assert shown(auditor, "--config", "../../pyproject.toml")["fail_under"][0] == 2
    assert shown(auditor, "--isolated")["fail_under"][0] is None


def test_outside_a_repository_only_the_folder_itself_is_read(auditor: Auditor, house: Path) -> None:
    (house / ".git").rmdir()
    (house / "auditor.toml").write_text("fail_under = 3\n")

    assert shown(auditor)["fail_under"][0] is None


def test_paths_are_meant_from_the_folder_of_the_file(auditor: Auditor, house: Path) -> None:
    (house / "room.json").write_text(json.dumps(ROOM))
    (house / "waivers.toml").write_text(toml(waiver(ROOM, RULE)))
    text = "paths = ['room.json']\nwaivers = ['waivers.toml']\noutputs = ['out.json']\n"
    (house / "auditor.toml").write_text(text)
    auditor("check", NOW)
    report = json.loads((house / "out.json").read_text("utf-8"))
    results = {one["rule"]: one for one in report["rooms"][0]["results"]}

    assert report["rooms"][0]["source"]["path"] == "../../room.json"
    assert results[RULE]["waiver"]["id"] == "W-1"
    assert auditor("check", NOW, "--format", "json").stdout.startswith("{")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fail-under = 3", "did you mean fail_under?"),
        ("failunder = 3", "did you mean fail_under?"),
        ("fail_on = 'hihg'", "did you mean high?"),
        ("fail_under = 300", "must be 100 or less"),
        ("select = 'visibility'", "must be an array"),
        ("select = ['visibilty']", "did you mean visibility?"),
        ("ignore = ['visibility.fullroom']", "did you mean visibility.full-room?"),
        ("profile = 'lanch'", "launch?"),
        ("profiles = ['none.toml']", "cannot read"),
        ("fail_under = ", "not TOML"),
        ("fail_under = 1979-05-27", "must be an integer"),
        ("jobs = 1.5", "must be an integer"),
        ("limits = [2026-01-01T00:00:00Z]", "does not have the right form"),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest(
    auditor: Auditor, house: Path, text: str, words: str
) -> None:
    (house / "auditor.toml").write_text(text + "\n")
    for arguments in (("config", "show"), ("check", "room.json")):
        run = auditor(*arguments)
        assert run.status == 2
        assert words in run.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("AUDITOR_FAILUNDER", "3", "AUDITOR_FAIL_UNDER?"),
        ("AUDITOR_FAIL_UNDER", "three", "must be an integer"),
        ("AUDITOR_FAIL_ON", "always", "is not one of"),
        ("AUDITOR_QUIET", "perhaps", "must be true or false"),
    ],
)
def test_a_wrong_variable_is_refused(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    run = auditor("config", "show")

    assert run.status == 2
    assert name in run.stderr
    assert words in run.stderr


PROFILE = """schema = "openchat-audit-profile/1"
name = "acme"
extends = "launch"
[gate]
fail_on = "never"
fail_under = 0
[severities]
"visibility.full-room" = "critical"
"""


@pytest.mark.parametrize("place", [".auditor/profiles/acme.toml", "profiles/acme.toml", "p.toml"])
def test_a_profile_of_the_repository(auditor: Auditor, house: Path, place: str) -> None:
    path = house / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PROFILE)
    listed = "profiles = ['profiles', 'p.toml']" if place == "p.toml" else "profiles = ['profiles']"
    (house / "auditor.toml").write_text(f"profile = 'acme'\n{listed}\n")
    (house / "profiles").mkdir(exist_ok=True)
    (house / "room.json").write_text(json.dumps(ROOM))
    report = auditor("check", house / "room.json", NOW, "--format", "json").json()

    assert report["tool"]["profile"] == "acme"
    assert report["rules"]["visibility.full-room"]["severity"] == "critical"
    assert auditor("check", house / "room.json", "--isolated").status != 2


def test_a_profile_may_be_named_by_its_file_and_may_not_take_a_built_in_name(
    auditor: Auditor, house: Path
) -> None:
    (house / "acme.toml").write_text(PROFILE)
    (house / "fake.toml").write_text(PROFILE.replace("acme", "launch", 1))
    (house / "room.json").write_text(json.dumps(ROOM))
    room = house / "room.json"
    run = auditor("check", room, NOW, "--format", "json", "--profile", house / "acme.toml")
    fake = auditor("check", room, "--profile", house / "fake.toml")

    assert run.json()["tool"]["profile"] == "acme"
    assert fake.status == 2
    assert "give yours another name" in fake.stderr


def test_the_language_of_the_file_is_that_of_the_report(
    auditor: Auditor, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house / "auditor.toml").write_text("lang = 'ja'\n")
    (house / "room.json").write_text(json.dumps(ROOM))

    assert "Gate" in auditor("check", house / "room.json").stdout
    monkeypatch.delenv("AUDITOR_LANG")
    monkeypatch.setenv("LANG", "C")
    assert "判定" in auditor("check", house / "room.json").stdout
    assert "Gate" in auditor("check", house / "room.json", "--lang", "en").stdout


def test_the_table_is_there_in_japanese(auditor: Auditor) -> None:
    text = auditor("--lang", "ja", "config", "show").stdout

    assert "出どころ" in text
    assert "プロファイル launch" in text


def test_every_option_of_check_is_a_setting_or_belongs_to_one_run() -> None:
    from auditor.cli.check import command
    from auditor.cli.configured import PARAMETERS
    from auditor.config import known

    of_one_run = {
        "no_waivers", "update_baseline", "write_baseline", "previous", "explain",
        "explain_score", "ask", "exit_zero", "config", "isolated", "bom", "source_root",
        "include_evidence", "history", "worst", "engine", "scheduler", "work_dir", "parts_only",
    }  # fmt: skip
    settings = {PARAMETERS.get(key, key) for key in known()} - {"profiles"}

    assert {option.name for option in command.params} == settings | of_one_run


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("tool = 3", 0),
        ("[tool]\nauditor = 3", 2),
        ("[tool.auditor]\nfailunder = 3", 2),
        ("not toml", 0),
        ("", 0),
    ],
)
def test_another_tools_project_file_is_left_alone(
    auditor: Auditor, house: Path, text: str, status: int
) -> None:
    (house / "pyproject.toml").write_text(text + "\n")

    assert auditor("config", "show").status == status


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PROFILE.replace('"acme"', "2026-01-01"), "x.toml: name: "),
        ("name = 'x'", "schema is required"),
        ("[[[", "profiles/x.toml"),
        (PROFILE.replace("never", "nevr"), "did you mean never?"),
        (PROFILE + "[options]\n'visibility.full-room' = {most = 1}", "has no option most"),
        (PROFILE.replace("visibility.full-room", "visibility.full-rom"), "full-room?"),
        (PROFILE.replace('extends = "launch"', 'extends = "acme"'), "extend in a circle"),
    ],
)
def test_a_wrong_profile_is_refused(auditor: Auditor, house: Path, text: str, words: str) -> None:
    (house / ".auditor/profiles").mkdir(parents=True)
    (house / ".auditor/profiles/x.toml").write_text(text + "\n")
    (house / "auditor.toml").write_text("profile = 'acme'\n")
    run = auditor("config", "show")

    assert run.status == 2
    assert words in run.stderr


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", "gone.toml を読めません: ファイルやフォルダーがありません"),
        ("en", "cannot read gone.toml: No such file or directory"),
    ],
)
def test_a_file_that_is_not_there_is_told_in_the_readers_language(
    auditor: Auditor, write: Write, lang: str, words: str
) -> None:
    run = auditor("--lang", lang, "check", write(ROOM), "--waivers", "gone.toml")

    assert run.status == 2
    assert words in run.stderr
