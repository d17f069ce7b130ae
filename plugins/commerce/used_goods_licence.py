"""commerce.used-goods-licence: dealing in used goods shows the licence."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .licences import holds
from .trade import dealing


@rule(
    id="commerce.used-goods-licence",
    severity="medium",
    confidence="medium",
    effort="medium",
    tags=("licences", "used-goods"),
    title={
        "ja": "中古品の売買に古物商許可が示されている",
        "en": "Dealing in used goods shows its licence",
    },
    failure_title={
        "ja": "中古品の売買に古物商許可が示されていない",
        "en": "Dealing in used goods shows no licence",
    },
    why={
        "ja": "中古品（一度消費者の手に渡った新品を含みます）をくり返し買って売るには、古物営業法第3条の許可が必要です。インターネットでの取引では、許可した公安委員会の名称・許可"
        "番号・氏名または名称を示します。自分の不用品を売るだけなら許可はいりません。",
        "en": "Buying used goods (new goods that a consumer once owned included) to sell them "
        "again and again needs a licence under Article 3 of the Secondhand Articles Dealer "
        "Act; online dealing shows the commission, number and name. Selling one’s own "
        "things needs none.",
    },
    fix={
        "ja": "許可のある場合は、公安委員会名と12桁の番号をノートに書き、書き出しの operator.licences に入れてください。自分の不用品だけの場合は「自分の不"
        "用品のみ」と書きます。",
        "en": "With a licence, write commission and 12-digit number in a note and in "
        "operator.licences. For your own things only, say so.",
    },
    paste={
        "ja": "【古物商許可】〇〇県公安委員会 第000000000000号（氏名または名称：〇〇）",
        "en": "[Second-hand dealer] … Public Safety Commission no. 000000000000 (name: …)",
    },
    messages={
        "licence-absent": {
            "ja": "「{phrase}」は中古品の売買のしるしですが、古物商許可の番号が見当たりません。古物営業法第3条に照らして要確認です。自分の不用品だけを扱う場合は、その"
            "旨を書けば解消します。",
            "en": "“{phrase}” is a sign of dealing in used goods, but no licence number is "
            "shown. To be checked (Article 3 of the Secondhand Articles Dealer Act); "
            "saying that only your own things are sold settles it.",
        },
    },
    sources=("law.kobutsu-3",),
)
def used_goods_licence(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Selling one's own things needs no licence; buying to resell does."""
    deals = dealing(context)
    if not deals:
        yield NotApplicable()
    elif holds(export, context, "used-goods"):
        return
    elif export.operator.licences is None:
        yield Unknown("/operator/licences")
    else:
        for place in deals:
            values = {"phrase": place.text}
            yield Problem("licence-absent", at=place.pointer, span=place.span, values=values)
