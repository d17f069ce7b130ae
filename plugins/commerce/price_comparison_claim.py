"""commerce.price-comparison-claim: reduced prices give their reference price's basis."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import Mention, Survey, survey
from .trade import sells


@rule(
    id="commerce.price-comparison-claim",
    severity="low",
    confidence="medium",
    effort="low",
    tags=("claims", "price"),
    title={
        "ja": "値引きの比較に根拠と期間がある",
        "en": "Reduced prices have a basis and a period",
    },
    failure_title={
        "ja": "値引きの比較に根拠や期間がない",
        "en": "Reduced prices have no basis or period",
    },
    why={
        "ja": "「通常価格〇円→〇円」「半額」といった二重価格の表示は、通常価格で実際に売っていた期間がないと、景品表示法の有利誤認にあたるおそれがあります。",
        "en": "A struck-out price may be misleading unless goods were really sold at the usual "
        "price for a time.",
    },
    fix={
        "ja": "比較に使う価格で販売していた期間と、値引きの期間を並べて書いてください。",
        "en": "State when goods were sold at the usual price and until when the reduction holds.",
    },
    paste={
        "ja": "通常価格 5,000円（税込、20XX年〇月〜〇月に販売）のところ、〇月〇日〜〇月〇日は 3,500円（税込）",
        "en": "Usual price 5,000 yen (tax included, sold … to …); 3,500 yen from … to …",
    },
    messages={
        "no-basis": {
            "ja": "「{phrase}」という値引きの表示に、通常価格の根拠や期間がありません。景品表示法第5条に照らして要確認です。",
            "en": "The reduction “{phrase}” gives neither basis nor period. To be checked "
            "(Article 5 of the Act on Misleading Representations).",
        },
    },
    sources=("law.keihyoho-5",),
)
def price_comparison_claim(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A price that was never asked makes every other price look small."""
    room = survey(context)
    made_up = room.first("made-up-price")  # whoever writes it down sells, whatever is declared
    for place in made_up:
        yield Problem("no-basis", at=place.pointer, span=place.span, values={"phrase": place.text})
    if not sells(export, context):
        return
    known = {place.pointer for place in made_up}
    for place in room.first("reference-price"):
        if place.pointer in known or _is_same(room, place):
            continue
        if not room.shows_beside(place.pointer, "offer-period", "reference-basis"):
            values = {"phrase": place.text}
            yield Problem("no-basis", at=place.pointer, span=place.span, values=values)


def _is_same(room: Survey, place: Mention) -> bool:
    """Whether the text asks the very price that it names first: 8,800 yen for what cost 8,800."""
    passage = next(each for each in room.passages if each.pointer == place.pointer)
    sums = [hit.text for hit in passage.reading.hits("sum")]
    return len(sums) > 1 and len(set(sums)) == 1
