"""visibility.closed-room-open-door: a room for a closed circle that anybody may join."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

from .circles import takes_anybody


@rule(
    id="visibility.closed-room-open-door",
    severity="high",
    confidence="high",
    effort="low",
    needs=("/visibility/join_method", "/room/audience"),
    when={"/room/audience": {"any_of": ["customers", "members", "staff", "students"]}},
    title={
        "ja": "限られた人のためのルームに参加の確認がある",
        "en": "Joining a closed room is checked",
    },
    failure_title={
        "ja": "限られた人のためのルームにだれでも参加できる",
        "en": "Anybody may join a room for a closed circle",
    },
    why={
        "ja": "「全体公開」のままでは、リンクを知った人がだれでも入り、過去のトークまで読めます。",
        "en": "With an open door whoever has the link comes in and reads all past talk.",
    },
    fix={
        "ja": "≡ → その他 → 公開設定を「参加の承認」か「参加コードの入力」に変えてください。",
        "en": "Set joining to approval or to a join code under ≡ → その他 (Other) → 公開設定 (publicity).",
    },
    messages={
        "open": {
            "ja": "対象が限られたルームですが、参加方法が全体公開です。",
            "en": "The room is for a closed circle, yet its door is open to everybody.",
        },
    },
    sources=("E2.4", "E2.5", "E2.3"),
)
def closed_room_open_door(export: RoomExport, context: Context) -> Iterator[Yield]:
    """With an open door whoever has the link comes in and reads all past talk."""
    if takes_anybody(context):
        yield NotApplicable()
    elif export.visibility.join_method == "open":
        yield Problem("open", at="/visibility/join_method")
