"""guidelines.question-template-clause: no form for questions."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_for_purposes


@rule(
    id="guidelines.question-template-clause",
    severity="low",
    confidence="medium",
    tags=("guideline-clause",),
    options={"purposes": ["customer_support"]},
    title={
        "ja": "質問の書き方（テンプレート）が示されている",
        "en": "A form for questions is given",
    },
    failure_title={"ja": "質問のテンプレートがない", "en": "No form for questions"},
    why={
        "ja": "機種や症状がない質問は、聞き返すだけで何往復もかかります。書き方を示すと、答えが"
        "ほかの人の役にも立ちます。",
        "en": "A question without model and symptoms costs several rounds. With a form, the "
        "answer helps others too.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【質問の書き方】次の形をコピーしてお使いください。\n"
        "商品名・型番：\n"
        "使っている端末：\n"
        "困っていること：\n"
        "試したこと：\n"
        "※氏名・電話番号・注文番号は書かないでください。",
        "en": "[Asking a question] Copy this form.\n"
        "Product and model:\n"
        "Device:\n"
        "What is wrong:\n"
        "What you tried:\n"
        "Do not write your name, phone number or order number.",
    },
    messages=MESSAGES,
    sources=("E2.16", "E2.9"),
)
def question_template_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A form turns a complaint into a question that can be answered once for all."""
    yield from judge_for_purposes(
        "question-template-clause", export, context, context.option("purposes")
    )
