"""Findings of the text engine as problems of a rule: one wording for all content-risk rules."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from auditor.model.verdict import Problem

if TYPE_CHECKING:
    from auditor.text import Finding, Hit

DISGUISES: Mapping[str, Mapping[str, str]] = {
    "zero_width": {"ja": "見えない文字", "en": "invisible characters"},
    "combining": {"ja": "結合文字", "en": "combining marks"},
    "emoji_letter": {"ja": "絵文字の字", "en": "emoji letters"},
    "look_alike": {"ja": "似た形の文字", "en": "look-alike characters"},
    "variant": {"ja": "異体字", "en": "variant characters"},
    "separator": {"ja": "間にはさんだ記号", "en": "separators between the letters"},
    "mask": {"ja": "伏せ字", "en": "masked letters"},
    "insertion": {"ja": "間にはさんだ文字", "en": "letters pushed in between"},
    "width": {"ja": "全角・半角の変形", "en": "width variants"},
    "repeat": {"ja": "文字の繰り返し", "en": "repeated letters"},
    "kana": {"ja": "かなの置き換え", "en": "kana substitution"},
}
_DELIBERATE = frozenset(
    {"zero_width", "combining", "emoji_letter", "look_alike", "separator", "mask", "insertion"}
)
_SHOWN = 4


def risk_messages(*, ja: str, en: str) -> Mapping[str, Mapping[str, str]]:
    """The messages of a rule about one category of risky words.

    Args:
        ja: what the words are read as, such as 裏アカウントの募集.
        en: the same in English, such as "recruiting secret accounts".
    """
    return {
        "found": {
            "ja": f"「{{matched}}」は{ja}と読まれるおそれがあります（{{gloss}}）。",
            "en": f"“{{matched}}” may be read as {en} ({{gloss}}).",
        },
        "disguised": {
            "ja": f"「{{matched}}」は「{{term}}」を隠した書き方（{{disguises}}）に見え、{ja}と"
            "読まれるおそれがあります。",
            "en": f"“{{matched}}” looks like “{{term}}” in disguise ({{disguises}}) and may be read"
            f" as {en}.",
        },
        "combined": {
            "ja": f"「{{words}}」が重なり、{ja}と読まれるおそれがあります（{{gloss}}）。",
            "en": f"“{{words}}” together may be read as {en} ({{gloss}}).",
        },
    }


def risk_problems(findings: "tuple[Finding, ...]") -> Iterator[Problem]:
    """A problem for each finding, each place once; what is found singly is told first."""
    told: list[Hit] = []
    for finding in sorted(findings, key=lambda found: found.combination is not None):
        if finding.combination is None:
            for hit in finding.hits:
                if not _stands_in(hit, told):
                    told.append(hit)
                    yield _single(hit)
        elif not any(_stands_in(hit, told) for hit in finding.hits):
            told.extend(finding.hits)
            yield _combined(finding)


def _stands_in(hit: "Hit", told: "list[Hit]") -> bool:
    """Whether the place of the hit overlaps one that was told already."""
    (start, end) = hit.span
    return any(
        other.pointer == hit.pointer and start < other.span[1] and other.span[0] < end
        for other in told
    )


def _single(hit: "Hit") -> Problem:
    disguises = [name for name in hit.undone if name in DISGUISES]
    if _DELIBERATE & set(disguises):
        names = [dict(DISGUISES[name]) for name in disguises]
        hidden = {"matched": hit.matched, "term": hit.term, "disguises": names}
        return Problem("disguised", at=hit.pointer, values=hidden, span=hit.span)
    gloss: Any = dict(hit.gloss) or hit.term
    values = {"matched": hit.matched, "gloss": gloss}
    return Problem("found", at=hit.pointer, values=values, span=hit.span)


def _combined(finding: "Finding") -> Problem:
    first = finding.hits[0]
    words = list(dict.fromkeys(hit.matched for hit in finding.hits))[:_SHOWN]
    gloss: Any = dict(finding.gloss) or finding.category
    values = {"words": words, "gloss": gloss}
    return Problem("combined", at=first.pointer, values=values, span=first.span)
