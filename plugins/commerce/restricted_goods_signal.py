"""commerce.restricted-goods-signal: nothing is offered that may not be handed on as it is told."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey


@rule(
    id="commerce.restricted-goods-signal",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk", "licences"),
    title={
        "ja": "登録のない希少種、安全装置を外した品、車検のときだけの部品などを譲る案内がない",
        "en": "No offer of rare species without papers, goods made unsafe or parts lent for an inspection",
    },
    failure_title={
        "ja": "登録のない希少種、安全装置を外した品、車検のときだけの部品などを譲る案内がある",
        "en": "An offer of rare species without papers, goods made unsafe or parts lent for an inspection",
    },
    why={
        "ja": "希少な動植物や象牙は、登録票や許可なしの譲渡・陳列・広告が種の保存法で禁じられ、特定外来生物や野鳥も飼ったり譲ったりできません。"
        "登録品種の苗や枝を許諾なく譲ったり海外へ送ったりすることは、種苗法の育成者権を害するおそれがあります。"
        "リコール品や安全装置を外した品は火事やけがのもとになり、車検のときだけ部品を替えることは不正改造やその手助けにあたりえます。"
        "禁止規定第9項（法令に反する行為）の面から確認が要ります。",
        "en": "Rare species and ivory may not be handed on, shown or advertised without registration or a permit "
        "(Species Conservation Act); invasive species and wild birds may not be kept or passed on. Passing on or exporting plants "
        "of a registered variety without leave may infringe the breeder’s right (Plant Variety Act). Recalled goods and goods "
        "whose safety device was removed cause fires and injuries, and parts swapped for an inspection may be unlawful "
        "modification or help with it. This touches prohibition 9 (unlawful acts).",
    },
    fix={
        "ja": "登録票・許可書などがある場合は、その種類と番号を書いてください。ない場合や安全が確かめられない品の場合は案内を消し、"
        "環境省の窓口（自然環境研究センターなど）、販売元、運輸支局に相談します。",
        "en": "If there is a registration or a permit, write its kind and number. If there is none, or the goods are not "
        "known to be safe, remove the offer and ask the office in charge, the maker or the transport bureau.",
    },
    paste={
        "ja": "登録票や許可のない希少な動植物、野生から採ったもの、登録品種の無断の苗や枝、リコール対象や安全装置を外した品、車検のときだけの部品の売買・貸し借り・譲渡の投稿はできません。",
        "en": "Posts that sell, lend or give away rare animals or plants without papers, things taken from the wild, plants of a registered variety without leave, recalled "
        "goods, goods whose safety device was removed, or parts only for an inspection are not allowed here.",
    },
    messages={
        "told": {
            "ja": "「{phrase}」は、法令で譲渡などが制限された品、または安全でない品の案内と読めます。種の保存法・外来生物法・種苗法・消費生活用製品安全法・道路運送車両法などに照らして要確認です。",
            "en": "“{phrase}” reads as an offer of goods whose trade the law restricts, or that are not safe. To be "
            "checked against the law on species, plant varieties, product safety or road vehicles.",
        },
    },
    sources=(
        "line.prohibited.9",
        {
            "title": {
                "ja": "絶滅のおそれのある野生動植物の種の保存に関する法律 第12条・第17条（譲渡し等・陳列又は広告の禁止）",
                "en": "Act on Conservation of Endangered Species, arts. 12 and 17 (handing on, showing and advertising)",
            },
            "url": "https://laws.e-gov.go.jp/law/404AC0000000075",
        },
        {
            "title": {
                "ja": "特定外来生物による生態系等に係る被害の防止に関する法律 第4条・第8条（飼養等・譲渡し等の禁止）",
                "en": "Invasive Alien Species Act, arts. 4 and 8 (keeping and handing on)",
            },
            "url": "https://laws.e-gov.go.jp/law/416AC0000000078",
        },
        {
            "title": {
                "ja": "種苗法 第20条・第21条の2（育成者権、輸出の制限）",
                "en": "Plant Variety Protection and Seed Act, arts. 20 and 21-2 (breeder’s right, limits on export)",
            },
            "url": "https://laws.e-gov.go.jp/law/410AC0000000083",
        },
        {
            "title": {
                "ja": "消費生活用製品安全法（製品の回収と危害の防止）",
                "en": "Consumer Product Safety Act (recalls, prevention of harm)",
            },
            "url": "https://laws.e-gov.go.jp/law/348AC0000000031",
        },
        {
            "title": {
                "ja": "道路運送車両法 第99条の2（不正改造等の禁止）",
                "en": "Road Transport Vehicle Act, art. 99-2 (unlawful modification)",
            },
            "url": "https://laws.e-gov.go.jp/law/326AC0000000185",
        },
    ),
)
def restricted_goods_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What an offer tells of its goods is enough: no setting says whether they may be sold."""
    for place in survey(context).first("goods-not-to-trade"):
        yield Problem("told", at=place.pointer, span=place.span, values={"phrase": place.text})
