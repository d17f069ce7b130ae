"""moderation.admin-absence: the admin has not been seen for weeks."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="moderation.admin-absence",
    severity="high",
    severity_when=(
        ({"/members/count": {"below": 30}}, "low"),
        ({"/members/count": {"below": 100}}, "medium"),
    ),
    effort="medium",
    tags=("staffing",),
    needs=("/members/count", "/admins/admin/last_active_at"),
    options={"days": 30},
    title={"ja": "管理者が定期的に活動している", "en": "The admin is active"},
    failure_title={
        "ja": "管理者の活動が長く途絶えている",
        "en": "The admin has not been active for a long time",
    },
    why={
        "ja": "管理者にはルームがルール違反の場にならないよう運営する責任があります。"
        "不在が続くと違反の投稿が残り、LINEの判断で管理者の権限がほかのメンバーに移されたり、"
        "ルームが削除されたりすることがあります。",
        "en": "The admin is responsible for keeping the room free of forbidden posts. After a long "
        "absence such posts stay, and LINE may hand the admin's rights to another member or "
        "delete the room.",
    },
    fix={
        "ja": "管理者がトークに発言し、たまった通報や参加リクエストを確認してください。"
        "続けられないときは、先に引き継ぐ人を共同管理者にし、≡ → その他 → "
        "管理者権限の移行で権限を移してください。",
        "en": "Let the admin post in the talk and look at reports and join requests. If the admin "
        "cannot go on, make the successor a co-admin first and use ≡ → その他 (Other) → "
        "管理者権限の移行 (transfer of admin rights).",
    },
    paste={
        "ja": "【管理者より】しばらく不在にして失礼しました。今日から確認を再開します。"
        "困っていることや気になる投稿があれば、このメッセージに返信で教えてください。",
        "en": "[From the admin] I was away for a while and am back from today. If something "
        "bothers you or a post needs attention, please reply to this message.",
    },
    messages={
        "away": {
            "ja": "管理者の最後の活動から{days}日たっています（目安は{limit}日以内）。",
            "en": "{days} days have passed since the admin was last active (yardstick: {limit}).",
        },
    },
    sources=("graph.kanrinin-kotsu", "line.newsletter-9", "note.admin-absence", "E2.14"),
)
def admin_absence(export: RoomExport, context: Context) -> Iterator[Yield]:
    """An absent admin leaves a room that nobody answers for."""
    away = context.age(export.admins.admin.last_active_at)
    limit = context.option("days")
    if away is not None and away.days > limit:
        values = {"days": away.days, "limit": limit}
        yield Problem("away", at="/admins/admin/last_active_at", values=values)
