"""guidelines.harassment-procedure-clause: no procedure for raids and defamation."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_beyond_small


@rule(
    id="guidelines.harassment-procedure-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    options={"small": 30},
    title={
        "ja": "荒らし・誹謗中傷が起きたときの手順が決まっている",
        "en": "The procedure for raids and defamation is set",
    },
    failure_title={
        "ja": "荒らし・誹謗中傷への対応手順が書かれていない",
        "en": "No procedure for raids and defamation",
    },
    why={
        "ja": "禁止するだけでは、起きたときに動けません。証拠を残す、双方の話を聞く、だれが決め"
        "るかを前もって決めておくと、落ち着いて公平に対応できます。",
        "en": "A ban alone does not help when it happens. Who keeps evidence, who hears both "
        "sides and who decides must be settled beforehand.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【荒らし・誹謗中傷が起きたとき】①反応せず、該当の投稿を長押しして通報してくださ"
        "い。②管理者にメンションでお知らせください。③管理者が投稿を保存し、必要に応じて双方か"
        "ら話を聞きます。④2日以内に管理者と共同管理者で対応を決め、結果をお知らせします。",
        "en": "[Raids and defamation] 1. Do not reply; press and hold the post and report it. "
        "2. Mention an admin. 3. The admins save the posts and, where needed, hear both sides. "
        "4. Within two days the admin and co-admins decide and tell you the outcome.",
    },
    messages=MESSAGES,
    sources=("E2.17", "E2.18", "E2.19", "line.defamation"),
)
def harassment_procedure_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """When a raid comes it is too late to agree on who does what."""
    yield from judge_beyond_small(
        "harassment-procedure-clause", export, context, context.option("small")
    )
