"""How a report says what people decided: attestations, failures known from a baseline."""

from collections.abc import Iterator

from auditor.moves import Move
from auditor.reports.reading import Tree, text_in, title_of

_BASELINE = {"ja": "導入時から", "en": "In baseline"}
_ATTESTED = {"ja": "人の確認による「問題なし」", "en": "Passed on a person's word"}
_LINE = {
    "ja": "{title}: {statement}（{by}、{at} 確認、{valid_until} まで有効）",
    "en": "{title}: {statement} ({by}, {at}, valid until {valid_until})",
}
_VOID_LINE = {
    "ja": "{title}: {statement}（{by}、{at} 確認）— {why}",
    "en": "{title}: {statement} ({by}, {at}) — {why}",
}


def baseline_mark(result: Tree, lang: str) -> str:
    """The mark of a failure that the baseline holds; empty for others."""
    return text_in(_BASELINE, lang) if result.get("baseline") else ""


def attested_title(lang: str) -> str:
    """The heading over attested passes."""
    return text_in(_ATTESTED, lang)


def attested_lines(report: Tree, room: Tree, lang: str) -> Iterator[str]:
    """A line for each pass that rests on an attestation: what, who, until when."""
    for result in room["results"]:
        attestation = result.get("attestation")
        if attestation:
            title = title_of(report, result, lang)
            shown = {key: attestation[key] for key in ("statement", "by", "at", "valid_until")}
            yield text_in(_LINE, lang).format(title=title, **shown)


def void_lines(report: Tree, room: Tree, lang: str) -> Iterator[str]:
    """A line for each attestation that holds no more: what it said, who, and what has moved."""
    for result in room["results"]:
        for told in result.get("void_attestations", ()):
            ja, en = Move(told["pointer"], told["move"]).told()
            yield text_in(_VOID_LINE, lang).format(
                title=title_of(report, result, lang),
                why=text_in({"ja": ja, "en": en}, lang),
                **{key: told.get(key, "") for key in ("statement", "by", "at")},
            )
