"""moderation.sub-room-purpose: a sub talk room of which nobody says what it is for."""

from collections.abc import Iterator
from itertools import islice

from auditor import NotApplicable, Problem, RoomExport, Unknown, Yield, rule

SHOWN = 50


@rule(
    id="moderation.sub-room-purpose",
    severity="low",
    tags=("sub-rooms",),
    needs=("/sub_rooms",),
    title={
        "ja": "サブトークルームごとに目的が決まっている",
        "en": "Every sub talk room has a purpose",
    },
    failure_title={
        "ja": "目的の決まっていないサブトークルームがある",
        "en": "A sub talk room has no purpose",
    },
    why={
        "ja": "目的のないサブトークルームは見回りから漏れ、1対1のやりとりや個人情報の交換の場にな"
        "りやすくなります。禁止規定はサブトークルームにも同じように適用されます。",
        "en": "Sub rooms without a purpose escape attention and become places for one-to-one talk "
        "and exchange of personal data. LINE's prohibitions hold there as well.",
    },
    fix={
        "ja": "部屋ごとに「何を話す場所か」「ルールは全体と同じ」を最初のメッセージに書いて固定し"
        "てください。使っていない部屋は閉じてかまいません。",
        "en": "Pin a first message in each: what it is for, and that the same rules hold. Close "
        "rooms that nobody uses.",
    },
    paste={
        "ja": "【この部屋について】ここは（話題）の部屋です。ルールはメインのトークと同じです。"
        "困ったときは管理者にメンションしてください。",
        "en": "[About this room] This room is for (topic). The same rules hold as in the main "
        "talk. If you need help, mention an admin.",
    },
    messages={
        "no-purpose": {
            "ja": "サブトークルーム「{name}」の目的が空です。",
            "en": "The purpose of sub talk room “{name}” is empty.",
        },
    },
    sources=("line.subtalkroom", "own.practice"),
)
def sub_room_purpose(export: RoomExport) -> Iterator[Yield]:
    """A place is kept in order only by those who know what it is for."""
    if not export.sub_rooms:
        yield NotApplicable()
    yield from islice(_aimless(export), SHOWN)


def _aimless(export: RoomExport) -> Iterator[Yield]:
    for index, sub_room in enumerate(export.sub_rooms or ()):
        at = f"/sub_rooms/{index}/purpose"
        if sub_room.purpose is None:
            yield Unknown(at)
        elif not sub_room.purpose.strip():
            name = (sub_room.name or str(index + 1))[:50]
            yield Problem("no-purpose", at=at, values={"name": name})
