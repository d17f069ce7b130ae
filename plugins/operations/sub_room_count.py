"""operations.sub-room-count: so many sub talk rooms that the conversation thins out."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule


@rule(
    id="operations.sub-room-count",
    severity="info",
    confidence="low",
    tags=("sub-rooms",),
    needs=("/sub_rooms", "/members/count"),
    options={"least": 3, "members_each": 10},
    title={
        "ja": "サブトークルームの数がメンバー数に合っている",
        "en": "The number of sub talk rooms fits the members",
    },
    failure_title={
        "ja": "メンバー数に対してサブトークルームが多い",
        "en": "Too many sub talk rooms for the members",
    },
    why={
        "ja": "部屋を分けすぎると、どこも会話が続かず、見回る場所だけが増えます。",
        "en": "Too many rooms leave every conversation thin and more places to look after.",
    },
    fix={
        "ja": "動きのない部屋を閉じるか、似た話題の部屋を1つにまとめてください。",
        "en": "Close rooms without activity, or join those on similar topics.",
    },
    messages={
        "thin": {
            "ja": "メンバー{members}人に対してサブトークルームが{count}個あります（目安は1部屋あた"
            "り{each}人以上）。",
            "en": "{count} sub talk rooms for {members} members (yardstick: {each} or more each).",
        },
    },
    sources=("line.subtalkroom", "E2.21", "own.practice"),
)
def sub_room_count(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One or two extra rooms are always fine."""
    count, members = len(export.sub_rooms or ()), export.members.count or 0
    each = context.option("members_each")
    if count < context.option("least"):
        yield NotApplicable()
    elif members < count * each:
        values = {"members": members, "count": count, "each": each}
        yield Problem("thin", at="/sub_rooms", values=values)
