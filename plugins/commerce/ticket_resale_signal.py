"""commerce.ticket-resale-signal: no resale of tickets above face value."""

import re
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .findings import flagged
from .reading import Hit, read
from .survey import Mention, Passage, Survey, survey
from .wording import quoted

_MEANING = {"ja": "券面を超える額や名義の貸し借り", "en": "more than face value, or a lent name"}
_MOST_OF_PRICE = 1.2
"""Real costs, as of postage, may be asked on top of the price."""

_SUM = re.compile("[0-9一二三四五六七八九十][0-9,一二三四五六七八九十百千万]*")
_EACH = re.compile("1枚|一枚|各|ずつ|each|apiece|per ticket")
_COUNT = re.compile(
    "([2-9二三四五六七八九])(?:枚|連番|席)|ペア|(?:two|2) [a-z ]{0,16}(?:tickets|passes|seats)"
)
_DIGITS = {digit: str(at) for at, digit in enumerate("〇一二三四五六七八九")}
_BEFORE, _AFTER = 6, 12
_UNITS = {"十": 10, "百": 100, "千": 1000}


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
    signs = (*room.first("ticket-premium"), *room.first("ticket-name"))
    known = {sign.pointer for sign in signs}
    above = (place for place in _above_price(room) if place.pointer not in known)
    for place in (*signs, *above):
        if not any(_overlap(place, problem) for problem in told):
            values = {"terms": quoted([place.text]), "meaning": _MEANING}
            yield Problem("signal", at=place.pointer, span=place.span, values=values)


def _overlap(place: Mention, problem: Problem) -> bool:
    start, end = problem.span or (0, 0)
    return place.pointer == problem.at and place.span[0] < end and start < place.span[1]


def _above_price(room: Survey) -> Iterator[Mention]:
    """Where tickets are passed on for clearly more than they are said to have cost."""
    if not room.shows("ticket-face") or not room.shows("ticket-asked"):
        return
    for passage in room.passages:
        if passage.reading.has("ticket-thing"):
            asked = (hit for hit in passage.reading.said("ticket-asked") if _is_above(passage, hit))
            yield from passage.mentions(list(asked)[:1])


def _is_above(passage: Passage, asked: Hit) -> bool:
    price = max((_sum(hit.text) for hit in passage.reading.hits("ticket-face")), default=0)
    around = passage.text[max(0, asked.span[0] - _BEFORE) : asked.span[1] + _AFTER]
    count = 1 if _EACH.search(read(around).plain) else _count(passage.reading.plain)
    return 0 < price * count * _MOST_OF_PRICE < _sum(asked.text)


def _count(plain: str) -> int:
    """How many tickets a text speaks of."""
    found = _COUNT.search(plain)
    if found is None:
        return 1
    return int(_DIGITS.get(found[1], found[1])) if found[1] else 2


def _sum(text: str) -> int:
    """The highest sum that a phrase holds."""
    return max((_number(found[0]) for found in _SUM.finditer(text)), default=0)


def _number(told: str) -> int:
    """A number in digits, in characters or in both."""
    total, part, digits = 0, 0, ""
    for char in told.replace(",", ""):
        if char == "万":
            total, part, digits = (part + int(digits or "0")) * 10000, 0, ""
        elif char in _UNITS:
            part, digits = part + int(digits or "1") * _UNITS[char], ""
        else:
            digits += _DIGITS.get(char, char)
    return total + part + int(digits or "0")
