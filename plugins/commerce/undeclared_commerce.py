"""commerce.undeclared-commerce: the texts and the declared commerce agree."""

from collections.abc import Iterator, Sequence

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .reading import read
from .survey import LONGEST, MOST_PLACES, OUTWARD, Mention, Survey, survey
from .trade import dealing, is_asked, is_shared
from .trade_names import shows_trader
from .words import pattern


@rule(
    id="commerce.undeclared-commerce",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("identity", "consistency"),
    title={
        "ja": "商用利用の申告と実際の文面が合っている",
        "en": "Declared commerce and the texts agree",
    },
    failure_title={
        "ja": "商用利用の申告と実際の文面が合わない",
        "en": "Declared commerce and the texts disagree",
    },
    why={
        "ja": "「交流のみ」と説明しながら販売や勧誘をすると、目的を隠した勧誘と受け取られ、禁止規定第14項の例外（身元が明確かつ適法）にあたらなくなるおそれがあります。",
        "en": "A room that says “exchange only” and yet sells or solicits looks like soliciting "
        "with a hidden aim, and may lose the exception of prohibition 14 (identity clear "
        "and lawful).",
    },
    fix={
        "ja": "販売や勧誘を続けるなら、説明文に運営者と目的を書き、書き出しの commerce.sells・commerce.solicits を true にしてください。"
        "しないのであれば、該当する文を削除し、commerce.prices を空にします。",
        "en": "If you go on selling or soliciting, state operator and aim in the description and "
        "set commerce.sells and commerce.solicits to true. If not, remove the words and empty commerce.prices.",
    },
    paste={
        "ja": "このオープンチャットは〇〇株式会社が運営し、交流のほか、当社の商品・サービスのご案内（販売を含みます）を行います。",
        "en": "This OpenChat is run by … Inc. for exchange and to present (and sell) our goods "
        "and services.",
    },
    messages={
        "undeclared-sale": {
            "ja": "「{phrase}」と販売のしるしがありますが、申告は「販売していない」です。どちらが正しいか要確認です（禁止規定第14項）。",
            "en": "“{phrase}” is a sign of selling, but the export says that nothing is sold. To "
            "be checked: which is right (prohibition 14)?",
        },
        "undeclared-price": {
            "ja": "価格として「{phrase}」が申告されていますが、申告は「販売していない」です。どちらが正しいか要確認です（禁止規定第14項）。",
            "en": "“{phrase}” is declared as a price, but the export says that nothing is sold. To "
            "be checked: which is right (prohibition 14)?",
        },
        "undeclared-soliciting": {
            "ja": "「{phrase}」と勧誘のしるしがありますが、申告は「勧誘していない」です。どちらが正しいか要確認です（禁止規定第14項）。",
            "en": "“{phrase}” is a sign of soliciting, but the export says there is none. To be "
            "checked: which is right (prohibition 14)?",
        },
        "undeclared-sponsoring": {
            "ja": "「{phrase}」と、商品などの提供と引き換えの投稿を頼んでいますが、申告は「広告・タイアップはない」です。どちらが正しいか要確認です。",
            "en": "“{phrase}” asks for posts in return for goods, but the export says that no post is "
            "sponsored. To be checked: which is right?",
        },
        "undeclared-service": {
            "ja": "「{phrase}」と、運営側の仕事（サービス）を案内しているように読めますが、申告は「販売も勧誘もしていない」です。"
            "どちらが正しいか要確認です（禁止規定第14項）。",
            "en": "“{phrase}” reads as if the operator's own services were presented, but the "
            "export says that nothing is sold and nobody solicited. To be checked: which is right "
            "(prohibition 14)?",
        },
        "undeclared-collecting": {
            "ja": "「{phrase}」とお金を集める呼びかけがありますが、申告は「販売も勧誘もしていない」です。だれが、何のために集め、使い道をどう知らせるか要確認です"
            "（禁止規定第14項）。",
            "en": "“{phrase}” asks for money, but the export says that nothing is sold and nobody "
            "solicited. To be checked: who collects it, what for, and how its use is told "
            "(prohibition 14).",
        },
        "denied": {
            "ja": "「{phrase}」とありますが、申告は「販売している」です。どちらが正しいか要確認です（禁止規定第14項）。",
            "en": "The text says “{phrase}”, but the export says that the room sells. To be "
            "checked: which is right (prohibition 14)?",
        },
    },
    sources=("line.prohibited.14", "E1.3"),
)
def undeclared_commerce(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What the room does not admit to be, it cannot be lawful as."""
    commerce = export.commerce
    room = survey(context)
    if commerce.sells is None:
        yield Unknown("/commerce/sells")
    elif commerce.sells:
        denials = ("no-trade",) if commerce.solicits is False else ("no-trade", "no-soliciting")
        denied = room.first(*denials)
        # elsewhere such words are a rule for the members
        own = (place for place in room.first("room-sells-nothing") if place.pointer in OUTWARD)
        yield from _told("denied", denied or tuple(own))
    elif not shows_trader(export):
        firsts = {place.pointer: place for place in reversed(room.sales)}
        yield from _told("undeclared-sale", tuple(reversed(firsts.values()))[:MOST_PLACES])
        yield from _priced(commerce.prices or (), room)
    if commerce.sponsored is False:
        yield from _told("undeclared-sponsoring", room.first("goods-for-posts"))
    if commerce.solicits is False:
        yield from _told("undeclared-soliciting", room.first("solicitation", "referral-chain"))
        if commerce.sells is False:
            yield from _told(
                "undeclared-service", (*room.first("service-offer"), *dealing(context))
            )
            yield from _told("undeclared-collecting", room.first("donation-call"))


def _priced(prices: Sequence[str], room: Survey) -> Iterator[Problem]:
    """The first declared price that is asked, and is no fee that members share."""
    for index, price in enumerate(prices):
        if is_shared(price, room):
            continue
        if _is_for_something(price, room) if _is_dues(price) else is_asked(price):
            values = {"phrase": price.strip()[:LONGEST]}
            yield Problem("undeclared-price", at=f"/commerce/prices/{index}", values=values)
            return


def _is_dues(price: str) -> bool:
    return pattern("dues").search(read(price).plain) is not None


def _is_for_something(price: str, room: Survey) -> bool:
    """Whether a fee is taxed, but no venue's, or the price of what is told to those who pay it."""
    reading = read(price)
    if reading.has("taxed") and not reading.has("venue-fee"):
        return is_asked(price)
    return reading.has("price") and bool(room.said("paid-access"))


def _told(message: str, places: tuple[Mention, ...]) -> Iterator[Problem]:
    for place in places:
        values = {"phrase": place.text}
        yield Problem(message, at=place.pointer, span=place.span, values=values)
