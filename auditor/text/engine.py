"""The engine: one shared scan of a room's texts for all categories, and the weighing of hits."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from attrs import define, evolve, field, frozen

from auditor.text.findings import Assessment, Finding, Hit, Suppressed
from auditor.text.folding import CHARS, fold, squeeze, squeeze_text
from auditor.text.insertion import insertions, without
from auditor.text.masking import MASKS, is_masked
from auditor.text.matching import (
    Page,
    first_matches,
    plain_words,
    set_matches,
)
from auditor.text.negation import Ban, ban_on, is_soliciting
from auditor.text.places import Match
from auditor.text.scanning import Scanner
from auditor.text.vocabulary import Combination, Term, Vocabulary, Word, WordSet, enter_word

_ROOM = "/room/"
_WIDE = frozenset(("room", "listing"))
_SENTENCE_END = re.compile("[。!?\n]")
_MOST_WEIGHED = 300
_LONGEST_ALLOWED = 40
_HIDING = frozenset(
    ("mask", "insertion", "zero_width", "separator", "look_alike", "emoji_letter", "combining")
)
_STRENGTH = {"strong": 0, "combined": 1, "weak": 2}


class Weighed(NamedTuple):
    """What weighing gives: the findings and, where it is asked for, what was not reported."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()


_NOTHING = Weighed()


class _Excuse(NamedTuple):
    """Why a word that stands in a text is not told."""

    reason: str
    text: str
    span: tuple[int, int] | None = None
    ban: Ban | None = None
    context: tuple[str, ...] = ()

    def of(self, hit: Hit) -> Suppressed:
        excused = evolve(hit, negated_by=self.ban, protected_by=self.context)
        return Suppressed(hit=excused, reason=self.reason, text=self.text, span=self.span)


@frozen(eq=False, slots=False)
class Context:
    """A protective or domain context: words near a hit that make it an innocent one."""

    id: str
    categories: frozenset[str]
    classes: frozenset[str]
    scope: str
    words: tuple[str, ...]
    terms: frozenset[str]
    yields_to_solicitation: bool
    gloss: Mapping[str, str]

    @cached_property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Give (squeezed, as written) of every word."""
        return tuple((squeeze(word), word) for word in self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the keys of the words, to be met with those that stand in a text."""
        return frozenset(key for key, _ in self.keys)

    def speaks_of(self, term: Term, name: str) -> bool:
        """Tell whether the context can excuse a hit of the term."""
        return (
            term.klass in self.classes
            and ("*" in self.categories or term.category in self.categories)
            and (not self.terms or name in self.terms)
        )


@define(eq=False, slots=False)
class Allowed:
    """The innocent words that contain a term; engines share them."""

    words: tuple[str, ...]

    @cached_property
    def by_key(self) -> Mapping[str, list[Word]]:
        """Give the words under their squeezed keys."""
        words: dict[str, list[Word]] = defaultdict(list)
        nothing = WordSet("allowed", (), ())
        for word in self.words:
            enter_word(words, word, nothing, "none")
        return dict(words)

    @cached_property
    def scanner(self) -> Scanner:
        """Give the scanner over the words."""
        return Scanner(self.by_key)

    def cut_from(self, squeezed: str) -> str:
        """Cut the allowed words out of a squeezed text."""
        kept: list[str] = []
        reached = 0
        places = self.scanner.scan(squeezed)
        ranges = ((at, at + len(key)) for key, starts in places.items() for at in starts)
        for start, end in sorted(ranges):
            kept.append(squeezed[reached:start])
            reached = max(reached, end)
        return "".join((*kept, squeezed[reached:]))


@define(eq=False, slots=False)
class Engine:
    """A compiled vocabulary with its allowed words and contexts."""

    vocabulary: Vocabulary
    allowed: "Allowed"
    contexts: tuple[Context, ...] = ()

    @cached_property
    def context_scanner(self) -> Scanner:
        """Give the scanner over the words of all contexts."""
        return Scanner(key for context in self.contexts for key, _ in context.keys)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Give every hit of a single term in one text, the excused ones marked."""
        squeezed = squeeze_text(text)
        pages = {"": Page(text, squeezed, self.vocabulary.scanner.scan(squeezed))}
        told = _Room(self, pages, is_explaining=True).term_hits()
        return tuple(hit for hit, suppressed in told if _visible(suppressed))

    def weigh(
        self,
        fields: Mapping[str, str],
        badge: str | None = None,
        squeezed: Mapping[str, str] | None = None,
        *,
        is_explaining: bool = False,
    ) -> Weighed:
        """Weigh the texts of one room, given by JSON Pointer.

        `squeezed` saves working out again what is known. What was seen and is not reported is
        told only when explaining; to find it all takes longer than to find that there is some.
        """
        texts = {pointer: text for pointer, text in fields.items() if text}
        if squeezed is None:
            squeezed = {pointer: squeeze_text(text) for pointer, text in texts.items()}
        bare = [squeezed[pointer] for pointer in texts]
        found = self.vocabulary.scanner.scan_each(bare)
        pages = map(Page, texts.values(), bare, found)
        room = _Room(self, dict(zip(texts, pages, strict=True)), is_explaining=is_explaining)
        return room.weighed(badge)


def assessed(weigh: Callable[..., Weighed]) -> Assessment:
    """Give what weighing finds; what it saw and does not report is weighed when asked for.

    `weigh` takes `is_explaining`.
    """
    return Assessment(weigh().findings, lambda: weigh(is_explaining=True).suppressed)


def _visible(suppressed: Suppressed | None) -> bool:
    return suppressed is None or suppressed.reason != "allowed"


@define(eq=False)
class _Room:
    """One room being weighed; what is asked of its texts more than once is remembered."""

    engine: Engine
    pages: Mapping[str, Page]
    is_explaining: bool = field(kw_only=True)
    masks: dict[str, list[Match]] = field(init=False, factory=dict)
    soliciting: dict[str, bool] = field(init=False, factory=dict)
    context_keys: dict[str, frozenset[str]] = field(init=False, factory=dict)
    sentence_ends: dict[str, list[int]] = field(init=False, factory=dict)
    bans: dict[tuple[str, tuple[int, int]], Ban | None] = field(init=False, factory=dict)
    _room_keys: frozenset[str] | None = field(init=False, default=None)

    @property
    def room_keys(self) -> frozenset[str]:
        """The keys that stand in the texts that are read together."""
        if self._room_keys is None:
            pages = (self.pages[pointer] for pointer in self.group(_ROOM))
            self._room_keys = frozenset().union(*(page.keys for page in pages))
        return self._room_keys

    def group(self, pointer: str) -> tuple[str, ...]:
        """Give the fields that are read together with this one."""
        if not pointer.startswith(_ROOM):
            return (pointer,)
        return tuple(other for other in self.pages if other.startswith(_ROOM))

    def weighed(self, badge: str | None) -> Weighed:
        findings: list[Finding] = []
        suppressed: list[Suppressed] = []
        by_category: dict[str, list[Hit]] = defaultdict(list)
        risky: dict[str, list[Hit]] = defaultdict(list)
        told, combined = list(self.term_hits()), list(self.combined())
        if not told and not combined:
            return _NOTHING
        for hit, reason in told:
            if reason is not None:
                suppressed.append(reason)
            elif hit.klass == "reject" or _is_disguised(hit):
                by_category[hit.category].append(hit)
            elif hit.klass == "risky":
                risky[hit.category].append(hit)
        rejected = [hit for hits in by_category.values() for hit in hits if hit.klass == "reject"]
        for group in (by_category, risky):
            for category, hits in list(group.items()):
                group[category] = [hit for hit in hits if not _is_part(hit, rejected)]
        for category, hits in by_category.items():
            if hits:
                findings.append(Finding(category=category, hits=tuple(hits), confidence="strong"))
        for finding, reasons in combined:
            suppressed += reasons
            if finding is not None:
                findings.append(finding)
        weak, alone = _pairs(risky, by_category)
        findings += weak
        suppressed += alone
        if badge == "official":
            for finding in findings:
                if finding.category == "impersonation":
                    suppressed += [
                        Suppressed(hit=hit, reason="badge", text="official") for hit in finding.hits
                    ]
            findings = [finding for finding in findings if finding.category != "impersonation"]
        findings.sort(
            key=lambda finding: (
                _STRENGTH[finding.confidence],
                finding.category,
                finding.combination or "",
            )
        )
        return Weighed(tuple(findings), tuple(suppressed) if self.is_explaining else ())

    def term_hits(self) -> Iterator[tuple[Hit, Suppressed | None]]:
        """Give the hits of single terms, the longest where they overlap, and what excuses each.

        Excused hits are left out where nothing is explained.
        """
        vocabulary = self.engine.vocabulary
        written = "\n".join([page.text for page in self.pages.values()])
        is_plain = not (is_masked(written) or insertions(written))
        for pointer, page in self.pages.items():
            reached: dict[str, int] = {}
            for number, match in enumerate(first_matches(page, vocabulary, is_plain=is_plain)):
                term = _term(match)
                if term.klass == "context" or reached.get(term.category, 0) >= match.end:
                    continue
                reached[term.category] = match.end
                if number > _MOST_WEIGHED:
                    yield _hit(page, pointer, match, term), None
                    break
                excuse = self.excuse(pointer, match, term)
                if excuse is None:
                    yield _hit(page, pointer, match, term), None
                elif self.is_explaining:
                    suppressed = excuse.of(_hit(page, pointer, match, term))
                    yield suppressed.hit, suppressed

    def excuse(self, pointer: str, match: Match, term: Term) -> _Excuse | None:
        """Give what takes a hit back."""
        mask = self.mask(pointer, match)
        if mask is not None:
            return _Excuse("allowed", self.pages[pointer].text[slice(*mask.span)], mask.span)
        ban = self.ban(pointer, match)
        if ban is not None:
            return _Excuse(ban.kind, ban.text, ban.span, ban=ban)
        context = self.context(pointer, match, term)
        return _Excuse("context", context[0], context=context) if context else None

    def mask(self, pointer: str, match: Match) -> Match | None:
        masks = self.masks.get(pointer)
        if masks is None:
            page, allowed = self.pages[pointer], self.engine.allowed
            places = allowed.scanner.scan(page.squeezed)
            masks = self.masks[pointer] = plain_words(page, places, allowed.by_key)
        low = bisect_left(masks, match.start - _LONGEST_ALLOWED, key=_start)
        for at in range(low, bisect_left(masks, match.end, key=_start)):
            mask = masks[at]
            if mask.end > match.start and not _is_within(mask, match):
                return mask
        return None

    def ban(self, pointer: str, match: Match) -> Ban | None:
        place = pointer, match.span
        if place not in self.bans:
            flat, is_name = self.pages[pointer].flat, pointer == "/room/name"
            self.bans[place] = ban_on(flat, *match.span, is_name=is_name)
        return self.bans[place]

    def context(self, pointer: str, match: Match, term: Term) -> tuple[str, ...]:
        for context in self.engine.contexts:
            if not context.speaks_of(term, match.word):
                continue
            scope = self.group(pointer) if context.scope == "room" else (pointer,)
            if context.yields_to_solicitation and any(map(self.is_soliciting, scope)):
                continue
            words = tuple(word for p in scope for word in self.context_words(context, p))
            if words:
                return words[:3]
        return ()

    def is_soliciting(self, pointer: str) -> bool:
        known = self.soliciting.get(pointer)
        if known is None:
            known = self.soliciting[pointer] = is_soliciting(self.pages[pointer].flat)
        return known

    def context_words(self, context: Context, pointer: str) -> tuple[str, ...]:
        seen = self.context_keys.get(pointer)
        if seen is None:
            squeezed = self.pages[pointer].squeezed
            seen = frozenset(self.engine.context_scanner.scan(squeezed))
            self.context_keys[pointer] = seen
        if seen.isdisjoint(context.known):
            return ()
        return tuple(word for key, word in context.keys if key in seen)

    def combined(self) -> Iterator[tuple[Finding | None, list[Suppressed]]]:
        """Give the combinations whose sets all stand within their scope.

        Those that something excuses are left out where nothing is explained.
        """
        seen: set[tuple[int, str]] = set()
        vocabulary = self.engine.vocabulary
        squeezed = "\n".join([page.squeezed for page in self.pages.values()])
        patterned = [one for one in vocabulary.patterned if one[0].likely_patterns(squeezed)]
        for pointer, page in self.pages.items():
            numbers = {
                number for key in vocabulary.leading & page.keys for number in vocabulary.leads[key]
            }
            for word_set, led in patterned:
                if page.likely_patterns(word_set):
                    numbers.update(led)
            for number in sorted(numbers):
                combination = vocabulary.combinations[number]
                scope = self.scope(combination, pointer)
                if scope and (number, scope[0]) not in seen:
                    seen.add((number, scope[0]))
                    if not self.is_vain(combination, scope):
                        yield self.combine(combination, scope)

    def scope(self, combination: Combination, pointer: str) -> tuple[str, ...]:
        """Give the fields in which a combination that begins here must stand, none if it cannot."""
        if combination.within == "listing" and not pointer.startswith(_ROOM):
            return ()
        scope = self.group(pointer) if combination.within in _WIDE else (pointer,)
        keys = self.pages[pointer].keys if len(scope) == 1 else self.room_keys
        for need in combination.needs:
            if need.isdisjoint(keys):
                return ()
        return scope

    def is_vain(self, combination: Combination, scope: Sequence[str]) -> bool:
        """Tell, for less than it takes to combine, that nothing will come of it.

        No sentence has a word of each group, or an excusing word stands in the one text.
        """
        if combination.within == "sentence":
            return len(combination.needs) > 1 and not self.share_sentence(combination, scope[0])
        if self.is_explaining or combination.within in _WIDE or len(scope) > 1:
            return False
        keys = self.pages[scope[0]].keys
        return any(
            (word_set.patterns or not word_set.known.isdisjoint(keys))
            and self.all_of(word_set, scope)
            for word_set in combination.none
        )

    def share_sentence(self, combination: Combination, pointer: str) -> bool:
        """Tell whether words of all groups without patterns seem to stand in one sentence."""
        shared: set[int] = set()
        for need in combination.needs:
            here = self.sentences_of(pointer, need)
            if here is None:
                continue
            shared = shared & here if shared else here
            if not shared:
                return False
        return True

    def sentences_of(self, pointer: str, keys: frozenset[str]) -> set[int] | None:
        """Give the numbers of the sentences in which keys begin, those of their repeats too.

        None stands for so many places that to look at them is no saving.
        """
        page = self.pages[pointer]
        folded, ends = page.folded, self.ends(pointer)
        starts, first, last = folded.starts, folded.first, folded.last
        found: set[int] = set()
        for key in keys & page.keys:
            places = page.places[key]
            if len(places) > _MOST_WEIGHED:
                return None
            for at in places:
                found.add(bisect_right(ends, starts[first[at]]))
                if last[at] != first[at]:
                    found.add(bisect_right(ends, starts[last[at]]))
        return found

    def combine(
        self, combination: Combination, scope: Sequence[str]
    ) -> tuple[Finding | None, list[Suppressed]]:
        pages = [self.pages[pointer] for pointer in scope]
        for choices in combination.patterned:
            if not any(page.may_hold(word_set) for page in pages for word_set in choices):
                return None, []
        groups = []
        for choices in combination.groups:
            group = [place for word_set in choices for place in self.all_of(word_set, scope)]
            if not group:
                return None, []
            groups.append(group)
        if combination.within == "sentence":
            return self.combine_sentences(combination, groups)
        return self.settle(combination, groups, None)

    def combine_sentences(
        self, combination: Combination, groups: list[list[tuple[str, Match]]]
    ) -> tuple[Finding | None, list[Suppressed]]:
        reasons: list[Suppressed] = []
        by_sentence: list[dict[tuple[str, int], list[tuple[str, Match]]]] = []
        for group in groups:
            sentences: dict[tuple[str, int], list[tuple[str, Match]]] = defaultdict(list)
            for place in group:
                sentences[self.sentence(place)].append(place)
            by_sentence.append(sentences)
        for key in sorted(by_sentence[0]):
            here = [sentences[key] for sentences in by_sentence if key in sentences]
            if len(here) == len(groups):
                finding, why = self.settle(combination, here, key)
                reasons += why
                if finding is not None or len(reasons) > _MOST_WEIGHED:
                    return finding, reasons
        return None, reasons

    def settle(
        self,
        combination: Combination,
        groups: list[list[tuple[str, Match]]],
        sentence: tuple[str, int] | None,
    ) -> tuple[Finding | None, list[Suppressed]]:
        chosen = _distinct(groups)
        if chosen is None:
            return None, []
        scope = tuple(dict.fromkeys(pointer for pointer, _ in chosen))
        hits = [_hit(self.pages[p], p, match, combination.term) for p, match in chosen]
        for word_set in combination.none:
            for place in self.all_of(word_set, scope):
                if sentence is None or self.sentence(place) == sentence:
                    text = self.pages[place[0]].text[slice(*place[1].span)]
                    return None, [
                        Suppressed(hit=hits[0], reason="context", text=text, span=place[1].span)
                    ]
        for index, group in enumerate(groups):
            if all(self.ban(*place) is not None for place in group[:_MOST_WEIGHED]):
                ban = self.ban(*group[0])
                if ban is not None:
                    hit = evolve(hits[index], negated_by=ban)
                    return None, [
                        Suppressed(hit=hit, reason=ban.kind, text=ban.text, span=ban.span)
                    ]
        return (
            Finding(
                category=combination.term.category,
                hits=tuple(sorted(hits, key=lambda hit: (hit.pointer, hit.span))),
                confidence="combined",
                combination=combination.id,
                gloss=combination.term.gloss,
            ),
            [],
        )

    def all_of(self, word_set: WordSet, scope: Iterable[str]) -> list[tuple[str, Match]]:
        places = []
        for pointer in scope:
            matches = set_matches(self.pages[pointer], word_set)
            places += [(pointer, match) for match in matches if self.mask(pointer, match) is None]
        return places

    def sentence(self, place: tuple[str, Match]) -> tuple[str, int]:
        pointer, match = place
        return pointer, bisect_right(self.ends(pointer), match.span[0])

    def ends(self, pointer: str) -> list[int]:
        """Give where the sentences of a text end."""
        ends = self.sentence_ends.get(pointer)
        if ends is None:
            flat = self.pages[pointer].flat
            ends = [stop.start() for stop in _SENTENCE_END.finditer(flat)]
            self.sentence_ends[pointer] = ends
        return ends


def _start(match: Match) -> int:
    return match.start


def _is_within(inner: Match, outer: Match) -> bool:
    """Tell whether a match stands inside a longer one."""
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and inner.end - inner.start < outer.end - outer.start
    )


def _distinct(groups: list[list[tuple[str, Match]]]) -> list[tuple[str, Match]] | None:
    """Choose a place from each group so that none overlaps another."""
    chosen: list[tuple[str, Match]] = []
    for group in groups:
        for pointer, match in group:
            if all(
                pointer != other or match.end <= taken.start or taken.end <= match.start
                for other, taken in chosen
            ):
                chosen.append((pointer, match))
                break
        else:
            return None
    return chosen


def _pairs(
    risky: dict[str, list[Hit]], rejected: dict[str, list[Hit]]
) -> tuple[list[Finding], list[Suppressed]]:
    """Let risky hits count when two different ones, or one and a rejected one, stand together."""
    every = [hit for hits in (*risky.values(), *rejected.values()) for hit in hits]
    findings: list[Finding] = []
    alone: list[Suppressed] = []
    for category, hits in risky.items():
        if any(_differ(hit, other) for hit in hits for other in every):
            findings.append(Finding(category=category, hits=tuple(hits), confidence="weak"))
        else:
            alone += [Suppressed(hit=hit, reason="alone", text=hit.matched) for hit in hits]
    return findings, alone


def _differ(hit: Hit, other: Hit) -> bool:
    if hit.term == other.term:
        return False
    return (
        hit.pointer != other.pointer or hit.span[1] <= other.span[0] or other.span[1] <= hit.span[0]
    )


def _is_part(hit: Hit, rejected: Sequence[Hit]) -> bool:
    """Tell whether a risky word is but a part of a longer one that speaks for something else."""
    (start, end), pointer = hit.span, hit.pointer
    return hit.klass == "risky" and any(
        other.pointer == pointer
        and other.span[0] <= start
        and end <= other.span[1]
        and other.span != hit.span
        for other in rejected
    )


def _is_disguised(hit: Hit) -> bool:
    """Tell whether somebody took pains to hide the word, which is a second sign by itself."""
    return hit.klass == "risky" and not _HIDING.isdisjoint(hit.undone)


def _term(match: Match) -> Term:
    target = match.target
    if isinstance(target, Term):
        return target
    if isinstance(target, WordSet):
        raise TypeError("a word of a set is not a term")
    return target.term


def _hit(page: Page, pointer: str, match: Match, term: Term) -> Hit:
    start, end = match.span
    return Hit(
        category=term.category,
        term=match.word,
        klass=term.klass,
        span=match.span,
        matched=page.text[start:end],
        folded=page.folded.text[match.start : match.end],
        pointer=pointer,
        undone=_undone(page, match),
        gloss=term.gloss,
        source=term.source,
    )


def _undone(page: Page, match: Match) -> tuple[str, ...]:
    """Name the disguises undone between the spelling of the term and the text."""
    start, end = match.span
    text = page.text[start:end]
    if text == match.word:
        return ()
    own = set(match.word)
    names: dict[str, None] = {}
    folded = page.folded.text[match.start : match.end]
    pushed_in = insertions(text)
    if pushed_in:
        names["insertion"] = None
        text, _ = without(text, pushed_in)
        folded = fold(text).text
    for char in text:
        name = CHARS[char].undone
        if name is not None and char not in own:
            names[name] = None
    if any(char in MASKS for char in folded):
        names["mask"] = None
    elif any(not char.isalnum() for char in folded):
        names["separator"] = None
    letters = [char for char in folded if char.isalnum()]
    if len(letters) > sum(map(str.isalnum, match.word)) and "々" not in match.word:
        names["repeat"] = None
    if any("ぁ" <= char <= "ヶ" for char in normalize("NFKC", text) if char not in own | {"ー"}):
        names["kana"] = None
    return tuple(names)
