"""commerce.subscription-terms: subscriptions say how they end."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .reading import read
from .survey import LONGEST, Mention, place_of, survey
from .trade import sells


@rule(
    id="commerce.subscription-terms",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("disclosure", "subscription"),
    title={
        "ja": "定期購入・月額サービスの解約方法が示されている",
        "en": "Subscriptions say how to cancel",
    },
    failure_title={
        "ja": "定期購入・月額サービスの解約方法が示されていない",
        "en": "Subscriptions do not say how to cancel",
    },
    why={
        "ja": "定期購入や月額サービスでは、契約の期間・総額・解約の条件と方法を、申込みの前に示すことが特定商取引法で求められています（第11条・第12条の6）。「いつでも解約でき"
        "る」と書きながら電話がつながらない、といったトラブルが多く寄せられています。",
        "en": "For subscriptions the Act on Specified Commercial Transactions asks for period, "
        "total and terms of cancellation before the order (Articles 11 and 12-6). "
        "Complaints about ways out that do not work are many.",
    },
    fix={
        "ja": "契約期間・支払総額・解約の方法と締切を「大事なノート」に、初回の料金と並べて書いてください。",
        "en": "Write period, total, and how and until when to cancel in an important note, beside "
        "the first price.",
    },
    paste={
        "ja": "【月額サービスについて】\n料金：月額〇円（税込）、毎月〇日に自動更新\n最低利用期間：なし\n解約方法：マイページの「解約」またはLINE公式アカウント「@〇〇〇"
        "」で、次の更新日の前日まで受け付けます。解約後は次の月から料金がかかりません。",
        "en": "[Subscription]\nFee: … yen a month (tax included), renewed on the … of each month"
        "\nMinimum period: none\nCancel: on your page or by our LINE Official Account @… "
        "until the day before renewal; nothing is charged from the next month.",
    },
    messages={
        "no-way-out": {
            "ja": "「{phrase}」という継続する料金がありますが、解約の方法が見当たりません。特定商取引法第11条・第12条の6に照らして要確認です。",
            "en": "There is a recurring fee (“{phrase}”), but no way to cancel is shown. To be "
            "checked (Articles 11 and 12-6).",
        },
        "bound-elsewhere": {
            "ja": "「{trial}」と初回の料金が示されていますが、「{bound}」という継続の条件は別の場所に書かれています。"
            "回数・期間・支払総額を、初回の料金と同じ場所に示しているか要確認です（特定商取引法第11条・第12条の6）。",
            "en": "The first price (“{trial}”) stands apart from the condition to go on (“{bound}”). To "
            "be checked: number, period and total beside the first price (Articles 11 and 12-6).",
        },
        "kept-out-of-sight": {
            "ja": "「{phrase}」は、続く料金や更新を申込みの画面などで知らせない、または解約をしにくくする段取りと読めます。"
            "特定商取引法第12条の6に照らして要確認です。",
            "en": "“{phrase}” reads as a renewal or fee that is kept from those who sign up, or as a way out that is "
            "made hard. To be checked (Article 12-6).",
        },
    },
    sources=("law.tokushoho-11",),
)
def subscription_terms(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A subscription is as fair as its way out."""
    commerce = export.commerce
    yield from _bound_elsewhere(context)
    for place in survey(context).first("hidden-renewal"):
        values = {"phrase": place.text}
        yield Problem("kept-out-of-sight", at=place.pointer, span=place.span, values=values)
    found = _subscriptions(export, context)
    if not found:
        yield NotApplicable()
        return
    policy = read(commerce.refund_policy or "")
    if (
        commerce.disclosure_url
        or policy.has("cancellation")
        or survey(context).shows("cancellation")
    ):
        return
    silent = [
        f"/commerce/{name}"
        for name in ("refund_policy", "disclosure_url")
        if getattr(commerce, name) is None
    ]
    if silent:
        yield Unknown(*silent)
    else:
        values = {"phrase": found[0].text}
        yield Problem("no-way-out", at=found[0].pointer, span=found[0].span, values=values)


def _bound_elsewhere(context: Context) -> Iterator[Yield]:
    """The first cheap order that binds to more, where only another text says so."""
    room = survey(context)
    trials = room.first("trial-price")
    for bound in room.first("subscription-bound")[:1] if trials else ():
        if not any(place_of(trial.pointer) == place_of(bound.pointer) for trial in trials):
            values = {"trial": trials[0].text, "bound": bound.text}
            yield Problem("bound-elsewhere", at=bound.pointer, span=bound.span, values=values)


def _subscriptions(export: RoomExport, context: Context) -> list[Mention]:
    # a sum by the month is a fee where something is sold, and elsewhere savings or rent
    told = ("subscription", "monthly-sum") if sells(export, context) else ("subscription",)
    priced = [
        Mention(f"/commerce/prices/{index}", hit.span, price[slice(*hit.span)].strip()[:LONGEST])
        for index, price in enumerate(export.commerce.prices or ())
        for hit in [hit for group in told for hit in read(price).hits(group)][:1]
    ]
    return [*priced, *survey(context).first(*told)]
