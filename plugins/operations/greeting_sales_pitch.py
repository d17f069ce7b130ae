"""operations.greeting-sales-pitch: the greeting sells."""

import re
from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule

from .affirming import affirmed

PITCH = re.compile(
    r"今だけ|限定価格|特別価格|割引価格|[0-9０-９]{1,2}\s?[%％]\s?(?:OFF|オフ|off|引き)|(?:お申し?込み|ご?購入|ご?注文|登録)は(?:こちら|下記|以下|コチラ)"
    r"|無料プレゼント|特典をプレゼント|先着[0-9０-９]+名|稼げ|儲か|セール中|お得な(?:キャンペーン|プラン)|クーポンはこちら"
    r"|いまだけ[^。\n]{0,16}(?:円|引き|半額|価格|お得|セット|プレゼント)|(?:が|は|も|全品)\s?(?:半額|[0-9０-９一二三四五]割引)(?:です|になり|で(?:お|ご)|！|!|$)"
    r"|(?:本日|今日|今週|今月)(?:限り|だけ)[^。\n]{0,16}(?:円|引き|価格|半額|お得)|(?:すぐに?|即日?)(?:発送|お届け)(?:し|いたし)ます"
    r"|ご注文(?:を?お待ちし|くださ)|クーポン(?:を|も)[^。\n]{0,6}(?:配って|お配り|差し上げ|プレゼント|進呈)|ポイント[0-9０-９]{1,3}倍|新商品は(?:こちら|コチラ)|月[0-9０-９]{1,3}万円?の?(?:副業|収入|報酬)|副業を(?:ご?紹介|ご?案内)|送料無料(?:です|でお届け|キャンペーン)"
    r"|\b(?:buy now|order here|limited offer|special price|sign up here|earn money)\b",
    re.IGNORECASE,
)


@rule(
    id="operations.greeting-sales-pitch",
    severity="low",
    severity_when=(({"/bots/greeting/enabled": False}, "info"),),
    confidence="medium",
    tags=("greeting", "commerce"),
    needs=("/bots/greeting/text", "/bots/greeting/enabled"),
    title={
        "ja": "あいさつが売り込みになっていない",
        "en": "The greeting does not sell",
    },
    failure_title={
        "ja": "あいさつが売り込みになっている",
        "en": "The greeting is a sales pitch",
    },
    why={
        "ja": "あいさつは人が参加するたびにトークに流れます。売り込みの文だと、"
        "会話が広告で埋まり、商用宣伝が目的のルームと受け取られるおそれがあります（禁止規定第14項"
        "は身元の明示が前提です）。",
        "en": "The greeting appears whenever somebody joins. As a pitch it fills the talk with "
        "advertising, and the room may be taken for one that only promotes (prohibition 14 asks "
        "for a clear identity).",
    },
    fix={
        "ja": "あいさつは歓迎とルールの案内だけにし、商品やキャンペーンの案内は、"
        "運営者名を書いたノートかLINE公式アカウントに移してください。",
        "en": "Keep the greeting to a welcome and the rules; move offers to a note that names the "
        "operator, or to your LINE Official Account.",
    },
    paste={
        "ja": "ご参加ありがとうございます。このルームは（会社名）が運営しています。"
        "ルールと商品のご案内はノートにまとめています。",
        "en": "Welcome! This room is run by (company). The rules and our offers are in the notes.",
    },
    messages={
        "pitch": {
            "ja": "あいさつに売り込みとみられる表現「{words}」があります。",
            "en": "The greeting has words of selling: “{words}”.",
        },
    },
    sources=("line.prohibited.14", "E1.14", "own.practice"),
)
def greeting_sales_pitch(export: RoomExport) -> Iterator[Yield]:
    """People who have just come in want to be welcomed, not sold to."""
    text = export.bots.greeting.text or ""
    if not text.strip():
        yield NotApplicable()
        return
    found = affirmed(text, PITCH)
    if found is not None:
        values = {"words": found.group()}
        yield Problem("pitch", at="/bots/greeting/text", values=values, span=found.span())
