"""Whether a room trades: what its export declares and what its public texts say."""

from collections.abc import Iterator, Mapping

import attrs

from auditor import Context, NotApplicable, RoomExport, Unknown, Yield

from .reading import Hit, read

DISCLOSURE = "/commerce/disclosure_text"
_PRICE_REACH = 20


@attrs.frozen
class Mention:
    """A phrase in one of the room's texts: pointer, span in the original and the phrase."""

    pointer: str
    span: tuple[int, int]
    text: str


def said(context: Context, *groups: str) -> Iterator[Mention]:
    """The phrases of the groups that the room's public texts say, in the order of the texts."""
    for pointer, text in texts(context):
        reading = read(text)
        for group in groups:
            for hit in reading.said(group):
                yield mention(pointer, text, hit)


def texts(context: Context) -> Iterator[tuple[str, str]]:
    """Pointer and text of all public texts but the legal disclosure, which is no advertisement."""
    return (pair for pair in context.public_text if pair[0] != DISCLOSURE)


def shows(context: Context, *groups: str) -> bool:
    """Whether any public text, the legal disclosure included, holds a phrase of the groups."""
    return any(read(text).has(*groups) for _, text in context.public_text)


def mention(pointer: str, text: str, hit: Hit) -> Mention:
    """A hit with its place."""
    return Mention(pointer, hit.span, text[slice(*hit.span)].strip())


def sales(context: Context) -> Iterator[Mention]:
    """The places at which the public texts sell something."""
    yield from said(context, "sale")
    for pointer, text in texts(context):
        for hit in read(text).near("price", "purchase-talk", _PRICE_REACH):
            yield mention(pointer, text, hit)


def sells(export: RoomExport, context: Context) -> bool | None:
    """Whether the room sells; None when neither the export nor the texts say."""
    commerce = export.commerce
    if commerce.sells or commerce.prices or next(sales(context), None) is not None:
        return True
    return commerce.sells


def promotes(export: RoomExport, context: Context) -> bool | None:
    """Whether the room sells, solicits or advertises; None when nothing says."""
    commerce = export.commerce
    declared = (commerce.solicits, commerce.sponsored, commerce.affiliate)
    if any(declared) or export.room.purpose == "marketing" or sells(export, context):
        return True
    if next(said(context, "solicitation"), None) is not None:
        return True
    return commerce.sells


def first_of_each_text(mentions: Iterator[Mention]) -> Iterator[Mention]:
    """The first mention in each text: one finding a place is enough to find it."""
    seen: dict[str, None] = {}
    for found in mentions:
        if found.pointer not in seen:
            seen[found.pointer] = None
            yield found


def evidence(export: RoomExport, context: Context) -> Mapping[str, str]:
    """The sign that the room trades, in words: a phrase of its texts, or what it declares."""
    found = next(sales(context), None) or next(said(context, "solicitation"), None)
    if found is not None:
        return {"ja": f"「{found.text}」", "en": f"“{found.text}”"}
    commerce = export.commerce
    for declared, ja, en in (
        (commerce.sells or commerce.prices, "販売しているとの申告", "the declared selling"),
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
