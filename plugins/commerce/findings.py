"""Findings of the shared text assessment, told as problems with pointer and span."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from auditor import Context, Problem

from .survey import MOST_PLACES, survey
from .wording import quoted

if TYPE_CHECKING:
    from auditor.text import Finding, Hit

_MOST_TERMS = 5
_NO_GLOSS = {"ja": "意味の登録なし", "en": "no gloss"}


def flagged(
    context: Context, category: str, excused: "Callable[[Hit], bool]" = lambda hit: False
) -> Iterator[Problem]:
    """One problem a text for the findings of a category, without the hits that are excused."""
    hits: dict[str, list[Hit]] = {}
    meanings: dict[str, Mapping[str, str]] = {}
    for finding in context.findings(category):
        kept = [hit for hit in finding.hits if not excused(hit)]
        if len(kept) < len(finding.hits) and finding.combination is not None:
            continue  # a combination stands or falls with all its parts
        for hit in kept:
            hits.setdefault(hit.pointer, []).append(hit)
            meanings.setdefault(hit.pointer, _meaning(finding, hit))
    for pointer, found in list(hits.items())[:MOST_PLACES]:
        outer = [hit for hit in found if not any(_is_inside(hit, other) for other in found)]
        terms = list(dict.fromkeys(hit.matched for hit in outer))[:_MOST_TERMS]
        first = min(hit.span for hit in found)
        yield Problem(
            "signal",
            at=pointer,
            span=first,
            values={
                "terms": quoted(terms),
                "meaning": meanings[pointer],
            },
        )


def told_beside(
    context: Context, told: Iterable[Problem], group: str, meaning: Mapping[str, str]
) -> Iterator[Problem]:
    """One problem a text for the phrases of a group, in texts where no finding is told yet."""
    known = {problem.at for problem in told}
    for place in survey(context).first(group):
        if place.pointer not in known:
            values = {"terms": quoted([place.text]), "meaning": meaning}
            yield Problem("signal", at=place.pointer, span=place.span, values=values)


def _is_inside(hit: "Hit", other: "Hit") -> bool:
    """Whether a hit of the same text stands inside a longer one, which says it already."""
    (start, end), (low, high) = hit.span, other.span
    return low <= start and end <= high and (low, high) != (start, end)


def _meaning(finding: "Finding", hit: "Hit") -> Mapping[str, str]:
    gloss = finding.gloss or hit.gloss
    return gloss if {"ja", "en"} <= set(gloss) else _NO_GLOSS
