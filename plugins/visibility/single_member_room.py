"""visibility.single-member-room: a room whose only member is its admin, which search does not show."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="visibility.single-member-room",
    severity="info",
    confidence="high",
    effort="low",
    needs=("/members/count", "/visibility/searchable"),
    when={"/visibility/searchable": True},
    title={
        "ja": "検索に出るだけのメンバーがいる",
        "en": "Enough members to show up in search",
    },
    failure_title={
        "ja": "管理者1人だけのため検索に出ない",
        "en": "Only the admin is in: search does not show the room",
    },
    why={
        "ja": "メンバーが管理者1人だけのルームは、検索を許可していても検索に出ません。",
        "en": "A room whose only member is its admin is not shown in search, even when search is allowed.",
    },
    fix={
        "ja": "招待リンクで最初のメンバー（スタッフなど）を1人以上迎えてから公開してください。",
        "en": "Invite at least one more person, such as staff, before launch.",
    },
    messages={
        "alone": {
            "ja": "メンバーが{count}人です。",
            "en": "The room has {count} member.",
        },
    },
    sources=("E1.12",),
)
def single_member_room(export: RoomExport) -> Iterator[Yield]:
    """A room whose only member is its admin is not shown in search, even when search is allowed."""
    count = export.members.count or 0
    if count <= 1:
        yield Problem("alone", at="/members/count", values={"count": count})
