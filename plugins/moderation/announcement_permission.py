"""moderation.announcement-permission: every member can pin announcements in a large room."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.announcement-permission",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 1000}}, "medium"),),
    tags=("permissions", "announcements"),
    needs=("/permissions/create_announcements", "/members/count"),
    when={"/members/count": {"at_least": 100}},
    patch=({"op": "replace", "path": "/permissions/create_announcements", "value": "co_admin"},),
    title={
        "ja": "アナウンスの登録が管理者と共同管理者に限られている",
        "en": "Only the admin and co-admins pin announcements",
    },
    failure_title={
        "ja": "だれでもアナウンスを登録できる",
        "en": "Every member can pin announcements",
    },
    why={
        "ja": "アナウンスは全員の画面のいちばん上に出ます。だれでも登録できると、宣伝や偽の案内が"
        "運営からのお知らせに見えてしまいます。",
        "en": "Announcements stand at the top for everybody. If anyone can pin them, advertising "
        "and fake notices look like the admins' own.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → 権限で、アナウンスの登録を「管理者と共同管理者」にして"
        "ください。",
        "en": "Set pinning announcements to “admin and co-admins” under ≡ → その他 (Other) → 権限 "
        "(permissions).",
    },
    messages={
        "open-to-all": {
            "ja": "アナウンスの登録が全員に許可されています（メンバー{members}人）。",
            "en": "Every member may pin announcements ({members} members).",
        },
    },
    sources=("appllio.co-manager", "protocol.square", "E2.15"),
)
def announcement_permission(export: RoomExport) -> Iterator[Yield]:
    """What is pinned speaks for the room."""
    if export.permissions.create_announcements == "member":
        values = {"members": export.members.count}
        yield Problem("open-to-all", at="/permissions/create_announcements", values=values)
