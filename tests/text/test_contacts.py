"""Contact details are found in plain and disguised spelling, and masked."""

import pytest

from auditor.text import contacts, is_stated, redact, stated


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("電話は０９０－１２３４－５６７８まで", "phone", "０９０－１２３４－５６７８"),
        ("⓪⑨⓪ー①②③④ー⑤⑥⑦⑧", "phone", "⓪⑨⓪ー①②③④ー⑤⑥⑦⑧"),
        ("〇九〇-一二三四-五六七八", "phone", "〇九〇-一二三四-五六七八"),
        ("0 9 0 1 2 3 4 5 6 7 8", "phone", "0 9 0 1 2 3 4 5 6 7 8"),
        ("+81 90-1234-5678", "phone", "+81 90-1234-5678"),
        ("TEL0312345678", "phone", "0312345678"),
        ("(03)1234-5678", "phone", "(03)1234-5678"),
        ("連絡 foo.bar@example.co.jp です", "email", "foo.bar@example.co.jp"),
        ("foo(at)gmail[dot]com", "email", "foo(at)gmail[dot]com"),
        ("fooアットgmailドットcom", "email", "fooアットgmailドットcom"),
        ("foo＠ｇｍａｉｌ．ｃｏｍ", "email", "foo＠ｇｍａｉｌ．ｃｏｍ"),
        ("LINE ID: abc_123", "line_id", "LINE ID: abc_123"),
        ("らいん→abc.def", "line_id", "らいん→abc.def"),
        ("My story. LINE: abc_22", "line_id", "LINE: abc_22"),
        ("ask me, not the crisis line. LINE: vet_22", "line_id", "LINE: vet_22"),
        ("人権ほっとライン（0570-031-640）", "phone", "0570-031-640"),
        ("ホットライン: 0120-000-000", "phone", "0120-000-000"),
        ("公式ライン: abc_123", "line_id", "ライン: abc_123"),
        ("チャイルドライン（0120-99-7777）", "phone", "0120-99-7777"),
        ("LINE: 090-1234-5678", "phone", "090-1234-5678"),
        ("会員番号0412 090-8888-1212", "phone", "090-8888-1212"),
        ("〒160-0022 090-8888-1212", "phone", "090-8888-1212"),
        ("〒030-0801　017-123-4567", "phone", "017-123-4567"),
        ("受付 10:00 090-8888-1212", "phone", "090-8888-1212"),
        ("LINEは yuna_seoul_01 です", "line_id", "LINEは yuna_seoul_01"),
        ("LINE ID taro です", "line_id", "LINE ID taro"),
        ("yuna_seoul_01 を検索してください", "line_id", "yuna_seoul_01"),
        ("taro0412 でID検索してね", "line_id", "taro0412"),
        ("taro0412 で友だち追加", "line_id", "taro0412"),
        ("taro_0412 をLINEで友だち検索して", "line_id", "taro_0412"),
        ("インスタで hinata_pan を検索", "handle", "hinata_pan"),
        ("Follow @taro_0412.", "handle", "@taro_0412"),
        ("お店は@123abcde", "line_id", "@123abcde"),
        ("テレグラム: @dark_job1", "handle", "テレグラム: @dark_job1"),
        ("https://line.me/ti/g2/AbC?x=y です", "invite_link", "https://line.me/ti/g2/AbC?x=y"),
        ("l\u200bine.me/ti/p/abc", "invite_link", "l\u200bine.me/ti/p/abc"),
        ("line[.]me/ti/p/~abc", "invite_link", "line[.]me/ti/p/~abc"),
        ("（www.example.jp）", "url", "www.example.jp"),
        ("入室コードは8282です", "join_code", "入室コードは8282"),
        ("合言葉は「さくら」", "join_code", "合言葉は「さくら」"),
    ],
)
def test_a_contact_is_found_where_it_stands(text, kind, written):
    (found,) = contacts(text)

    assert (kind, written) == (found.kind, found.text)
    assert written == text[slice(*found.span)]


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-28 10:00",
        "LINE公式運営",
        "LINEオープンチャット",
        "Node.js の部屋",
        "価格は1.5から",
        "LINE：openchat",
        "入室コードは****です",
        "0312345678",
        "メンション（@All）は管理者だけ",
        "@everyone の乱用はお控えください",
        "オンライン: zoom-123",
        "デッドライン: 2026-12-01",
        "LINEは2026-12-01に更新",
        "LINEはv13.2.0以上",
        "Mention @Admin or @staff.",
        "0412 0412 0412 0412",
        "JAN 4901 0120 4444 4444",
        "iPhone15 を検索してください",
        "#hinata_pan で検索してください",
        "YouTubeで hinata_pan を検索してください",
        "商品は SKU_01 で追加してください",
        "ゼロからはじめる、いちにさんしの体操。ごろくしちはち。",
        "〇九〇や〇八〇ではじまる番号は書かないでください",
        "Room zero, table nine: one, two, three, four.",
        "ゼロハチゼロハチと口ずさむ、一二三四五六七八九十の歌",
        "Poison line: petpoison24",
        "Crisis line: tell_911",
        "Subject line: trip2026",
    ],
)
def test_dates_numbers_and_plain_words_are_no_contacts(text):
    assert contacts(text) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("03-1234-5678 / 0120-444-444", "*** / ***"),
        ("LINE ID: abc_123 まで", "LINE ID: *** まで"),
        ("https://line.me/ti/g2/AbC へ", "https://line.me/ti/g2/*** へ"),
        ("参加コード「8282」", "参加コード「***」"),
        ("https://example.com/a", "https://example.com/a"),
        ("こんにちは", "こんにちは"),
    ],
)
def test_redaction_masks_the_secret_and_keeps_the_rest(text, masked):
    assert masked == redact(text)
    assert masked == redact(masked)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("ゼロキュウゼロの二三四五の六七八九に電話を", "09023456789"),
        ("れいはちれい、いちにいさんよん、ごうろくななはちさん", "08012345678"),
        ("電話は０七０ 一二三四 五六七八 まで", "07012345678"),
        ("Ring Zero Eight Zero - nine eight seven six - five four three two.", "08098765432"),
        ("oh nine oh 1234 5678", "09012345678"),
        ("0ハチ0-2345-6789", "08023456789"),
    ],
)
def test_a_number_written_out_is_a_telephone(text, digits):
    (found,) = contacts(text)

    assert ("phone", digits) == (found.kind, found.digits)
    assert redact(text) == text.replace(found.text, "***")
    assert is_stated(found, stated(f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"))


@pytest.mark.parametrize(
    "text", ["no meet-ups or ID swaps", "bring your ID card please", "No LINE ID goes in the chat."]
)
def test_an_english_word_behind_id_is_no_account(text):
    assert contacts(text) == ()
