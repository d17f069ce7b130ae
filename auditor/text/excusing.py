"""Excusing: what takes back a word that stands in one of a room's texts."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from attrs import define, evolve, field

from auditor.text.bans import Bans
from auditor.text.findings import HIDING, Ban, Hit, Suppressed
from auditor.text.folding import key_of, squeeze
from auditor.text.matching import plain_words
from auditor.text.negation import is_offered, is_soliciting
from auditor.text.page import Page
from auditor.text.places import Match
from auditor.text.plain import readings
from auditor.text.protection import Allowed, Context, Contexts
from auditor.text.sentence import Span, sentence_at
from auditor.text.sighting import undone_in
from auditor.text.targets import Term
from auditor.text.told import is_mentioned

ROOM = "/room/"
"""Texts under it are read together: name, description and tags."""

_LONGEST_ALLOWED = 40

_REACH = 200
"""Characters before and behind a word at most that are its sentence."""

LONG = 150
"""Characters of a text of which a part is no context for another."""


class Excuse(NamedTuple):
    """Why a word that stands in a text is not told."""

    reason: str
    text: str
    span: tuple[int, int] | None = None
    ban: Ban | None = None
    context: tuple[str, ...] = ()

    def of(self, hit: Hit) -> Suppressed:
        """Give the hit with what excuses it."""
        excused = evolve(hit, negated_by=self.ban, protected_by=self.context)
        return Suppressed(hit=excused, reason=self.reason, text=self.text, span=self.span)


@define(eq=False)
class Excuses:
    """What may excuse the words of a room; what is asked more than once is remembered.

    Attributes:
        allowed: the innocent words of which a hit may be a part.
        contexts: the words around a hit that make it an innocent one.
        pages: the texts by pointer.
    """

    allowed: Allowed
    contexts: Contexts
    pages: Mapping[str, Page]
    _masks: dict[str, list[Match]] = field(init=False, factory=dict)
    _bans: Bans = field(init=False)
    _soliciting: dict[str, bool] = field(init=False, factory=dict)
    _context_keys: dict[tuple[str, bool], frozenset[str]] = field(init=False, factory=dict)
    _readings: dict[str, tuple[Span, ...]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._bans = Bans(self.pages)

    def group(self, pointer: str) -> tuple[str, ...]:
        """Give the fields that are read together with this one."""
        if not pointer.startswith(ROOM):
            return (pointer,)
        return tuple(other for other in self.pages if other.startswith(ROOM))

    def excuse(self, pointer: str, match: Match, term: Term) -> Excuse | None:
        """Give what takes a hit back."""
        mask = self.mask(pointer, match)
        if mask is not None:
            return Excuse("allowed", self.pages[pointer].text[slice(*mask)], mask)
        ban = self.ban(pointer, match)
        if ban is not None:
            return Excuse(ban.kind, ban.text, ban.span, ban=ban)
        context = self.context(pointer, match, term)
        return Excuse("context", context[0], context=context) if context else None

    def mask(self, pointer: str, match: Match) -> Span | None:
        """Give the innocent word that a match is a part of, or the reading of one: 決(き)める."""
        masks = self._masks.get(pointer)
        if masks is None:
            page, allowed = self.pages[pointer], self.allowed
            places = allowed.scanner.scan(page.squeezed)
            masks = self._masks[pointer] = plain_words(page, places, allowed.by_key)
        low = bisect_left(masks, match.start - _LONGEST_ALLOWED, key=_start)
        for at in range(low, bisect_left(masks, match.end, key=_start)):
            mask = masks[at]
            if mask.end > match.start and not _is_within(mask, match):
                return mask.span
        low, high = match.span
        for start, end in self._read_of(pointer):
            if start < low < end < high or low < start < high < end:  # across one of its brackets
                return start, end
        return None

    def _read_of(self, pointer: str) -> tuple[Span, ...]:
        known = self._readings.get(pointer)
        if known is None:
            known = self._readings[pointer] = tuple(readings(self.pages[pointer].text))
        return known

    def ban(self, pointer: str, match: Match) -> Ban | None:
        """Give the ban or the denial that a match stands under."""
        return self._bans.on(pointer, match.span)

    def context(self, pointer: str, match: Match, term: Term) -> tuple[str, ...]:
        """Give the first words around a match, other than its own, that make it an innocent one."""
        for context in self.contexts.each:
            if not context.speaks_of(term, match.word):
                continue
            is_quoted = context.scope == "quote"
            if is_quoted and not self.is_mentioned(pointer, match):
                continue
            scope = (pointer,) if context.scope == "field" else self.group(pointer)
            if context.yields_to_solicitation and any(map(self._is_soliciting, scope)):
                continue
            found = [word for p in scope for word in self._context_words(context, p)]
            if not found:
                continue
            own = squeeze(self.pages[pointer].text[slice(*match.span)])
            words = tuple(
                word for word in found if word not in match.word and key_of(word) not in own
            )
            if words and not is_quoted:
                words = self._near(context, pointer, match, words)
            if words:
                return words[:3] if is_quoted or not self._is_hidden(pointer, match) else ()
        return ()

    def _is_hidden(self, pointer: str, match: Match) -> bool:
        """Tell whether a word is disguised in two ways at once, which nobody does by chance."""
        return len(HIDING.intersection(undone_in(self.pages[pointer], match))) > 1

    def is_mentioned(self, pointer: str, match: Match) -> bool:
        """Tell whether a match stands in a quotation that is only told of."""
        text = self.pages[pointer].text
        return pointer != "/room/name" and is_mentioned(text, *match.span)

    def _is_offered(self, pointer: str, match: Match) -> bool:
        """Tell whether what was found is offered, whatever else the text speaks of."""
        text, end = self.pages[pointer].text, match.span[1]
        stop = min(sentence_at(text, end - 1)[1], end + _REACH)
        return pointer != "/room/name" and is_offered(text, end, stop)

    def _near(
        self, context: Context, pointer: str, match: Match, words: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Give those of the words around a match that count for it.

        Where it is offered, its sentence alone counts; in a long text, which speaks of many things,
        its sentence and what the room's name says.
        """
        is_offered = context.yields_to_offer and self._is_offered(pointer, match)
        if not is_offered and len(self.pages[pointer].text) <= LONG:
            return words
        name = self.pages.get("/room/name")
        is_about = name is not None and pointer.startswith(ROOM) and not is_offered
        about = name.squeezed if name is not None and is_about else ""
        near = squeeze(self._sentence(pointer, match))
        return tuple(word for word in words if squeeze(word) in near or squeeze(word) in about)

    def _sentence(self, pointer: str, match: Match) -> str:
        text, (start, end) = self.pages[pointer].text, match.span
        low, high = sentence_at(text, start)
        return text[max(low, start - _REACH) : min(high, end + _REACH)]

    def _is_soliciting(self, pointer: str) -> bool:
        known = self._soliciting.get(pointer)
        if known is None:
            known = self._soliciting[pointer] = is_soliciting(self.pages[pointer].flat)
        return known

    def _context_words(self, context: Context, pointer: str) -> tuple[str, ...]:
        seen = self._keys_on(pointer, self.pages[pointer], heeds_interest=False)
        if seen.isdisjoint(context.known):
            return ()
        if context.yields_to_own_interest:
            seen = self._keys_on(pointer, self._disinterested(pointer), heeds_interest=True)
        return tuple(word for key, word in context.keys if key in seen)

    def _keys_on(self, pointer: str, page: Page, *, heeds_interest: bool) -> frozenset[str]:
        """Give the keys of context words that stand on a page."""
        seen = self._context_keys.get((pointer, heeds_interest))
        if seen is None:
            latin = self.contexts.latin
            places = self.contexts.scanner.scan(page.squeezed)
            apart = {key: starts for key, starts in places.items() if key in latin}
            words = plain_words(page, apart, latin) if apart else []
            seen = frozenset(places.keys() - apart.keys() | {squeeze(one.word) for one in words})
            self._context_keys[pointer, heeds_interest] = seen
        return seen

    def _disinterested(self, pointer: str) -> Page:
        """Give a text without the words of protection that serve the one who writes them."""
        page = self.pages[pointer]
        kept: list[str] = []
        reached = 0
        for match in self.contexts.own_interest.finditer(page.flat):
            kept.append(page.text[reached : match.start()])
            reached = match.end()
        if not reached:
            return page
        text = "\n".join((*kept, page.text[reached:]))
        return Page(text, squeeze(text), {}, text)


def _start(match: Match) -> int:
    return match.start


def _is_within(inner: Match, outer: Match) -> bool:
    """Tell whether a match stands inside a longer one."""
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and inner.end - inner.start < outer.end - outer.start
    )
