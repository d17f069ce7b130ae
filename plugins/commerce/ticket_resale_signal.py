"""commerce.ticket-resale-signal: no resale of tickets above face value."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .findings import flagged
from .survey import Mention, survey
from .wording import quoted

_MEANING = {"ja": "券面を超える額や名義の貸し借り", "en": "more than face value, or a lent name"}


@rule(
    id="commerce.ticket-resale-signal",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk", "tickets"),
    title={
        "ja": "チケットの高額転売と見られる言葉がない",
        "en": "No signs of ticket resale above face value",
    },
    failure_title={
        "ja": "チケットの高額転売と見られる言葉がある",
        "en": "Signs of ticket resale above face value",
    },
    why={
        "ja": "興行主の同意なく、特定興行入場券を定価を超える価格で業として転売することは、チケット不正転売禁止法で禁じられています（1年以下の拘禁刑または100万円以下の罰金など"
        "）。個人でも、くり返せば対象です。名義の貸し借りは入場を断られる原因になります。",
        "en": "Reselling designated event tickets above face value as a business without the "
        "promoter’s consent is forbidden by the Act on illegal ticket resale; individuals "
        "who repeat it included. Lending names leads to refused entry.",
    },
    fix={
        "ja": "「定価以上」「＋手数料」「積みます」「名義貸し」などの言葉を消し、譲渡は定価以下・公式リセールの利用に限ると書いてください。",
        "en": "Remove phrases such as above face value, plus fee or name lending, and limit "
        "passing on to face value or less and to official resale.",
    },
    paste={
        "ja": "【チケットの譲渡について】譲渡は定価以下に限り、公式リセールの利用をお願いします。定価を超える取引、手数料の上乗せ、名義の貸し借りは禁止です。送料や決済手数料の実費"
        "は、内訳を書いてください。",
        "en": "[Tickets] Pass tickets on at face value or less; please use official resale. "
        "Prices above it, added fees and lending of names are forbidden. State real "
        "postage and payment costs item by item.",
    },
    messages={
        "signal": {
            "ja": "{terms}は定価を超えるチケット取引のしるしです（{meaning}）。チケット不正転売禁止法に照らして要確認です。定価以下の譲渡であれば、その旨を書け"
            "ば解消します。",
            "en": "{terms}: a sign of ticket trade above face value ({meaning}). To be checked "
            "(Act on illegal ticket resale); saying that face value is the limit settles "
            "it.",
        },
    },
    sources=("law.ticket", "line.prohibited.9"),
)
def ticket_resale_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Passing on a ticket at its price is a favour; above it, as a habit, an offence."""
    room = survey(context)
    fair = room.shows("fair-ticket")
    told = tuple(flagged(context, "ticket-resale", lambda hit: fair and hit.klass != "reject"))
    yield from told
    for place in (*room.first("ticket-premium"), *room.first("ticket-name")):
        if not any(_overlap(place, problem) for problem in told):
            values = {"terms": quoted([place.text]), "meaning": _MEANING}
            yield Problem("signal", at=place.pointer, span=place.span, values=values)


def _overlap(place: Mention, problem: Problem) -> bool:
    start, end = problem.span or (0, 0)
    return place.pointer == problem.at and place.span[0] < end and start < place.span[1]
