"""commerce.free-claim-contradiction: what is called free is free."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey
from .trade import sells


@rule(
    id="commerce.free-claim-contradiction",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("claims", "price"),
    title={
        "ja": "「無料」の範囲がはっきりしている",
        "en": "What is free is clear",
    },
    failure_title={
        "ja": "「無料」とあるのに販売も行われている",
        "en": "Called free, yet something is sold",
    },
    why={
        "ja": "有料の商品があるのに「完全無料」とだけ書くと、取引の条件が実際より有利だと誤認させる表示（景品表示法の有利誤認）にあたるおそれがあります。",
        "en": "Writing “completely free” where something is sold may make the terms look better "
        "than they are (misleading terms under the Act on Misleading Representations).",
    },
    fix={
        "ja": "何が無料で何が有料かを分けて書いてください（例：「参加は無料。講座は有料（月980円・税込）」）。",
        "en": "Say what is free and what is not, such as “joining is free; the course costs 980 "
        "yen a month, tax included”.",
    },
    paste={
        "ja": "参加と情報の閲覧は無料です。有料の商品・講座のご案内をすることがありますが、購入は任意です。",
        "en": "Joining and reading are free. We may present paid goods and courses; buying is up "
        "to you.",
    },
    messages={
        "contradiction": {
            "ja": "「{phrase}」とありますが、販売や価格のしるしもあります。何が無料かを要確認です（景品表示法第5条）。",
            "en": "“{phrase}” stands beside signs of selling or prices. To be checked: what is "
            "free (Article 5 of the Act on Misleading Representations)?",
        },
    },
    sources=("law.keihyoho-5",),
)
def free_claim_contradiction(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Free of what, until when: without it the word promises everything."""
    if not sells(export, context):
        return
    room = survey(context)
    is_sale_told = export.commerce.sells or room.sales
    for place in room.first("free-claim"):
        if not is_sale_told and room.shows_beside(place.pointer, "free-dues"):
            continue  # what is free is named; the fee of a gathering is none of it
        if not room.shows_beside(place.pointer, "free-scope"):
            values = {"phrase": place.text}
            yield Problem("contradiction", at=place.pointer, span=place.span, values=values)
