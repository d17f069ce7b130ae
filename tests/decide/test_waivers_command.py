"""`auditor waivers`: list, lint, add, attest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Auditor
from tests.decide.deciding import attestation, changed, toml, waiver
from tests.decide.test_waivers import ROOM, RULE

Write = Callable[..., Path]
NOW = "--now=2026-11-22T00:00:00Z"
ADD = (
    "waivers", "add", "--rule", RULE, "--reason", '印刷"済み"\x7f', "--owner", "Sato",
    "--approver", "Suzuki", NOW,
)  # fmt: skip


@pytest.fixture(name="source", params=["room", "report"])
def _source(request: Any, auditor: Auditor, write: Write) -> Path:
    path = write(ROOM)
    if request.param == "room":
        return path
    return write(auditor("check", path, NOW, "--format", "json").json(), "report.json")


@pytest.mark.parametrize("name", ["waivers.toml", "waivers.json"])
def test_an_added_waiver_holds(
    auditor: Auditor, write: Write, source: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    added = auditor(*ADD, source, "--file", file)
    room = write(ROOM)
    report = auditor("check", room, "--waivers", file, NOW, "--format", "json").json()
    (result,) = [one for one in report["rooms"][0]["results"] if one["rule"] == RULE]

    assert added.status == 0
    assert "until 2026-12-21" in added.stderr
    assert result["waiver"]["reason"].startswith("印刷")
    lint = auditor("waivers", "lint", room, "--waivers", file, NOW)
    assert (lint.status, lint.stdout) == (0, "")
    assert "no faults (checked: 1)" in lint.stderr


@pytest.mark.parametrize("command", ["list", "lint"])
def test_without_any_file_it_is_said_how_one_is_made(
    auditor: Auditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)

    run = auditor("waivers", command, NOW)

    assert run.status == 2
    assert "there is no waivers.toml: auditor waivers add makes it" in run.stderr


def test_adding_keeps_what_stands_in_the_file(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    file = write(b"# ours\n" + toml(waiver(ROOM, RULE, id="old")).encode(), "waivers.toml")
    status = auditor(*ADD, write(ROOM), "--file", file).status

    assert status == 0
    assert file.read_text("utf-8").startswith("# ours\n")
    assert [row["id"] == "old" for row in listed(auditor, file)] == [True, False]


def listed(auditor: Auditor, file: Path, *more: object) -> list[dict[str, Any]]:
    run = auditor("waivers", "list", *more, "--waivers", file, NOW, "--format", "json")
    return [dict(row) for row in json.loads(run.stdout)]


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        (("--approver", "sato"), 6, "somebody other than the owner"),
        (("--expires", "2027-11-22"), 6, "its severity allows 180 at the most"),
        (("--expires", "tomorrow"), 2, "takes a day such as"),
        (("--pointer", "/room/name"), 2, "no problem at /room/name"),
        (("--room", "other"), 2, "no room other; there are: book-club"),
        (("--room", "book-clup"), 2, "no room book-clup (did you mean book-club?)"),
        (("--room", "x-*"), 2, "no room matches x-*; there are: book-club"),
        (("--rule", "visibility.full-room"), 2, "does not fail in book-club"),
        (("--rule", "visibility.fullroom"), 2, "did you mean visibility.full-room"),
    ],
)
def test_a_waiver_that_would_not_hold_is_not_written(
    auditor: Auditor, write: Write, tmp_path: Path, more: tuple[str, ...], status: int, words: str
) -> None:
    file = tmp_path / "waivers.toml"
    run = auditor(*ADD, write(ROOM), "--file", file, *more)

    assert run.status == status
    assert words in run.stderr
    assert not file.exists()
    assert "waivers.toml" not in run.stderr  # nothing stands there that could be mended


def test_a_finding_that_is_waived_already_is_told(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    file, path = tmp_path / "waivers.toml", write(ROOM)
    auditor(*ADD, path, "--file", file)
    before = file.read_bytes()

    again = auditor(*ADD, path, "--file", file, "--reason", "another")
    sooner = auditor(*ADD, path, "--file", file, "--expires", "2026-12-01")
    later = auditor(*ADD, path, "--file", file, "--expires", "2026-12-31")

    assert again.status == sooner.status == 2
    assert "already waived until 2026-12-21 (W-20261122-" in again.stderr
    assert "Sato → Suzuki" in again.stderr
    assert sooner.stderr.startswith("Error: this finding is already waived until 2026-12-21")
    assert later.status == 0
    assert file.read_bytes().startswith(before)


@pytest.fixture(name="shops")
def _shops(write: Write) -> Path:
    """A folder of twelve rooms in which the rule fails, and one in which it does not."""
    ids = [f"shop-{number:02}" for number in range(12)]
    found = [{**ROOM, "room": {**ROOM["room"], "id": one}} for one in ids]
    sound = {"schema": ROOM["schema"], "room": {"name": "会", "id": "shop-open"}}
    return write([*found, sound], "rooms.json")


def test_a_glob_waives_the_finding_in_each_room_that_has_it(
    auditor: Auditor, shops: Path, tmp_path: Path
) -> None:
    file = tmp_path / "waivers.toml"
    run = auditor(*ADD, shops, "--file", file, "--room", "shop-*")

    assert run.status == 0
    rows = listed(auditor, file, shops)
    assert {row["room"] for row in rows} == {f"shop-{number:02}" for number in range(12)}
    assert "does not fail in 1 of the 13 rooms" in run.stderr
    assert {row["state"] for row in rows} == {"active"}

    more = auditor(*ADD, shops, "--file", file, "--room", "shop-0?", "--expires", "2026-12-20")
    assert more.status == 2
    assert "already waived" in more.stderr


def test_what_a_glob_finds_waived_is_passed_over(
    auditor: Auditor, shops: Path, tmp_path: Path
) -> None:
    file = tmp_path / "waivers.toml"
    auditor(*ADD, shops, "--file", file, "--room", "shop-03")
    run = auditor(*ADD, shops, "--file", file, "--room", "shop-0[2-4]")

    assert run.status == 0
    assert run.stderr.count("added W-") == 2
    assert "shop-03" in run.stderr
    assert "already waived until 2026-12-21" in run.stderr


def test_many_rooms_are_listed_with_what_is_left_out(auditor: Auditor, shops: Path) -> None:
    run = auditor(*ADD, shops)

    assert run.status == 2
    assert "name the rooms by --room (id or glob)" in run.stderr
    assert "shop-09 … (13)" in run.stderr
    assert "shop-10" not in run.stderr


def test_the_list_tells_every_state(auditor: Auditor, write: Write) -> None:
    file = write(
        toml(
            waiver(ROOM, RULE, id="active", severity="low", expires="2026-12-30"),
            waiver(ROOM, RULE, id="expiring"),
            waiver(ROOM, RULE, id="unused", pointer="/visibility/join_method"),
            waiver(ROOM, RULE, id="changed", digest="sha256:" + "0" * 16),
            waiver(ROOM, RULE, id="graver", severity="info"),
            waiver(ROOM, RULE, id="not-yet", start="2026-11-23"),
            waiver(ROOM, RULE, id="expired", expires="2026-11-21"),
            waiver(ROOM, RULE, id="too-long", expires="2027-11-21"),
            waiver(ROOM, "visibility.none", id="unknown-rule"),
            waiver(ROOM, RULE, id="unknown-pointer", pointer="/visibility/serchable"),
            attestation(ROOM, RULE, id="contradicted"),
        ).encode(),
        "waivers.toml",
    )
    rows = listed(auditor, file, write(ROOM))
    table = auditor("--lang", "ja", "waivers", "list", write(ROOM), "--waivers", file, NOW)

    assert [row["state"] for row in rows] == [row["id"] for row in rows]
    assert table.status == 6
    for words in (
        "有効",
        "期限間近",
        "失効（値が変わった）",
        "期限切れ",
        "設定と矛盾",
        "Sato → Suzuki",
    ):
        assert words in table.stdout


def test_lint_names_each_fault_on_standard_output(auditor: Auditor, write: Write) -> None:
    file = write(toml(waiver(ROOM, RULE, approver="Sato")).encode(), "waivers.toml")
    run = auditor("waivers", "lint", "--waivers", file, NOW)

    assert run.status == 6
    assert run.stdout == f"{file}:3: W-1: the approver must be somebody other than the owner\n"


def test_an_added_attestation_turns_unknown_into_an_attested_pass(
    auditor: Auditor, write: Write, tmp_path: Path
) -> None:
    file, path = tmp_path / "waivers.toml", write(ROOM)
    words = ("--rule", "visibility.full-room", "--by", "Tanaka", "--statement", "定員に余裕あり")
    added = auditor("waivers", "attest", path, *words, "--read", "/room", "--file", file, NOW)
    report = auditor("check", path, "--waivers", file, NOW, "--format", "json").json()
    (result,) = [r for r in report["rooms"][0]["results"] if r["rule"] == "visibility.full-room"]

    assert added.status == 0
    assert result["outcome"] == "pass"
    assert result["attestation"]["statement"] == "定員に余裕あり"
    for form in ("table", "markdown"):
        text = auditor("check", path, "--waivers", file, NOW, "--format", form).stdout
        assert "Passed on a person's word" in text
        assert "定員に余裕あり" in text
        assert "Tanaka, 2026-11-22, valid until 2027-02-19" in text


@pytest.mark.parametrize(
    ("rule", "members", "words"),
    [
        (RULE, None, "fails: mend it, or waive it"),
        ("visibility.full-room", {"count": 12, "capacity": 500}, "passes already"),
        ("visibility", None, "is no rule of this profile (name one id)"),
    ],
)
def test_an_attestation_answers_only_what_is_unknown(
    auditor: Auditor, write: Write, tmp_path: Path, rule: str, members: Any, words: str
) -> None:
    file, path = tmp_path / "waivers.toml", write(changed(ROOM, "/members", members))
    given = ("--rule", rule, "--by", "Tanaka", "--statement", "見た", "--read", "/room")
    run = auditor("waivers", "attest", path, *given, "--file", file, NOW)

    assert run.status == 2
    assert words in run.stderr
    assert not file.exists()


def test_the_list_tells_what_moved_under_an_attestation(auditor: Auditor, write: Write) -> None:
    file = write(toml(attestation(ROOM, "visibility.full-room")).encode(), "waivers.toml")
    room = write(changed(ROOM, "/members/count", 12))
    (row,) = listed(auditor, file, room)
    table = auditor("--lang", "ja", "waivers", "list", room, "--waivers", file, NOW)
    lint = auditor("waivers", "lint", room, "--waivers", file, NOW)

    assert (row["state"], row["pointer"], row["move"]) == ("stale", "/members/count", "appeared")
    assert "失効（設定が動いた）" in table.stdout
    assert "確認記録は効力を失っています: /members/count が記録のあとに書かれました" in table.stderr
    assert "the attestation no longer holds: /members/count has been filled in" in lint.stderr
