"""commerce.multilevel-marketing-signal: no blind recruiting into multilevel marketing."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .multilevel import absent_notices, signs


@rule(
    id="commerce.multilevel-marketing-signal",
    severity="critical",
    confidence="medium",
    effort="high",
    tags=("content-risk", "multilevel"),
    title={
        "ja": "連鎖販売取引への勧誘と見られる言葉がない",
        "en": "No signs of recruiting into multilevel marketing",
    },
    failure_title={
        "ja": "連鎖販売取引への勧誘と見られる言葉がある",
        "en": "Signs of recruiting into multilevel marketing",
    },
    why={
        "ja": "連鎖販売取引の勧誘では、始める前に、統括者などの名称、勧誘が目的であること、商品の種類を告げることが"
        "特定商取引法第33条の2で求められています。目的を隠した勧誘（ブラインド勧誘）では逮捕者も出ています。",
        "en": "Before soliciting for multilevel marketing, Article 33-2 of the Act on Specified "
        "Commercial Transactions asks for the organiser's name, the aim of soliciting and the kind "
        "of goods. Soliciting with a hidden aim has led to arrests.",
    },
    fix={
        "ja": "連鎖販売取引であれば、統括者の名称・勧誘の目的・商品・負担額・クーリングオフを説明文と「大事なノート」に明記してください。"
        "そうでない場合は、紹介報酬や権利収入を思わせる言葉を消してください。",
        "en": "If it is multilevel marketing, state the organiser, the aim of soliciting, the goods, "
        "the burden and the cooling-off right in the description and an important note. If it is "
        "not, remove the words that suggest referral rewards.",
    },
    paste={
        "ja": "【連鎖販売取引についての表示】\n統括者の名称：〇〇株式会社（所在地・電話番号）\n勧誘者：〇〇 〇〇\n"
        "目的：このルームは、連鎖販売取引の契約の締結について勧誘を行うことを目的としています。\n"
        "商品の種類：〇〇\n特定負担：入会金〇円、初回購入〇円\n"
        "クーリングオフ：契約書面の受領日から20日間は、書面または電磁的記録により無条件で解約できます。",
        "en": "[Multilevel marketing]\nOrganiser: … (address, telephone)\nSolicitor: …\nAim: this room "
        "solicits for a multilevel-marketing contract.\nGoods: …\nBurden: entry fee …, first "
        "purchase …\nCooling-off: cancel without reason within 20 days of the contract document.",
    },
    messages={
        "signal": {
            "ja": "{terms}は連鎖販売取引への勧誘のしるしです（{meaning}）。特定商取引法第33条の2の告知（名称・勧誘の目的・商品）を"
            "要確認です。",
            "en": "{terms}: a sign of recruiting into multilevel marketing ({meaning}). To be checked: "
            "the notices of Article 33-2 (name, aim, goods).",
        },
    },
    sources=("law.tokushoho-33-2", "law.pyramid", "line.prohibited.9", "line.prohibited.14"),
)
def multilevel_marketing_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Multilevel marketing is lawful when it says its name first; few rooms do."""
    if absent_notices(export, context, ("organiser", "aim", "goods")):
        yield from signs(context)
