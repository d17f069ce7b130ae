"""What a text quotes is told of, unless the sentence makes use of it."""

import pytest

from auditor.text import ban_in
from auditor.text.quoting import unquoted
from auditor.text.told import is_mentioned


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


@pytest.mark.parametrize(
    "text",
    [
        "「所も客も用意、月100万確実」て電話、奉行のとこに来た。自分でやりなはれ言うて切ったらしい。",
        "投資の勧誘をしとる人がおって、お断りした。「絶対もうかる」って声が厨房まで聞こえた。",
        "「荷物を運ぶだけで1回10万」「身分証送って」って、元組合員にも来てる。運ぶプロほど狙われる。",
        "「荷物運んで3万、テレグラム入れて」ってDM。友達の先輩が闇バイトで捕まってる。",
        "「必ず値上がりします」というメールが届いた方へ。詐欺ですので開かないでください。",
        "『簡単に稼げる』とのLINEが回っています。相手にしないで。",
        "また「副業しませんか」ってDMきた。ブロックした。",
        "気をつけて！「口座を貸して」と若い子に声をかけてくる大人がいます。",
        "「高収入バイト」みたいな広告を見たら通報を。",
    ],
)
def test_a_quotation_in_a_line_that_warns_of_it_is_a_report(text: str) -> None:
    start = text.index("「") if "「" in text else text.index("『")

    ban = ban_in(text, start + 1, start + 4)

    assert ban is not None


@pytest.mark.parametrize(
    "text",
    [
        "「月50万稼げました」との声が届いています！",
        "「本当にもうかった」というメッセージ多数。次はあなたの番。",
        "「必ず当たる」と評判の先生です。LINEで連絡ください。",
        "「簡単に稼げる」を合言葉に、DMください。",
        "「月100万確実」て話、知りたい人は個別に。",
        "「荷物運ぶだけで10万」のお仕事、電話ください。",
        "「絶対もうかる」って声、続々届いてます。",
    ],
)
def test_what_a_text_boasts_of_in_quotation_marks_is_no_report(text: str) -> None:
    start = text.index("「")

    assert ban_in(text, start + 1, start + 4) is None
