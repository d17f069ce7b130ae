"""naming.risky-resemblance: name and description resemble texts that recruit for something risky."""

from collections.abc import Iterator
from typing import Any

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import category_label, contacts

from .words import pattern

_NOTICE = pattern("trade-notice")
_ENTITY = pattern("legal-entity")
_IN_CHARGE = pattern("in-charge")
_REACHED_BY = frozenset(("phone", "email"))


@rule(
    id="naming.risky-resemblance",
    severity="medium",
    confidence="low",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "危ない募集に似た言い回しがない",
        "en": "No resemblance to risky recruiting texts",
    },
    failure_title={
        "ja": "危ない募集の文章に言い回しが似ている",
        "en": "Name and description resemble risky recruiting texts",
    },
    why={
        "ja": "決まった言葉がなくても、言い回しの似たルームは審査や通報で止まることがあります。これは文字の並びの統計による参考意見で、確からしさは低めです。",
        "en": "Even without a known word a room that reads like risky recruiting may be held up by review or reports. This is a statistical second opinion of low confidence.",
    },
    fix={
        "ja": "名前と説明を、だれのための何のルームかが具体的に伝わる言葉に書き換えてください。心当たりがなければ、そのままで差し支えありません。",
        "en": "Say concretely who and what the room is for. If nothing applies, it may stay as it is.",
    },
    messages={
        "resembles": {
            "ja": "危ない募集の文章に似ています（似ている部分: {grams}、近さ {percent}%）。内容を確認してください。",
            "en": "It looks like risky recruiting (most alike: {grams}; likeness {percent} %). Please check it.",
        },
        "nearest": {
            "ja": "危ない募集の文章、とくに「{kind}」に似ています（似ている部分: {grams}、近さ {percent}%）。内容を確認してください。",
            "en": "It looks like risky recruiting, most of all like {kind} (most alike: {grams}; likeness {percent} %). Please check it.",
        },
    },
    sources=("line.prohibited.9", "line.prohibited.8", "own.practice"),
)
def risky_resemblance(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Even without a known word a room that reads like risky recruiting may be held up by review or reports."""
    if _shows_itself(export.room.description or ""):
        return  # a business that says who it is reads like a trade, which it is
    for finding in context.findings("resemblance"):
        percent = round(100 * (finding.likelihood or 0))
        values: dict[str, Any] = {"grams": list(finding.grams), "percent": percent}
        at, span = finding.place or ("/room/name", None)
        if finding.nearest is None:
            yield Problem("resembles", at=at, span=span, values=values)
        else:
            kind = category_label(finding.nearest)
            yield Problem("nearest", at=at, span=span, values={"kind": kind, **values})


def _shows_itself(text: str) -> bool:
    """Whether a text shows which body speaks, who answers for it and how to reach it."""
    if _NOTICE.search(text):
        return True
    return (
        _ENTITY.search(text) is not None
        and _IN_CHARGE.search(text) is not None
        and any(one.kind in _REACHED_BY for one in contacts(text))
    )
