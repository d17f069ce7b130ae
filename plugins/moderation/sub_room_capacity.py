"""moderation.sub-room-capacity: a sub talk room that is full or beyond LINE's limit."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

SHOWN = 50


@rule(
    id="moderation.sub-room-capacity",
    severity="low",
    tags=("sub-rooms",),
    needs=("/sub_rooms",),
    options={"most": 5000},
    title={
        "ja": "サブトークルームの定員に余裕がある",
        "en": "The sub talk rooms have places left",
    },
    failure_title={
        "ja": "満員か、上限を超えたサブトークルームがある",
        "en": "A sub talk room is full or beyond the limit",
    },
    why={
        "ja": "サブトークルームの定員は5,000人までで、メインのトークの定員を増やしても変わりません"
        "。満員の部屋には新しい人が入れず、案内した人を困らせます。",
        "en": "A sub talk room holds 5,000 at most, even if the main talk holds more. A full one "
        "turns away the people whom you sent there.",
    },
    fix={
        "ja": "定員を増やすか（上限5,000人）、同じ目的の部屋をもう1つ作って案内を分けてください。",
        "en": "Raise the capacity (up to 5,000) or open a second room for the same purpose.",
    },
    messages={
        "over": {
            "ja": "サブトークルーム「{name}」の定員が{capacity}人です（上限は{most}人）。",
            "en": "Sub talk room “{name}” has a capacity of {capacity} (the limit is {most}).",
        },
        "full": {
            "ja": "サブトークルーム「{name}」は満員です（{members}人／定員{capacity}人）。",
            "en": "Sub talk room “{name}” is full ({members} of {capacity}).",
        },
    },
    sources=("line.subtalkroom", "line.megachat", "graph.ninzu-jogen"),
)
def sub_room_capacity(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A door that is shut should not be on the map."""
    if not export.sub_rooms:
        yield NotApplicable()
    yield from islice(_tight(export, context.option("most")), SHOWN)


def _tight(export: RoomExport, most: int) -> Iterator[Yield]:
    for index, room in enumerate(export.sub_rooms or ()):
        at, name = f"/sub_rooms/{index}", (room.name or str(index + 1))[:50]
        if room.capacity is None:
            yield Unknown(f"{at}/capacity")
        elif room.capacity > most:
            values = {"name": name, "capacity": room.capacity, "most": most}
            yield Problem("over", at=f"{at}/capacity", values=values)
        elif room.members is None:
            yield Unknown(f"{at}/members")
        elif room.members >= room.capacity:
            values = {"name": name, "members": room.members, "capacity": room.capacity}
            yield Problem("full", at=f"{at}/members", values=values)
