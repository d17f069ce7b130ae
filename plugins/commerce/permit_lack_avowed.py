"""commerce.permit-lack-avowed: nobody offers for pay what needs a permit and says there is none."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey
from .trade import sells


@rule(
    id="commerce.permit-lack-avowed",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk", "licences"),
    title={
        "ja": "許可や免許がないことを自ら書いた有償の仕事の案内がない",
        "en": "No paid service that says itself it has no permit",
    },
    failure_title={
        "ja": "許可や免許がないことを自ら書いた有償の仕事の案内がある",
        "en": "A paid service that says itself it has no permit",
    },
    why={
        "ja": "人を有償で車に乗せること、家庭のごみの回収、子どもの預かり、食品の製造販売、民泊、不動産の仲介などには、許可・免許・届出・登録が必要です。"
        "ないことを書いて客を募る案内は、頼んだ人も事故や補償の面で困ります。禁止規定第9項（法令に反する行為）の面からも確認が要ります。",
        "en": "Carrying people for pay, collecting household waste, minding children, making food for sale, "
        "lodging guests and brokering homes need a permit, licence, notification or registration. An offer "
        "that says there is none leaves customers without cover, and touches prohibition 9 (unlawful acts).",
    },
    fix={
        "ja": "許可などがある場合は、その種類と番号を書いてください。ない場合は案内を消し、窓口（運輸支局・市区町村・保健所・都道府県など）に要否を確かめます。"
        "ガソリン代などの実費だけを分け合うものや無償の手伝いであれば、そう書きます。",
        "en": "If there is a permit, write its kind and number. If not, remove the offer and ask the office in "
        "charge whether one is needed. If only costs such as petrol are shared, or nothing is paid, say so.",
    },
    paste={
        "ja": "許可・免許・届出・登録が必要な仕事（有償の送迎、不用品の回収、託児、食品の販売、民泊、仲介など）を、それらなしで募る投稿はできません。",
        "en": "Posts that offer work which needs a permit, licence or registration (paid rides, waste collection, "
        "childcare, food, lodging, brokering) without one are not allowed here.",
    },
    messages={
        "dodged": {
            "ja": "「{phrase}」は、許可や届出を避けるために売り買いと呼ばないようにしていると読めます。要確認です。",
            "en": "“{phrase}” reads as calling a sale something else so that no permit is needed. To be checked.",
        },
        "hushed": {
            "ja": "「{phrase}」は、体調不良などの事故を役所に知らせないようにしていると読めます。要確認です。",
            "en": "“{phrase}” reads as keeping an illness or accident from the authorities. To be checked.",
        },
        "avowed": {
            "ja": "「{phrase}」は、許可や免許などがないまま有償で引き受ける案内と読めます。道路運送法・廃棄物処理法・食品衛生法など、その仕事の法令に照らして要確認です。",
            "en": "“{phrase}” reads as an offer of paid work without the permit or licence it may need. To be checked "
            "against the law on that work (road transport, waste, food, lodging and others).",
        },
    },
    sources=(
        "line.prohibited.9",
        "law.takken-3",
        {
            "title": {
                "ja": "道路運送法 第4条・第78条（旅客運送の許可、自家用車の有償運送）",
                "en": "Road Transportation Act, arts. 4 and 78 (permit to carry passengers for pay)",
            },
            "url": "https://laws.e-gov.go.jp/law/326AC0000000183",
        },
        {
            "title": {
                "ja": "廃棄物の処理及び清掃に関する法律 第7条（一般廃棄物処理業の許可）",
                "en": "Waste Management Act, art. 7 (permit to collect household waste)",
            },
            "url": "https://laws.e-gov.go.jp/law/345AC0000000137",
        },
        {
            "title": {
                "ja": "食品衛生法 第55条・第57条（営業の許可と届出）",
                "en": "Food Sanitation Act, arts. 55 and 57 (permit and notification)",
            },
            "url": "https://laws.e-gov.go.jp/law/322AC0000000233",
        },
        {
            "title": {
                "ja": "住宅宿泊事業法 第3条（届出）",
                "en": "Private Lodging Business Act, art. 3 (notification)",
            },
            "url": "https://laws.e-gov.go.jp/law/429AC0000000065",
        },
    ),
)
def permit_lack_avowed(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What a room says of its own lack needs no list of numbers to compare with."""
    for place in survey(context).first("permit-lack-avowed"):
        yield Problem("avowed", at=place.pointer, span=place.span, values={"phrase": place.text})
    if sells(export, context):
        for place in survey(context).first("permit-dodged"):
            yield Problem(
                "dodged", at=place.pointer, span=place.span, values={"phrase": place.text}
            )
    for place in survey(context).first("harm-hushed"):
        yield Problem("hushed", at=place.pointer, span=place.span, values={"phrase": place.text})
