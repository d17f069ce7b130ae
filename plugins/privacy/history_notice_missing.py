"""privacy.history-notice-missing: nobody is told that newcomers can read past talk."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import clauses_set, holding, pattern, sentences, unspaced, without_readings

_NOTICE = pattern(__package__, "history.json", "notice")
_DENIAL = pattern(__package__, "history.json", "denial")
_RENEWED = pattern(__package__, "history.json", "renewed")
_PURPOSES = ("customer_support", "marketing", "school", "event")


@rule(
    id="privacy.history-notice-missing",
    severity="low",
    confidence="high",
    effort="low",
    title={
        "ja": "過去のトークが見えることを知らせている",
        "en": "Members are told that past talk stays visible",
    },
    failure_title={
        "ja": "過去のトークが見えることを知らせていない",
        "en": "Nobody is told that past talk stays visible",
    },
    why={
        "ja": "あとから参加した人も、約6か月前までのトークを読めます。お客さまの質問もすべて全員に見えます。",
        "en": "Newcomers can scroll back about six months; every customer's question is visible to all.",
    },
    fix={
        "ja": "説明・ルール・あいさつのどこかに、書き込みが全員に見えることを書き足してください。",
        "en": "Add a sentence to description, rules or greeting.",
    },
    paste={
        "ja": "書き込みは、あとから参加した方も含めて全員に見えます。投稿の前にご確認ください。",
        "en": "Everything written here is visible to all members, later ones too. Please check before you post.",
    },
    messages={
        "absent": {
            "ja": "過去のトークが参加者に見えるという説明が見当たりません。",
            "en": "No sentence says that past talk is visible to members.",
        },
        "denied": {
            "ja": "あとから入った人には過去のトークが見えないと書かれていますが、実際には約6か月前まで読めます。",
            "en": "The text says that newcomers cannot read past talk, yet they can read about six months of it.",
        },
    },
    sources=("E1.2", "E2.3", "line.newsletter-9"),
)
def history_notice_missing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Newcomers can scroll back about six months; every customer's question is visible to all."""
    denials = tuple(_denials(context))
    yield from denials
    if denials:
        return
    if export.room.purpose is None:
        yield Unknown("/room/purpose")
        return
    if export.room.purpose not in _PURPOSES:
        yield NotApplicable()
        return
    if any(_NOTICE.search(unspaced(without_readings(text))) for _, text in context.rules_text):
        return
    if any(_tells(text) for _, text in context.rules_text):
        return
    # the few who come together for a year, and then leave together, come late to nothing
    if not export.visibility.searchable and any(
        _RENEWED.search(unspaced(without_readings(text))) for _, text in context.rules_text
    ):
        return
    if export.guidelines.text is not None:
        yield Problem("absent", at="/guidelines/text")
    elif export.notes is not None:
        yield Problem("absent", at="/notes")
    else:
        yield Unknown("/guidelines/text", "/notes")


def _denials(context: Context) -> Iterator[Problem]:
    """Where a text says that newcomers cannot read past talk, and does not ask it."""
    for pointer, text in context.rules_text:
        for (start, end), found in holding(text, _DENIAL):
            if not text[start:end].rstrip().endswith(("?", "？")):
                yield Problem("denied", at=pointer, span=found.span())
                break


def _tells(text: str) -> bool:
    """Tell whether a sentence that asks nothing says it by its wording."""
    return any(
        "history-notice" in clauses_set(text[start:end])
        for start, end in sentences(text)
        if not text[start:end].rstrip().endswith(("?", "？"))
    )
