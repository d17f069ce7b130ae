"""naming.exposure-theme: words that expose or attack persons."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.exposure-theme",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "個人の晒しや攻撃に読まれる言葉がない",
        "en": "No words that expose or attack persons",
    },
    failure_title={
        "ja": "個人の晒しや攻撃に読まれる言葉がある",
        "en": "Words that expose or attack persons",
    },
    why={
        "ja": "特定の個人を攻撃するルームは、「被害者の会」や「事実だけ」という名目でもルームごと削除されることがあります（禁止規定 第1・2項）。",
        "en": "Rooms aimed at one person are removed as a whole, even as a “victims' group” or “only facts” (prohibitions 1 and 2).",
    },
    fix={
        "ja": "個人を名指しする言葉や「晒し」などの言葉を外してください。被害の相談なら、相談先を示す言い方に改めてください。",
        "en": "Remove names of persons and words such as 晒し; for victims' support, say so and name where help is given.",
    },
    messages=risk_messages(
        ja="個人の晒し・攻撃を目的とする内容", en="exposing or attacking persons"
    ),
    sources=(
        "line.defamation",
        "line.prohibited.1",
        "line.prohibited.2",
    ),
)
def exposure_theme(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("exposure")
