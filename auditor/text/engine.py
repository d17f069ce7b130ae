"""The engine: one shared scan of a room's texts for all categories."""

from collections.abc import Iterator, Mapping
from itertools import repeat

from attrs import define

from auditor.text.combining import Combiner
from auditor.text.excusing import Excuses
from auditor.text.findings import Hit, Suppressed
from auditor.text.folding import squeeze_text
from auditor.text.insertion import insertions
from auditor.text.leet import unleet
from auditor.text.masking import is_masked
from auditor.text.matching import first_matches
from auditor.text.page import Page
from auditor.text.protection import Allowed, Contexts
from auditor.text.sighting import hit_at, term_of
from auditor.text.vocabulary import Vocabulary
from auditor.text.weighing import Weighed, weighed

_MOST_WEIGHED = 300


@define(eq=False, slots=False)
class Engine:
    """A compiled vocabulary with its allowed words and contexts."""

    vocabulary: Vocabulary
    allowed: Allowed
    contexts: Contexts

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Give every hit of a single term in one text, the excused ones marked."""
        spelt = unleet(text)
        squeezed = squeeze_text(spelt)
        pages = {"": Page(text, squeezed, self.vocabulary.scanner.scan(squeezed), spelt)}
        told = _term_hits(self.vocabulary, self._excuses(pages), is_explaining=True)
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
        known = squeezed or {}
        spelt = list(map(unleet, texts.values()))
        bare = [
            known.get(pointer) or squeeze_text(text) if text == read else squeeze_text(read)
            for (pointer, text), read in zip(texts.items(), spelt, strict=True)
        ]
        places = self.vocabulary.scanner.scan_each(bare)
        pages = map(Page, texts.values(), bare, places, spelt, repeat(self.vocabulary.cues))
        excuses = self._excuses(dict(zip(texts, pages, strict=True)))
        combiner = Combiner(self.vocabulary, excuses, is_explaining)
        told = list(_term_hits(self.vocabulary, excuses, is_explaining=is_explaining))
        found = weighed(told, list(combiner.combined()), badge)
        return found if is_explaining else Weighed(found.findings)

    def _excuses(self, pages: Mapping[str, Page]) -> Excuses:
        return Excuses(self.allowed, self.contexts, pages)


def _visible(suppressed: Suppressed | None) -> bool:
    return suppressed is None or suppressed.reason != "allowed"


def _term_hits(
    vocabulary: Vocabulary, excuses: Excuses, *, is_explaining: bool
) -> Iterator[tuple[Hit, Suppressed | None]]:
    """Give the hits of single terms, the longest where they overlap, and what excuses each.

    Excused hits are left out where nothing is explained.
    """
    pages = excuses.pages
    written = "\n".join([page.text for page in pages.values()])
    is_plain = not (is_masked(written) or insertions(written))
    for pointer, page in pages.items():
        reached: dict[str, int] = {}
        for number, match in enumerate(first_matches(page, vocabulary, is_plain=is_plain)):
            term = term_of(match)
            if term.klass == "context" or reached.get(term.category, 0) >= match.end:
                continue
            reached[term.category] = match.end
            if number > _MOST_WEIGHED:
                yield hit_at(page, pointer, match, term), None
                break
            excuse = excuses.excuse(pointer, match, term)
            if excuse is None:
                yield hit_at(page, pointer, match, term), None
            elif is_explaining:
                suppressed = excuse.of(hit_at(page, pointer, match, term))
                yield suppressed.hit, suppressed
