"""moderation.open-reports: reports by members have been open for days."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

SHOWN = 50


@rule(
    id="moderation.open-reports",
    severity="high",
    severity_when=(({"/members/count": {"below": 30}}, "medium"),),
    effort="medium",
    tags=("reports",),
    needs=("/moderation/reports", "/members/count"),
    options={"hours": 72},
    title={
        "ja": "メンバーからの通報が3日以内に処理されている",
        "en": "Members' reports are settled within three days",
    },
    failure_title={
        "ja": "メンバーからの通報が放置されている",
        "en": "Members' reports are left open",
    },
    why={
        "ja": "管理者が違反の投稿を知りながら放置すると、黙認とみなされ、"
        "ルームの削除や利用停止の対象になるおそれがあります。通報した人の信頼も失われます。",
        "en": "Leaving known breaches up may count as consent and put the room or your account at "
        "risk. Those who reported lose trust, too.",
    },
    fix={
        "ja": "通報された投稿を確認し、削除・注意・問題なしのどれかに決めて、"
        "結果と日時を記録してください。判断に迷うものはLINEの「通報」も併用できます。",
        "en": "Look at each reported post, decide on deletion, a caution or no action, and record "
        "the result with its time. For doubtful cases report to LINE as well.",
    },
    paste={
        "ja": "通報ありがとうございます。内容を確認しました。（対応の内容）としました。"
        "今後も気になる投稿があればお知らせください。",
        "en": "Thank you for your report. We have looked at it and decided: (action). Please tell "
        "us whenever a post needs attention.",
    },
    messages={
        "open": {
            "ja": "「{kind}」の通報が{days}日間、未対応のままです（目安は{hours}時間以内）。",
            "en": "A report ({kind}) has been open for {days} days (yardstick: {hours} hours).",
        },
    },
    sources=("E2.14", "line.prohibited", "line.defamation"),
)
def open_reports(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A report that nobody settles is a breach that everybody sees."""
    if not export.moderation.reports:
        yield NotApplicable()
    yield from islice(_left_open(export, context), SHOWN)


def _left_open(export: RoomExport, context: Context) -> Iterator[Yield]:
    hours = context.option("hours")
    for index, report in enumerate(export.moderation.reports or ()):
        at, waiting = f"/moderation/reports/{index}", context.age(report.at)
        if report.status == "closed" or (waiting is not None and waiting <= timedelta(hours=hours)):
            continue
        if report.status is None:
            yield Unknown(f"{at}/status")
        elif waiting is None:
            yield Unknown(f"{at}/at")
        else:
            kind = (report.kind or "").strip()[:40] or {"ja": "種類なし", "en": "no kind given"}
            values = {"kind": kind, "days": waiting.days, "hours": hours}
            yield Problem("open", at=f"{at}/status", values=values)
