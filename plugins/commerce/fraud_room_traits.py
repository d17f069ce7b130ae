"""commerce.fraud-room-traits: the room does not bear the traits of investment-fraud rooms."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .licences import holds
from .survey import survey
from .wording import quoted


@rule(
    id="commerce.fraud-room-traits",
    severity="critical",
    confidence="medium",
    effort="high",
    tags=("content-risk", "fraud-sign", "investment"),
    options={
        "most": 3,
        "traits": [
            "celebrity",
            "profit",
            "steering",
            "exchange",
            "seminar",
            "free-stock",
            "urgency",
        ],
    },
    title={
        "ja": "投資詐欺のルームの特徴が重なっていない",
        "en": "The traits of fraud rooms do not gather",
    },
    failure_title={
        "ja": "投資詐欺のルームの特徴が重なっている",
        "en": "Several traits of investment-fraud rooms",
    },
    why={
        "ja": "LINEは、著名人の名をかたる投資の案内、聞き慣れない取引所、個人のLINEへの誘導、主催者のわからないセミナーなどを投資詐欺の特徴として挙げています。一つだけなら"
        "普通のルームにもありますが、重なると被害の入口になります。",
        "en": "LINE names as traits of investment fraud: offers in a celebrity’s name, unknown "
        "exchanges, steering to personal LINE accounts and seminars without a clear host. "
        "One alone is common; together they are the way into a loss.",
    },
    fix={
        "ja": "該当する文を削除し、投資の話題は一般的な学習に限ってください。登録業者であれば登録番号と名称を示します。著名人の名前や写真を使う場合は、本人の許可を示せないかぎり削"
        "除してください。",
        "en": "Remove the words and keep to general learning; a registered firm shows its number "
        "and name. Remove celebrities’ names and pictures unless you can show their leave.",
    },
    paste={
        "ja": "【ご注意】このルームの運営者や講師が、個別のLINEに誘導したり、入金や口座開設をお願いしたりすることはありません。著名人をかたる投資の案内を見たら、返信せずに「通"
        "報」を押し、警察相談専用電話 #9110 または消費者ホットライン188に相談してください。",
        "en": "[Please note] Nobody who runs this room leads you to a personal LINE or asks you "
        "to pay in or open an account. If you see investment offers in a celebrity’s name, "
        "do not answer; report them and call #9110 or 188.",
    },
    messages={
        "traits": {
            "ja": "投資詐欺のルームに多い特徴が{count}つ重なっています：{phrases}。金融商品取引法・禁止規定第9項に照らして要確認です。",
            "en": "{count} traits of investment-fraud rooms stand together: {phrases}. To be "
            "checked (Financial Instruments and Exchange Act, prohibition 9).",
        },
        "celebrity": {
            "ja": "著名人の名前「{name}」と「{phrase}」がいっしょに書かれています。本人との関係と、なりすまし（禁止規定第11項）でないことを要確認です。",
            "en": "The celebrity’s name “{name}” stands beside “{phrase}”. To be checked: the "
            "relation to that person, and impersonation (prohibition 11).",
        },
    },
    sources=(
        "line.investment-fraud",
        "line.security-investment",
        "line.prohibited.9",
        "line.prohibited.11",
        "fsa.unregistered",
    ),
)
def fraud_room_traits(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One trait is enthusiasm, three are a script: LINE's own list of fraud rooms."""
    room = survey(context)
    traits = [room.said(f"trait-{name}")[:1] for name in context.option("traits")]
    found = [place for places in traits for place in places]
    if not found:
        return
    for named in room.said("celebrity")[:1]:
        names = {"name": named.text, "phrase": found[0].text}
        yield Problem("celebrity", at=named.pointer, span=named.span, values=names)
        return
    if len(found) >= context.option("most") and not holds(export, context, "investment"):
        values = {"count": len(found), "phrases": quoted([place.text for place in found])}
        yield Problem("traits", at=found[0].pointer, span=found[0].span, values=values)
