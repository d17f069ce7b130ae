"""guidelines.roles-and-permissions-clause: nothing says who of the admins may do what."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_beyond_small


@rule(
    id="guidelines.roles-and-permissions-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    options={"small": 30},
    title={
        "ja": "管理者と共同管理者の役割と権限が書かれている",
        "en": "The roles and powers of the admins are written down",
    },
    failure_title={
        "ja": "管理者・共同管理者の役割と権限が書かれていない",
        "en": "Nothing says who of the admins may do what",
    },
    why={
        "ja": "だれが削除や退会を決めるのかが見えないと、対応がばらつき、不公平だと受け取られま"
        "す。偽の運営者も見分けにくくなります。",
        "en": "When nobody knows who decides on deletions and removals, measures vary and seem "
        "unfair, and false staff are hard to tell.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【運営の役割】管理者は参加の承認、退会の判断、ルールの変更を行います。共同管理者"
        "は質問への案内、注意、投稿の削除を担当します。アナウンスの登録は管理者と共同管理者だけ"
        "が行います。最終的な判断は管理者が行います。",
        "en": "[Who does what] The admin approves requests, decides on removals and changes the "
        "rules. Co-admins answer questions, give warnings and delete posts. Only admins and "
        "co-admins pin announcements. The admin has the final say.",
    },
    messages=MESSAGES,
    sources=("E2.15", "line.help-admin"),
)
def roles_and_permissions_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Clear powers make measures even and impostors visible."""
    yield from judge_beyond_small(
        "roles-and-permissions-clause", export, context, context.option("small")
    )
