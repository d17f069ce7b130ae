"""moderation.report-handling-time: reports are settled, but late as a rule."""

from collections.abc import Iterator
from statistics import median

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, parse_time, rule


@rule(
    id="moderation.report-handling-time",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 1000}}, "medium"),),
    effort="medium",
    tags=("reports",),
    needs=("/moderation/reports", "/members/count"),
    options={"hours": 72, "least": 3},
    title={
        "ja": "通報の対応が普段から早い",
        "en": "Reports are usually settled quickly",
    },
    failure_title={
        "ja": "通報の対応に普段から時間がかかっている",
        "en": "Reports usually take long to settle",
    },
    why={
        "ja": "一件ずつは処理されていても、毎回何日もかかると、"
        "その間ずっと違反の投稿が人目に触れます。人手か見回りの回数が足りないしるしです。",
        "en": "If settling a report takes days each time, the posts stay in view all the while: a "
        "sign of too few people or too few rounds.",
    },
    fix={
        "ja": "共同管理者を増やすか、朝・昼・夜など見回りの時間を決めてください。",
        "en": "Appoint more co-admins or fix times of the day for a look round.",
    },
    messages={
        "slow": {
            "ja": "対応済みの通報{count}件は、中央値で{found}時間かかっています（目安は{hours}時間"
            "以内）。",
            "en": "{count} settled reports took {found} hours at the median (yardstick: {hours}).",
        },
    },
    sources=("E2.14", "law.platform", "own.practice"),
)
def report_handling_time(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One slow case is chance; a slow median is how the room is run."""
    closed = [
        (index, report)
        for index, report in enumerate(export.moderation.reports or ())
        if report.status == "closed"
    ]
    least, hours = context.option("least"), context.option("hours")
    if len(closed) < least:
        silent = [
            f"/moderation/reports/{index}/status"
            for index, report in enumerate(export.moderation.reports or ())
            if report.status is None
        ]
        enough = len(closed) + len(silent) >= least
        yield Unknown(*silent[:10]) if enough else NotApplicable()
        return
    spans: list[float] = []
    for index, report in closed:
        start, end = parse_time(report.at), parse_time(report.closed_at)
        if start is None or end is None:
            name = "at" if start is None else "closed_at"
            yield Unknown(f"/moderation/reports/{index}/{name}")
        else:
            spans.append(max((end - start).total_seconds() / 3600, 0))
    if len(spans) == len(closed) and median(spans) > hours:
        values = {"count": len(closed), "found": int(median(spans)), "hours": hours}
        yield Problem("slow", at="/moderation/reports", values=values)
