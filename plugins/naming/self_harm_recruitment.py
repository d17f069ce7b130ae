"""naming.self-harm-recruitment: words that invite to suicide or self-harm."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.self-harm-recruitment",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "自殺・自傷への誘いに読まれる言葉がない",
        "en": "No words that invite to suicide or self-harm",
    },
    failure_title={
        "ja": "自殺・自傷への誘いに読まれる言葉がある",
        "en": "Words that invite to suicide or self-harm",
    },
    why={
        "ja": "自殺や自傷の予告・方法・誘いは禁止規定の第5項で禁じられています。つらい気持ちを支え合うルームは、相談先の案内があれば対象になりません。",
        "en": "Prohibition 5 bans announcing, describing or inviting to suicide and self-harm; peer support with a counselling line is not meant.",
    },
    fix={
        "ja": "誘いや方法に触れる言葉を外し、支え合いのルームなら相談窓口を案内してください。",
        "en": "Remove the words; if the room is for support, name a counselling line.",
    },
    paste={
        "ja": "つらい気持ちが続くときは、一人で抱え込まず相談窓口をご利用ください。\nまもろうよ こころ https://www.mhlw.go.jp/mamorouyokokoro/",
        "en": "If you are in distress, please reach out to a counselling line:\nhttps://www.mhlw.go.jp/mamorouyokokoro/",
    },
    messages=risk_messages(ja="自殺・自傷への誘い", en="inviting to suicide or self-harm"),
    sources=(
        "line.prohibited.5",
        "mhlw.counselling",
    ),
)
def self_harm_recruitment(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("self-harm")
