"""moderation.role-granting: co-admins can appoint further co-admins."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.role-granting",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 500}}, "medium"),),
    tags=("permissions",),
    needs=("/permissions/grant_roles", "/members/count"),
    when={"/permissions/grant_roles": {"none_of": ["member"]}},
    patch=({"op": "replace", "path": "/permissions/grant_roles", "value": "admin"},),
    title={
        "ja": "共同管理者の任命が管理者に限られている",
        "en": "Only the admin appoints co-admins",
    },
    failure_title={
        "ja": "共同管理者も共同管理者を任命できる",
        "en": "Co-admins can appoint co-admins",
    },
    why={
        "ja": "共同管理者が一人でも乗っ取られると、次々に権限を配られるおそれがあります。"
        "共同管理者どうしは互いに退会させられないため、元に戻すのに時間がかかります。",
        "en": "One co-admin taken over could hand rights to many. Co-admins cannot remove one "
        "another, so undoing it takes time.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → 権限 → 共同管理者の設定を「管理者のみ」にしてください"
        "。",
        "en": "Set ≡ → その他 (Other) → 権限 (permissions) → appoint co-admins to “admin only”.",
    },
    messages={
        "co-admins-grant": {
            "ja": "共同管理者の任命が、共同管理者にも許可されています。",
            "en": "Co-admins are allowed to appoint co-admins.",
        },
    },
    sources=("protocol.square", "graph.kanrinin-kotsu"),
)
def role_granting(export: RoomExport) -> Iterator[Yield]:
    """Rights that come only from one hand can be traced and taken back."""
    if export.permissions.grant_roles == "co_admin":
        yield Problem("co-admins-grant", at="/permissions/grant_roles")
