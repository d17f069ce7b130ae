"""Bank accounts are found with their holders, and never stand in a report."""

import pytest

from auditor.redaction import redact
from auditor.text import accounts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "妹の口座（みどりの信金 普通 4410926 タナベ ユイ）に入れた方",
            "4410926 タナベ ユイ",
        ),
        ("○○銀行 渋谷支店（普）7654321 カタヤマ", "7654321 カタヤマ"),
        ("みらい銀行 本店 普通預金 口座番号 0012345 名義 田中花子", "0012345 名義 田中花子"),
        ("ゆうちょ 記号 10120 番号 12345671", "10120 番号 12345671"),
        ("口座番号は１２３４５６７です", "１２３４５６７"),
        ("Our account number: 123 4567 890", "123 4567 890"),
    ],
)
def test_an_account_is_found_and_masked(text, written):
    (span,) = accounts(text)

    assert text[slice(*span)] == written
    assert redact(text) == text.replace(written, "●" * len(written))


@pytest.mark.parametrize(
    "text",
    [
        "普通の日 2026-11-20",
        "普通 2026-11-20 に",
        "普通2000円、特急3500円",
        "定期 120000円",
        "口座番号は書かないでください",
        "記号 12 番号 5 のロッカー",
        "account number one",
        "",
    ],
)
def test_other_numbers_are_no_account(text):
    assert list(accounts(text)) == []


def test_the_whole_of_a_password_is_masked():
    assert redact("合言葉は Kawase!2291。大手の") == f"合言葉は {'●' * 11}。大手の"
    assert redact("パスワード: sakura-3. また") == f"パスワード: {'●' * 8}. また"
