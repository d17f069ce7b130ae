"""guidelines.defamation-clause: no rule against defamation and hate."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.defamation-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={"ja": "誹謗中傷・差別を禁じる決まりがある", "en": "A rule forbids defamation and hate"},
    failure_title={
        "ja": "誹謗中傷・差別を禁じる決まりがない",
        "en": "No rule against defamation and hate",
    },
    why={
        "ja": "特定の人への攻撃や差別的な発言は禁止規定（第2項・第3項）にあたり、攻撃が中心のル"
        "ームは丸ごと削除されることがあります。",
        "en": "Attacks on persons and discrimination are prohibited (prohibitions 2 and 3); "
        "rooms in which they dominate are removed as a whole.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【誹謗中傷・差別の禁止】特定の人や団体への悪口・晒し・過度な批判、人種・国籍・性"
        "別・障がいなどを理由とする差別的な発言は禁止します。",
        "en": "[No defamation or hate] Insults, exposure and excessive criticism of persons or "
        "groups, and remarks that discriminate by race, nationality, gender, disability and the "
        "like are forbidden.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.2", "line.prohibited.3", "line.defamation"),
)
def defamation_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Rooms in which attacks dominate are removed as a whole."""
    yield from judge_clause("defamation-clause", export, context)
