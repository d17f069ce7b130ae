"""The engine: one shared scan of a room's texts for all categories, and the weighing of hits."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import define

from auditor.text.combining import Combiner
from auditor.text.excusing import Excuses
from auditor.text.findings import Assessment, Finding, Hit, Suppressed
from auditor.text.folding import squeeze_text
from auditor.text.insertion import insertions
from auditor.text.leet import unleet
from auditor.text.masking import is_masked
from auditor.text.matching import Page, first_matches
from auditor.text.protection import Allowed, Contexts
from auditor.text.sighting import hit_at, term_of
from auditor.text.vocabulary import Vocabulary

_MOST_WEIGHED = 300
_HIDING = frozenset(
    ("mask", "insertion", "zero_width", "separator", "look_alike", "emoji_letter", "combining")
)
_STRENGTH = {"strong": 0, "combined": 1, "weak": 2}


class Weighed(NamedTuple):
    """What weighing gives: the findings and, where it is asked for, what was not reported."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()


_NOTHING = Weighed()


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
        found = self.vocabulary.scanner.scan_each(bare)
        pages = map(Page, texts.values(), bare, found, spelt)
        excuses = self._excuses(dict(zip(texts, pages, strict=True)))
        combiner = Combiner(self.vocabulary, excuses, is_explaining)
        told = list(_term_hits(self.vocabulary, excuses, is_explaining=is_explaining))
        weighed = _weighed(told, list(combiner.combined()), badge)
        return weighed if is_explaining else Weighed(weighed.findings)

    def _excuses(self, pages: Mapping[str, Page]) -> Excuses:
        return Excuses(self.allowed, self.contexts, pages)


def assessed(weigh: Callable[..., Weighed]) -> Assessment:
    """Give what weighing finds; what it saw and does not report is weighed when asked for.

    `weigh` takes `is_explaining`.
    """
    return Assessment(weigh().findings, lambda: weigh(is_explaining=True).suppressed)


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


def _weighed(
    told: Sequence[tuple[Hit, Suppressed | None]],
    combined: Sequence[tuple[Finding | None, list[Suppressed]]],
    badge: str | None,
) -> Weighed:
    """Give what the hits of single terms and the combinations come to."""
    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    by_category: dict[str, list[Hit]] = defaultdict(list)
    risky: dict[str, list[Hit]] = defaultdict(list)
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
    return Weighed(tuple(findings), tuple(suppressed))


def _pairs(
    risky: dict[str, list[Hit]], rejected: dict[str, list[Hit]]
) -> tuple[list[Finding], list[Suppressed]]:
    """Let risky hits count when a different hit of their category stands with them."""
    findings: list[Finding] = []
    alone: list[Suppressed] = []
    for category, hits in risky.items():
        others = (*hits, *rejected.get(category, ()))
        if any(_differ(hit, other) for hit in hits for other in others):
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
