"""visibility.capacity-beyond-default: a capacity above 5,000, which LINE grants by application only."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="visibility.capacity-beyond-default",
    severity="low",
    confidence="medium",
    effort="medium",
    needs=("/members/capacity",),
    options={"default": 5000},
    title={
        "ja": "定員が通常の範囲にある",
        "en": "The capacity is within the default",
    },
    failure_title={
        "ja": "定員が5,000人を超えている",
        "en": "The capacity is above 5,000",
    },
    why={
        "ja": "5,000人を超える定員（メガチャット）は申請が必要で、元に戻せず、既読表示もなくなります。",
        "en": "More than 5,000 (a mega chat) needs an application, cannot be undone, and read marks vanish.",
    },
    fix={
        "ja": "申請済みかどうかを確かめ、戻せないことを運営メンバーで了解しておいてください。申請していない場合は、書き出しの定員を確かめてください。",
        "en": "Make sure that the application was granted and that all admins know it cannot be undone; otherwise mend the export.",
    },
    messages={
        "beyond": {
            "ja": "定員が{capacity}人です。申請が認められたルームか確認してください。",
            "en": "The capacity is {capacity}; check that the application was granted.",
        },
    },
    sources=("line.megachat", "graph.ninzu-jogen", "E2.1"),
)
def capacity_beyond_default(export: RoomExport, context: Context) -> Iterator[Yield]:
    """More than 5,000 (a mega chat) needs an application, cannot be undone, and read marks vanish."""
    capacity = export.members.capacity or 0
    if capacity > context.option("default"):
        yield Problem("beyond", at="/members/capacity", values={"capacity": capacity})
