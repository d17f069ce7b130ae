"""`auditor init --complete`: asks what an export leaves open, the weightiest first."""

import json
import re
import stat
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from auditor.cli import localized
from auditor.cli.init import command
from auditor.completion import Completion, completion_resumed
from auditor.errors import UsageError
from auditor.settings import catalogue
from tests.conftest import Auditor, room

NOW = "--now=2026-11-22T00:00:00Z"


@pytest.fixture(name="complete", params=["ja", "en"])
def _complete(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Runs `init --complete room.json` in a folder of its own, with lines as if typed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_LANG", request.param)
    Path("auditor.toml").write_text('select = ["visibility"]\n', encoding="utf-8")
    given = room(room={"id": "club", "name": "会", "x-mine": 1})
    Path("room.json").write_text(json.dumps(given), encoding="utf-8")

    def run(*arguments: str, lines: tuple[str, ...] = ()) -> Result:
        typed = "".join(f"{line}\n" for line in lines)
        words = [NOW, "--complete", "room.json", *arguments]
        return CliRunner().invoke(localized(command), words, input=typed, standalone_mode=False)

    return run


def completed(path: str = "room-completed.json") -> dict[str, Any]:
    value: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return value


def asked(stderr: str) -> list[str]:
    """The questions by their labels."""
    return [line.removeprefix("● ") for line in stderr.splitlines() if line.startswith("● ")]


def labels(pointers: list[str]) -> set[str]:
    found = [catalogue().at(pointer) for pointer in pointers]
    return {text for one in found if one for text in (one.label.ja, one.label.en)}


def test_it_asks_the_list_of_check_ask_in_that_order(complete: Any, auditor: Auditor) -> None:
    listed = auditor("check", "room.json", NOW, "--ask").stdout.splitlines()[1:]
    pointers = [word for line in listed for word in line.split() if word.startswith("/")]
    questions = asked(complete("--no-preview", lines=("",) * len(pointers)).stderr)

    assert len(pointers) > 8
    assert len(questions) == len(pointers)
    for label, pointer in zip(questions, pointers, strict=True):
        assert label in labels([pointer])


def test_the_answers_join_what_was_given_and_the_file_given_stays(complete: Any) -> None:
    before = Path("room.json").read_bytes()
    result = complete("--no-preview", lines=("2", ">"))

    assert result.exception is None
    assert completed() == {
        "schema": "openchat-room-export/1",
        "exported_at": "2026-11-22T00:00:00Z",
        "room": {"id": "club", "name": "会", "x-mine": 1},
        "visibility": {"join_method": "approval"},
    }
    assert Path("room.json").read_bytes() == before
    assert "room-completed.json" in result.stderr
    assert not Path(".room-completed.json.init").exists()


def test_back_shows_the_answer_given_and_enter_keeps_it(complete: Any) -> None:
    result = complete("--no-preview", lines=("2", "<", "", ">"))

    assert re.search(r"(今の答え|Present answer): (参加の承認|Approval|By approval)", result.stderr)
    assert completed()["visibility"] == {"join_method": "approval"}
    assert re.search(r"回答 1件|1 answered", result.stderr)


def test_an_answer_gone_back_to_counts_when_the_person_stops_there(complete: Any) -> None:
    result = complete("--no-preview", lines=("2", "<", ">"))

    assert completed()["visibility"] == {"join_method": "approval"}
    assert re.search(r"回答 1件|1 answered", result.stderr)


def test_as_many_settings_stay_unknown_as_were_asked_when_nothing_is_answered(
    complete: Any,
) -> None:
    Path("auditor.toml").write_text("", encoding="utf-8")
    given = room(exported_at="2026-11-21T00:00:00Z", commerce={"sells": True})
    Path("room.json").write_text(json.dumps(given), encoding="utf-8")
    told = complete("--no-preview", lines=(">",)).stderr
    announced = re.search(r"設定が(\d+)件|ask for: (\d+)", told)
    left = re.search(r"分からない設定 (\d+)件|(\d+) settings still", told)

    assert announced is not None and left is not None
    assert announced[1] == left[1] and announced[2] == left[2]


def test_what_the_answers_bring_up_is_asked_too(complete: Any) -> None:
    result = complete("--no-preview", lines=("3", *("",) * 30))

    assert labels(["/visibility/join_code"]) & set(asked(result.stderr))


def test_the_score_grows_with_the_answers(complete: Any) -> None:
    told = complete(lines=("2", ">")).stderr

    assert told.count("▶") == 3
    assert ("重み" in told) or ("Weight" in told)


def test_an_interruption_keeps_the_answers_and_the_next_run_goes_on(complete: Any) -> None:
    stopped = complete("--no-preview", lines=("2",))
    state = Path(".room-completed.json.init")

    assert isinstance(stopped.exception, click.Abort)
    assert stat.S_IMODE(state.stat().st_mode) == 0o600
    assert not Path("room-completed.json").exists()
    assert complete("--no-preview", lines=("y", ">")).exception is None
    assert completed()["visibility"] == {"join_method": "approval"}


def test_kept_answers_about_another_export_are_not_taken_up(complete: Any) -> None:
    complete("--no-preview", lines=("2",))
    Path("room.json").write_text(json.dumps(room(room={"name": "別の会"})), encoding="utf-8")
    result = complete("--no-preview", lines=(">",))

    assert ".room-completed.json.init" in result.stderr
    assert completed()["room"] == {"name": "別の会"}
    assert "visibility" not in completed()


def test_no_file_is_replaced_unasked(complete: Any) -> None:
    refused = complete("--output", "room.json", lines=(">",))

    assert isinstance(refused.exception, UsageError)
    assert complete("--output", "room.json", "--force", lines=("2", ">")).exception is None
    assert completed("room.json")["visibility"] == {"join_method": "approval"}


def test_a_complete_export_leaves_nothing_to_ask(complete: Any) -> None:
    Path("auditor.toml").write_text('select = ["naming.name-length"]\n', encoding="utf-8")
    result = complete()

    assert result.return_value == 0
    assert asked(result.stderr) == []
    assert not Path("room-completed.json").exists()


@pytest.mark.parametrize("arguments", [("--details",), ("--answers", "a.json")])
def test_what_it_has_no_use_for_is_refused(complete: Any, arguments: tuple[str, ...]) -> None:
    assert isinstance(complete(*arguments).exception, UsageError)


def test_it_takes_one_room(complete: Any) -> None:
    two = [room(room={"name": "一"}), room(room={"name": "二"})]
    Path("room.json").write_text(json.dumps(two), encoding="utf-8")

    assert isinstance(complete().exception, UsageError)


def test_items_of_lists_groups_and_what_no_one_can_type() -> None:
    base = room(admins={"co_admins": [{"nickname": "A"}, {"nickname": "B"}]})
    wizard = Completion(base=base).also(
        ["/admins/co_admins/1/last_active_at", "/x-talk/joins", "/bots/spam_filter", "/exported_at"]
    )
    first = wizard.next_question()
    assert first is not None
    answered = wizard.answered(first, "2026-11-01T00:00:00Z")
    second = answered.next_question()

    assert wizard.asked == ("/admins/co_admins/1/last_active_at", "/bots/spam_filter")
    assert wizard.count_open(("/bots/spam_filter", "/exported_at")) == wizard.remaining() - 1
    assert first.item == 1
    assert second is not None
    assert second.pointer == "/bots/spam_filter/enabled"
    assert answered.export(None)["admins"]["co_admins"] == [
        {"nickname": "A"},
        {"nickname": "B", "last_active_at": "2026-11-01T00:00:00Z"},
    ]
    assert base["admins"]["co_admins"][1] == {"nickname": "B"}
    assert completion_resumed(answered.state(), base) == answered
    assert completion_resumed(answered.state(), room()) is None
