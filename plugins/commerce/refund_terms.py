"""commerce.refund-terms: buyers are told of returns, refunds and cancellation."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .disclosure import disclosures
from .reading import Reading, read
from .survey import LONGEST, Survey, survey
from .trade import gate, sells
from .words import pattern

_OPPOSITES = (("cancel-never", "cancel-given"), ("return-never", "return-given"))
_ANOTHER_CAUSE = "refund-of-another-cause"
_ENDS = " 。\n:・】"


@rule(
    id="commerce.refund-terms",
    severity="medium",
    confidence="high",
    effort="low",
    tags=("disclosure", "refund"),
    title={
        "ja": "返品・返金・キャンセルの決まりが示されている",
        "en": "Terms of returns and refunds are shown",
    },
    failure_title={
        "ja": "返品・返金・キャンセルの決まりがないか、食い違っているか、高い評価を条件にしている",
        "en": "Terms of returns and refunds are absent, told in two ways, or tied to praise",
    },
    why={
        "ja": "特定商取引法では、通信販売の広告に返品の可否と条件がない場合、商品の到着から8日間は買い手が送料負担で返品できます（第15条の3）。決まりを先に示すことが、買い手に"
        "も売り手にもいちばんの備えです。",
        "en": "Where a mail-order advertisement says nothing of returns, the buyer may return "
        "goods within 8 days of arrival at their own postage (Article 15-3). Terms shown "
        "beforehand protect both sides.",
    },
    fix={
        "ja": "返品・交換・返金・キャンセルの可否、期限、送料の負担を「大事なノート」に書き、書き出しの commerce.refund_policy にも入れてください。口コミや評価を条件にはしないでください。",
        "en": "State in an important note whether returns, exchange, refund and cancellation are "
        "possible, until when and at whose postage, and fill in commerce.refund_policy. Do not make "
        "them depend on a review.",
    },
    paste={
        "ja": "【返品・交換・キャンセル】\n商品の到着から8日以内にご連絡ください。不良品・お届け間違いは当店の送料負担で交換または返金します。お客様のご都合による返品は未使用品"
        "に限り、送料はお客様のご負担です。デジタル商品は、性質上、ご購入後の返品をお受けできません。",
        "en": "[Returns and cancellation]\nTell us within 8 days of arrival. Faulty or wrong "
        "goods are exchanged or refunded at our postage. Other returns: unused goods only, "
        "at your postage. Digital goods cannot be returned after purchase.",
    },
    messages={
        "absent": {
            "ja": "返品・返金・キャンセルの決まりが「なし」になっています。特定商取引法第11条・第15条の3に照らして要確認です。",
            "en": "Terms of returns, refunds and cancellation are given as none. To be checked "
            "(Articles 11 and 15-3).",
        },
        "unsettled": {
            "ja": "返品・返金の決まりが「{policy}」で、可否や期限がわかりません。要確認です。",
            "en": "The terms of return read “{policy}”, which tells neither whether nor until "
            "when. To be checked.",
        },
        "praise-first": {
            "ja": "「{phrase}」は、返品・交換などの条件に高い評価を求める文と読めます。評価を条件にした口コミは一般の感想と見分けがつかず、景品表示法に照らして要確認です。",
            "en": "“{phrase}” makes a return or an exchange depend on a good rating. Reviews got in this way cannot be told from "
            "free ones; to be checked against the law on misleading representations.",
        },
        "told-otherwise": {
            "ja": "返品・返金の決まりは「{policy}」ですが、公開の文には「{phrase}」とあります。どちらが正しいか要確認です。",
            "en": "The terms of return read “{policy}”, but a public text says “{phrase}”. To be "
            "checked: which is right?",
        },
    },
    sources=("law.tokushoho-11", "law.stealth-marketing"),
)
def refund_terms(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Without terms of return the law gives the buyer eight days; most sellers do not know."""
    other = gate(sells(export, context), "/commerce/sells")
    policy = export.commerce.refund_policy
    if other is not None:
        yield other
    elif policy is not None and policy.strip():
        if pattern("unsettled").fullmatch(read(policy).plain.strip(" 。")):
            yield Problem(
                "unsettled", at="/commerce/refund_policy", values={"policy": policy.strip()}
            )
        yield from _praise_first(read(policy))
        yield from _told_otherwise(read(policy), survey(context))
    elif any(read(text).has("disclosure-returns") for _, text in disclosures(context)):
        return
    elif policy is None:
        yield Unknown("/commerce/refund_policy")
    else:
        yield Problem("absent", at="/commerce/refund_policy")


def _praise_first(policy: Reading) -> Iterator[Problem]:
    """Where what a buyer may claim depends on a good rating."""
    for hit in policy.told("praise-first", unless="no-review")[:1]:
        phrase = policy.original[slice(*hit.span)].strip(_ENDS)[:LONGEST]
        values = {"phrase": phrase}
        yield Problem("praise-first", at="/commerce/refund_policy", values=values, span=hit.span)


def _told_otherwise(policy: Reading, room: Survey) -> Iterator[Problem]:
    """Where nothing is ever given back by the terms and all of it by a text, or the other way."""
    for never, given in _OPPOSITES:
        refusals = policy.hits(never)
        ours = refusals or policy.told(given, unless=_ANOTHER_CAUSE)
        if not ours:
            continue
        for passage in room.everything:
            text = passage.reading
            theirs = text.told(given, unless=_ANOTHER_CAUSE) if refusals else text.hits(never)
            if theirs:
                phrases = passage.mentions(theirs[:1])
                values = {
                    "policy": policy.original[slice(*ours[0].span)].strip(_ENDS)[:LONGEST],
                    "phrase": phrases[0].text.strip(_ENDS),
                }
                yield Problem("told-otherwise", at="/commerce/refund_policy", values=values)
                return
