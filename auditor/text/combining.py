"""Combining: the pair rules, words of several sets that stand together within one scope."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from auditor.text.excusing import LONG, ROOM, Excuse, Excuses
from auditor.text.findings import Ban, Finding, Suppressed
from auditor.text.matching import set_matches
from auditor.text.page import Page
from auditor.text.places import Match
from auditor.text.sighting import hit_at
from auditor.text.targets import WordSet
from auditor.text.vocabulary import Combination, Vocabulary

Place = tuple[str, Match]
"""A word of a set: the pointer of its text, and where it stands there."""

_WIDE = frozenset(("room", "listing"))
_SENTENCE_END = re.compile("[。!?\n]")
_MOST_WEIGHED = 300

_NEAR = 120
"""Characters of a long text in which what makes a combination stands together."""


@define(eq=False)
class Combiner:
    """The combinations in the texts of one room.

    Attributes:
        excuses: what takes words back.
        is_explaining: whether what is excused is told.
    """

    vocabulary: Vocabulary
    excuses: Excuses
    is_explaining: bool
    _sentence_ends: dict[str, list[int]] = field(init=False, factory=dict)

    @property
    def pages(self) -> Mapping[str, Page]:
        """The texts by pointer."""
        return self.excuses.pages

    def combined(self) -> Iterator[tuple[Finding | None, list[Suppressed]]]:
        """Give the combinations whose sets all stand within their scope, or what excuses them.

        Where nothing is explained, not every excuse is given.
        """
        seen: set[tuple[int, str]] = set()
        combinations, table = self.vocabulary.combinations, self.vocabulary.needs
        standing = {
            pointer: table.words & (page.keys | page.likely) for pointer, page in self.pages.items()
        }
        likely: dict[tuple[str, ...], frozenset[int]] = {}
        for pointer, words in standing.items():
            for number in sorted(table.led(words)):
                scope = self._scope(combinations[number], pointer)
                if not scope or (number, scope[0]) in seen:
                    continue
                if scope not in likely:
                    together = frozenset().union(*[standing[each] for each in scope])
                    likely[scope] = table.likely(together)
                if number in likely[scope]:
                    seen.add((number, scope[0]))
                    yield self._combine(combinations[number], scope)

    def _scope(self, combination: Combination, pointer: str) -> tuple[str, ...]:
        """Give the fields in which a combination that begins here must stand, none if it cannot."""
        if combination.within == "listing" and not pointer.startswith(ROOM):
            return ()
        return self.excuses.group(pointer) if combination.within in _WIDE else (pointer,)

    def _is_vain(self, combination: Combination, scope: Sequence[str]) -> bool:
        """Tell, for less than it takes to combine, that nothing will come of it.

        No sentence has a word of each group, or an excusing word stands in the one short text.
        """
        if combination.within == "sentence":
            return len(combination.needs) > 1 and not self._share_sentence(combination, scope[0])
        if self.is_explaining or combination.within in _WIDE or len(scope) > 1:
            return False
        page = self.pages[scope[0]]
        return len(page.text) <= LONG and any(
            page.may_hold(word_set) and self._all_of(word_set, scope)
            for word_set in combination.none
        )

    def _share_sentence(self, combination: Combination, pointer: str) -> bool:
        """Tell whether words of all groups without patterns seem to stand in one sentence."""
        shared: set[int] = set()
        for need in combination.needs:
            here = self._sentences_of(pointer, need)
            if here is None:
                continue
            shared = shared & here if shared else here
            if not shared:
                return False
        return True

    def _sentences_of(self, pointer: str, keys: frozenset[str]) -> set[int] | None:
        """Give the numbers of the sentences in which keys begin, those of their repeats too.

        None stands for so many places that to look at them is no saving.
        """
        page = self.pages[pointer]
        folded, ends = page.folded, self._ends(pointer)
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

    def _combine(
        self, combination: Combination, scope: Sequence[str]
    ) -> tuple[Finding | None, list[Suppressed]]:
        pages = [self.pages[pointer] for pointer in scope]
        if self._is_vain(combination, scope):
            return None, []
        groups = []
        for choices in combination.groups:
            group = [place for word_set in choices for place in self._all_of(word_set, scope)]
            if not group:
                return None, []
            groups.append(group)
        if combination.within == "sentence":
            return self._combine_sentences(combination, groups)
        if any(len(page.text) > LONG for page in pages):
            return self._combine_near(combination, groups)
        return self._settle(combination, groups, None)

    def _combine_near(
        self, combination: Combination, groups: list[list[Place]]
    ) -> tuple[Finding | None, list[Suppressed]]:
        """Combine what stands near to each other: a long text speaks of many things."""
        reasons: list[Suppressed] = []
        for anchor in min(groups, key=len)[:_MOST_WEIGHED]:
            here = [[place for place in group if self._is_near(place, anchor)] for group in groups]
            if all(here):
                finding, why = self._settle(combination, here, None)
                reasons += why
                if finding is not None:
                    return finding, reasons
        return None, reasons

    def _is_near(self, place: Place, other: Place) -> bool:
        """Tell whether two words stand near to each other; words of two texts always do."""
        pointer, match = place
        apart = abs(match.span[0] - other[1].span[0])
        return pointer != other[0] or apart <= _NEAR or len(self.pages[pointer].text) <= LONG

    def _combine_sentences(
        self, combination: Combination, groups: list[list[Place]]
    ) -> tuple[Finding | None, list[Suppressed]]:
        reasons: list[Suppressed] = []
        by_sentence: list[dict[tuple[str, int], list[Place]]] = []
        for group in groups:
            sentences: dict[tuple[str, int], list[Place]] = defaultdict(list)
            for place in group:
                sentences[self._sentence(place)].append(place)
            by_sentence.append(sentences)
        for key in sorted(by_sentence[0]):
            here = [sentences[key] for sentences in by_sentence if key in sentences]
            if len(here) == len(groups):
                finding, why = self._settle(combination, here, key)
                reasons += why
                if finding is not None or len(reasons) > _MOST_WEIGHED:
                    return finding, reasons
        return None, reasons

    def _settle(
        self,
        combination: Combination,
        groups: list[list[Place]],
        sentence: tuple[str, int] | None,
    ) -> tuple[Finding | None, list[Suppressed]]:
        chosen = _distinct(groups)
        if chosen is None:
            return None, []
        excused = self._excused(combination, groups, chosen, sentence)
        if excused is not None:
            (pointer, match), excuse = excused
            hit = hit_at(self.pages[pointer], pointer, match, combination.term)
            return None, [excuse.of(hit)]
        hits = [hit_at(self.pages[p], p, match, combination.term) for p, match in chosen]
        finding = Finding(
            category=combination.term.category,
            hits=tuple(sorted(hits, key=lambda hit: (hit.pointer, hit.span))),
            confidence="combined",
            combination=combination.id,
            gloss=combination.term.gloss,
            is_outright=combination.is_outright,
        )
        return finding, []

    def _excused(
        self,
        combination: Combination,
        groups: list[list[Place]],
        chosen: list[Place],
        sentence: tuple[str, int] | None,
    ) -> tuple[Place, Excuse] | None:
        """Give what excuses the chosen words together, and the one that it is told of."""
        scope = tuple(dict.fromkeys(pointer for pointer, _ in chosen))
        for word_set in combination.none:
            for place in self._all_of(word_set, scope):
                if self._speaks_of(place, chosen, sentence):
                    pointer, (_, _, _, _, span) = place
                    text = self.pages[pointer].text[slice(*span)]
                    return chosen[0], Excuse("context", text, span)
        for one, group in zip(chosen, groups, strict=True):
            bans = [self._ban(place, groups) for place in group[:_MOST_WEIGHED]]
            ban = bans[0]
            if ban is not None and all(bans):
                return one, Excuse(ban.kind, ban.text, ban.span, ban=ban)
        if all(self.excuses.is_mentioned(*place) for place in chosen):
            words = self.excuses.context(*chosen[0], combination.term)
            if words:
                return chosen[0], Excuse("context", words[0], context=words)
        return None

    def _speaks_of(
        self, place: Place, chosen: Iterable[Place], sentence: tuple[str, int] | None
    ) -> bool:
        """Tell whether an excusing word speaks of the chosen ones: a long text of many things."""
        if sentence is not None:
            return self._sentence(place) == sentence
        return any(self._is_near(place, one) for one in chosen)

    def _ban(self, place: Place, groups: Iterable[list[Place]]) -> Ban | None:
        """Give the ban that a word stands under, if it is not one of the combination's own words.

        "Talk to nobody of that house" bans nothing: not to talk is what it calls for.
        """
        ban = self.excuses.ban(*place)
        if ban is None:
            return None
        low, high = ban.span
        is_own = any(
            pointer == place[0] and match.span[0] < high and low < match.span[1]
            for group in groups
            for pointer, match in group
        )
        return None if is_own else ban

    def _all_of(self, word_set: WordSet, scope: Iterable[str]) -> list[Place]:
        places = []
        for pointer in scope:
            matches = set_matches(self.pages[pointer], word_set)
            places += [
                (pointer, match) for match in matches if self.excuses.mask(pointer, match) is None
            ]
        return places

    def _sentence(self, place: Place) -> tuple[str, int]:
        pointer, match = place
        return pointer, bisect_right(self._ends(pointer), match.span[0])

    def _ends(self, pointer: str) -> list[int]:
        """Give where the sentences of a text end."""
        ends = self._sentence_ends.get(pointer)
        if ends is None:
            flat = self.pages[pointer].flat
            ends = [stop.start() for stop in _SENTENCE_END.finditer(flat)]
            self._sentence_ends[pointer] = ends
        return ends


def _distinct(groups: list[list[Place]]) -> list[Place] | None:
    """Choose a place from each group so that none overlaps another."""
    chosen: list[Place] = []
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
