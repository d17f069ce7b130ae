"""moderation.join-request-backlog: people have been waiting for approval for days."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="moderation.join-request-backlog",
    severity="medium",
    severity_when=(({"/members/count": {"below": 30}}, "low"),),
    tags=("joining",),
    needs=("/moderation/join_requests/open", "/members/count"),
    when={"/visibility/join_method": "approval"},
    options={"days": 7},
    title={
        "ja": "参加リクエストが1週間以内に確認されている",
        "en": "Join requests are answered within a week",
    },
    failure_title={
        "ja": "参加リクエストが長く放置されている",
        "en": "Join requests wait for a long time",
    },
    why={
        "ja": "承認を待つ人には何も表示されないため、放置されると断られたのかも分かりません。"
        "せっかくの参加希望者が離れ、管理者が不在のルームだと思われます。",
        "en": "Applicants see nothing while they wait and cannot tell whether they were refused. "
        "They leave, thinking that nobody runs the room.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → メンバー管理 → 参加リクエストで承認か拒否をしてくださ"
        "い。共同管理者にも確認をお願いし、週に2回など見る日を決めておくと溜まりません。",
        "en": "Approve or refuse under ≡ → その他 (Other) → メンバー管理 (members) → "
        "参加リクエスト. Share the task with co-admins and fix days for it.",
    },
    messages={
        "waiting": {
            "ja": "参加リクエストが{count}件あり、いちばん古いものは{days}日前です（目安は{limit}"
            "日以内）。",
            "en": "{count} join requests wait, the oldest for {days} days (yardstick: {limit}).",
        },
    },
    sources=("line.help-admin", "E2.14", "own.practice"),
)
def join_request_backlog(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A door that nobody answers is a closed one."""
    requests, limit = export.moderation.join_requests, context.option("days")
    if not requests.open:
        return
    waiting = context.age(requests.oldest_at)
    if waiting is None:
        yield Unknown("/moderation/join_requests/oldest_at")
    elif waiting.days > limit:
        values = {"count": requests.open, "days": waiting.days, "limit": limit}
        yield Problem("waiting", at="/moderation/join_requests/oldest_at", values=values)
