"""Contact details that are meant to be public: legal disclosures, offices, freephone numbers."""

import re
from collections.abc import Iterator

import attrs

from auditor import Context
from auditor.text import Contact, pattern

_HEADING = pattern(__package__, "disclosures.json", "heading")
_NAMED = pattern(__package__, "disclosures.json", "named")
_OFFICE = pattern(__package__, "disclosures.json", "office")
_PLACE = pattern(__package__, "disclosures.json", "place")
_TRADE = pattern(__package__, "disclosures.json", "trade")
_CUSTOMERS = pattern(__package__, "disclosures.json", "customers")
_HOME = pattern(__package__, "disclosures.json", "home")
_ITEM = pattern(__package__, "disclosures.json", "item")
_FEWEST_ITEMS = 4
"""Of the items that an offer of work must state, so many on lines of their own make one."""
_MOBILE = re.compile(r"(?:\+?81)?0?[5-9]0\d{8}")
_OFFICE_MAILBOX = pattern(__package__, "disclosures.json", "office-mailbox")
_ROLE_MAILBOX = pattern(__package__, "disclosures.json", "role-mailbox")
_FREEMAIL = pattern(__package__, "disclosures.json", "freemail")
_OUTSIDE = pattern(__package__, "disclosures.json", "outside-window")
_REPORTING = pattern(__package__, "disclosures.json", "reporting")
_LISTENER = pattern(__package__, "disclosures.json", "listener")
_LISTENING = pattern(__package__, "disclosures.json", "listening")
_LINE_START = 80


@attrs.frozen
class Passage:
    """One public text, the heading it stands under, and for a description the room's name."""

    text: str
    title: str = ""
    room: str = ""

    @property
    def disclosed_from(self) -> int | None:
        """Where a legal disclosure that names its business begins; None when there is none."""
        if _NAMED.search(self.text) is None:
            return None
        if _HEADING.search(self.title):
            return 0
        heading = _HEADING.search(self.text)
        if heading is not None:
            return heading.start()
        items = list(_ITEM.finditer(self.text))
        is_offer = len({item[1] for item in items}) >= _FEWEST_ITEMS
        return items[0].start() if is_offer else None


def passages(context: Context) -> Iterator[tuple[str, Passage]]:
    """Pointer and passage of every text; a note's body stands under the note's title."""
    for pointer, text in context.public_text:
        room = context.export.room.name if pointer == "/room/description" else None
        yield pointer, Passage(text, context.title_above(pointer), room or "")


def is_public(contact: Contact, passage: Passage, disclosed_from: int | None) -> bool:
    """Whether a telephone number or address is one that a business or an office shows by right."""
    if contact.kind not in ("phone", "email"):
        return False
    if disclosed_from is not None and contact.span[0] >= disclosed_from:
        return True
    if contact.kind == "phone":
        if contact.is_public_number:
            return True
        if _MOBILE.fullmatch(contact.digits):
            return False
    start = contact.span[0]
    before = passage.text[max(0, start - _LINE_START) : start].rpartition("\n")[2]
    if contact.kind == "email":
        # the mailbox of those who look after a room, where it is named to turn to
        office = _OFFICE_MAILBOX.match(contact.text) is not None
        if office and _OFFICE.search(before) is not None:
            return True
        if _FREEMAIL.search(contact.text) is not None:
            return False
        if _OUTSIDE.search(before) is not None:
            return True
        has_role = office or _ROLE_MAILBOX.match(contact.text) is not None
        behind = _behind(contact, passage.text)
        return has_role and (_REPORTING.search(before) or _REPORTING.search(behind)) is not None
    if _OFFICE.search(before) is not None:
        return True
    if _LISTENER.search(before) and _LISTENING.search(_behind(contact, passage.text)):
        return True
    if _HOME.search(before) is not None:
        return False
    return _PLACE.search(before) is not None or _is_of_trade(passage)


def _is_of_trade(passage: Passage) -> bool:
    """Whether a text describes the room in which a shop or a practice speaks to its customers."""
    return (
        _TRADE.search(passage.room) is not None
        and (_CUSTOMERS.search(passage.room) or _CUSTOMERS.search(passage.text)) is not None
    )


def _behind(contact: Contact, text: str) -> str:
    """What the line says behind a contact."""
    end = contact.span[1]
    return text[end : end + _LINE_START].partition("\n")[0]
