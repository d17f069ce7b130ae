"""visibility.description-missing: the description is empty or says next to nothing."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="visibility.description-missing",
    severity="medium",
    severity_when=(({"/visibility/searchable": False}, "low"),),
    confidence="high",
    effort="low",
    needs=("/room/description", "/visibility/searchable"),
    options={"least": 30},
    title={
        "ja": "説明文がある",
        "en": "The description says what the room is",
    },
    failure_title={
        "ja": "説明文がない、または短すぎる",
        "en": "The description is missing or too short",
    },
    why={
        "ja": "検索は名前と説明文を見ます。説明は、だれのための何のルームかを伝える唯一の場所で、スペシャルバッジの基準にも入っています。",
        "en": "Search reads name and description; the description alone tells newcomers who the room is for, and is a badge criterion.",
    },
    fix={
        "ja": "≡ → その他 → オープンチャット情報 → 説明 に、目的・対象・ルールの場所・運営者を書いてください（1,000文字まで）。",
        "en": "Say purpose, audience, where the rules are and who runs it under ≡ → その他 (Other) → room information → description (up to 1,000 characters).",
    },
    paste={
        "ja": "〇〇が好きな方のためのルームです。はじめに「大事なノート」のルールをお読みください。個人情報は書き込まないでください。運営: 〇〇",
        "en": "A room for people who like ○○. Please read the rules in the important note first and post no personal data. Run by: ○○",
    },
    messages={
        "empty": {
            "ja": "説明文がありません。",
            "en": "There is no description.",
        },
        "short": {
            "ja": "説明文が{length}文字です（目安は{least}文字以上）。",
            "en": "The description has {length} characters (yardstick: {least} or more).",
        },
    },
    sources=("line.special-badge", "graph.member-fuyasu", "E1.6"),
)
def description_missing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Search reads name and description; the description alone tells newcomers who the room is for, and is a badge criterion."""
    length = len((export.room.description or "").strip())
    least = context.option("least")
    if not length:
        yield Problem("empty", at="/room/description")
    elif length < least:
        yield Problem("short", at="/room/description", values={"length": length, "least": least})
