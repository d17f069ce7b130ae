"""visibility.approval-question-missing: joining needs approval, but applicants are asked nothing."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

from .words import pattern


@rule(
    id="visibility.approval-question-missing",
    severity="low",
    confidence="high",
    effort="low",
    needs=("/visibility/join_question",),
    when={"/visibility/join_method": "approval"},
    title={
        "ja": "参加の承認に質問がある",
        "en": "Applicants are asked a question",
    },
    failure_title={
        "ja": "参加の承認に質問がない",
        "en": "Applicants are asked nothing",
    },
    why={
        "ja": "質問がないと、承認する人は参加してよい人かどうかを判断できません。",
        "en": "Without a question those who approve have nothing to judge by.",
    },
    fix={
        "ja": "≡ → その他 → 公開設定 → 参加の承認 で、個人情報を聞かない質問を1つ入れてください。",
        "en": "Enter one question that asks for no personal data under ≡ → その他 (Other) → 公開設定 (publicity) → 参加の承認 (approval).",
    },
    paste={
        "ja": "お使いの製品名、または参加の目的を教えてください（お名前や連絡先は書かないでください）。",
        "en": "Please tell us the product you use or why you join (no names or contact details).",
    },
    messages={
        "missing": {
            "ja": "参加の承認に質問が設定されていません。",
            "en": "No question is set for approval.",
        },
        "asks-nothing": {
            "ja": "参加の承認の文に、答えられる問いがありません。",
            "en": "The text shown for approval asks nothing that could be answered.",
        },
    },
    sources=("E2.5", "line.help-admin"),
)
def approval_question_missing(export: RoomExport) -> Iterator[Yield]:
    """Without a question those who approve have nothing to judge by."""
    question = (export.visibility.join_question or "").strip()
    if not question or pattern("no-question").search(question):
        yield Problem("missing", at="/visibility/join_question")
    elif pattern("told-to-wait").search(question) and not pattern("asks").search(question):
        yield Problem("asks-nothing", at="/visibility/join_question")
