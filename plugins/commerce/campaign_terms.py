"""commerce.campaign-terms: a giveaway campaign names its host, period and terms."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

from .survey import Survey, is_for_a_good_cause, survey
from .wording import listed

LABELS = {
    "campaign-host": ("主催者", "host"),
    "offer-period": ("応募期間", "period"),
    "campaign-terms": ("応募条件・当選の知らせ方", "terms and how winners are told"),
}


@rule(
    id="commerce.campaign-terms",
    severity="low",
    confidence="medium",
    effort="low",
    tags=("advertising", "giveaway"),
    title={
        "ja": "プレゼント企画の主催者・期間・条件が示されている",
        "en": "Giveaway campaigns show host, period and terms",
    },
    failure_title={
        "ja": "プレゼント企画の主催者・期間・条件が足りない",
        "en": "Giveaway campaigns lack host, period or terms",
    },
    why={
        "ja": "主催者や期限のないプレゼント企画は、個人情報の収集や詐欺の企画と見分けがつきません。景品の額は景品表示法の上限（一般懸賞は取引価額の20倍または10万円まで）を守り"
        "ます。",
        "en": "A giveaway without host and period cannot be told from data collecting or fraud. "
        "Prizes keep to the limits of the Act on Misleading Representations (prize draws: "
        "20 times the purchase or 100,000 yen).",
    },
    fix={
        "ja": "主催者・応募期間・応募条件・当選の知らせ方・個人情報の扱いをノートに書き、応募はフォームで受けてください。",
        "en": "Write host, period, terms, how winners are told and how data is handled in a "
        "note, and take entries by a form.",
    },
    paste={
        "ja": "【プレゼント企画】\n主催：〇〇株式会社\n応募期間：〇月〇日〜〇月〇日\n応募条件：〇〇（購入は不要です）\n応募方法：応募フォーム（https://〜）\n当選"
        "発表：〇月〇日までに、当選者だけにLINE公式アカウント「@〇〇〇」からご連絡します\n個人情報：賞品の発送にだけ使い、発送後〇日で削除します",
        "en": "[Giveaway]\nHost: … Inc.\nPeriod: … to …\nTerms: … (no purchase needed)\nEntry: "
        "form at https://…\nWinners: told by our LINE Official Account @… by …\nPersonal "
        "data: used for sending the prize only and deleted … days later",
    },
    messages={
        "items-absent": {
            "ja": "「{phrase}」という企画に、{items}が見当たりません。要確認です（景品表示法の景品規制）。",
            "en": "The campaign “{phrase}” does not show: {items}. To be checked (rules on "
            "prizes).",
        },
    },
    sources=(
        "law.keihyoho-5",
        "E2.10",
        "own.practice",
        {
            "title": {
                "ja": "景品表示法 第4条（景品類の制限）",
                "en": "Act on Misleading Representations, Article 4: limits of prizes",
            },
            "url": "https://laws.e-gov.go.jp/law/337AC0000000134",
        },
    ),
)
def campaign_terms(export: RoomExport, context: Context) -> Iterator[Yield]:
    """An honest campaign is told from a farm by its host and its last day."""
    room = survey(context)
    causes = _good_causes(room)
    found = [place for place in room.first("campaign") if place.pointer not in causes]
    if not found:
        yield NotApplicable()
    wanted = [group for group in LABELS if group != "campaign-host" or not export.operator.name]
    for place in found:
        absent = [LABELS[group] for group in wanted if not room.shows_beside(place.pointer, group)]
        # the name and the description tell what the room is about, a note what the terms are
        is_told = place.pointer.startswith("/room/") and room.shows_in_one_note(*wanted)
        if absent and not is_told:
            values = {"phrase": place.text, "items": listed(absent)}
            yield Problem("items-absent", at=place.pointer, span=place.span, values=values)


def _good_causes(room: Survey) -> frozenset[str]:
    """The texts that tell of a raffle for a good cause, which promotes no trade."""
    if not room.shows("good-cause"):
        return frozenset()
    return frozenset(one.pointer for one in room.passages if is_for_a_good_cause(one.reading))
