"""commerce.concealed-solicitation: nobody is brought to a hidden solicitation."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import MOST_PLACES, survey


@rule(
    id="commerce.concealed-solicitation",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk", "funnel", "fraud-sign"),
    title={
        "ja": "目的を伏せて人を連れてくる段取りがない",
        "en": "No plan to bring people while the aim is kept from them",
    },
    failure_title={
        "ja": "目的を伏せて人を連れてくる段取りがある",
        "en": "A plan to bring people while the aim is kept from them",
    },
    why={
        "ja": "入会・寄付・契約の勧誘をすることを告げずに人を連れ出し、その場で勧誘して結んだ契約は、消費者契約法第4条第3項により取り消せることがあります。連鎖販売などでは、勧誘に先立"
        "って目的を告げることが特定商取引法の義務です。趣味の集まりを入り口にした勧誘は、参加者どうしの信頼も壊します。",
        "en": "A contract made after somebody was taken along without being told that they would be "
        "solicited may be undone under Article 4 (3) of the Consumer Contract Act; in "
        "multilevel sales the aim must be told first. It also ends the trust among members.",
    },
    fix={
        "ja": "目的を伏せるよう求める文を削除してください。会や商品への案内をするなら、主催者の名称と、入会・寄付・購入の案内があることを、誘う前に分かるように書きます。",
        "en": "Remove what asks to keep the aim back. Whoever presents a society or goods says who "
        "they are, and that joining, gifts or purchases will be spoken of, before anyone is asked along.",
    },
    paste={
        "ja": "この集まりは〇〇（団体名）が開いています。終わりに会の紹介と入会のご案内があります。参加も入会も自由で、お断りになっても差し支えありません。",
        "en": "This meeting is held by … At its end the society is introduced and you may join. "
        "Nobody has to take part or to join.",
    },
    messages={
        "concealed": {
            "ja": "「{phrase}」は、勧誘の目的を伏せたまま人を連れてくる段取りと読めます。消費者契約法第4条第3項・特定商取引法の勧誘目的の明示に照らして要確認です。",
            "en": "“{phrase}” reads as bringing people while they are not told what for. To be checked "
            "(Consumer Contract Act, art. 4 (3); stating the aim of soliciting).",
        },
    },
    sources=("law.shohisha-keiyaku-4", "law.tokushoho-33-2", "line.prohibited.9"),
)
def concealed_solicitation(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A meeting may end with an invitation; whoever comes may know it before."""
    del export
    room = survey(context)
    if not room.shows("concealed-aim"):
        return
    for passage in list(room.passages)[: MOST_PLACES * MOST_PLACES]:
        plans = passage.reading.told("concealed-aim", unless="surprise")
        for place in passage.mentions(plans[:1]):
            yield Problem(
                "concealed", at=place.pointer, span=place.span, values={"phrase": place.text}
            )
