"""commerce.estate-agent-licence: brokering or selling real estate shows the licence."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .licences import holds
from .survey import survey


@rule(
    id="commerce.estate-agent-licence",
    severity="medium",
    confidence="medium",
    effort="medium",
    tags=("licences", "real-estate"),
    title={
        "ja": "不動産の仲介や販売に宅建業の免許番号が示されている",
        "en": "Brokering real estate shows its licence",
    },
    failure_title={
        "ja": "不動産の仲介や販売に宅建業の免許番号が示されていない",
        "en": "Brokering real estate shows no licence",
    },
    why={
        "ja": "土地や建物の売買・貸借の仲介、くり返しの販売には、宅地建物取引業法第3条の免許が必要です。免許のない人は、営業も広告もできません（第12条）。"
        "仲介手数料を受け取れるのも、免許のある業者だけです。",
        "en": "Brokering the sale or lease of land and buildings, or selling them again and again, needs a "
        "licence (Article 3 of the Real Estate Brokerage Act). Without one neither trade nor advertising "
        "is allowed (Article 12), and no commission may be taken.",
    },
    fix={
        "ja": "免許のある場合は、商号と免許番号（〇〇県知事（1）第〇〇号など）を説明文かノートに書き、書き出しの operator.licences に入れてください。"
        "免許がない場合は、物件の紹介・仲介・手数料の文を消します。",
        "en": "With a licence, write the trade name and number in the description or a note and in "
        "operator.licences. Without one, remove offers of properties, brokerage and commissions.",
    },
    paste={
        "ja": "【宅地建物取引業】〇〇不動産株式会社 〇〇県知事（1）第00000号（所在地・電話番号）",
        "en": "[Real-estate brokerage] … Inc., licence 〇〇県知事（1）第00000号 (address, telephone)",
    },
    messages={
        "licence-absent": {
            "ja": "「{phrase}」は不動産の仲介や販売のしるしですが、宅地建物取引業の免許番号が見当たりません。宅地建物取引業法第3条・第12条に照らして要確認です。",
            "en": "“{phrase}” is a sign of brokering or selling real estate, but no licence number is shown. "
            "To be checked (Articles 3 and 12 of the Real Estate Brokerage Act).",
        },
    },
    sources=("law.takken-3",),
)
def estate_agent_licence(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Who tells of homes needs no licence; who brings buyer and seller together does."""
    room = survey(context)
    offers = [
        place
        for passage in (room.passages if room.shows("estate-brokerage") else ())
        for place in passage.mentions(
            passage.reading.told("estate-brokerage", unless="estate-own")
        )[:1]
    ]
    # the Act does not bind the state and local governments (Article 78)
    if not offers or export.operator.kind == "public_body":
        yield NotApplicable()
    elif holds(export, context, "real-estate"):
        return
    elif export.operator.licences is None:
        yield Unknown("/operator/licences")
    else:
        for place in offers:
            values = {"phrase": place.text}
            yield Problem("licence-absent", at=place.pointer, span=place.span, values=values)
