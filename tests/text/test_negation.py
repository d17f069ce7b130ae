"""Bans take hits back as far as they reach, and no farther."""

import pytest

from auditor.text import Lexicon, assess

WORDS = Lexicon.of_terms(
    [
        "出会い目的",
        "出会い厨",
        "闇バイト",
        "裏垢",
        "荒らし",
        "セフレ",
        "ねずみ講",
        "下ネタ",
        "副業の勧誘",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "出会い厨❌",
        "出会い目的，荒らしは禁止する．",
        "出会い厨✖️ 荒らし✖️",
        "出会い厨は来ないでください",
        "出会い目的は回れ右",
        "出会い厨は蹴ります",
        "出会い目的の方はお断り",
        "出会い目的の方は退室",
        "出会い目的の方はご遠慮ください",
        "荒らし・スタ連・宣伝・出会い目的→退会",
        "宣伝、出会い厨は、参加しないでください",
        "禁止：出会い目的、荒らし",
        "【NG】荒らし 出会い厨",
        "🙅出会い目的",
        "❌出会い厨 ❌荒らし",
        "×出会い目的\n×荒らし",
        "ルール\n・出会い目的\n・荒らし",
        "【禁止事項】\n①荒らし\n②出会い目的\n③下ネタ",
        "やめてほしいこと\n\n・出会い厨\n・荒らし",
        "出会い目的\n荒らし\n上記は強制退会です",
        "出会い厨🆖荒らし🆖",
        "闇バイトには絶対に応じないでください",
        "No 荒らし, 𝐍𝐆：出会い目的",
        "ここは裏垢の部屋ではありません。裏垢は通報します",
        "闇バイトの勧誘が増えています",
        "闇バイトは犯罪です",
        "「裏垢教えて」と言う人がいます",
        "闇バイト、ねずみ講の書き込みは除名",
        "セフレの話はよそでお願いします",
        "荒らしに巻き込まれないために",
        "出会い目的なら別の部屋へどうぞ",
        "闇バイトの見分け方",
        "ねずみ講の被害を防ぐ",
        "許されないもの：荒らし、出会い厨",
        "裏垢のような名前は書きかえをお願いします",
        "裏垢や荒らしを思わせる名前の方には付け直しをお願いしています",
        "裏垢と間違えられるアイコンはさけましょう",
        "名前は自由ですが、裏垢のようなものは別のものにお願いします",
    ],
)
def test_a_ban_takes_its_hits_back(text):
    hits = WORDS.find(text)

    assert hits
    assert [hit.matched for hit in hits if not hit.is_excused] == []


@pytest.mark.parametrize(
    "text",
    [
        "裏垢の部屋です．顔出しは禁止．",
        "おまわりさんはお断り\n闇バイトを紹介",
        "裏垢女子集まれ！冷やかし禁止",
        "セフレ募集 業者お断り",
        "裏垢以外お断り",
        "男性お断り、裏垢女子だけ",
        "荒らし❌ 裏垢募集中⭕",
        "禁止なし！下ネタ",
        "闇バイトではありません。日給5万円、DMください",
        "ねずみ講じゃないです！月30万円稼げます",
        "副業の勧誘ではありません。紹介報酬3万円、LINE追加して",
        "荒らし禁止。裏垢の部屋です",
        "セフレほしい人いませんか",
        "裏垢の部屋です。参加はどなたでも、退会も自由です",
        "セフレの部屋、途中の退室いつでも自由",
        "裏垢のような名前に変えてください",
        "裏垢の部屋です、本名のような名前は変えてください",
    ],
)
def test_other_bans_and_sales_denials_take_nothing_back(text):
    free = [hit.matched for hit in WORDS.find(text) if not hit.is_excused]

    assert free


def test_a_denial_without_solicitation_takes_a_hit_back():
    (hit,) = WORDS.find("ここはねずみ講ではありません")

    assert hit.negated_by is not None
    assert hit.negated_by.kind == "denial"


@pytest.mark.parametrize(
    "text",
    [
        "「闇バイト」と言われて怖くなった人の部屋",
        "闇バイトに誘われ、出し子が捕まりました。そんな話を読む会",
    ],
)
def test_what_is_only_told_of_is_named_a_report(text):
    kinds = {hit.negated_by.kind for hit in WORDS.find(text) if hit.negated_by is not None}

    assert "report" in kinds
    assert "ban" not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "闇バイトやらない？",
        "一緒に裏垢やらない?",
        "セフレ探しませんか？",
        "ねずみ講はじめない ？楽しいよ",
    ],
)
def test_an_invitation_is_no_refusal(text):
    assert [hit.matched for hit in WORDS.find(text) if not hit.is_excused]


@pytest.mark.parametrize(
    "text",
    [
        "闇バイトはしない。約束ね？",
        "闇バイトやらない？って聞かれたら断ろう",
        "セフレにならない？と言われて困った話",
        "裏垢の話はしないでね？",
    ],
)
def test_a_question_that_is_told_of_or_asks_for_a_promise_is_no_invitation(text):
    assert all(hit.is_excused for hit in WORDS.find(text))


@pytest.mark.parametrize(
    "text",
    [
        "恋人さがし・セフレ募集、ぜんぶ他でやってください",
        "次のものは道場破りとみなします。\n一、偽ブランド\n二、チケットの高値売り",
        "お金を借りたい、貸したいもお断り",
    ],
)
def test_a_ban_reaches_over_all_that_it_lists(text):
    assert all(hit.is_excused for hit in WORDS.find(text))


@pytest.mark.parametrize(
    "text",
    [
        "闇バイト・荒らし・連投は注意なしで退室です",
        "荒らし・裏垢は警告なく蹴ります",
        "勧誘・ねずみ講・裏垢…",
        "NGリスト→ 闇バイト／裏垢／荒らし。OKリスト→ 履修相談、サークル紹介。",
        "NG：闇バイト、裏垢 OK：シフトの愚痴",
        "×→出会い目的、裏垢　/いいこと→進捗報告",
        "裏垢、闇バイト…やったら嫌われるよ",
        "「裏垢です」と言ってくる人は全員うそつきです",
        "裏垢に誘うなんてもってのほかです",
        "裏垢を教えて、写真を送って、泣き顔を撮る。そういう遊びはなし。",
        "闇バイト、裏垢。勧誘と見たら消します",
        "ねずみ講を誘う、という宣伝は削除。",
        "裏垢の話、ここに書いたら終わり。",
        "裏垢を見せて、はこの部屋ではなし。",
        "闇バイトみたいな書き込みは警察に連絡します",
        "裏垢に人を誘うのはいじめです",
        "裏垢に移るのも困ります",
        "裏垢を持つ人、闇バイトの人、どちらもうちの客ではない。",
        "ねずみ講の話をしはる人は、次から呼びまへん",
    ],
)
def test_a_list_of_what_is_welcome_ends_the_list_of_bans_and_takes_none_back(text):
    hits = WORDS.find(text)

    assert hits
    assert [hit.matched for hit in hits if not hit.is_excused] == []


@pytest.mark.parametrize("text", ["NG：男 OK：裏垢女子", "NG：冷やかし 裏垢女子歓迎→DM"])
def test_what_a_list_welcomes_is_not_banned_by_the_list_before(text):
    assert assess({"/room/name": "x", "/room/description": text}).findings


def test_the_ban_and_its_place_are_told():
    text = "雑談部屋です\n荒らし❌"

    (seen,) = assess({"/room/name": "雑談", "/room/description": text}).suppressed[:1]

    assert (seen.reason, seen.text) == ("ban", "❌")
    assert seen.span is not None
    assert text[slice(*seen.span)] == "❌"


ENGLISH = Lexicon.of_terms(
    ["escort", "sugar daddy", "weed", "cocaine", "nudes", "hookup", "online casino", "fake id"]
)


@pytest.mark.parametrize(
    "text",
    [
        "Please don't post escort ads or sugar daddy offers.",
        "Never share nudes.",
        "Don't ask for nudes.",
        "No escort ads, no sugar daddy, no weed.",
        "No links to online casino sites.",
        "Selling cocaine, MDMA or weed is strictly prohibited.",
        "Anyone selling weed will be reported.",
        "A sugar daddy is not welcome here.",
        "We do not tolerate weed at meet-ups.",
        "This is not a hookup group.",
        "Everybody is welcome. Not a hookup group, not a job board.",
        "Hookup seekers will be removed.",
        "Zero tolerance for nudes and escort ads.",
        "Keep it clean: sugar daddy posts get deleted.",
        "You must not post links to online casino sites.",
        "Posting a fake id or weed will get you removed without warning.",
        "Say no to cocaine.",
        "If someone offers you weed, report it.",
        "No selling, hookup or fundraising. Ask an admin first if you run a local event.",
        "4. No advertising, selling, online casino or begging. Tell an admin before a big event.",
        "No ads, weed, politics. Be kind.",
        "No advertising/weed/politics.",
        "No spam, hookup requests and trolling please.",
        "Someone posted nudes last night. They have been deleted.",
        "A new member dropped an online casino link, and it was removed at once.",
        "Links to online casino sites are filtered automatically.",
    ],
)
def test_an_english_ban_takes_its_hits_back(text):
    hits = ENGLISH.find(text)

    assert hits
    assert [hit.matched for hit in hits if not hit.is_excused] == []


@pytest.mark.parametrize(
    "text",
    [
        "Weed delivered daily, time wasters will be banned.",
        "Hot nudes, minors not allowed.",
        "Weed and coke, no questions asked.",
        "Escort in Tokyo, don't hesitate to write.",
        "Do not worry about the law, we sell a fake id.",
        "No judgement, sugar daddy wanted.",
        "Nudes swap, no limits.",
        "Someone posted nudes here. They're gone, DM me for more.",
        "Someone posted a fake id, it works, ask me.",
        "Fake id in a day, we never ask you for documents.",
        "Online casino that never asks you for documents.",
        "Online casino bonus, no deposit needed.",
        "We never sleep: weed around the clock.",
        "Not a scam, fake id in a day.",
        "No documents, fake id or cash by tonight.",
        "No spam, fake id in a day, easy payment.",
        "No selling, no drama, weed by post or meet-up.",
    ],
)
def test_an_english_negative_that_praises_an_offer_takes_nothing_back(text):
    assert [hit.matched for hit in ENGLISH.find(text) if not hit.is_excused]


LISTS = Lexicon.of_terms(["必ず儲かる", "元本保証", "日利3％", "mlm", "スマホだけで月20万"])


@pytest.mark.parametrize(
    "text",
    [
        "禁止していること\n(a) 特定の銘柄の売買をすすめること\n(b) 「必ず儲かる」「元本保証」と書くこと。冗談でもだめです",
        "詐欺の手口の例（このような投稿を見たら開かず通報）\n「当選したので入金手数料だけ」「AIが自動で日利3％」「今すぐ友だち追加」",
        "DON'T\n- post names, phone numbers, LINE IDs, home stations or faces\n- advertise gear, guiding services, religious meetings, MLM or investment talk",
        "副業の紹介は受けつけません。スマホだけで月20万、のような話は特に。",
    ],
)
def test_a_ban_reaches_down_its_list_and_over_quotes(text):
    hits = LISTS.find(text)

    assert hits
    assert [hit.matched for hit in hits if not hit.is_excused] == []
