"""operations.stale-announcement: a pinned announcement is months old or its event is over."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .evergreen import is_evergreen
from .named_days import last_day_ahead


@rule(
    id="operations.stale-announcement",
    severity="low",
    tags=("announcements",),
    needs=("/announcements",),
    options={"days": 90, "grace": 7},
    title={"ja": "アナウンスが新しい", "en": "The announcements are fresh"},
    failure_title={
        "ja": "アナウンスが古いまま固定されている",
        "en": "An old announcement is still pinned",
    },
    why={
        "ja": "アナウンスはトークのいちばん上に出続けます。終わったイベントや古い案内が残っている"
        "と、新しい人が間違え、本当に大事なお知らせも読まれなくなります。",
        "en": "An announcement stays at the top of the talk. Past events and old notices mislead "
        "newcomers and teach everybody to overlook what is pinned.",
    },
    fix={
        "ja": "古いアナウンスを長押しして解除し、いま必要なものだけを固定し直してください。"
        "ルールの案内のように長く使うものは、内容を確かめてから登録し直すと新しい日付になります。",
        "en": "Unpin what is over and pin only what is needed now. Lasting notices, such as the "
        "one to the rules, can be checked and pinned again.",
    },
    messages={
        "old": {
            "ja": "{days}日前のアナウンスが固定されています（目安は{limit}日以内）。",
            "en": "An announcement of {days} days ago is still pinned (yardstick: {limit}).",
        },
        "past": {
            "ja": "アナウンスが案内している日（{day}）は過ぎています。",
            "en": "The day that the announcement tells of ({day}) is over.",
        },
    },
    sources=("line.admin-manual", "E2.15", "own.practice"),
)
def stale_announcement(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What is pinned should be true today; notices that never age are excused."""
    if not export.announcements:
        yield NotApplicable()
    yield from islice(_old_ones(export, context), 50)


def _old_ones(export: RoomExport, context: Context) -> Iterator[Yield]:
    limit = context.option("days")
    grace = timedelta(days=context.option("grace"))
    for index, announcement in enumerate(export.announcements or ()):
        at = f"/announcements/{index}/created_at"
        old = context.age(announcement.created_at)
        fresh = old is not None and old.days <= limit
        ahead = last_day_ahead(announcement.text or "", announcement.created_at)
        if fresh and ahead is not None and context.is_past(ahead.moment, grace):
            values = {"day": ahead.moment.date().isoformat()}
            yield Problem("past", at=f"/announcements/{index}/text", values=values, span=ahead.span)
            continue
        if is_evergreen(announcement.text or "") or fresh:
            continue
        if old is None or announcement.text is None:
            yield Unknown(at if old is None else f"/announcements/{index}/text")
        else:
            yield Problem("old", at=at, values={"days": old.days, "limit": limit})
