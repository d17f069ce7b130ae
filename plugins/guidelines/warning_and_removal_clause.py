"""guidelines.warning-and-removal-clause: no standard of warning and removal."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.warning-and-removal-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "注意から退会までの基準が書かれている",
        "en": "The steps from warning to removal are written down",
    },
    failure_title={
        "ja": "注意・退会の基準が書かれていない",
        "en": "No standard of warning and removal",
    },
    why={
        "ja": "どんな行為が何回で退会になるのかを先に示すと、段階をふんだ対応ができ、理由の説明"
        "も短く済みます。アプリには個人ごとの発言停止がないため、段階は「注意→警告→退会」で考"
        "えます。",
        "en": "A standard set beforehand allows measures in steps and short explanations. The "
        "app cannot mute one member, so the steps are caution, warning, removal.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【違反への対応】違反があった場合は、1回目は注意、2回目は警告、3回目は退会（再参加"
        "禁止）とします。個人情報の晒し・脅迫・詐欺など悪質な行為は、予告なく退会とします。判断"
        "は管理者が行い、記録を残します。",
        "en": "[Measures] First breach: a caution. Second: a warning. Third: removal, without "
        "return. Grave acts such as leaking personal data, threats or fraud lead to removal without notice. "
        "The admin decides and keeps a record.",
    },
    messages=MESSAGES,
    sources=("E2.15", "E2.19", "E2.20", "line.faq"),
)
def warning_and_removal_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Steps that are known beforehand are accepted when they are taken."""
    yield from judge_clause("warning-and-removal-clause", export, context)
