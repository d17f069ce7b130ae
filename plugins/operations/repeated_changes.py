"""operations.repeated-changes: the room is changed again and again, and hidden each time."""

from collections.abc import Iterator
from datetime import timedelta

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .changes import checked_changes, silent_pointers, tells_changes


@rule(
    id="operations.repeated-changes",
    severity="info",
    confidence="medium",
    tags=("search",),
    options={"days": 30, "most": 4, "hours": 24},
    title={
        "ja": "検索の確認が必要な変更をくり返していない",
        "en": "The room is not changed again and again",
    },
    failure_title={
        "ja": "検索の確認が必要な変更をくり返している",
        "en": "The room is changed again and again",
    },
    why={
        "ja": "名前・説明文・画像・カテゴリーは、変えるたびに1〜2日ほど検索から外れます。"
        "短い期間に何度も変えると、見つけてもらえない日がその分だけ増えます。",
        "en": "Each change of name, description, image or category takes the room out of search "
        "for a day or two. Many changes mean many days on which nobody finds it.",
    },
    fix={
        "ja": "変えたいことを書き出して順番を決め、効果を見てから次の変更に進んでください。",
        "en": "List what you want to change, put it in order, and look at the effect of one change "
        "before you make the next.",
    },
    messages={
        "often": {
            "ja": "この{days}日間に、検索の確認が必要な変更が{count}回あります（目安は{most}回以内"
            "）。",
            "en": "Within {days} days there were {count} changes that are checked (yardstick: "
            "{most}).",
        },
    },
    sources=("graph.kensaku-ranking-ochi", "line.faq"),
)
def repeated_changes(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Changes within one day hide the room once and count once."""
    if not export.room.changes:
        yield NotApplicable() if tells_changes(export) else Unknown("/room/changes")
        return
    days, most = context.option("days"), context.option("most")
    window = timedelta(hours=context.option("hours"))
    count, last = 0, None
    for change in checked_changes(export, context, days):
        if last is None or change.at - last >= window:
            count, last = count + 1, change.at
    if count > most:
        values = {"days": days, "count": count, "most": most}
        yield Problem("often", at="/room/changes", values=values)
    elif silent := silent_pointers(export):
        yield Unknown(*silent)
