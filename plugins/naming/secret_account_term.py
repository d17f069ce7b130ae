"""naming.secret-account-term: words of a secret account."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.secret-account-term",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "裏アカウントを思わせる言葉がない",
        "en": "No words of a secret account",
    },
    failure_title={
        "ja": "裏アカウントを思わせる言葉がある",
        "en": "Words of a secret account",
    },
    why={
        "ja": "裏アカウントと受け取られる名前や説明のルームは、作成後すぐに削除されるおそれがあります。記号や似た文字で隠した書き方も同じに扱われます。",
        "en": "A room whose name or description suggests a secret account is likely to be deleted at once; spelling it in disguise is treated the same.",
    },
    fix={
        "ja": "名前と説明からその言葉を外し、ルームの目的をそのまま表す言葉にしてください（トーク画面右上の≡ → その他 → オープンチャット情報）。変更すると1〜2日ほど検索に出なくなるため、公開前に直してください。",
        "en": "Take the word out of the name and description and say plainly what the room is for (≡ → その他 (Other) → room information). A change hides the room from search for a day or two, so mend it before launch.",
    },
    paste={
        "ja": "〇〇について話すルームです。参加の前に「大事なノート」のルールをお読みください。",
        "en": "A room to talk about ○○. Please read the rules in the important note before you join.",
    },
    messages=risk_messages(ja="裏アカウント（裏垢）の募集", en="gathering secret accounts"),
    sources=(
        "E1.5",
        "line.prohibited.7",
        "line.prohibited.8",
    ),
)
def secret_account_term(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("secret-account")
