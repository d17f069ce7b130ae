"""guidelines.confidential-information-clause: no rule on confidential information."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_for_purposes


@rule(
    id="guidelines.confidential-information-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    options={"purposes": ["customer_support", "marketing", "internal", "school"]},
    title={
        "ja": "機密情報を書き込まない決まりがある",
        "en": "A rule keeps confidential information out of the room",
    },
    failure_title={
        "ja": "機密情報についての決まりがない",
        "en": "No rule on confidential information",
    },
    why={
        "ja": "企業や学校が関わるルームでは、社外秘や発表前の情報が雑談のなかで漏れることがあり"
        "ます。トークの履歴は後から参加した人にも見えます。",
        "en": "In rooms around companies and schools, internal or unannounced matters slip out "
        "in talk, and later members can read them.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【機密情報について】社外秘の資料、発表前の商品・価格・計画、取引先やお客様に関す"
        "る情報、業務上知り得た内部の情報は投稿しないでください。判断に迷うものは書かずに管理者"
        "へご相談ください。",
        "en": "[Confidential information] Do not post internal documents, unannounced products, "
        "prices or plans, information about clients or customers, or anything learned at work. "
        "If in doubt, do not write it; ask an admin first.",
    },
    messages=MESSAGES,
    sources=("E2.12", "own.practice"),
)
def confidential_information_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What leaks into a room with open history cannot be taken back."""
    yield from judge_for_purposes(
        "confidential-information-clause", export, context, context.option("purposes")
    )
