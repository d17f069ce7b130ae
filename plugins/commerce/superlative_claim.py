"""commerce.superlative-claim: No.1 and satisfaction claims give their source."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .survey import survey
from .trade import promotes


@rule(
    id="commerce.superlative-claim",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("claims", "advertising"),
    title={
        "ja": "No.1などの表示に根拠が示されている",
        "en": "Claims such as No. 1 give their basis",
    },
    failure_title={
        "ja": "No.1などの表示に根拠が示されていない",
        "en": "Claims such as No. 1 give no basis",
    },
    why={
        "ja": "「No.1」「日本一」「満足度98%」などの表示は、客観的な調査にもとづき、結果を正しく引用していないと、景品表示法の優良誤認・有利誤認にあたるおそれがあります。消"
        "費者庁の措置命令も続いています。",
        "en": "Claims such as No. 1, best in Japan or 98 % satisfied may be misleading unless "
        "they rest on an objective survey that is quoted correctly. The Consumer Affairs "
        "Agency goes on issuing orders.",
    },
    fix={
        "ja": "調査機関・調査期間・対象・方法を同じ文に添えてください。示せない場合は、その表示を消します。",
        "en": "Add who surveyed, when, whom and how in the same text, or remove the claim.",
    },
    paste={
        "ja": "※〇〇調べ（調査期間：20XX年〇月〇日〜〇日、対象：〇〇の利用者〇〇人、方法：インターネット調査）",
        "en": "(Survey by …, … to …, among … users of …, by internet)",
    },
    messages={
        "no-basis": {
            "ja": "「{phrase}」の根拠（調査機関・期間・対象）が同じ文にありません。景品表示法第5条に照らして要確認です。",
            "en": "“{phrase}” stands without its basis (who surveyed, when, whom). To be checked "
            "(Article 5 of the Act on Misleading Representations).",
        },
    },
    sources=("law.keihyoho-5",),
)
def superlative_claim(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A rank without a survey behind it is a number made up."""
    room = survey(context)
    claims = [
        place
        for place in room.first("superlative")
        if not room.shows_beside(place.pointer, "superlative-basis")
    ]
    boasts = room.first("own-boast")  # praises what it offers itself, whatever is declared
    trades = promotes(export, context) if claims else False
    if trades is None and not boasts:
        yield Unknown("/commerce/sells")
    told = {place.pointer: place for place in (*boasts, *(claims if trades else ()))}
    for place in told.values():
        values = {"phrase": place.text}
        yield Problem("no-basis", at=place.pointer, span=place.span, values=values)
