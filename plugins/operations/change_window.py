"""operations.change-window: name and description changed together, or many fields at once."""

from collections.abc import Iterator
from datetime import timedelta

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .changes import LABELS, CheckedChange, checked_changes, silent_pointers, tells_changes


@rule(
    id="operations.change-window",
    severity="low",
    severity_when=(({"/visibility/searchable": False}, "info"),),
    confidence="medium",
    tags=("search",),
    needs=("/visibility/searchable",),
    options={"days": 30, "hours": 24, "most": 2},
    title={
        "ja": "名前や説明文などを一度にまとめて変えていない",
        "en": "Name, description and the like are not changed all at once",
    },
    failure_title={
        "ja": "名前・説明文などを24時間以内に一度に変えている",
        "en": "Name, description or more were changed within a day",
    },
    why={
        "ja": "名前・説明文・画像・カテゴリーを変えると、確認のため1〜2日ほど検索に表示されません。"
        "名前と説明文を同時に変えた場合は戻りが遅い傾向が観察されており、"
        "別のルームに作り替えたと見られることもあります。",
        "en": "After a change of name, description, image or category the room is checked and "
        "missing from search for a day or two. Changing name and description together has been "
        "observed to take longest; it can look like a new room under an old address.",
    },
    fix={
        "ja": "一度に変える項目を1つにし、次の変更まで1日以上あけてください。"
        "検索の表示が戻らないときは、さらに変えずに2〜3日待ちます。",
        "en": "Change one thing at a time, a day or more apart. If the room does not return to "
        "search, wait two or three days instead of changing more.",
    },
    messages={
        "together": {
            "ja": "{hours}時間以内に{fields}を変更しています。",
            "en": "Within {hours} hours these were changed: {fields}.",
        },
    },
    sources=("graph.kensaku-ranking-ochi", "line.newsletter-1", "line.faq"),
)
def change_window(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Name with description, or more fields than the yardstick, within one window."""
    if not export.room.changes:
        yield NotApplicable() if tells_changes(export) else Unknown("/room/changes")
        return
    changes = checked_changes(export, context, context.option("days"))
    window = timedelta(hours=context.option("hours"))
    last: dict[str, CheckedChange] = {}
    for change in changes:
        last[change.field] = change
        near = {name: other for name, other in last.items() if change.at - other.at < window}
        if len(near) > context.option("most") or {"name", "description"} <= near.keys():
            first = min(near.values(), key=lambda other: (other.at, other.index))
            fields = [LABELS[name] for name in LABELS if name in near]
            values = {"hours": context.option("hours"), "fields": fields}
            yield Problem("together", at=f"/room/changes/{first.index}", values=values)
            return
    if silent := silent_pointers(export):
        yield Unknown(*silent)
