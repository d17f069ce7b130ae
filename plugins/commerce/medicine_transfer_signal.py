"""commerce.medicine-transfer-signal: medicines and nicotine are not passed on among members."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import MOST_PLACES, survey

_REACH = 40


@rule(
    id="commerce.medicine-transfer-signal",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk", "health", "medicines"),
    title={
        "ja": "薬やニコチン入りリキッドの受け渡しの呼びかけがない",
        "en": "Medicines and nicotine are not passed on",
    },
    failure_title={
        "ja": "薬やニコチン入りリキッドの受け渡しの呼びかけがある",
        "en": "Medicines or nicotine are passed on",
    },
    why={
        "ja": "医薬品を売ったり授けたりするには、薬機法第24条の許可が必要です。処方薬は、診察を受けた本人のためのもので、余りでも人に渡せば健康の被害につながります。"
        "ニコチン入りのリキッドも医薬品として扱われ、国内で承認されたものはありません。",
        "en": "Selling or passing on medicines as a practice needs the permission of Article 24 of "
        "the Pharmaceuticals and Medical Devices Act. A prescription is for the one who was "
        "examined, and leftovers harm others. Liquids with nicotine count as medicines, and none "
        "is approved in Japan.",
    },
    fix={
        "ja": "薬やニコチン入りリキッドを譲る・分ける・売る・求める文を消し、足りない・余ったときは医師か薬局に相談するよう案内してください。"
        "薬局や店舗販売業の許可がある場合は、その名称と許可番号を同じ文に書きます。",
        "en": "Remove whatever gives, shares, sells or asks for medicines or nicotine, and send "
        "those who lack or have too much to a doctor or a pharmacy. A licensed pharmacy says its "
        "name and permission in the same text.",
    },
    paste={
        "ja": "【禁止】処方薬・市販薬・ニコチン入りリキッドの売買や受け渡しの投稿は禁止です。薬が足りない・合わない・余ったときは、医師か薬局に相談してください。",
        "en": "[Forbidden] Selling or passing on medicines, prescribed or not, and liquids with "
        "nicotine. If you lack medicine or have some left, please ask your doctor or pharmacy.",
    },
    messages={
        "transfer": {
            "ja": "「{phrase}」は、薬やニコチン入りリキッドの受け渡しの呼びかけと読めます。薬機法第24条に照らして要確認です。",
            "en": "“{phrase}” reads as passing on medicine or nicotine. To be checked (Article 24 of "
            "the Pharmaceuticals and Medical Devices Act).",
        },
    },
    sources=("law.yakkiho-24", "line.prohibited.9"),
)
def medicine_transfer_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What a doctor chose for one person is a risk for any other."""
    room = survey(context)
    if not room.shows("medicine-transfer"):
        return
    group = "medicine-transfer"
    told = [
        place
        for passage in room.passages
        for place in passage.mentions(
            passage.reading.told_with(group, group, _REACH, unless="pharmacy")[:1]
        )
    ]
    for place in told[:MOST_PLACES]:
        values = {"phrase": place.text}
        yield Problem("transfer", at=place.pointer, span=place.span, values=values)
