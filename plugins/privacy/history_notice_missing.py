"""privacy.history-notice-missing: nobody is told that newcomers can read past talk."""

import re
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import unspaced, without_readings

_TALK = r"(?:トーク|やりとり|やり取り|投稿|書き込み|書きこみ|かきこみ|発言|会話|メッセージ|履歴|ログ|話|言葉|対話|お?知らせ|ご?連絡|ご?案内|写真|画像|質問|記録|内容)"
_SEEN = r"[^。\n]{0,16}(?:見え|読め|見られ|(?:読む|見る)ことができ|ご覧(?:いただけ|になれ)|閲覧でき|遡れ|さかのぼれ)(?!ない|ません|なく)"
_NOTICE = re.compile(
    r"過去の(?:トーク|投稿|書き込み|発言|メッセージ|やり取り)|(?:あと|後)(?:から|で)(?:参加|入(?!金|荷|力)|いらし|来|加わ|お越し)|履歴.{0,12}(?:見|読|表示|閲覧)"
    r"|(?:全員|みんな|皆さん|みなさん|皆様|(?:ほか|他)の方|だれでも|誰でも|参加者|メンバー).{0,10}(?:見え|見られ|読め|閲覧|公開)"
    rf"|(?:より前|前|まえ|ふるい|古い|昔|以前|これまで|それまで|過去)(?:の|[^。\n]{{0,6}}の)?{_TALK}{_SEEN}"
    rf"|(?:新しく|新たに|新しい|新入|途中(?:から|で)|入ったばかり)[^。\n]{{0,24}}{_TALK}{_SEEN}"
    rf"|過去[^。\n]{{0,14}}の{_TALK}[^。\n]{{0,6}}(?:新|参加|入室|入会|皆|みな|全員|どなた|誰|だれ|メンバー|会員)[^。\n]{{0,14}}表示され(?!ない|ません)"
    rf"|(?:参加|入室|入会|加入|入る)(?:する|される)?(?:前|まえ)の{_TALK}[^。\n]{{0,24}}表示され(?!ない|ません)"
    rf"|{_TALK}(?:は|が|も)[^。\n]{{0,6}}(?:これから|新しく|新たに)[^。\n]{{0,12}}も{_SEEN}"
    r"|(?:半年|[0-9０-９一二三四五六七八九十]{1,2}\s?[かヶケカ箇]月|数か月)(?:くらい|ぐらい|ほど|程度|分)?前[^。\n]{0,14}(?:見え|読め|見られ|(?:読む|見る)ことができ|ご覧いただけ|閲覧でき|遡れ|さかのぼれ)(?!ない|ません|なく|へん)"
    r"|(?:past|earlier|old|previous) (?:messages|talk|posts|conversations?|chats?|log\b|history)"
    rf"|(?:さかのぼ|遡)って{_SEEN}|(?:半年|[0-9０-９一二三四五六]{{1,2}}(?:か|ヶ|カ|ヵ|箇)月)(?:分|前|くらい|ぐらい|ほど|まで|の|、|ちょっと){{1,5}}{_SEEN}"
    r"|(?<!cannot )(?<!can't )(?<!not )(?:scroll|read|look) back (?!to (?:us|me|you))|visible to (?:all|every)",
    re.IGNORECASE,
)


@rule(
    id="privacy.history-notice-missing",
    severity="low",
    confidence="high",
    effort="low",
    when={"/room/purpose": {"any_of": ["customer_support", "marketing", "school", "event"]}},
    title={
        "ja": "過去のトークが見えることを知らせている",
        "en": "Members are told that past talk stays visible",
    },
    failure_title={
        "ja": "過去のトークが見えることを知らせていない",
        "en": "Nobody is told that past talk stays visible",
    },
    why={
        "ja": "あとから参加した人も、約6か月前までのトークを読めます。お客さまの質問もすべて全員に見えます。",
        "en": "Newcomers can scroll back about six months; every customer's question is visible to all.",
    },
    fix={
        "ja": "説明・ルール・あいさつのどこかに、書き込みが全員に見えることを書き足してください。",
        "en": "Add a sentence to description, rules or greeting.",
    },
    paste={
        "ja": "書き込みは、あとから参加した方も含めて全員に見えます。投稿の前にご確認ください。",
        "en": "Everything written here is visible to all members, later ones too. Please check before you post.",
    },
    messages={
        "absent": {
            "ja": "過去のトークが参加者に見えるという説明が見当たりません。",
            "en": "No sentence says that past talk is visible to members.",
        },
    },
    sources=("E1.2", "E2.3", "line.newsletter-9"),
)
def history_notice_missing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Newcomers can scroll back about six months; every customer's question is visible to all."""
    if any(_NOTICE.search(unspaced(without_readings(text))) for _, text in context.rules_text):
        return
    if export.guidelines.text is not None:
        yield Problem("absent", at="/guidelines/text")
    elif export.notes is not None:
        yield Problem("absent", at="/notes")
    else:
        yield Unknown("/guidelines/text", "/notes")
