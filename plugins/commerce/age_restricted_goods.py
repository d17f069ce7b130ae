"""commerce.age-restricted-goods: alcohol and tobacco are offered to adults only."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

from .reading import read
from .survey import Mention, survey
from .trade import sells

NAME = "/room/name"


@rule(
    id="commerce.age-restricted-goods",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("minors", "licences"),
    title={
        "ja": "酒・たばこの販売に年齢の制限が示されている",
        "en": "Alcohol and tobacco are limited to adults",
    },
    failure_title={
        "ja": "酒・たばこの販売に年齢の制限が示されていない",
        "en": "Alcohol or tobacco without an age limit",
    },
    why={
        "ja": "20歳未満の人への酒・たばこの販売は法律で禁じられ、通信販売では「20歳未満の者の飲酒は法律で禁止されている」旨の表示と、酒類販売業の免許が必要です。",
        "en": "Selling alcohol or tobacco to those under 20 is forbidden; mail orders of alcohol "
        "need a licence and a notice saying so.",
    },
    fix={
        "ja": "「20歳未満の方には販売しません」と書き、免許の名称をノートに示してください。",
        "en": "State that nothing is sold to those under 20, and name the licence in a note.",
    },
    paste={
        "ja": "20歳未満の者の飲酒・喫煙は法律で禁止されています。20歳未満の方への酒類・たばこの販売はいたしません。ご注文の際に年齢を確認します。（通信販売酒類小売業免許：〇〇"
        "税務署）",
        "en": "Drinking and smoking under 20 is forbidden by law. We do not sell alcohol or "
        "tobacco to anybody under 20 and check the age at the order. (Licence: … tax "
        "office)",
    },
    messages={
        "no-age": {
            "ja": "「{phrase}」と酒・たばこの販売のしるしがありますが、20歳未満に販売しない旨の表示がありません。酒税法・20歳未満飲酒禁止法などに照らして要確認です"
            "。",
            "en": "“{phrase}” is a sign of selling alcohol or tobacco without a notice that "
            "those under 20 are excluded. To be checked (laws on drinking and smoking "
            "under 20).",
        },
        "age-unchecked": {
            "ja": "「{phrase}」は、年齢を確かめずに、または20歳未満の人に、酒・たばこを渡す文と読めます。"
            "20歳未満飲酒禁止法・20歳未満喫煙禁止法・禁止規定第6項に照らして要確認です。",
            "en": "“{phrase}” reads as handing out alcohol or tobacco without a check of age, or to those under "
            "20. To be checked (laws on drinking and smoking under 20, prohibition 6).",
        },
    },
    sources=(
        "line.prohibited.6",
        "line.prohibited.9",
        "line.minors",
        {
            "title": {
                "ja": "酒税法 第9条（酒類の販売業免許）",
                "en": "Liquor Tax Act, Article 9: licence to sell liquor",
            },
            "url": "https://laws.e-gov.go.jp/law/328AC0000000006",
        },
    ),
)
def age_restricted_goods(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Who sells drink or tobacco at a distance must ask how old the buyer is."""
    room = survey(context)
    unchecked = room.first("age-unchecked", "coded-drink-for-minors")
    for place in unchecked:
        values = {"phrase": place.text}
        yield Problem("age-unchecked", at=place.pointer, span=place.span, values=values)
    if unchecked:
        return
    found = room.first("restricted-goods") or _sold(export, context)
    if not found:
        yield NotApplicable()
        return
    adult = export.visibility.adult_only or (export.room.minimum_age or 0) >= 20
    if adult or room.shows("over-twenty"):
        return
    for place in found:
        values = {"phrase": place.text}
        yield Problem("no-age", at=place.pointer, span=place.span, values=values)


def _sold(export: RoomExport, context: Context) -> tuple[Mention, ...]:
    """What a room that sells says of bottles and prices, and the name of a house that sells such."""
    if not sells(export, context):
        return ()
    room = survey(context)
    named = [place for place in room.first("liquor-house") if place.pointer == NAME]
    return (*room.first("liquor-goods"), *(named or _operators(export.operator.name or "")))


def _operators(name: str) -> Iterator[Mention]:
    for hit in read(name).hits("liquor-house")[:1]:
        yield Mention("/operator/name", hit.span, name[slice(*hit.span)])
