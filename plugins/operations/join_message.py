"""operations.join-message: the talk does not show that somebody joined."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="operations.join-message",
    severity="info",
    tags=("appearance", "system-messages"),
    needs=("/system_messages/join",),
    patch=({"op": "replace", "path": "/system_messages/join", "value": True},),
    title={"ja": "参加のシステムメッセージを表示している", "en": "The talk shows who joins"},
    failure_title={"ja": "参加がトークに表示されない", "en": "The talk does not show who joins"},
    why={
        "ja": "参加が表示されると、新しい人に声をかけやすく、荒らしの一斉参加にも早く気づけます。"
        "規定ではなく、運営のしやすさの目安です。",
        "en": "Shown joins make it easy to welcome people and to notice a raid as it comes in. "
        "This is advice for running a room, not a rule of LINE's.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → システムメッセージで、参加をオンにしてください。"
        "人の出入りがとても多いルームでは、オフのままでもかまいません。",
        "en": "Switch joining on under ≡ → その他 (Other) → システムメッセージ (system messages). "
        "Very busy rooms may leave it off.",
    },
    messages={
        "hidden": {
            "ja": "参加のシステムメッセージが表示されない設定です。",
            "en": "System messages for joining are hidden.",
        },
    },
    sources=("E1.8",),
)
def join_message(export: RoomExport) -> Iterator[Yield]:
    """Whoever comes in should be seen and welcomed."""
    if export.system_messages.join is False:
        yield Problem("hidden", at="/system_messages/join")
