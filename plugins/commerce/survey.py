"""The public texts of one room, surveyed once for all rules of commerce."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from auditor import Context
from auditor.text import sentence_at

from .reading import Hit, Reading, read
from .words import pattern

DISCLOSURE = "/commerce/disclosure_text"
OUTWARD = ("/room/name", "/room/description")
"""What a room says of itself to everybody, members or not."""

_NOTES = "/notes/"
_PRICE_REACH = 20
_CALL_REACH = 60
_COST_REACH = 16
_SHARE_REACH = 36
_GIVEN_REACH = 40
_AT_COST_REACH = 80
_CURRENCY = ("円", "yen")
_ASKING = ("purchase-talk", "handover", "buying-call")
MOST_PLACES = 20
"""A rule tells no more places than these: enough to find and mend the rest."""

LONGEST = 60
"""A message quotes no more characters than these of a value."""


@attrs.frozen
class Mention:
    """A phrase in one of the room's texts: pointer, span in the original and the phrase."""

    pointer: str
    span: tuple[int, int]
    text: str


@attrs.frozen(eq=False)
class Passage:
    """One public text: its pointer, itself and its reading."""

    pointer: str
    text: str
    reading: Reading

    def said(self, group: str) -> tuple[Mention, ...]:
        """The phrases of a group that the passage says."""
        return self.mentions(self.reading.said(group))

    def mentions(self, hits: Iterable[Hit]) -> tuple[Mention, ...]:
        """Hits of this passage with their place."""
        return tuple(
            Mention(self.pointer, hit.span, self.text[slice(*hit.span)].strip()[:LONGEST])
            for hit in hits
        )


@attrs.define(eq=False)
class Survey:
    """All public texts of a room; a group of phrases is looked for once."""

    everything: tuple[Passage, ...]
    _standing: frozenset[str]
    _said: dict[str, tuple[Mention, ...]] = attrs.field(factory=dict)
    _holding: dict[str, tuple[Passage, ...]] = attrs.field(factory=dict)
    _sales: tuple[Mention, ...] | None = None
    _places: dict[str, list[Passage]] = attrs.field(factory=dict)

    @property
    def passages(self) -> Iterator[Passage]:
        """All texts but the legal disclosure, which is no advertisement."""
        return (passage for passage in self.everything if passage.pointer != DISCLOSURE)

    def said(self, *groups: str) -> tuple[Mention, ...]:
        """The phrases of the groups that the texts say, group by group."""
        if self._standing.isdisjoint(groups):
            return ()
        return tuple(mention for group in groups for mention in self._group(group))

    def first(self, *groups: str) -> tuple[Mention, ...]:
        """The first such phrase of each text: one finding a place is enough to find it."""
        if self._standing.isdisjoint(groups):
            return ()
        found: dict[str, Mention] = {}
        for mention in self.said(*groups):
            found.setdefault(mention.pointer, mention)
        return tuple(found.values())[:MOST_PLACES]

    def shows(self, *groups: str) -> bool:
        """Whether any text, the legal disclosure included, holds a phrase of the groups."""
        return not self._standing.isdisjoint(groups) and any(map(self._hold, groups))

    def shows_beside(self, pointer: str, *groups: str) -> bool:
        """Whether the text at `pointer`, or one that belongs to it, holds a phrase of the groups."""
        if not self.shows(*groups):
            return False
        beside = self._by_place()[place_of(pointer)]
        return any(passage.reading.has(*groups) for passage in beside)

    def shows_in_one_note(self, *groups: str) -> bool:
        """Whether one note, with its title, holds a phrase of each of the groups."""
        return all(map(self.shows, groups)) and any(
            all(any(one.reading.has(group) for one in passages) for group in groups)
            for place, passages in self._by_place().items()
            if place.startswith(_NOTES)
        )

    def _by_place(self) -> Mapping[str, list[Passage]]:
        """The texts by what they belong to."""
        if not self._places:
            for passage in self.everything:
                self._places.setdefault(place_of(passage.pointer), []).append(passage)
        return self._places

    @property
    def sales(self) -> tuple[Mention, ...]:
        """The places at which the texts sell something."""
        if self._sales is None:
            asked = self._hold("price") and any(map(self._hold, _ASKING))
            self._sales = (
                *(mention for passage in self._hold("sale") for mention in _told_sales(passage)),
                *(
                    mention
                    for passage in (self.passages if asked else ())
                    for mention in passage.mentions(_asked_prices(passage.reading))
                ),
            )
        return self._sales

    def _group(self, group: str) -> tuple[Mention, ...]:
        found = self._said.get(group)
        if found is None:
            found = tuple(
                mention
                for passage in self._hold(group)
                if passage.pointer != DISCLOSURE
                for mention in passage.said(group)
            )
            self._said[group] = found
        return found

    def _hold(self, group: str) -> tuple[Passage, ...]:
        """The passages that hold a phrase of the group."""
        found = self._holding.get(group)
        if found is None:
            found = ()
            if group in self._standing:
                found = tuple(
                    [
                        one
                        for one in self.everything
                        if group in one.reading.standing and one.reading.has(group)
                    ]
                )
            self._holding[group] = found
        return found


def _asked_prices(reading: Reading) -> Iterator[Hit]:
    """The prices beside talk of buying, or for which something is handed over.

    Sums that the room itself does not ask, those that are lent, and those that go with gifts, are
    none; nor is what neighbours or parents ask of each other, what a group orders together, and what
    somebody paid or saw elsewhere; nor what is paid out to members, or asked for a spare ticket.
    """
    if reading.has("common-body") or _is_spare_ticket(reading) or is_for_a_good_cause(reading):
        return
    hits = (
        *reading.near("price", "purchase-talk", _PRICE_REACH),
        *reading.told_with("price", "handover", _PRICE_REACH, unless="gift-talk"),
        *_called_prices(reading),
    )
    other = {hit.span for hit in reading.near("price", "loan-talk", _PRICE_REACH)}
    for group in ("group-buy", "told-elsewhere"):
        other |= {hit.span for hit in reading.beside("price", group, _CALL_REACH)}
    for hit in hits:
        text = reading.original
        if hit.span in other or _is_given(text, hit.span[1]) or is_cost(text, hit.span):
            continue
        if not read(text[slice(*sentence_at(text, hit.span[0]))]).has("paid-elsewhere"):
            yield hit


def _is_spare_ticket(reading: Reading) -> bool:
    """Whether somebody passes on a ticket or a few of their own, which makes nobody a shop."""
    return reading.has("spare-ticket") and not reading.has("ticket-dealer")


def is_for_a_good_cause(reading: Reading) -> bool:
    """Whether a text tells of a raffle or a stall of which all that comes in goes to others."""
    return reading.has("fair-stall") and reading.has("good-cause")


def _called_prices(reading: Reading) -> Iterator[Hit]:
    """The prices by which buyers are called to come forward or told how to pay.

    What a group buys together for itself is no sale.
    """
    if reading.has("shared-purchase"):
        return
    told = {hit.span for hit in reading.told("price", unless="gift-talk")}
    for hit in reading.near("price", "buying-call", _CALL_REACH):
        if hit.span in told:
            yield hit


def _told_sales(passage: Passage) -> Iterator[Mention]:
    """What a text sells, without what somebody tells to have paid, dues, and orders sent elsewhere."""
    reading = passage.reading
    if is_for_a_good_cause(reading):
        return
    if passage.pointer != DISCLOSURE and not _is_spare_ticket(reading):
        hits = passage.reading.said("sale")
        yield from passage.mentions(hit for hit in hits if not _is_no_sale(passage, hit))


def _is_no_sale(passage: Passage, hit: Hit) -> bool:
    text = passage.text
    if hit.text.endswith(_CURRENCY) and _is_given(text, hit.span[1]):
        return True
    low, high = sentence_at(text, hit.span[0])
    before = read(text[max(low, hit.span[0] - _COST_REACH) : hit.span[0]]).plain
    if hit.text[:1].isnumeric() and pattern("outside-price").search(before):
        return True  # "petrol: 500 yen a trip out of the purse"
    sentence = read(text[low:high])
    if sentence.has("paid-elsewhere"):
        return True
    if pattern("order-word").match(hit.text) and passage.reading.has("not-here"):
        return sentence.has("outside-channel")
    if pattern("sign-up-open").match(hit.text) and sentence.has("get-together"):
        return not passage.reading.has("price")
    if pattern("transfer").match(hit.text) is None:
        return False
    return pattern("dues").search(sentence.plain) is not None


def _is_given(text: str, end: int) -> bool:
    """Whether a sum that ends there is one that somebody paid, or that the room hands out itself."""
    after = read(text[end : end + _GIVEN_REACH]).plain
    past = pattern("past-price").match(after[:_COST_REACH])
    return past is not None or pattern("paid-out").match(after) is not None


def is_cost(text: str, span: tuple[int, int]) -> bool:
    """Whether a sum is a wage, a fare, a face value, or the members' share of a cost."""
    before = read(text[max(0, span[0] - _COST_REACH) : span[0]]).plain
    return pattern("outside-price").search(before) is not None or is_share(text, span)


def is_share(text: str, span: tuple[int, int]) -> bool:
    """Whether a sum is told to be the members' share of a cost."""
    start, end = span
    before = read(text[max(0, start - _SHARE_REACH) : start]).plain
    after = read(text[end : end + _AT_COST_REACH]).plain
    if pattern("share-after").match(after):
        return True
    if pattern("cost-bearer").search(before) and pattern("at-cost").match(after):
        return True  # what an adopter or a guest pays, told to be no more than what it costs
    return pattern("shared-cost").search(before) is not None and "税" not in text[end : end + 6]


def is_fee(text: str, span: tuple[int, int]) -> bool:
    """Whether a sum is a fee by the month or of members."""
    before = read(text[max(0, span[0] - _COST_REACH) : span[0]]).plain
    after = read(text[span[1] : span[1] + _COST_REACH]).plain
    return pattern("fee-before").search(before) is not None or bool(
        pattern("fee-after").match(after)
    )


def place_of(pointer: str) -> str:
    """What a text belongs to: name, description and tags are read together, and so is a note."""
    return "/room" if pointer.startswith("/room/") else pointer.rpartition("/")[0]


def survey(context: Context) -> Survey:
    """The survey of the room's public texts."""
    return context.fact(_survey)


def _survey(context: Context) -> Survey:
    passages = tuple(
        Passage(pointer, text, read(text, context.title_above(pointer)))
        for pointer, text in context.public_text
    )
    return Survey(passages, frozenset().union(*(one.reading.standing for one in passages)))
