"""naming.raid-theme: words of raid groups."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.raid-theme",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "荒らしの集まりに読まれる言葉がない",
        "en": "No words of raid groups",
    },
    failure_title={
        "ja": "荒らしの集まりに読まれる言葉がある",
        "en": "Words of raid groups",
    },
    why={
        "ja": "ほかのルームの運営を妨げる行為は禁止規定の第13項で禁じられ、荒らし集団のルームはまとめて削除されたことがあります。",
        "en": "Prohibition 13 bans disturbing rooms; rooms of raid groups have been deleted in sweeps.",
    },
    fix={
        "ja": "荒らしや占領を目的とする言葉を外してください。荒らしへの注意を促す文なら「禁止」と分かるように書いてください。",
        "en": "Remove words of raids; a warning against them should say that they are banned.",
    },
    messages=risk_messages(ja="荒らし行為のための集まり", en="a gathering for raids"),
    sources=(
        "line.prohibited.13",
        "graph.kiken-anzen",
    ),
)
def raid_theme(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("raid")
