"""commerce.minor-targeted-sales: minors are not addressed by sales and jobs."""

from collections.abc import Iterable, Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .survey import MOST_PLACES, Mention, Survey, survey
from .trade import promotes

_NEAR = 24
_TASK_REACH = 40
_FOR_WHOM = ("/room/name", "/room/description")


@rule(
    id="commerce.minor-targeted-sales",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("minors",),
    title={
        "ja": "未成年者に向けた販売や勧誘になっていない",
        "en": "Minors are not addressed by sales or offers",
    },
    failure_title={
        "ja": "未成年者に向けた販売や勧誘になっている",
        "en": "Minors are addressed by sales or offers",
    },
    why={
        "ja": "未成年者の契約は、親権者の同意がなければ取り消すことができます（民法第5条）。中高生に向けた販売・投資・副業の案内は、禁止規定第6項（青少年を危険に晒す行為）の面か"
        "らも慎重さが求められます。",
        "en": "A minor’s contract can be undone without a parent’s consent (Article 5 of the "
        "Civil Code). Offers to school pupils also touch prohibition 6 (endangering young "
        "people).",
    },
    fix={
        "ja": "販売の案内には「18歳未満の方は保護者の同意が必要です」と書き、投資・副業・高額な商品は18歳以上に限ってください。"
        "酒・たばこは、保護者の同意があっても20歳未満の方に売れません。未成年者への呼びかけを消し、「20歳未満の方には販売しません」と書きます。",
        "en": "Say that buyers under 18 need a parent’s consent, and limit investments, side "
        "jobs and costly goods to adults. Alcohol and tobacco may not be sold to anyone under 20, "
        "whatever a parent agrees to: drop the words to minors and say that they are not sold to "
        "those under 20.",
    },
    paste={
        "ja": "18歳未満の方のご購入・お申込みには、保護者の同意が必要です。同意のないお申込みは取り消すことができます。投資・副業のご案内は18歳以上の方に限ります。"
        "酒類・たばこは20歳未満の方には販売しません。",
        "en": "Buyers under 18 need a parent’s consent; orders without it can be cancelled. "
        "Offers of investments and side jobs are for adults only. Alcohol and tobacco are not "
        "sold to anyone under 20.",
    },
    messages={
        "addressed": {
            "ja": "「{phrase}」と未成年者に向けた言葉があり、販売や勧誘も行われています。保護者の同意の表示か年齢の制限を要確認です（民法第5条・禁止規定第6項）。",
            "en": "The room addresses minors (“{phrase}”) and sells or solicits. To be checked: "
            "a note on parental consent or an age limit (Civil Code Article 5, prohibition "
            "6).",
        },
        "paid-task": {
            "ja": "「{phrase}」は、未成年者に報酬つきの宣伝や副業を持ちかける文と読めます。保護者の同意の表示か年齢の制限を要確認です（民法第5条・禁止規定第6項・第14項）。",
            "en": "“{phrase}” reads as offering minors pay for advertising or a side job. To be checked: "
            "a note on parental consent or an age limit (Civil Code Article 5, prohibitions 6 and 14).",
        },
        "under-twenty": {
            "ja": "「{phrase}」と未成年者に向けた言葉があり、酒・たばこの案内（「{goods}」）もあります。"
            "20歳未満の方には、保護者の同意があっても販売できません。20歳以上に限る旨の表示を要確認です（20歳未満飲酒禁止法・20歳未満喫煙禁止法・禁止規定第6項）。",
            "en": "The room addresses minors (“{phrase}”) and offers alcohol or tobacco (“{goods}”). "
            "A parent’s consent does not make that sale lawful. To be checked: a limit to those "
            "of 20 and over (laws on drinking and smoking under 20, prohibition 6).",
        },
        "drink-invited": {
            "ja": "「{phrase}」は、20歳未満の方を酒・たばこに誘う文と読めます。20歳未満飲酒禁止法・20歳未満喫煙禁止法・禁止規定第6項に照らして要確認です。",
            "en": "“{phrase}” reads as inviting those under 20 to drink or smoke. To be checked against the "
            "laws on drinking and smoking under 20 and prohibition 6.",
        },
        "consent-waived": {
            "ja": "「{phrase}」と、保護者の同意なしに取引できるように書かれています。未成年者の契約は取り消せます（民法第5条）。禁止規定第6項の面からも要確認です。",
            "en": "“{phrase}”: trade without a parent’s consent. A minor’s contract can be undone (Civil Code "
            "Article 5). To be checked, for prohibition 6 too.",
        },
    },
    sources=(
        "line.prohibited.6",
        "line.minors",
        "law.youth-ordinance",
        {
            "title": {
                "ja": "民法 第5条（未成年者の法律行為）",
                "en": "Civil Code, Article 5: acts of minors",
            },
            "url": "https://laws.e-gov.go.jp/law/129AC0000000089",
        },
    ),
)
def minor_targeted_sales(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A contract with a minor can be undone, and a minor can be undone by a contract."""
    room = survey(context)
    invited = tuple(_invited(room))
    waived = tuple(_waived(room))
    yield from _told("drink-invited", invited)
    yield from _told("consent-waived", waived)
    sold = room.first("sold-to-minors")
    young = tuple(islice((*_addressed(room), *sold), 1))
    age = export.room.minimum_age or 0
    if invited or waived or not young or age >= 20:
        return
    trades = promotes(export, context)
    goods = room.said("restricted-goods")[:1] if trades else ()
    if goods and not room.shows("over-twenty"):
        values = {"phrase": young[0].text, "goods": goods[0].text}
        yield Problem("under-twenty", at=young[0].pointer, span=young[0].span, values=values)
    elif room.shows("adult-limit") or age >= 18:
        return
    elif tasks := tuple(_tasks(room)):
        yield from _told("paid-task", tasks)
    elif sold:
        for place in sold:
            yield Problem(
                "addressed", at=place.pointer, span=place.span, values={"phrase": place.text}
            )
    elif trades is None:
        yield Unknown("/commerce/sells")
    elif trades:
        values = {"phrase": young[0].text}
        yield Problem("addressed", at=young[0].pointer, span=young[0].span, values=values)


def _invited(room: Survey) -> Iterator[Mention]:
    """Where those under 20 are invited to drink or smoke, not to soft drinks."""
    for passage in room.passages if room.shows("drink-for-minors") else ():
        told = passage.reading.told("drink-for-minors", unless="soft-drink")
        yield from passage.mentions(told[:1])


def _addressed(room: Survey) -> Iterator[Mention]:
    """Where minors are spoken to, but as those whom a shop would hire by the hour.

    Name and description tell whom a room is for by naming them; a note may merely speak of them.
    """
    for passage in room.passages if room.shows("minors") else ():
        if passage.pointer in _FOR_WHOM:
            hired = passage.reading.near("minors", "shop-job", _TASK_REACH)
            told = passage.reading.said("minors")
        else:
            hired = passage.reading.near("minors-addressed", "shop-job", _TASK_REACH)
            told = passage.reading.told("minors-addressed", unless="with-guardian")
        yield from passage.mentions(hit for hit in told if hit not in hired)


def _tasks(room: Survey) -> Iterator[Mention]:
    """Where minors are offered pay for advertising, or a side job; a shop's own hours are none."""
    for passage in room.passages if room.shows("paid-task") else ():
        near = passage.reading.near("paid-task", "minors", _TASK_REACH)
        yield from passage.mentions(near[:1])


def _waived(room: Survey) -> Iterator[Mention]:
    """Where a text speaks of trade and does without the consent of parents."""
    for passage in room.passages if room.shows("consent-waived") else ():
        near = passage.reading.near("consent-waived", "minors-trade", _NEAR)
        yield from passage.mentions(near[:1])


def _told(message: str, places: Iterable[Mention]) -> Iterator[Problem]:
    for place in tuple(places)[:MOST_PLACES]:
        yield Problem(message, at=place.pointer, span=place.span, values={"phrase": place.text})
