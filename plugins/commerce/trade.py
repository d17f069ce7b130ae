"""Whether a room trades: what its export declares and what its public texts say."""

from collections.abc import Iterator, Mapping

from auditor import Context, NotApplicable, RoomExport, Unknown, Yield

from .reading import read
from .survey import OUTWARD, Mention, Survey, is_cost, is_share, survey

PROMOTION = ("solicitation", "service-offer")
"""The phrases with which a room solicits or presents its operator's services."""

_ON_THE_DAY = ("non-profit", "paid-on-the-day")


def sells(export: RoomExport, context: Context) -> bool | None:
    """Whether the room sells; None when neither the export nor the texts say."""
    commerce = export.commerce
    room = survey(context)
    if commerce.sells or room.sales:
        return True
    if any(is_asked(price) and not is_shared(price, room) for price in commerce.prices or ()):
        return True
    return commerce.sells


def is_asked(price: str) -> bool:
    """Whether a price is more than nothing and than a share of a cost, such as the hall's."""
    reading = read(price)
    hits = reading.hits("price")
    if not hits:
        return not reading.has("free-price")
    return not all(is_cost(price, hit.span) for hit in hits)


def is_shared(price: str, room: Survey) -> bool:
    """Whether the texts tell every sum of a price as a share of a cost.

    It is one, too, where neighbours or parents ask it of each other, or a body without profit on
    the day itself.
    """
    sums = {hit.text for hit in read(price).hits("price")}
    return bool(sums) and (
        any(sums <= told for told in _sums_in_common(room)) or sums <= _sums_told_as_share(room)
    )


def _sums_in_common(room: Survey) -> Iterator[set[str]]:
    """The sums of each text in which those who pay and those who ask are the same."""
    for passage in room.passages:
        reading = passage.reading
        if reading.has("common-body") or all(map(reading.has, _ON_THE_DAY)):
            yield {hit.text for hit in reading.hits("price")}


def _sums_told_as_share(room: Survey) -> set[str]:
    """The sums that each text which tells them calls a share of a cost."""
    shared: set[str] = set()
    asked: set[str] = set()
    for passage in room.passages:
        hits = passage.reading.hits("price")
        shares = {hit.text for hit in hits if is_share(passage.text, hit.span)}
        shared |= shares
        asked |= {hit.text for hit in hits} - shares
    return shared - asked


def promotes(export: RoomExport, context: Context) -> bool | None:
    """Whether the room sells, solicits or advertises; None when nothing says."""
    commerce = export.commerce
    declared = (commerce.solicits, commerce.sponsored, commerce.affiliate)
    if any(declared) or export.room.purpose == "marketing" or sells(export, context):
        return True
    if survey(context).said(*PROMOTION) or dealing(context):
        return True
    return commerce.sells


def dealing(context: Context) -> tuple[Mention, ...]:
    """The places at which the texts buy used goods or deal in them, but one's own belongings.

    Where a room declares that it sells, a shop of used goods in its name or description is one.
    """
    room = survey(context)
    places = room.first("used-goods-trade")
    if not places and context.export.commerce.sells:
        shops = room.first("used-goods-shop")
        places = tuple(shop for shop in shops if shop.pointer in OUTWARD)[:1]
    return tuple(
        place for place in places if not room.shows_beside(place.pointer, "own-belongings")
    )


def evidence(export: RoomExport, context: Context) -> Mapping[str, str]:
    """The sign that the room trades, in words: a phrase of its texts, or what it declares."""
    room = survey(context)
    for found in (*room.sales, *room.said(*PROMOTION), *dealing(context)):
        return {"ja": f"「{found.text}」", "en": f"“{found.text}”"}
    commerce = export.commerce
    for declared, ja, en in (
        (sells(export, context), "販売しているとの申告", "the declared selling"),
        (commerce.solicits, "勧誘しているとの申告", "the declared soliciting"),
        (commerce.sponsored, "広告・タイアップがあるとの申告", "the declared sponsoring"),
        (commerce.affiliate, "アフィリエイトがあるとの申告", "the declared affiliate links"),
    ):
        if declared:
            return {"ja": ja, "en": en}
    return {"ja": "目的が宣伝・集客との申告", "en": "the declared purpose of marketing"}


def gate(answer: bool | None, pointer: str) -> Yield | None:
    """What a rule yields when the trade it judges is absent or unknown; None when it happens."""
    if answer is None:
        return Unknown(pointer)
    return None if answer else NotApplicable()
