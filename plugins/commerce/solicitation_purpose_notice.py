"""commerce.solicitation-purpose-notice: a room that leads to an offer says so at its door."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .reading import read
from .survey import survey
from .trade import gate
from .trade_names import bears_name, shows_trader


@rule(
    id="commerce.solicitation-purpose-notice",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("funnel", "disclosure"),
    title={
        "ja": "販売や勧誘につなげる目的が明かされている",
        "en": "The aim of leading to an offer is stated",
    },
    failure_title={
        "ja": "販売や勧誘につなげる目的が明かされていない",
        "en": "The aim of leading to an offer is not stated",
    },
    why={
        "ja": "見込み客を集めて関係を築き、次の発売や公式アカウントの案内につなげる使い方は広く行われています。目的を伏せたまま勧誘すると、「ブラインド勧誘」として特定商取引法で問"
        "題になり、参加者の信頼も失います。目的を先に書けば、興味のある人だけが集まります。",
        "en": "Gathering the mildly interested and leading them to a launch or an official "
        "account is common practice. Soliciting with a hidden aim is a problem under the "
        "Act on Specified Commercial Transactions and costs trust; stated first, it "
        "gathers those who want it.",
    },
    fix={
        "ja": "説明文の前半に、運営者と「商品・サービスのご案内をすることがある」旨を書いてください。有料の案内はLINE公式アカウントで行うと明記すると親切です。",
        "en": "Say early in the description who runs the room and that offers may be presented. "
        "Mention that paid offers are made through the LINE Official Account.",
    },
    paste={
        "ja": "このオープンチャットは〇〇株式会社が運営しています。役立つ情報の交換を中心に、当社の商品・有料講座のご案内をすることがあります。購入は任意です。くわしい案内は"
        "LINE公式アカウント「@〇〇〇」でお送りします。",
        "en": "This OpenChat is run by … Inc. Besides exchanging useful information we may "
        "present our products and paid courses; buying is up to you. Details are sent by "
        "our LINE Official Account @….",
    },
    messages={
        "aim-absent": {
            "ja": "勧誘や集客が行われるルームですが、その目的が公開の文に書かれていません。特定商取引法・禁止規定第14項に照らして要確認です。",
            "en": "The room solicits or gathers customers, but no public text says so. To be "
            "checked (Act on Specified Commercial Transactions, prohibition 14).",
        },
        "hidden-funnel": {
            "ja": "「{phrase}」は、目的を伏せて後から販売する段取りと読めます。特定商取引法の勧誘目的の明示に照らして要確認です。",
            "en": "“{phrase}” reads as a plan to sell later without saying so now. To be "
            "checked: stating the aim of soliciting.",
        },
    },
    sources=("law.tokushoho-33-2", "line.prohibited.14", "E1.14", "E1.15"),
)
def solicitation_purpose_notice(export: RoomExport, context: Context) -> Iterator[Yield]:
    """To gather first and sell later is no fault, as long as it is said at the door."""
    room = survey(context)
    hidden = room.first("hidden-funnel")
    for place in hidden:
        values = {"phrase": place.text}
        yield Problem("hidden-funnel", at=place.pointer, span=place.span, values=values)
    if hidden:
        return
    other = gate(_solicits(export, context), "/commerce/solicits")
    description = export.room.description
    if other is not None:
        yield other
    elif room.shows("aim-notice") or _is_a_shops(export, context):
        return
    elif description is None:
        yield Unknown("/room/description")
    else:
        at = "/room/description" if read(description).plain else "/room/name"
        yield Problem("aim-absent", at=at)


def _solicits(export: RoomExport, context: Context) -> bool | None:
    if export.room.purpose == "marketing" or survey(context).said("solicitation"):
        return True
    return export.commerce.solicits


def _is_a_shops(export: RoomExport, context: Context) -> bool:
    """Whether a business that sells, and declares to solicit nobody, opens the room in its name."""
    commerce = export.commerce
    if not (commerce.sells or shows_trader(export)) or commerce.solicits is not False:
        return False
    return not survey(context).said("solicitation") and bears_name(export)
