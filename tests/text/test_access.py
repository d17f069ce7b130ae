"""Codes of what is locked: where they stand, and that no report shows them."""

import pytest

from auditor.redaction import redact
from auditor.text import access_codes


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("裏口の暗証番号は4471です", "lock", "4471"),
        ("倉庫の南京錠は 3-8-1-5 に合わせて", "lock", "3-8-1-5"),
        ("オートロックは四四七一で開きます", "lock", "四四七一"),
        ("Punch in 9021 at the side door", "lock", "9021"),
        ("共用アカウントのパスワード：sakura2024", "account", "sakura2024"),
        ("Office wifi password is stapler42", "network", "stapler42"),
    ],
)
def test_a_code_is_found_and_masked(text: str, kind: str, code: str) -> None:
    (found,) = access_codes(text)

    assert (found.kind, text[slice(*found.span)]) == (kind, code)
    assert redact(text) == text.replace(code, "●" * len(code))


@pytest.mark.parametrize(
    "text",
    [
        "玄関は8時に開きます。会費は1000円です",
        "オートロックで301を押して呼び出してください",
        "暗証番号は係から個別に",
        "Buzz 204 at the gate",
        "Guest wifi password: latte2024",
    ],
)
def test_a_number_that_opens_nothing_is_none(text: str) -> None:
    assert access_codes(text) == ()
    assert redact(text) == text
