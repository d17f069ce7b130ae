"""commerce.animal-sale-registration: selling animals shows the registration."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .licences import holds
from .survey import MOST_PLACES, Mention, Survey, survey

_NEAR = 60


@rule(
    id="commerce.animal-sale-registration",
    severity="medium",
    confidence="medium",
    effort="medium",
    tags=("licences", "animals"),
    title={
        "ja": "動物の販売に第一種動物取扱業の登録番号が示され、56日齢までの犬猫を渡していない",
        "en": "Selling animals shows the registration, and no dog or cat under 56 days",
    },
    failure_title={
        "ja": "動物の販売に登録番号がない、または56日齢までの犬猫を渡すと書かれている",
        "en": "Animals for sale without a registration, or too young",
    },
    why={
        "ja": "犬・猫・小鳥・爬虫類などをくり返し販売するには、動物愛護管理法第10条の登録（第一種動物取扱業）が必要です。販売の前に、事業所で現物を見せ、"
        "対面で説明します（第21条の4）。犬猫は、生まれて56日たつまで、引渡しも展示もできません（第22条の5）。",
        "en": "Selling dogs, cats, birds, reptiles and other animals again and again needs the registration of "
        "Article 10 of the Act on Welfare and Management of Animals. The animal is shown and explained in "
        "person first (Article 21-4); no dog or cat is handed over before 56 days (Article 22-5).",
    },
    fix={
        "ja": "登録のある場合は、事業所の名称・所在地、登録の種別と番号、登録の日と有効期間、動物取扱責任者を説明文かノートに書き、書き出しの operator.licences に入れてください。"
        "登録がない場合は販売の文を消し、保護した動物の譲渡であれば「譲渡費用（医療費の実費）」と書きます。引渡しの日齢も直してください。",
        "en": "With a registration, write business, address, kind and number, dates and the person in charge in "
        "the description or a note and in operator.licences. Without one, remove the offer; if rescued "
        "animals are given away, say so and name the costs. Correct the age at which they leave.",
    },
    paste={
        "ja": "【第一種動物取扱業】事業所：〇〇（所在地）／種別：販売／登録番号：第00000号／登録年月日：20XX年〇月〇日／有効期間の末日：20XX年〇月〇日／"
        "動物取扱責任者：〇〇\n見学のうえ対面でご説明し、犬・猫は生後57日目以降にお渡しします。",
        "en": "[Registered animal handling business] … (address) / kind: sale / registration no. 00000 / "
        "registered … / valid to … / person in charge: …\nAnimals are shown and explained in person; dogs "
        "and cats leave from the 57th day.",
    },
    messages={
        "registration-absent": {
            "ja": "「{phrase}」は動物の販売のしるしですが、第一種動物取扱業の登録番号が見当たりません。動物愛護管理法第10条に照らして要確認です。",
            "en": "“{phrase}” is a sign of selling animals, but no registration number is shown. To be checked "
            "(Article 10 of the Act on Welfare and Management of Animals).",
        },
        "too-young": {
            "ja": "「{phrase}」の動物を渡すと書かれています。犬・猫であれば、生まれて56日たつまで引き渡せません。動物愛護管理法第22条の5に照らして要確認です。",
            "en": "An animal “{phrase}” is offered. No dog or cat is handed over before 56 days. To be checked "
            "(Article 22-5 of the Act on Welfare and Management of Animals).",
        },
    },
    sources=("law.dobutsu-aigo-10",),
)
def animal_sale_registration(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A home found for a rescued cat is no sale; a litter with a price is."""
    room = survey(context)
    sales = tuple(_told(room, "animal-sale"))[:MOST_PLACES]
    if not sales:
        yield NotApplicable()
        return
    for passage in room.passages if room.shows("animal-too-young") else ():
        near = passage.reading.beside("animal-too-young", "animal-handover", _NEAR)
        for place in passage.mentions(near[:1]):
            values = {"phrase": place.text}
            yield Problem("too-young", at=place.pointer, span=place.span, values=values)
    if holds(export, context, "animals"):
        return
    if export.operator.licences is None:
        yield Unknown("/operator/licences")
        return
    for place in sales:
        values = {"phrase": place.text}
        yield Problem("registration-absent", at=place.pointer, span=place.span, values=values)


def _told(room: Survey, group: str) -> Iterator[Mention]:
    """The first sale of each text, not of those who rescue, groom or board animals."""
    for passage in room.passages if room.shows(group) else ():
        yield from passage.mentions(passage.reading.told(group, unless="animal-other")[:1])
