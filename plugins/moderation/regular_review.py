"""moderation.regular-review: the room's own review is overdue, too rare or never planned."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .rhythm import longest_told


@rule(
    id="moderation.regular-review",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 500}}, "medium"),),
    tags=("records",),
    needs=("/moderation/review_interval_days", "/members/count"),
    options={"longest": 184},  # half a year, whichever half
    title={
        "ja": "ルームの見直しが予定どおり行われている",
        "en": "The room is reviewed on schedule",
    },
    failure_title={
        "ja": "ルームの見直しが予定より遅れているか、予定がない",
        "en": "The review of the room is overdue or not planned",
    },
    why={
        "ja": "LINEの規定や機能は毎年のように変わり、ルームの話題や人数も変わります。"
        "ルール・権限・NGワードを定期的に見直さないと、現状に合わなくなります。",
        "en": "LINE's rules and functions change nearly every year, and so do a room's topics and "
        "size. Unreviewed rules, rights and words fall out of step.",
    },
    fix={
        "ja": "見直しの日を予定表に入れ、終わったら日付を記録してください。確認することは、"
        "ルール・権限・NGワード・共同管理者・未対応の通報です。",
        "en": "Put the review into your calendar and record the date when it is done: rules, "
        "permissions, banned words, co-admins, open reports.",
    },
    paste={
        "ja": "【見直しの記録】日付：／確認した人：／ルール：変更なし・あり／権限：変更なし・あり／"
        "NGワード：追加　語・削除　語／共同管理者：　人／未対応の通報：　件／次回：",
        "en": "[Review] date: / by: / rules: unchanged, changed / permissions: unchanged, changed "
        "/ banned words: added, dropped / co-admins: / open reports: / next on:",
    },
    messages={
        "never": {
            "ja": "見直しの間隔が0日です。定期的な見直しが予定されていません。",
            "en": "The review interval is 0: no regular review is planned.",
        },
        "rare": {
            "ja": "見直しの間隔が{interval}日です（目安は{longest}日以内）。",
            "en": "The review interval is {interval} days (yardstick: {longest} or fewer).",
        },
        "overdue": {
            "ja": "前回の見直しから{days}日たっています（予定は{interval}日ごと）。",
            "en": "The last review was {days} days ago (planned: every {interval} days).",
        },
    },
    sources=("E2.15", "line.newsletter-10", "own.practice"),
)
def regular_review(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A review is due by the room's own calendar, as of the day that the export describes."""
    interval, longest = export.moderation.review_interval_days or 0, context.option("longest")
    at = "/moderation/review_interval_days"
    if interval == 0:
        yield Problem("never", at=at)
        return
    if interval > longest and interval > context.fact(longest_told):
        yield Problem("rare", at=at, values={"interval": interval, "longest": longest})
    since = context.age(export.moderation.last_reviewed_at)
    if since is None:
        yield Unknown("/moderation/last_reviewed_at")
    elif since.days > interval:
        values = {"days": since.days, "interval": interval}
        yield Problem("overdue", at="/moderation/last_reviewed_at", values=values)
