"""naming.minor-endangerment: words of minors joined with romance or sexual talk."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.minor-endangerment",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "年少者を危険に誘う言葉の組み合わせがない",
        "en": "No combination of words that endangers minors",
    },
    failure_title={
        "ja": "年少者と恋愛・性的な言葉が組み合わさっている",
        "en": "Words of minors joined with romance or sexual talk",
    },
    why={
        "ja": "青少年を危険にさらす行為は禁止規定の第6項で禁じられ、LINEは未成年者の保護を最優先としています。法律や条例の対象にもなり得ます。",
        "en": "Prohibition 6 bans endangering young people, LINE's stated top priority; laws and ordinances may apply.",
    },
    fix={
        "ja": "年齢を限った募集と、恋愛・性的な話題の言葉を同じルームに置かないでください。学校や趣味のルームなら、話題をはっきり書いてください。",
        "en": "Do not put age-limited recruiting and romantic or sexual words into one room; a school or hobby room should name its topic.",
    },
    messages=risk_messages(
        ja="年少者を恋愛や性的な話題に誘う内容", en="drawing minors into romance or sexual talk"
    ),
    sources=(
        "line.prohibited.6",
        "line.minors",
        "law.child",
        "law.keiho-182-3",
        "law.youth-ordinance",
    ),
)
def minor_endangerment(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("minors")
