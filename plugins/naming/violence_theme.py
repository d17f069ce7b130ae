"""naming.violence-theme: words that deal in weapons, or announce or offer harm to people or animals."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.violence-theme",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "武器の取引や、人・動物への危害の言葉がない",
        "en": "No words of dealing in weapons, or of harm to people or animals",
    },
    failure_title={
        "ja": "武器の取引や、人・動物への危害と読まれる言葉がある",
        "en": "Words that seem to deal in weapons or to announce harm to people or animals",
    },
    why={
        "ja": "他人に危害を加える予告や請け負い（禁止規定 第5項）、残虐な内容（第7項）、銃や爆発物の取引など法令に反する行為（第9項）は禁止されており、"
        "ルームは削除され、警察に届けられることもあります。",
        "en": "Announcing or offering harm to others (prohibition 5), cruelty on show (7) and dealing "
        "in guns or explosives (9) are prohibited; such a room is removed and may be reported to "
        "the police.",
    },
    fix={
        "ja": "示された言葉と投稿を外し、書いた人を退会させてください。作品・競技・模型や、動物を守る活動の話なら、何の話かがわかるように書きます。"
        "危害の予告を見つけたときは、記録して警察に知らせてください。",
        "en": "Remove the words and posts and whoever wrote them. If it is about a story, a sport, a "
        "model or the protection of animals, say so. Keep a record of a threat and tell the police.",
    },
    messages=risk_messages(
        ja="武器の取引や、人・動物への危害を目的とする内容",
        en="dealing in weapons, or harm to people or animals",
    ),
    sources=("line.prohibited.5", "line.prohibited.7", "line.prohibited.9"),
)
def violence_theme(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("violence")
