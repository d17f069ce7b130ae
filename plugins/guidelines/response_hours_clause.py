"""guidelines.response-hours-clause: nothing says when answers come."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_for_purposes


@rule(
    id="guidelines.response-hours-clause",
    severity="low",
    confidence="medium",
    tags=("guideline-clause",),
    options={"purposes": ["customer_support"]},
    title={
        "ja": "対応時間と返信の目安が書かれている",
        "en": "Hours and response times are stated",
    },
    failure_title={
        "ja": "対応時間・返信の目安が書かれていない",
        "en": "No hours or response times are stated",
    },
    why={
        "ja": "いつ返事が来るのかがわからないと、催促や不満がトークに続きます。できないこと（夜"
        "間・個別の契約の話）も合わせて示すと安心です。",
        "en": "If nobody knows when answers come, reminders and complaints fill the talk. Say "
        "also what is not handled here.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【対応時間】運営からの返信は平日10時〜18時です。ご質問には2営業日以内に回答します"
        "。ご契約や個人情報に関わるお問い合わせは、公式サイトの窓口をご利用ください。",
        "en": "[Hours] Staff reply on weekdays from 10:00 to 18:00, within two working days. "
        "For contracts and personal matters please use the contact form of the official site.",
    },
    messages=MESSAGES,
    sources=("E2.9", "own.practice"),
)
def response_hours_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Expectations that are stated need no reminders."""
    yield from judge_for_purposes(
        "response-hours-clause", export, context, context.option("purposes")
    )
