"""commerce.one-to-one-channel: customers find a place for one-to-one matters."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .survey import survey
from .trade import gate, sells


@rule(
    id="commerce.one-to-one-channel",
    severity="low",
    confidence="medium",
    effort="medium",
    tags=("customer-data", "official-account"),
    title={
        "ja": "一対一の用件の受け皿がある",
        "en": "There is a place for one-to-one matters",
    },
    failure_title={
        "ja": "一対一の用件の受け皿がない",
        "en": "There is no place for one-to-one matters",
    },
    why={
        "ja": "オープンチャットには安全な個別のやり取りの場がありません。LINE公式アカウントやフォームを用意しないと、個人のLINEでの対応になり、返信もれや取り違え、個人情報"
        "の流出が起きやすくなります。買う意思のある人だけを公式アカウントに案内すれば、配信費用も抑えられます。",
        "en": "The room itself has no safe place for individual matters. Without an official "
        "account or form people end up in personal LINE chats, where messages get lost or "
        "misdirected and data leaks. Leading only those who would buy to the official "
        "account also saves on broadcasts.",
    },
    fix={
        "ja": "LINE公式アカウント（無料プランあり）かお問い合わせフォームを用意し、書き出しの operator.official_account または "
        "operator.url に書いてください。",
        "en": "Open a LINE Official Account (there is a free plan) or a form, and enter it in "
        "operator.official_account or operator.url.",
    },
    paste={
        "ja": "ご購入・ご相談などの個別の用件は、LINE公式アカウント「@〇〇〇」で承ります（受付：平日10時〜17時）。",
        "en": "For purchases and individual matters please use our LINE Official Account @… "
        "(weekdays 10:00–17:00).",
    },
    messages={
        "absent": {
            "ja": "販売やお客様対応をするルームですが、LINE公式アカウント・サイト・メールのどれもありません。個別の用件をどこで受けるか要確認です。",
            "en": "The room sells or serves customers, but there is no official account, site or "
            "e-mail. To be checked: where are individual matters taken?",
        },
    },
    sources=("E1.1", "E1.2", "E1.14", "E2.8"),
)
def one_to_one_channel(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What does not belong before everybody needs another door, and one that is named."""
    serves = export.room.purpose == "customer_support" or export.room.audience == "customers"
    other = None if serves else gate(sells(export, context), "/commerce/sells")
    if other is not None:
        yield other
        return
    operator = export.operator
    doors = {
        "/operator/official_account": operator.official_account,
        "/operator/url": operator.url,
        "/operator/email": operator.email,
    }
    if any(value and value.strip() for value in doors.values()):
        return
    if survey(context).shows("business-channel"):
        return
    silent = [pointer for pointer, value in doors.items() if value is None]
    if silent:
        yield Unknown(*silent)
    else:
        yield Problem("absent", at="/operator/official_account")
