"""moderation.permission-width: grave rights are open to every member."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Unknown, Yield, rule

GRAVE = {
    "update_profile": {"ja": "ルーム情報の変更", "en": "changing the room information"},
    "approve_requests": {"ja": "参加リクエストの承認", "en": "approving join requests"},
    "delete_messages": {
        "ja": "他の人のメッセージ・ノートの削除",
        "en": "deleting others' messages and notes",
    },
    "remove_members": {"ja": "メンバーの強制退会", "en": "removing members"},
    "grant_roles": {"ja": "共同管理者の任命", "en": "appointing co-admins"},
    "change_capacity": {"ja": "定員の変更", "en": "changing the capacity"},
    "read_only_chat": {"ja": "閲覧のみへの切り替え", "en": "making the talk read-only"},
}


@rule(
    id="moderation.permission-width",
    severity="high",
    severity_when=(({"/members/count": {"below": 30}}, "medium"),),
    tags=("permissions",),
    needs=("/members/count",),
    patch=({"op": "replace", "path": "{at}", "value": "admin"},),
    title={
        "ja": "重要な権限が管理者と共同管理者に限られている",
        "en": "Grave rights are kept to the admin and co-admins",
    },
    failure_title={
        "ja": "重要な権限が全員に開かれている",
        "en": "Grave rights are open to every member",
    },
    why={
        "ja": "だれでも投稿を消したり、メンバーを退会させたり、名前や説明文を変えたりできると、"
        "参加したばかりの人に数分でルームを壊されるおそれがあります。",
        "en": "If every member can delete posts, remove people or change the name, a newcomer can "
        "wreck the room within minutes.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → 権限で、挙げられた権限を「管理者のみ」か「管理者と共同"
        "管理者」にしてください。",
        "en": "Set the named rights to “admin” or “admin and co-admins” under ≡ at the top right "
        "of the talk → その他 (Other) → 権限 (permissions).",
    },
    messages={
        "open-to-all": {
            "ja": "「{permission}」の権限が全員に開かれています。",
            "en": "Every member may do this: {permission}.",
        },
    },
    sources=("appllio.co-manager", "line.help-admin", "protocol.square", "E2.15"),
)
def permission_width(export: RoomExport) -> Iterator[Yield]:
    """What can destroy a room belongs to those who answer for it."""
    for name, label in GRAVE.items():
        role, at = getattr(export.permissions, name), f"/permissions/{name}"
        if role is None:
            yield Unknown(at)
        elif role == "member":
            yield Problem("open-to-all", at=at, values={"permission": label})
