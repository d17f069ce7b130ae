"""How a report says what people decided: attestations, waivers, failures of a baseline."""

from collections.abc import Iterator

from auditor.moves import Move
from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree, state, text_in, title_of
from auditor.reports.visible import one_line

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


def without_waivers(room: Tree, say: Phrases) -> str:
    """The score that the room would have without waivers; empty where it has none."""
    if not any(state(result) == "waived" for result in room["results"]):
        return ""
    bare = room["score"]["without_waivers"]
    return say("score.without_waivers", **{key: bare[key] for key in ("low", "high", "grade")})


def waiver_line(waiver: Tree, say: Phrases) -> str:
    """Reason, approver and end of a waiver in one line."""
    left = days_left(waiver, say)
    told = [
        f"{say('waiver.approver')} {waiver.get('approver') or say('page.absent')}",
        f"{say('waiver.expires')} {waiver.get('expires') or ''}",
        *([left] if left else []),
    ]
    reason = waiver.get("reason") or say("page.absent")
    return one_line(say("waiver.told", reason=reason, terms=say("page.comma").join(told)))


def days_left(waiver: Tree, t: Phrases) -> str:
    """Say in words how long the waiver still holds."""
    days = waiver.get("days_left")
    if not isinstance(days, int):
        return ""
    if days < 0:
        return t("waiver.over")
    if days == 0:
        return t("waiver.last_day")
    return t("waiver.one_day") if days == 1 else t("waiver.days", days=days)
