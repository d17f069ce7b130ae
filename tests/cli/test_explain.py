"""`auditor check --explain`: what was seen and not reported."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Auditor, room


def test_a_ban_and_an_innocent_word_are_explained(
    auditor: Auditor, write: Callable[..., Path]
) -> None:
    source = write(
        room(
            room={"name": "美容の部屋", "description": "裏垢の方はお断りします。パパ活は禁止です。"}
        )
    )

    run = auditor("check", source, "--explain", "--select", "naming")

    assert run.status == 0
    assert "words seen and not reported" in run.stderr
    assert "裏垢 (secret-account): a ban speaks of it" in run.stderr
    assert "naming.secret-account-term" not in run.stdout


def test_nothing_is_said_without_it(auditor: Auditor, write: Callable[..., Path]) -> None:
    run = auditor("check", write(room(room={"description": "裏垢の方はお断りします"})))

    assert run.stderr == ""
