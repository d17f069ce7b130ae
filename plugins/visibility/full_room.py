"""visibility.full-room: search brings people to a room that has no place left."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="visibility.full-room",
    severity="low",
    confidence="high",
    effort="low",
    needs=("/members/count", "/members/capacity"),
    title={
        "ja": "定員に空きがある",
        "en": "There is room for newcomers",
    },
    failure_title={
        "ja": "定員いっぱいで参加できない",
        "en": "The room is full",
    },
    why={
        "ja": "定員に達したルームは参加できず、来た人が離れます。",
        "en": "Nobody can join a full room; those who come turn away.",
    },
    fix={
        "ja": "≡ → その他 → トークルームの定員 を増やすか、検索の許可をオフにしてください（通常は5,000人まで）。",
        "en": "Raise it under ≡ → その他 (Other) → トークルームの定員 (capacity; 5,000 by default at the most), or switch search off.",
    },
    messages={
        "full": {
            "ja": "定員{capacity}人に対してメンバーが{count}人です。",
            "en": "{count} members for a capacity of {capacity}.",
        },
    },
    sources=("graph.ninzu-jogen", "E2.1"),
)
def full_room(export: RoomExport) -> Iterator[Yield]:
    """Nobody can join a full room; those who come turn away."""
    count, capacity = export.members.count or 0, export.members.capacity or 0
    if count >= capacity:
        values = {"count": count, "capacity": capacity}
        yield Problem("full", at="/members/capacity", values=values)
