"""guidelines.permitted-prohibition: the rules allow what LINE forbids."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import ban_in, quotation_around

from .judging import has_rules, missing_rules
from .statements import permissions_in


@rule(
    id="guidelines.permitted-prohibition",
    severity="high",
    confidence="medium",
    tags=("rules",),
    title={
        "ja": "LINEが禁じていることを認める決まりがない",
        "en": "The rules allow nothing that LINE forbids",
    },
    failure_title={
        "ja": "LINEが禁じていることを認める文がある（要確認）",
        "en": "The rules seem to allow what LINE forbids (to be checked)",
    },
    why={
        "ja": "ルームの決まりはLINEの禁止規定より緩くできません。「連絡先の交換OK」のような文が"
        "あると、ルームごと削除や表示制限の対象になることがあります。",
        "en": "House rules cannot be laxer than LINE's prohibitions. A line such as \"exchange "
        'of contacts OK" may get the room removed or hidden.',
    },
    fix={
        "ja": "示された文を削除するか、禁止する文に直してください。",
        "en": "Delete the sentence, or turn it into a ban.",
    },
    paste={
        "ja": "連絡先（LINE ID・QRコード・電話番号・SNSアカウント）の交換、出会い目的の利用、下"
        "ネタ、無断転載、副業や投資などの勧誘は、同意があっても禁止します。",
        "en": "Exchanging contacts (LINE ids, QR codes, phone numbers, social accounts), "
        "dating, obscene talk, unauthorised copies and soliciting for side jobs or investments "
        "are forbidden, even with consent.",
    },
    messages={
        "allowed": {
            "ja": "「{phrase}」は、{subject}を認めているように読めます（禁止規定 第{item}項）。要確認です。",
            "en": "“{phrase}” seems to allow {subject} (prohibition {item}); please check.",
        },
    },
    sources=("line.prohibited", "line.newsletter-2"),
)
def permitted_prohibition(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Consent within the room does not lift LINE's prohibitions."""
    found = False
    for pointer, text in context.rules_text:
        for permission, start, end in permissions_in(text):
            if _is_warned_of(text, start, end):
                continue
            found = True
            values = {
                "phrase": text[start:end],
                "subject": dict(permission.label),
                "item": permission.item,
            }
            yield Problem("allowed", at=pointer, values=values, span=(start, end))
    if not found and not has_rules(export):
        yield Unknown(*missing_rules(export))


def _is_warned_of(text: str, start: int, end: int) -> bool:
    """Whether the words are those of others, quoted where the text bans or warns of them."""
    return quotation_around(text, start, end) is not None and ban_in(text, start, end) is not None
