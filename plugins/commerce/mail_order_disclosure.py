"""commerce.mail-order-disclosure: a room that takes orders shows the legal disclosure."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .disclosure import absent_parts, disclosures, unsaid
from .trade import evidence, sells

PARTS = ("name", "address", "phone")


@rule(
    id="commerce.mail-order-disclosure",
    severity="high",
    confidence="high",
    effort="medium",
    tags=("disclosure", "mail-order"),
    options={"parts": list(PARTS), "company_parts": ["manager"]},
    title={
        "ja": "「特定商取引法に基づく表記」が示されている",
        "en": "The disclosure for mail orders is shown",
    },
    failure_title={
        "ja": "「特定商取引法に基づく表記」が見当たらない、または足りない",
        "en": "The disclosure for mail orders is absent or incomplete",
    },
    why={
        "ja": "注文や申込みを受ける広告には、特定商取引法第11条により、販売業者の氏名または名称・住所・電話番号"
        "（会社は代表者または責任者も）などの表示が必要です。屋号だけでは足りず、リンクは見つけやすい場所に置きます。"
        "請求があればすぐに知らせると明記した場合は、一部を省略できます。",
        "en": "Article 11 of the Act on Specified Commercial Transactions asks an advertisement that "
        "takes orders to show the seller's registered name, address and telephone (a company also "
        "its representative or person in charge). A trade name alone is not enough, and the link "
        "must be easy to find. Parts may be left out where they are promised on request.",
    },
    fix={
        "ja": "公式サイトの「特定商取引法に基づく表記」のURLを「大事なノート」と説明文に書いてください。"
        "ページがない場合は、下の文面を埋めてノートに載せ、アナウンスで固定してください。",
        "en": "Put the address of your site's 特定商取引法に基づく表記 page in an important note and the "
        "description. Without such a page, fill in the block below, post it as a note and pin it.",
    },
    paste={
        "ja": "【特定商取引法に基づく表記】\n販売業者：〇〇株式会社（個人の場合は戸籍上の氏名）\n代表者または運営統括責任者：〇〇 〇〇\n"
        "所在地：〒000-0000 〇〇県〇〇市〇〇1-2-3 〇〇ビル101\n電話番号：03-0000-0000（受付 平日10時〜17時）\nメール：info@example.com\n"
        "販売価格：各商品ページに税込で表示\n商品代金以外の必要料金：送料 全国一律〇〇円、振込手数料\n"
        "支払方法と時期：クレジットカード（注文時）、銀行振込（注文から7日以内）\n"
        "引渡時期：お支払いの確認後〇日以内に発送\n返品・交換・キャンセル：到着後8日以内。不良品は当社負担、お客様都合は送料お客様負担",
        "en": "[Disclosure under the Act on Specified Commercial Transactions]\nSeller: (registered "
        "company name, or the person's legal name)\nRepresentative or person in charge:\nAddress:\n"
        "Telephone (hours):\nE-mail:\nPrice: shown with tax on each page\nFurther costs: shipping, "
        "transfer fee\nPayment, and when: card (at order), bank transfer (within 7 days)\n"
        "Delivery: dispatched within … days of payment\nReturns and cancellation: within 8 days of "
        "arrival; faults at our cost, other reasons at the customer's",
    },
    messages={
        "absent": {
            "ja": "販売のしるし（{signal}）がありますが、「特定商取引法に基づく表記」がありません。特定商取引法第11条の表示を要確認です。",
            "en": "There is a sign of selling ({signal}) but no disclosure. To be checked: Article 11 "
            "of the Act on Specified Commercial Transactions.",
        },
        "incomplete": {
            "ja": "「特定商取引法に基づく表記」に{parts}が見当たりません。特定商取引法第11条の表示を要確認です。",
            "en": "The disclosure does not show: {parts}. To be checked: Article 11 of the Act on "
            "Specified Commercial Transactions.",
        },
    },
    sources=("law.tokushoho-11", "line.prohibited.14", "line.prohibited.9"),
)
def mail_order_disclosure(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Who takes orders must be findable before the order, not after the trouble."""
    selling = sells(export, context)
    if selling is None:
        yield Unknown("/commerce/sells")
        return
    if not selling:
        yield NotApplicable()
        return
    commerce = export.commerce
    if commerce.disclosure_url:
        return
    shown = disclosures(context)
    wanted = [*context.option("parts")]
    if export.operator.kind == "company":
        wanted += context.option("company_parts")
    gaps = [(pointer, absent_parts(text, wanted)) for pointer, text in shown]
    if any(parts is None for _, parts in gaps):
        return
    if gaps:
        pointer, parts = min(gaps, key=lambda gap: len(gap[1]["en"]) if gap[1] else 0)
        yield Problem("incomplete", at=pointer, values={"parts": parts})
        return
    silent = unsaid(export)
    if silent:
        yield Unknown(*silent)
    else:
        values = {"signal": evidence(export, context)}
        yield Problem("absent", at="/commerce/disclosure_text", values=values)
