"""naming.frequent-renaming: name or description changed again and again within a week."""

from collections.abc import Iterator
from datetime import timedelta

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, parse_time, rule


@rule(
    id="naming.frequent-renaming",
    severity="low",
    confidence="high",
    effort="low",
    options={"days": 7, "most": 1},
    title={
        "ja": "名前や説明を短い間に何度も変えていない",
        "en": "Name and description are stable",
    },
    failure_title={
        "ja": "名前や説明を短い間に何度も変えている",
        "en": "Name or description changed again and again",
    },
    why={
        "ja": "変更のたびに審査で隠れ、短い間の繰り返しや名前と説明の同時変更は、戻りが遅くなることが分かっています。",
        "en": "Every change hides the room for review; repeated or combined changes take longest to come back.",
    },
    fix={
        "ja": "変えたい点を先に書き出してしぼり、名前と説明は日を分けて、次の変更まで1週間ほどあけてください。",
        "en": "List the changes first and keep to the needed ones; change name and description on different days, about a week apart.",
    },
    messages={
        "often": {
            "ja": "直近{days}日に名前・説明の変更が{count}回あります。",
            "en": "{count} changes of name or description within {days} days.",
        },
    },
    sources=("graph.kensaku-ranking-ochi", "line.newsletter-1"),
)
def frequent_renaming(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Every change hides the room for review; repeated or combined changes take longest to come back."""
    room = export.room
    if room.changes is None:
        made = parse_time(room.created_at)
        never = made is not None and made == parse_time(room.updated_at)
        yield NotApplicable() if never else Unknown("/room/changes")
        return
    days, most = context.option("days"), context.option("most")
    moments = [
        moment
        for change in room.changes
        if change.field in ("name", "description") and (moment := parse_time(change.at)) is not None
    ]
    count = sum(context.is_within(moment, timedelta(days=days)) for moment in moments)
    if count > most:
        yield Problem("often", at="/room/changes", values={"days": days, "count": count})
