"""commerce.pyramid-scheme-signal: no pyramid scheme."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey


@rule(
    id="commerce.pyramid-scheme-signal",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk", "multilevel", "fraud-sign"),
    title={
        "ja": "ねずみ講（無限連鎖講）と見られる言葉がない",
        "en": "No signs of a pyramid scheme",
    },
    failure_title={
        "ja": "ねずみ講（無限連鎖講）と見られる言葉がある",
        "en": "Signs of a pyramid scheme",
    },
    why={
        "ja": "後から入る人の出したお金を先に入った人に配る仕組みは、無限連鎖講防止法で開設・運営・勧誘のすべてが禁じられ、これを適法にする許可や表示はありません。",
        "en": "Handing the money of those who join later to those who joined before is forbidden "
        "by the Act against pyramid schemes: opening, running and soliciting. No licence "
        "or notice makes it lawful.",
    },
    fix={
        "ja": "該当する文を削除してください。友だち紹介の特典（割引クーポンなど）であれば、参加費や出資を条件にしていないことと、特典を出す会社名を書きます。",
        "en": "Remove the words. If it is a reward for bringing friends (such as a coupon), say "
        "that no entry money is asked and which company gives it.",
    },
    paste={
        "ja": "友だち紹介の特典は〇〇株式会社が提供します。紹介する方・される方のどちらにも、参加費・出資・商品の購入は必要ありません。",
        "en": "The reward for bringing a friend is given by … Inc. Neither side pays an entry "
        "fee, invests or has to buy anything.",
    },
    messages={
        "signal": {
            "ja": "「{phrase}」は、紹介した人数に応じてお金を配る仕組みと読めます。無限連鎖講防止法に照らして要確認です。",
            "en": "“{phrase}” reads as paying out by the number of people brought in. To be "
            "checked (Act against pyramid schemes).",
        },
    },
    sources=("law.pyramid", "law.tokushoho-33-2", "line.prohibited.9"),
)
def pyramid_scheme_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A reward for bringing friends is a campaign; one paid out of their entry money is not."""
    room = survey(context)
    for place in room.first("pyramid"):
        if room.shows_beside(place.pointer, "pyramid-sign"):
            values = {"phrase": place.text}
            yield Problem("signal", at=place.pointer, span=place.span, values=values)
