"""commerce.price-terms: prices stand with tax, further costs, payment and delivery."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .disclosure import absent_parts, disclosures, unsaid
from .reading import read
from .survey import LONGEST, MOST_PLACES, is_fee, survey
from .trade import gate, sells


@rule(
    id="commerce.price-terms",
    severity="medium",
    confidence="medium",
    effort="medium",
    tags=("disclosure", "price"),
    options={"parts": ["fees", "payment", "delivery"], "fee_parts": ["payment", "period"]},
    title={
        "ja": "価格と、送料・支払・引渡の条件がそろって示されている",
        "en": "Prices stand with costs, payment and delivery",
    },
    failure_title={
        "ja": "価格の示し方が足りない",
        "en": "Prices are shown incompletely",
    },
    why={
        "ja": "特定商取引法第11条は、販売価格（送料を含む）・支払の時期と方法・引渡時期の表示を求めています。消費者に示す価格は、消費税法により税込の総額で示します。税抜だけの価"
        "格は比べにくく、トラブルのもとになります。",
        "en": "Article 11 of the Act on Specified Commercial Transactions asks for the price "
        "with shipping, when and how to pay, and delivery. Prices to consumers are shown "
        "with tax in total.",
    },
    fix={
        "ja": "価格をすべて税込の総額に直し、送料・手数料・支払方法・引渡時期を同じノートに書くか、「特定商取引法に基づく表記」へのリンクを添えてください。"
        "会費や月額の料金には、送料や引渡時期ではなく、支払方法・契約の期間・支払総額・解約の条件を書きます。",
        "en": "Show every price with tax, and put shipping, fees, payment and delivery in the "
        "same note, or link the legal disclosure. For monthly and other fees write payment, the "
        "period, the total and how to cancel instead of shipping and delivery.",
    },
    paste={
        "ja": "【価格とお支払い】\n価格：〇〇円（税込）\n送料：全国一律〇〇円（税込）\nお支払い：クレジットカード（注文時）、銀行振込（注文から7日以内、手数料はお客様負担）"
        "\nお届け：お支払いの確認から〇日以内に発送します"
        "\n【会費・月額の料金】\n料金：月額〇円（税込）、お支払いは毎月〇日にカード\n契約の期間：1か月ごと（支払総額は月額×ご利用の月数）"
        "\n解約：次の更新日の前日までにフォームから",
        "en": "[Price and payment]\nPrice: … yen (tax included)\nShipping: … yen (tax included)\n"
        "Payment: card (at order), bank transfer (within 7 days, fee on your side)\n"
        "Delivery: sent within … days of payment\n"
        "[Monthly fees]\nFee: … yen a month (tax included), paid by card on the … of each month\n"
        "Period: month by month (total: the fee times the months used)\n"
        "Cancel: by the form until the day before renewal",
    },
    messages={
        "tax-excluded": {
            "ja": "価格の表示「{price}」に税込の総額がありません。総額表示（消費税法第63条）を要確認です。",
            "en": "The price “{price}” shows no total with tax. To be checked: total price "
            "display (Article 63 of the Consumption Tax Act).",
        },
        "terms-absent": {
            "ja": "価格がありますが、{parts}の表示が見当たりません。特定商取引法第11条に照らして要確認です。",
            "en": "A price is shown without: {parts}. To be checked (Article 11 of the Act on "
            "Specified Commercial Transactions).",
        },
        "fee-terms-absent": {
            "ja": "会費や月額などの料金がありますが、{parts}の表示が見当たりません。支払総額・解約の条件とあわせて、特定商取引法第11条に照らして要確認です。",
            "en": "A fee for membership or by the month is shown without: {parts}. To be checked with "
            "the total and the terms of cancellation (Article 11 of the Act on Specified "
            "Commercial Transactions).",
        },
    },
    sources=(
        "law.tokushoho-11",
        {
            "title": {
                "ja": "消費税法 第63条（総額表示）",
                "en": "Consumption Tax Act, Article 63: total prices",
            },
            "url": "https://laws.e-gov.go.jp/law/363AC0000000108",
        },
    ),
)
def price_terms(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The price a buyer compares must be the sum that the buyer pays."""
    other = gate(sells(export, context), "/commerce/sells")
    if other is not None:
        yield other
        return
    room = survey(context)
    priced = room.said("price")[:1]
    if not priced and not export.commerce.prices:
        yield NotApplicable() if export.commerce.prices == () else Unknown("/commerce/prices")
        return
    prices = tuple(enumerate(export.commerce.prices or ()))
    for index, price in [pair for pair in prices if _is_without_tax(pair[1])][:MOST_PLACES]:
        at = f"/commerce/prices/{index}"
        yield Problem("tax-excluded", at=at, values={"price": price[:LONGEST]})
    for place in room.first("tax-excluded"):
        if not room.shows_beside(place.pointer, "tax-included"):
            values = {"price": place.text}
            yield Problem("tax-excluded", at=place.pointer, span=place.span, values=values)
    yield from _terms(export, context, priced[0].pointer if priced else "/commerce/prices")


def _terms(export: RoomExport, context: Context, at: str) -> Iterator[Yield]:
    commerce = export.commerce
    message, wanted = "terms-absent", "parts"
    if _are_fees(export, context):
        message, wanted = "fee-terms-absent", "fee_parts"  # nothing is sent or handed over
    if commerce.disclosure_url:
        return
    shown = "\n".join(text for _, text in (*context.rules_text, *disclosures(context)))
    parts = absent_parts(shown, context.option(wanted))
    if parts is None:
        return
    silent = unsaid(export)
    if silent:
        yield Unknown(*silent)
    else:
        yield Problem(message, at=at, values={"parts": parts})


def _are_fees(export: RoomExport, context: Context) -> bool:
    """Whether all prices are fees by the month or of members, for which nothing is delivered."""
    texts = [passage.text for passage in survey(context).passages]
    sums = [
        is_fee(text, hit.span)
        for text in (*texts, *(export.commerce.prices or ()))
        for hit in read(text).hits("price")
    ]
    return bool(sums) and all(sums)


def _is_without_tax(text: str) -> bool:
    reading = read(text)
    return reading.has("tax-excluded") and not reading.has("tax-included")
