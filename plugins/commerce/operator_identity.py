"""commerce.operator-identity: who stands behind a room that trades is clear."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .reading import read
from .survey import DISCLOSURE, MOST_PLACES, Mention, survey
from .trade import evidence, promotes
from .words import pattern

CONTACTS = ("address", "phone", "email", "url", "official_account")


@rule(
    id="commerce.operator-identity",
    severity="critical",
    confidence="high",
    effort="low",
    tags=("identity", "prohibition-14"),
    title={
        "ja": "商用利用の運営者が明らかになっている",
        "en": "The operator behind the commercial use is identified",
    },
    failure_title={
        "ja": "商用利用なのに運営者がわからない",
        "en": "Commercial use without an identified operator",
    },
    why={
        "ja": "LINEの禁止規定第14項は、商用宣伝を「身元が明確かつ違法でない場合」に限って認めています。"
        "オープンチャットでは管理者の本人がわからないため、販売や宣伝をするルームは、名称と連絡先を自分から示す必要があります。",
        "en": "Prohibition 14 of LINE OpenChat allows commercial promotion only where the operator's "
        "identity is clear and the trade lawful. Nobody can tell who made a room, so a room that "
        "sells or advertises has to state the operator's name and a contact itself.",
    },
    fix={
        "ja": "「大事なノート」と説明文に、運営者の名称（会社名または氏名）と連絡先（公式サイト、LINE公式アカウント、"
        "問い合わせ先のいずれか）を書いてください。説明文は「≡ → その他 → オープンチャット情報」、ノートは「≡ → ノート」から編集できます。",
        "en": "Write the operator's name (company or person) and one contact (site, LINE Official "
        "Account or enquiry address) in an important note and in the description. Description: "
        "≡ → その他 (Other) → room information; notes: ≡ → ノート (Notes).",
    },
    paste={
        "ja": "【運営者】\n名称：〇〇株式会社（または氏名）\n責任者：〇〇 〇〇\n所在地：〇〇県〇〇市〇〇1-2-3\n"
        "連絡先：https://（公式サイト）／LINE公式アカウント @〇〇〇\n"
        "このオープンチャットは上記の運営者が、商品・サービスのご案内のために運営しています。",
        "en": "[Operator]\nName: (company or person)\nPerson in charge:\nAddress:\n"
        "Contact: https:// (official site) / LINE Official Account @\n"
        "This OpenChat is run by the operator named above to present its goods and services.",
    },
    messages={
        "name-absent": {
            "ja": "商用利用のしるし（{signal}）がありますが、運営者の名称がありません。身元が明確か要確認です（禁止規定第14項）。",
            "en": "There is a sign of commerce ({signal}) but no operator's name. To be checked: "
            "is the operator identified (prohibition 14)?",
        },
        "name-unclear": {
            "ja": "運営者の名称が「{name}」で、だれかを特定できません。会社名または氏名か要確認です（禁止規定第14項）。",
            "en": "The operator's name reads “{name}”, which identifies nobody. To be checked: a "
            "company's or person's name (prohibition 14).",
        },
        "name-withheld": {
            "ja": "「{phrase}」と、売る側がだれかを明かさない旨が書かれています。身元が明確か要確認です（禁止規定第14項・特定商取引法第11条）。",
            "en": "“{phrase}” says that the seller's name is kept back. To be checked: is the operator "
            "identified (prohibition 14, Specified Commercial Transactions Act, art. 11)?",
        },
        "contact-absent": {
            "ja": "商用利用のしるし（{signal}）がありますが、運営者の連絡先が一つもありません。要確認です（禁止規定第14項）。",
            "en": "There is a sign of commerce ({signal}) but no contact of the operator. To be "
            "checked (prohibition 14).",
        },
    },
    sources=("line.prohibited.14", "line.newsletter-3", "E1.3", "E1.4"),
)
def operator_identity(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The hinge of all commerce: promotion is allowed to those who say who they are."""
    trades = promotes(export, context)
    if trades is None:
        yield Unknown("/commerce/sells")
    elif not trades:
        yield NotApplicable()
    elif export.room.badge != "official" and not _named_in_public(context):
        # the official badge is given to operators whom LINE has verified
        yield from _named_in_export(export, context)


def _named_in_export(export: RoomExport, context: Context) -> Iterator[Yield]:
    operator = export.operator
    withheld = () if operator.name and operator.name.strip() else _withheld(context)
    if withheld:
        yield from (
            Problem("name-withheld", at=one.pointer, span=one.span, values={"phrase": one.text})
            for one in withheld
        )
    elif operator.name is None:
        yield Unknown("/operator/name")
    elif not operator.name.strip():
        values = {"signal": evidence(export, context)}
        yield Problem("name-absent", at="/operator/name", values=values)
    elif pattern("placeholder-name").fullmatch(read(operator.name).plain.strip()):
        yield Problem("name-unclear", at="/operator/name", values={"name": operator.name.strip()})
    contacts = {name: getattr(operator, name) for name in CONTACTS}
    if any(value and value.strip() for value in contacts.values()):
        return
    silent = [f"/operator/{name}" for name, value in contacts.items() if value is None]
    if silent:
        yield Unknown(*silent)
    else:
        values = {"signal": evidence(export, context)}
        yield Problem("contact-absent", at="/operator", values=values)


def _withheld(context: Context) -> tuple[Mention, ...]:
    """Where the texts say that the seller's name or address is not told; that of buyers may be kept."""
    room = survey(context)
    found: list[Mention] = []
    for passage in room.passages if room.shows("seller-unnamed") else ():
        told = passage.reading.told("seller-unnamed", unless="buyers-named")
        found += passage.mentions(told[:1])
    return tuple(found[:MOST_PLACES])


def _named_in_public(context: Context) -> bool:
    room = survey(context)
    if not any(passage.reading.said("contact-line") for passage in room.everything):
        return False
    return bool(room.said("named-operator")) or any(
        passage.pointer == DISCLOSURE and passage.reading.has("disclosure-name")
        for passage in room.everything
    )
