"""commerce.one-sided-exemption: a seller does not rule out all liability."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .reading import read
from .survey import LONGEST, MOST_PLACES, Mention, Survey, survey
from .trade import gate, sells

_NEAR = 60
_POLICY = "/commerce/refund_policy"


@rule(
    id="commerce.one-sided-exemption",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("terms", "consumer-contract"),
    title={
        "ja": "事業者の責任をすべて免除する文がない",
        "en": "No term rules out all liability of the seller",
    },
    failure_title={
        "ja": "事業者の責任をすべて免除すると読める文がある",
        "en": "A term seems to rule out all liability of the seller",
    },
    why={
        "ja": "商品が届かない、不良品だった、施術でけがをしたといった場合の責任を「一切負いません」とする条項は、消費者契約法第8条により無効です。"
        "契約を解除する権利をすべて奪う条項も無効です（第8条の2）。",
        "en": "A term by which the trader takes no responsibility at all for goods that never come or are "
        "faulty, or for injuries, is void under Article 8 of the Consumer Contract Act; so is one that "
        "takes away every right to cancel (Article 8-2).",
    },
    fix={
        "ja": "「一切責任を負いません」をやめ、当方に責任がある場合の対応（再送・交換・返金・損害の賠償）と、責任を負わない場合の範囲を分けて書いてください。",
        "en": "Say what you do when you are at fault (send again, exchange, refund, compensate) and, apart "
        "from it, for what you are not answerable.",
    },
    paste={
        "ja": "不良品・誤配送・未着の場合は、到着予定日から〇日以内にご連絡ください。再送または返金で対応します。当方に責任のある損害は、法令に従って賠償します。"
        "お客さまのご都合による返品の条件は〇〇です。",
        "en": "If goods are faulty, wrong or do not arrive, tell us within … days: we send again or refund. Damage "
        "for which we are responsible is compensated as the law provides. Returns for other reasons: ….",
    },
    messages={
        "exempt": {
            "ja": "「{phrase}」は、販売する側の責任をすべて免除する文と読めます。消費者契約法第8条・第8条の2に照らして要確認です。",
            "en": "“{phrase}” reads as ruling out all liability of the seller. To be checked (Articles 8 and 8-2 "
            "of the Consumer Contract Act).",
        },
    },
    sources=("law.shohisha-keiyaku-8",),
)
def one_sided_exemption(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What members do to each other is theirs to settle; what a seller breaks is not."""
    room = survey(context)
    other = gate(sells(export, context), "/commerce/sells")
    if other is not None:
        yield other
        return
    for place in tuple(_exempt(room))[:MOST_PLACES]:
        values = {"phrase": place.text}
        yield Problem("exempt", at=place.pointer, span=place.span, values=values)
    policy = read(export.commerce.refund_policy or "")
    for hit in policy.told("exemption", unless="exemption-of-others")[:1]:
        phrase = policy.original[slice(*hit.span)].strip()[:LONGEST]
        yield Problem("exempt", at=_POLICY, span=hit.span, values={"phrase": phrase})


def _exempt(room: Survey) -> Iterator[Mention]:
    """The first such term of each text, where goods or services are spoken of."""
    for passage in room.everything if room.shows("exemption") else ():
        told = passage.reading.told("exemption", unless="exemption-of-others")
        of_goods = passage.reading.beside("exemption", "goods-or-service", _NEAR)
        yield from passage.mentions([hit for hit in told if hit in of_goods][:1])
