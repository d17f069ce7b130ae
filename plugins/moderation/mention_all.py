"""moderation.mention-all: every member can call all members."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.mention-all",
    severity="low",
    severity_when=(
        ({"/members/count": {"at_least": 500}}, "medium"),
        ({"/members/count": {"below": 30}}, "info"),
    ),
    tags=("permissions",),
    needs=("/permissions/mention_all", "/members/count"),
    patch=({"op": "replace", "path": "/permissions/mention_all", "value": "co_admin"},),
    title={
        "ja": "全員へのメンションが管理者と共同管理者に限られている",
        "en": "Only the admin and co-admins mention everybody",
    },
    failure_title={
        "ja": "だれでも全員にメンションできる",
        "en": "Every member can mention everybody",
    },
    why={
        "ja": "全員へのメンションは一度に全メンバーへ通知します。宣伝や荒らしに使われると、"
        "通知を嫌った退会が一気に増えます。",
        "en": "A mention of everybody notifies all members at once. Used for advertising or a "
        "raid it drives many out.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → 権限で、全員へのメンションを「管理者と共同管理者」にし"
        "てください。",
        "en": "Set the mention of everybody to “admin and co-admins” under ≡ → その他 (Other) → "
        "権限 (permissions).",
    },
    messages={
        "open-to-all": {
            "ja": "全員へのメンションが全員に許可されています（メンバー{members}人）。",
            "en": "Every member may mention everybody ({members} members).",
        },
    },
    sources=("graph.kanrinin-kotsu", "protocol.square"),
)
def mention_all(export: RoomExport) -> Iterator[Yield]:
    """A call to all is for those who run the room."""
    if export.permissions.mention_all == "member":
        values = {"members": export.members.count}
        yield Problem("open-to-all", at="/permissions/mention_all", values=values)
