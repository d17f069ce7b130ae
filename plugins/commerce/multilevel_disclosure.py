"""commerce.multilevel-disclosure: multilevel marketing shows its notices in full."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

from .multilevel import absent_notices, signs
from .survey import survey


@rule(
    id="commerce.multilevel-disclosure",
    severity="high",
    confidence="medium",
    effort="medium",
    tags=("disclosure", "multilevel"),
    options={"notices": ["organiser", "aim", "goods", "burden", "cooling-off"]},
    title={
        "ja": "連鎖販売取引の表示がそろっている",
        "en": "The notices of multilevel marketing are complete",
    },
    failure_title={
        "ja": "連鎖販売取引の表示が足りない",
        "en": "Notices of multilevel marketing are absent",
    },
    why={
        "ja": "連鎖販売取引の広告では、商品の種類、特定負担、統括者などの氏名・住所・電話番号、収入の根拠などの表示が必要です（特定商取引法第35条）。契約書面の受領から20日間は"
        "クーリングオフができます（第40条）。",
        "en": "Advertising multilevel marketing needs the goods, the burden, the organiser’s "
        "name, address and telephone and the basis of any income (Article 35). The "
        "contract can be cancelled within 20 days of the document (Article 40).",
    },
    fix={
        "ja": "足りない項目を「大事なノート」に書き、説明文からその場所がわかるようにしてください。",
        "en": "Write the absent items in an important note and say in the description where they "
        "stand.",
    },
    paste={
        "ja": "【連鎖販売取引についての表示】\n統括者の名称：〇〇株式会社（所在地・電話番号・代表者）\n目的：このルームは、連鎖販売取引の契約の締結について勧誘を行うことを目的"
        "としています。\n商品の種類：〇〇\n特定負担：入会金〇円、初回購入〇円、年会費〇円\n特定利益の計算方法：〇〇（収入の例は、過去6か月の実績〇人中〇人）\nクーリ"
        "ングオフ：契約書面の受領日から20日間は、書面または電磁的記録により無条件で解約できます。",
        "en": "[Multilevel marketing]\nOrganiser: … (address, telephone, representative)\nAim: "
        "this room solicits for a multilevel-marketing contract.\nGoods: …\nBurden: entry "
        "fee …, first purchase …, yearly fee …\nHow rewards are reckoned: … (examples: … "
        "of … people in six months)\nCooling-off: cancel without reason within 20 days of "
        "the contract document.",
    },
    messages={
        "notices-absent": {
            "ja": "連鎖販売取引のしるしがありますが、{notices}が見当たりません。特定商取引法第33条の2・第35条に照らして要確認です。",
            "en": "There is a sign of multilevel marketing without: {notices}. To be checked (Articles 33-2 "
            "and 35 of the Act on Specified Commercial Transactions).",
        },
    },
    sources=("law.tokushoho-33-2", "line.prohibited.14"),
)
def multilevel_disclosure(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Who says that it is multilevel marketing has also to say what it costs."""
    room = survey(context)
    # a word of the trade may stand in any story; the assessment tells who recruits
    signals = [(problem.at, problem.span) for problem in signs(context)]
    if room.shows("mlm-aim-notice"):
        signals += [(place.pointer, place.span) for place in room.said("multilevel-words")]
    if not signals:
        yield NotApplicable()
        return
    absent = absent_notices(export, context, context.option("notices"))
    if absent is not None:
        at, span = signals[0]
        yield Problem("notices-absent", at=at, span=span, values={"notices": absent})
