"""guidelines.joining-terms-clause: no terms on joining."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.joining-terms-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={"ja": "参加の条件と同意が書かれている", "en": "The terms of joining are written down"},
    failure_title={
        "ja": "参加の条件（対象・年齢・同意）が書かれていない",
        "en": "No terms of joining: who, from what age, on what consent",
    },
    why={
        "ja": "だれが参加できるのか、参加するとどの決まりに同意したことになるのかを先に示すと、"
        "あとの注意や退会の根拠になります。",
        "en": "Who may join and what they agree to has to be said first; later warnings and "
        "removals rest on it.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【参加にあたって】このルームの目的に沿って参加する18歳以上の方が対象です。参加され"
        "た時点で、このルールとLINEオープンチャットの利用規約・禁止規定に同意いただいたものとみ"
        "なします。同意いただけない方は参加をご遠慮ください。",
        "en": "[Joining] This room is for people aged 18 or older. By joining you agree to "
        "these rules, to the terms of LINE OpenChat and to its prohibitions. If you do not "
        "agree, please do not join.",
    },
    messages=MESSAGES,
    sources=("E2.15", "line.special-badge"),
)
def joining_terms_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Consent given on joining is what later measures rest on."""
    yield from judge_clause("joining-terms-clause", export, context)
