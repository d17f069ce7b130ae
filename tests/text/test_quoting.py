"""What a text quotes is told of, unless the sentence makes use of it."""

import pytest

from auditor.text.negation import is_mentioned
from auditor.text.quoting import unquoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("「裏垢」という言葉の意味", True),
        ("『裏垢』と“裏垢”の違い", True),
        ('"裏垢" の話を聞いた', True),
        ("「裏垢」さん歓迎", False),
        ("「裏垢」と書いて送ってね", False),
        ("合言葉は「裏垢」あります", False),
        ("裏垢の「部屋」", False),
        ("「部屋」の裏垢", False),
        ("「裏垢\n」の部屋", False),
    ],
)
def test_a_quotation_is_a_mention_unless_it_is_used(text, expected):
    start = text.index("裏垢")

    assert is_mentioned(text, start, start + 2) is expected


def test_a_text_without_its_quotations():
    assert unquoted("先輩に「簡単に稼げる」と言われた") == "先輩にと言われた"
