"""commerce.investment-solicitation: no signs of unregistered investment business."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged, told_beside
from .licences import holds
from .survey import survey
from .words import pattern

_MEANING = {"ja": "有料の銘柄配信・運用の募集", "en": "paid stock picks, or a fund for members"}


@rule(
    id="commerce.investment-solicitation",
    severity="critical",
    confidence="medium",
    effort="high",
    tags=("content-risk", "investment", "fraud-sign"),
    title={
        "ja": "無登録の投資勧誘と見られる言葉がない",
        "en": "No signs of unregistered investment solicitation",
    },
    failure_title={
        "ja": "無登録の投資勧誘と見られる言葉がある",
        "en": "Signs of unregistered investment solicitation",
    },
    why={
        "ja": "個別の銘柄やFXの売買を有料で助言したり、自動売買ツールを配って口座を開かせたりするには、"
        "金融商品取引法第29条の登録が必要です。LINEは投資詐欺への注意を重ねて出しており、該当するルームは一斉に削除されたこともあります。",
        "en": "Paid advice on stocks or FX, or handing out trading software to have accounts opened, "
        "needs registration under Article 29 of the Financial Instruments and Exchange Act. LINE "
        "warns of investment fraud again and again and has removed such rooms in sweeps.",
    },
    fix={
        "ja": "登録のある業者は、登録番号（関東財務局長（金商）第〇号など）と名称を説明文と「大事なノート」に書き、"
        "書き出しの operator.licences にも入れてください。登録がない場合は、銘柄の推奨・ツールの配布・口座開設の案内をやめ、"
        "一般的な学習の話題にとどめてください。",
        "en": "A registered firm states its number (such as 関東財務局長（金商）第…号) and name in the "
        "description and an important note, and in operator.licences of the export. Without a "
        "registration, stop recommending stocks, handing out tools and leading to accounts; keep "
        "to general learning.",
    },
    paste={
        "ja": "【運営者の表示】\n〇〇株式会社 金融商品取引業者 関東財務局長（金商）第〇〇号 加入協会：〇〇\n"
        "投資には元本割れなどのリスクがあります。リスクと手数料は契約締結前交付書面をご確認ください。\n"
        "【ルール】個別銘柄の推奨、売買の指示、口座開設や入金の案内は禁止です。",
        "en": "[Operator]\n… Inc., financial instruments business operator, 関東財務局長（金商）第…号, "
        "member of …\nInvesting can lose principal; see the pre-contract document for risks and fees."
        "\n[Rule] Recommending stocks, giving trade instructions and leading to accounts are forbidden.",
    },
    messages={
        "signal": {
            "ja": "{terms}は投資の勧誘や助言のしるしです（{meaning}）。金融商品取引法第29条の登録の有無を要確認です。"
            "登録番号を示せば解消します。",
            "en": "{terms}: a sign of investment solicitation or advice ({meaning}). To be checked: "
            "registration under Article 29 of the Financial Instruments and Exchange Act; showing "
            "the number settles it.",
        },
    },
    sources=(
        "law.kinshoho-29",
        "fsa.unregistered",
        "line.investment-fraud",
        "line.security-investment",
        "line.prohibited.9",
    ),
)
def investment_solicitation(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A registered firm shows its number; fraud has none to show.

    What is earned for sure where nothing is invested is told by the rules on income and side jobs.
    """
    if not holds(export, context, "investment"):
        room, earning = survey(context), pattern("easy-earning")
        told = tuple(
            flagged(
                context,
                "investment",
                lambda hit: (
                    earning.match(hit.matched) is not None
                    and not room.shows_beside(hit.pointer, "trading")
                ),
            )
        )
        yield from told
        yield from told_beside(context, told, "paid-picks", _MEANING)
