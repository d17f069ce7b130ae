"""commerce.health-claim: goods are not said to cure, and nobody is told to stop a treatment."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import sentence_at

from .survey import MOST_PLACES, Mention, Survey, survey
from .trade import sells

_REACH = 60


@rule(
    id="commerce.health-claim",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("claims", "health"),
    title={
        "ja": "商品の効能をうたう文や、治療をやめるよう勧める文がない",
        "en": "No claims of medical effect, no calls to stop a treatment",
    },
    failure_title={
        "ja": "商品の効能をうたう文や、治療をやめるよう勧める文がある",
        "en": "Medical effects are claimed, or a treatment is advised against",
    },
    why={
        "ja": "食品・化粧品・雑貨・施術などについて「治る」「痩せる」「免疫力アップ」といった効能をうたう広告は、"
        "薬機法第66条・第68条で問題になります。投稿した人が販売者でなくても対象です。"
        "薬や治療をやめるよう勧める文は、命にかかわる誤った情報（禁止規定第10項）になりえます。",
        "en": "Advertising food, cosmetics, goods or treatments as curing, slimming or raising "
        "immunity is a problem under Articles 66 and 68 of the Pharmaceuticals and Medical Devices "
        "Act, whoever posts it. Advice to stop a medicine or treatment may be false information "
        "that costs a life (prohibition 10).",
    },
    fix={
        "ja": "効能の表現を消し、化粧品で認められた56の効能の範囲や、機能性表示食品の届出表示どおりの言い方に改めてください。"
        "届出番号や承認番号がある場合は、同じ文に書きます。薬や治療については「主治医に相談してください」と書きます。",
        "en": "Remove the claim, or keep to the effects allowed for cosmetics or to the notified "
        "wording of a food with function claims. Give the number of the notification beside it. "
        "On medicines and treatments, send people to their doctor.",
    },
    paste={
        "ja": "本品は機能性表示食品です（届出番号：〇〇〇〇）。届出表示：「〇〇」。"
        "本品は、疾病の診断・治療・予防を目的としたものではありません。感想は個人のもので、効果を保証するものではありません。",
        "en": "This is a food with function claims (notification no. …). Notified wording: “…”. It is "
        "not meant to diagnose, treat or prevent illness. Impressions are personal, not a guarantee.",
    },
    messages={
        "effect": {
            "ja": "「{phrase}」は病気の治療や身体への効果をうたう表現と読めます。薬機法第66条・第68条に照らして要確認です。"
            "届出・承認の番号があれば、同じ文に示してください。",
            "en": "“{phrase}” reads as a claim of medical effect. To be checked against Articles 66 and "
            "68 of the Pharmaceuticals and Medical Devices Act; show a notification or approval "
            "number if there is one.",
        },
        "stop-treatment": {
            "ja": "「{phrase}」は薬や治療をやめるよう勧める文と読めます。命にかかわるおそれがあります。禁止規定第10項に照らして要確認です。",
            "en": "“{phrase}” reads as advice to stop a medicine or treatment, which may cost a life. To be "
            "checked against prohibition 10.",
        },
    },
    sources=("law.yakkiho-66-68", "law.keihyoho-5", "line.prohibited.10"),
)
def health_claim(export: RoomExport, context: Context) -> Iterator[Yield]:
    """An effect may be claimed for approved goods only; talk about illness is no claim."""
    room = survey(context)
    claims = [*_stories(export, context), *_boons(context)]
    claims += room.first("sold-cure")
    if room.shows("health-goods") or sells(export, context):
        claims += room.first("health-effect")
    firsts = {place.pointer: place for place in sorted(claims, key=_at, reverse=True)}
    for place in sorted(firsts.values(), key=_at)[:MOST_PLACES]:
        if not _is_noticed(room, place):
            values = {"phrase": place.text}
            yield Problem("effect", at=place.pointer, span=place.span, values=values)
    for passage in room.passages if room.shows("stop-medicine", "against-doctors") else ():
        told = passage.reading.told("stop-medicine", unless="with-doctor")
        told = told or passage.reading.said("against-doctors")
        for place in passage.mentions(told[:1]):
            values = {"phrase": place.text}
            yield Problem("stop-treatment", at=place.pointer, span=place.span, values=values)


def _stories(export: RoomExport, context: Context) -> Iterator[Mention]:
    """What became better, told of goods: of any where the room sells, else of those it names its own."""
    room = survey(context)
    of_what = "health-story" if sells(export, context) else "own-goods"
    if room.shows("health-story"):
        for passage in room.passages:
            told = passage.reading.told_with("health-story", of_what, _REACH, unless="treatment")
            yield from passage.mentions(told)


def _boons(context: Context) -> Iterator[Mention]:
    """What becomes better, told in a text that itself sells something."""
    room = survey(context)
    if room.shows("health-boon"):
        selling = {sale.pointer for sale in room.sales}
        for passage in room.passages:
            if passage.pointer in selling:
                yield from passage.mentions(passage.reading.told("health-boon", unless="treatment"))


def _at(place: Mention) -> tuple[str, tuple[int, int]]:
    return place.pointer, place.span


def _is_noticed(room: Survey, place: Mention) -> bool:
    """Whether the line names the notified food, or the sentence any other approval."""
    passage = next(each for each in room.passages if each.pointer == place.pointer)
    start, _ = place.span
    for notice in passage.reading.hits("health-notice"):
        if notice.span[1] <= start and notice.text != "医薬部外品":
            if "\n" not in passage.text[notice.span[1] : start]:
                return True
        elif sentence_at(passage.text, start) == sentence_at(passage.text, notice.span[0]):
            return True
    return False
