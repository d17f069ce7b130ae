"""operations.starting-small: a new room with few members opens its doors very wide."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="operations.starting-small",
    severity="info",
    confidence="low",
    tags=("growth",),
    needs=("/room/created_at", "/members/capacity", "/members/count"),
    when={"/visibility/join_method": "open"},
    options={"days": 30, "members": 100, "capacity": 1000},
    title={
        "ja": "小さく始めて、少しずつ広げている",
        "en": "The room starts small and widens step by step",
    },
    failure_title={
        "ja": "始めたばかりのルームの定員が大きい",
        "en": "A new room has a large capacity",
    },
    why={
        "ja": "開設したばかりでルールや見守りが固まらないうちに人が一気に入ると、"
        "荒らしや質問に対応しきれません。定員はあとからいつでも増やせます。",
        "en": "If many people rush in before rules and staff are settled, raids and questions "
        "cannot be handled. The capacity can be raised at any time.",
    },
    fix={
        "ja": "最初は定員を100〜300人ほどにし、共同管理者とNGワードがそろってから広げてください。"
        "トーク画面右上の≡ → その他 → トークルームの定員。",
        "en": "Begin with 100 to 300 places and widen once co-admins and banned words are in "
        "place: ≡ → その他 (Other) → トークルームの定員 (capacity).",
    },
    messages={
        "wide": {
            "ja": "開設{days}日目、メンバー{members}人に対して定員が{capacity}人です。",
            "en": "On day {days}, with {members} members, the capacity is {capacity}.",
        },
    },
    sources=("E2.21", "line.operation-manual"),
)
def starting_small(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Advice for the first weeks only; approval and codes slow growth by themselves."""
    old = context.age(export.room.created_at)
    members, capacity = export.members.count or 0, export.members.capacity or 0
    if old is None:
        yield Unknown("/room/created_at")
    elif old.days >= context.option("days") or members >= context.option("members"):
        yield NotApplicable()
    elif capacity >= context.option("capacity"):
        values = {"days": old.days, "members": members, "capacity": capacity}
        yield Problem("wide", at="/members/capacity", values=values)
