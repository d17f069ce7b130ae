"""naming.sexual-content-term: words of sexual content."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.sexual-content-term",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "わいせつな内容に読まれる言葉がない",
        "en": "No words of sexual content",
    },
    failure_title={
        "ja": "わいせつな内容に読まれる言葉がある",
        "en": "Words of sexual content",
    },
    why={
        "ja": "わいせつな内容や画像の交換は禁止規定の第7項で禁じられ、名前や説明にあるだけで削除されるおそれがあります。",
        "en": "Prohibition 7 bans obscene content; a room that only names it may be deleted.",
    },
    fix={
        "ja": "その言葉を名前・説明・ノートから外してください。作品名などの場合は、正式な題名で書いてください。",
        "en": "Take the words out of name, description and notes; write titles of works in full.",
    },
    messages=risk_messages(ja="わいせつなやり取りの募集", en="sexual content"),
    sources=("line.prohibited.7",),
)
def sexual_content_term(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("sexual")
