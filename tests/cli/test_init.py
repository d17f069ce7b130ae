"""`auditor init` on a plain terminal and from a file of answers."""

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from auditor.cli import localized
from auditor.cli.init import command
from auditor.errors import InputError, UsageError

NOW = "--now=2026-11-22T00:00:00Z"
Init = Callable[..., Result]


@pytest.fixture(name="init", params=["ja", "en"])
def _init(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Init:
    """Runs `init` in a folder of its own, with lines as if typed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_LANG", request.param)

    def run(*arguments: str, lines: tuple[str, ...] = ()) -> Result:
        typed = "".join(f"{line}\n" for line in lines)
        return CliRunner().invoke(
            localized(command), [NOW, *arguments], input=typed, standalone_mode=False
        )

    return run


def exported(path: str = "room.json") -> dict[str, object]:
    value: dict[str, object] = json.loads(Path(path).read_text(encoding="utf-8"))
    return value


SKIP_ALL = (">",) * 13


def test_a_room_is_asked_for_and_written(init: Init) -> None:
    result = init(
        "--no-preview",
        lines=(
            "読書好きの集まり",
            "一行目",
            "",
            "三行目",
            ".",
            "1",  # rights to the image: our own
            "",  # credit: don't know
            "29",
            ">",  # the rest of the basics
            "=",  # searchable: LINE's default
            "2",  # by approval
            "きっかけを教えてください。",
            ".",
            ">",
            "120",
            ">",
            *SKIP_ALL,
        ),
    )

    assert result.exception is None
    assert exported() == {
        "schema": "openchat-room-export/1",
        "exported_at": "2026-11-22T00:00:00Z",
        "exported_by": "auditor init",
        "room": {
            "name": "読書好きの集まり",
            "description": "一行目\n\n三行目",
            "category": 29,
            "image": {"rights": "own"},
        },
        "visibility": {
            "searchable": True,
            "join_method": "approval",
            "join_question": "きっかけを教えてください。",
        },
        "members": {"count": 120},
    }
    assert sorted(path.name for path in Path().iterdir()) == ["room.json"]


def test_every_question_tells_where_line_shows_the_setting(init: Init) -> None:
    result = init("--no-preview", lines=("会", *([""] * 120)))

    assert result.exception is None
    assert "≡" in result.stderr
    assert result.stderr.count("● ") > 70
    assert result.stdout == ""


def test_an_answer_that_means_nothing_is_asked_again(init: Init) -> None:
    result = init("--no-preview", lines=("", "会", ">", "maybe", "no", *SKIP_ALL))

    assert result.stderr.count("⚠") == 1
    assert exported()["visibility"] == {"searchable": False}


def test_more_than_line_allows_is_warned_of_but_taken(init: Init) -> None:
    result = init("--no-preview", lines=("あ" * 51, *SKIP_ALL))

    assert "⚠" in result.stderr
    assert exported()["room"] == {"name": "あ" * 51}


def test_help_and_back_can_be_typed_at_any_question(init: Init) -> None:
    result = init("--no-preview", lines=("まちがい", "?", "<", "会", *SKIP_ALL))

    assert "小説" in result.stderr or "books" in result.stderr
    assert exported()["room"] == {"name": "会"}


def test_back_shows_the_answers_given_and_enter_keeps_them(init: Init) -> None:
    result = init(
        "--no-preview",
        lines=("会", "一行目", "二行目", ".", "1", "<", "<", "<", "", "", "", *SKIP_ALL),
    )

    assert result.exception is None
    assert exported()["room"] == {
        "name": "会",
        "description": "一行目\n二行目",
        "image": {"rights": "own"},
    }
    for shown in ("会", "一行目", "自分で" if "今の答え" in result.stderr else "own"):
        assert re.search(f"(今の答え|Present answer): .*{shown}", result.stderr)


def test_an_answer_gone_back_to_can_be_changed_or_taken_away(init: Init) -> None:
    init("--no-preview", lines=("会", "説明", ".", "1", "<", "3", "<", "<", "-", "", *SKIP_ALL))

    assert exported()["room"] == {"name": "会", "image": {"rights": "third_party"}}


def test_an_answer_gone_back_to_is_kept_when_the_part_is_skipped(init: Init) -> None:
    init("--no-preview", lines=("会", "説明", ".", "<", *SKIP_ALL))

    assert exported()["room"] == {"name": "会", "description": "説明"}


def test_a_hyphen_is_no_command_where_nothing_was_answered(init: Init) -> None:
    init("--no-preview", lines=("-", "-", ".", *SKIP_ALL))

    assert exported()["room"] == {"name": "-", "description": "-"}


def test_what_hangs_on_an_answer_that_was_changed_is_not_written(init: Init) -> None:
    people = ("", "", "", "", "", "yes", "B", "", "no", "<", "<", "<", "<", "none", ">")
    init("--no-preview", lines=("会", ">", ">", *people, *SKIP_ALL))
    method = (">", "", "3", "ひみつ", "<", "<", "1", ">")
    init("--no-preview", "--output", "other.json", lines=("会", *method, *SKIP_ALL))

    assert exported()["admins"] == {"co_admins": []}
    assert exported("other.json")["visibility"] == {"join_method": "open"}


def test_lists_are_asked_item_by_item(init: Init) -> None:
    people = ("", "", "", "", "", "yes", "B", "", "yes", "C", "2026-11-01", "no", ">")
    result = init("--no-preview", lines=("会", ">", ">", *people, *SKIP_ALL))

    assert result.exception is None
    assert exported()["admins"] == {
        "co_admins": [
            {"nickname": "B"},
            {"nickname": "C", "last_active_at": "2026-11-01T00:00:00+09:00"},
        ]
    }


def test_the_score_is_shown_as_it_grows(init: Init) -> None:
    result = init(lines=("会", *SKIP_ALL))

    assert result.stderr.count("▶") > 5


def test_an_interruption_keeps_the_answers_for_their_owner_and_the_next_run_goes_on(
    init: Init,
) -> None:
    stopped = init("--no-preview", lines=("会", "説明", "."))

    assert isinstance(stopped.exception, click.Abort)
    state = Path(".room.json.init")
    assert stat.S_IMODE(state.stat().st_mode) == 0o600
    assert not Path("room.json").exists()

    result = init("--no-preview", lines=("y", *SKIP_ALL))

    assert result.exception is None
    assert exported()["room"] == {"name": "会", "description": "説明"}
    assert not state.exists()


@pytest.mark.parametrize(("word", "name"), [("はい", "会"), ("いいえ", "次"), ("なに", "会")])
def test_going_on_is_answered_in_the_words_of_either_language(
    init: Init, word: str, name: str
) -> None:
    init("--no-preview", lines=("会",))
    rest = ("次",) if name == "次" else ()

    result = init(
        "--no-preview", lines=(word, *(("",) if word == "なに" else ()), *rest, *SKIP_ALL)
    )

    assert result.exception is None
    assert "invalid input" not in result.stderr
    assert exported()["room"] == {"name": name}


def test_kept_answers_can_be_dropped(init: Init) -> None:
    init("--no-preview", lines=("古い会",))

    init("--no-preview", "--restart", lines=("新しい会", *SKIP_ALL))

    assert exported()["room"] == {"name": "新しい会"}


def test_kept_answers_that_cannot_be_read_are_told(init: Init) -> None:
    Path(".room.json.init").write_text("{broken", encoding="utf-8")

    result = init("--no-preview", lines=("会", *SKIP_ALL))

    assert ".room.json.init" in result.stderr
    assert exported()["room"] == {"name": "会"}


def test_a_file_that_is_there_is_never_replaced_unasked(init: Init) -> None:
    Path("room.json").write_text("mine", encoding="utf-8")

    assert isinstance(init(lines=("会",)).exception, UsageError)
    assert Path("room.json").read_text(encoding="utf-8") == "mine"

    init("--force", "--no-preview", lines=("会", *SKIP_ALL))
    assert exported()["room"] == {"name": "会"}


def test_the_folder_of_the_output_is_made_before_anything_is_asked(init: Init) -> None:
    init("--output", "rooms/tokyo/a.json", "--no-preview", lines=("会", *SKIP_ALL))
    assert exported("rooms/tokyo/a.json")["room"] == {"name": "会"}

    blocked = init("--output", "rooms/tokyo/a.json/b.json", lines=("会",))
    assert isinstance(blocked.exception, UsageError)
    assert "●" not in blocked.stderr


def test_a_full_stop_alone_is_no_answer_of_a_single_line(init: Init) -> None:
    result = init(
        "--no-preview", lines=("読書会", "説明です。", ".", "1", ".", "自作", ">", *SKIP_ALL)
    )

    told = [
        line for line in result.stderr.splitlines() if "「.」は、" in line or "'.' ends" in line
    ]
    assert len(told) == 1
    assert exported()["room"] == {
        "name": "読書会",
        "description": "説明です。",
        "image": {"rights": "own", "credit": "自作"},
    }


def test_answers_of_a_file_need_no_terminal(init: Init) -> None:
    Path("a.toml").write_text(
        '"/room/name" = "会"\n"/members/count" = 12\n"/commerce/sells" = "no"\n', encoding="utf-8"
    )
    Path("a.json").write_bytes(b'\xef\xbb\xbf{"/room/name": "r"}')

    assert init("--answers", "a.toml", "--output", "t.json").return_value == 0
    assert init("--answers", "a.json", "--output", "j.json").return_value == 0

    assert exported("t.json")["members"] == {"count": 12}
    assert exported("t.json")["commerce"] == {"sells": False}
    assert exported("j.json")["room"] == {"name": "r"}


def test_wrong_answers_of_a_file_are_all_told_and_nothing_is_written(init: Init) -> None:
    Path("a.json").write_text('{"/room/nam": "x", "/members/count": "many"}', encoding="utf-8")

    result = init("--answers", "a.json")

    assert result.return_value == 4
    assert "/room/nam" in result.stderr
    assert "/members/count" in result.stderr
    assert not Path("room.json").exists()


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("/room/nmae", "/room/name"),
        ("room/description", "/room/description"),
        ("/admins/co_admins/3/nicknam", "/admins/co_admins/3/nickname"),
        ("/admins/co_admins/*/nickname", "/admins/co_admins/0/nickname"),
        ("serchable", "/visibility/searchable"),
        ("name", "/room/name"),
        ("Purpose", "/room/purpose"),
        ("スパムフィルター", "/bots/spam_filter"),
    ],
)
def test_a_misspelt_setting_is_told_with_the_one_that_is_meant(
    init: Init, written: str, near: str
) -> None:
    Path("a.json").write_text(json.dumps({"/room/name": "会", written: "x"}), encoding="utf-8")

    told = init("--answers", "a.json").stderr

    assert f"（{near} のことですか）" in told or f" (did you mean {near}?)" in told


def test_of_a_setting_that_is_like_none_it_is_told_where_they_are_listed(init: Init) -> None:
    Path("a.json").write_text('{"/room/name": "会", "zzzzz": "x"}', encoding="utf-8")

    assert "auditor schema room-export" in init("--answers", "a.json").stderr


@pytest.mark.parametrize("index", ["²", "０", "9" * 5_000, "7"])
def test_an_answer_for_an_item_that_cannot_be_there_is_told(init: Init, index: str) -> None:
    given = {"/room/name": "会", f"/notes/{index}/title": "約束"}
    Path("a.json").write_text(json.dumps(given), encoding="utf-8")

    result = init("--answers", "a.json")

    assert result.return_value == 4
    assert result.stderr.count(f"/notes/{index}/") == 1


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.toml", b"= broken", InputError),
        ("a.json", b"{broken", InputError),
        ("a.json", b"[1]", InputError),
        ("a.toml", b'"/members/count" = ' + b"9" * 5_000, InputError),
        ("a.json", b"\xff", InputError),
        ("a.json", None, UsageError),
    ],
)
def test_a_file_of_answers_that_cannot_be_read_is_told(
    init: Init, name: str, content: bytes | None, error: type[Exception]
) -> None:
    if content is not None:
        Path(name).write_bytes(content)

    assert isinstance(init("--answers", name).exception, error)


def test_an_export_can_go_to_standard_output(init: Init) -> None:
    result = init("--output", "-", "--no-preview", lines=("会", *SKIP_ALL))

    assert json.loads(result.stdout[result.stdout.index("{") :])["room"] == {"name": "会"}
    assert list(Path().iterdir()) == []
