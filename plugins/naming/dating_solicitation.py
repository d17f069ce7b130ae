"""naming.dating-solicitation: words that aim at meeting strangers."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.dating-solicitation",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "出会い目的に読まれる言葉がない",
        "en": "No words that aim at meeting strangers",
    },
    failure_title={
        "ja": "出会い目的に読まれる言葉がある",
        "en": "Words that aim at meeting strangers",
    },
    why={
        "ja": "出会いを目的とする利用は禁止規定の第8項で禁じられ、2024年以降は取り締まりが強まっています。名前と説明を合わせて判断されます。",
        "en": "Prohibition 8 bans meeting strangers as the purpose; enforcement has been stricter since 2024, and name and description are read together.",
    },
    fix={
        "ja": "相手探しや1対1のやり取りに誘う言葉を外し、話題を中心にした説明に書き換えてください。出会い目的を禁止する一文を足すと誤解を防げます。",
        "en": "Remove words that look for partners or lead to one-to-one contact, and describe the topic instead. Add a sentence that bans dating.",
    },
    paste={
        "ja": "このルームは出会いを目的とした利用を禁止しています。1対1のやり取りへの誘い、連絡先の交換はお断りします。",
        "en": "Using this room to meet people is not allowed. Do not invite others to one-to-one contact or exchange contact details.",
    },
    messages=risk_messages(ja="出会い目的の募集", en="looking for partners"),
    sources=(
        "line.prohibited.8",
        "mentor.meetup-2024",
        "law.deai",
    ),
)
def dating_solicitation(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("dating")
