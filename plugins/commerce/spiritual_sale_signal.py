"""commerce.spiritual-sale-signal: no money is asked by the fear of illness or misfortune."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey
from .trade import promotes


@rule(
    id="commerce.spiritual-sale-signal",
    severity="high",
    confidence="medium",
    effort="medium",
    tags=("content-risk", "claims", "fear"),
    title={
        "ja": "不安をあおってお金を求める文がない",
        "en": "No money is asked by fear",
    },
    failure_title={
        "ja": "病気や不幸の不安と、お金を求める文が並んでいる",
        "en": "Money is asked beside the fear of illness or misfortune",
    },
    why={
        "ja": "お札や祈祷などで病気や不幸がなくなると告げたり、買わなければ不幸が続くと不安をあおったりして結んだ契約は、消費者契約法第4条第3項により取り消せることがあります。"
        "「霊感商法」として、家族を含む大きな被害につながってきました。",
        "en": "A contract made by telling somebody that a charm or prayer ends illness, or that "
        "misfortune goes on without it, may be undone under Article 4 (3) of the Consumer Contract "
        "Act. Such sales have ruined families.",
    },
    fix={
        "ja": "病気や不幸に結びつける言葉を消し、品物や祈祷は、内容と金額、主催者の名称と連絡先だけを書いてください。病気の相談は医療機関を案内します。",
        "en": "Remove what ties illness or misfortune to the goods or prayers; state what they are, "
        "the sum, and who asks for it. Send those who are ill to a doctor.",
    },
    paste={
        "ja": "お守り・祈祷などの授与は、主催者（名称・連絡先）が金額を示して行うもので、病気の治癒や運勢を約束するものではありません。お申し込みは自由です。"
        "不安をあおられて契約した方は、消費者ホットライン188に相談できます。",
        "en": "Charms and prayers are given by the host (name and contact) for a stated sum and do "
        "not promise health or luck. Nobody has to take part. Anyone who was pressed by fear can "
        "call the consumer hotline 188.",
    },
    messages={
        "fear": {
            "ja": "「{phrase}」と病気や不幸に結びつける文があり、お金を求める文もあります。"
            "消費者契約法第4条第3項（不安をあおる告知・霊感等による告知）に照らして要確認です。",
            "en": "“{phrase}” ties illness or misfortune to what is offered, and money is asked. To be "
            "checked (Article 4 (3) of the Consumer Contract Act).",
        },
    },
    sources=("law.shohisha-keiyaku-4", "line.prohibited.9"),
)
def spiritual_sale_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Faith may ask for gifts; fear may not."""
    room = survey(context)
    places = room.first("spiritual-fear")
    if places:
        asks = bool(room.said("offering")) or promotes(export, context)
        for place in places:
            if asks or room.shows_beside(place.pointer, "price"):
                values = {"phrase": place.text}
                yield Problem("fear", at=place.pointer, span=place.span, values=values)
