"""privacy.personal-data-request: members are asked to post personal data in the talk."""

import re
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .requests import asked

_DATA = re.compile(
    r"本名|氏名|フルネーム|お名前|ご住所|住所|お?電話番号|携帯番号|メールアドレス|LINE ?ID|生年月日|口座番号|クレジットカード|パスワード"
)
_PRIVATE = re.compile(r"フォーム|公式アカウント|公式LINE|メールで|店頭|電話で|窓口")


@rule(
    id="privacy.personal-data-request",
    severity="high",
    confidence="medium",
    effort="low",
    title={
        "ja": "トークに個人情報を書かせていない",
        "en": "Nobody is asked to post personal data",
    },
    failure_title={
        "ja": "トークやプロフィールに個人情報を求めている",
        "en": "Members are asked for personal data",
    },
    why={
        "ja": "オープンチャットの書き込みはあとから参加した人も含めて全員に見えます。注文や本人確認に必要な情報は、個別の窓口で受け取る必要があります。",
        "en": "Whatever is written is visible to all members, later ones too; what an order or a check of identity needs must be taken privately.",
    },
    fix={
        "ja": "その文を消し、個人情報が必要な手続きは公式アカウントやフォームへ案内してください。",
        "en": "Remove the sentence; lead procedures that need personal data to an official account or form.",
    },
    paste={
        "ja": "ご注文・お手続きは、LINE公式アカウントまたは専用フォームで承ります。お名前・ご住所・お電話番号はこのルームに書き込まないでください。",
        "en": "Orders and procedures are handled by our LINE Official Account or form. Do not post your name, address or phone number here.",
    },
    messages={
        "asks": {
            "ja": "「{word}」を書くよう求める文があります。",
            "en": "A sentence asks members for “{word}”.",
        },
    },
    sources=("line.prohibited.1", "E1.2", "law.kojin-joho"),
)
def personal_data_request(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Whatever is written is visible to all members, later ones too; what an order or a check of identity needs must be taken privately."""
    for each in asked(context, _DATA):
        if not _PRIVATE.search(each.sentence) and not each.pointer.startswith("/visibility"):
            yield Problem("asks", at=each.pointer, values={"word": each.word}, span=each.span)
