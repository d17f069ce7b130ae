"""naming.paid-dating-term: words of paid dating."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.paid-dating-term",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "金銭を伴う交際に読まれる言葉がない",
        "en": "No words of paid dating",
    },
    failure_title={
        "ja": "金銭を伴う交際に読まれる言葉がある",
        "en": "Words of paid dating",
    },
    why={
        "ja": "金銭を伴う交際の誘いは禁止規定の第8項・第9項に触れるおそれがあり、隠語でも削除の対象になり得ます。",
        "en": "Paid dating may fall under prohibitions 8 and 9; code words are treated the same.",
    },
    fix={
        "ja": "隠語も含めてその言葉を外してください。別の意味で使っている場合は、意味が伝わる言い方に書き換えてください。",
        "en": "Remove the words, code words included; if they mean something else here, spell that out.",
    },
    messages=risk_messages(ja="パパ活・援助交際などの誘い", en="paid dating"),
    sources=(
        "line.prohibited.8",
        "line.prohibited.9",
        "law.child",
    ),
)
def paid_dating_term(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("paid-dating")
