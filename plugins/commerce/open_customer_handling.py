"""commerce.open-customer-handling: orders and customers' data are not handled before all members."""

from collections.abc import Iterator
from typing import Final

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey
from .trade import sells

_BEFORE_JOINING: Final = "/visibility/join_question"


@rule(
    id="commerce.open-customer-handling",
    severity="medium",
    confidence="medium",
    effort="medium",
    tags=("customer-data", "privacy"),
    title={
        "ja": "注文や個人情報を公開のトークで受けていない",
        "en": "Orders and personal data are not taken in the open talk",
    },
    failure_title={
        "ja": "注文や個人情報を公開のトークで受けている",
        "en": "Orders or personal data are taken in the open talk",
    },
    why={
        "ja": "オープンチャットの投稿は全メンバーが読め、後から参加した人も過去の投稿を読めます。注文・住所・電話番号などを投稿させると、禁止規定第1項（個人情報の掲載）と個人情報"
        "保護法の両面で問題になります。",
        "en": "Every member reads every post, and newcomers read the past. Having people post "
        "orders, addresses or telephone numbers is a matter of prohibition 1 (personal "
        "information) and of the Act on the Protection of Personal Information.",
    },
    fix={
        "ja": "注文・予約・個別の相談は、LINE公式アカウントまたは注文フォームで受け、オープンチャットではその入口だけを案内してください。すでに投稿された個人情報は、管理者がす"
        "ぐに削除します。",
        "en": "Take orders, bookings and individual matters through the LINE Official Account or "
        "an order form and only point to it in the room. Delete personal data already "
        "posted at once.",
    },
    paste={
        "ja": "【ご注文・個別のご相談】\nこのトークに書いたことは、すべてのメンバーが読めます。ご注文・ご予約など、お名前やご住所を含むご連絡は、LINE公式アカウント「@〇〇〇"
        "」または注文フォーム（https://〜）からお願いします。トークに書かれた連絡先などは、見つけ次第削除します。",
        "en": "[Orders and individual matters]\nEverybody in this room reads this talk. For "
        "orders, bookings and anything with personal data please use our LINE Official "
        "Account @… or the form at https://…. Personal data posted in the talk is deleted "
        "when found.",
    },
    messages={
        "open": {
            "ja": "「{phrase}」と、公開のトークで注文や個人情報を受ける案内があります。禁止規定第1項・個人情報保護法に照らして要確認です。LINE公式アカウントやフォ"
            "ームに移してください。",
            "en": "“{phrase}” has orders or personal data posted before all members. To be "
            "checked (prohibition 1, personal information); move it to the LINE Official "
            "Account or a form.",
        },
    },
    sources=("E1.2", "E1.14", "line.prohibited.1", "law.kojin-joho"),
)
def open_customer_handling(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Everything said in the room is read by every member, those who join later included."""
    # the answer to the question before joining goes to the admins alone
    found = [
        one for one in survey(context).first("open-handling") if one.pointer != _BEFORE_JOINING
    ]
    serves = export.room.purpose == "customer_support" or export.room.audience == "customers"
    if found and (serves or sells(export, context)):
        for place in found:
            values = {"phrase": place.text}
            yield Problem("open", at=place.pointer, span=place.span, values=values)
