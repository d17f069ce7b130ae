"""operations.departure-messages: the talk shows who left and who was removed."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Unknown, Yield, rule

SHOWN = {
    "leave": {"ja": "退会", "en": "leaving"},
    "kick": {"ja": "強制退会", "en": "removal"},
}


@rule(
    id="operations.departure-messages",
    severity="info",
    tags=("appearance", "system-messages"),
    patch=({"op": "replace", "path": "{at}", "value": False},),
    title={
        "ja": "退会と強制退会のシステムメッセージを表示していない",
        "en": "The talk does not show leaving and removal",
    },
    failure_title={
        "ja": "退会や強制退会がトークに表示される",
        "en": "The talk shows leaving or removal",
    },
    why={
        "ja": "退会の表示が続くと、残った人が不安になったり、"
        "理由の詮索が始まったりしやすくなります。表示しないことがすすめられていますが、"
        "規定ではなく好みの範囲です。",
        "en": "A row of departures unsettles those who stay and invites guessing at reasons. "
        "Hiding them is recommended, but it is taste, not a rule of LINE's.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → システムメッセージで、"
        "退会と強制退会をオフにしてください。退会した人がいることを知らせたい方針なら、"
        "このままでかまいません。",
        "en": "Switch leaving and removal off under ≡ → その他 (Other) → システムメッセージ "
        "(system messages). If you mean to show departures, leave them on.",
    },
    messages={
        "shown": {
            "ja": "{kind}のシステムメッセージが表示される設定です。",
            "en": "System messages for {kind} are shown.",
        },
    },
    sources=("E1.8",),
)
def departure_messages(export: RoomExport) -> Iterator[Yield]:
    """Departures are nobody's business but the admins'."""
    told = {"leave": export.system_messages.leave, "kick": export.system_messages.kick}
    for name, shown in told.items():
        if shown is None:
            yield Unknown(f"/system_messages/{name}")
        elif shown:
            yield Problem("shown", at=f"/system_messages/{name}", values={"kind": SHOWN[name]})
