"""visibility.closed-room-invite-published: the invite link of a closed room is out on the web."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

from .circles import looks_at_who_asks, takes_anybody

_CLOSED = ("customers", "members", "staff", "students")


@rule(
    id="visibility.closed-room-invite-published",
    severity="medium",
    confidence="high",
    effort="low",
    needs=("/visibility/invite_url_published", "/room/audience"),
    title={
        "ja": "閉じたルームの招待リンクが公開されていない",
        "en": "A closed room's invite link is not published",
    },
    failure_title={
        "ja": "閉じたルームの招待リンクが公開されている",
        "en": "A closed room's invite link is published",
    },
    why={
        "ja": "招待リンクが公開の場にあると、対象でない人が参加を申し込み、承認の手間や情報の漏れにつながります。",
        "en": "A published link lets people outside the circle apply and get in.",
    },
    fix={
        "ja": "公開した場所からリンクを消し、≡ → 招待 でリンクを作り直してください。",
        "en": "Take the link down and renew it (≡ → 招待 (Invite)).",
    },
    messages={
        "published": {
            "ja": "対象が限られたルームの招待リンクが、公開の場に載っています。",
            "en": "The invite link of a room for a closed circle is public.",
        },
        "of-code": {
            "ja": "検索に出さず参加コードで守っているルームの招待リンクが、公開の場に載っています。",
            "en": "The invite link of a room that is kept out of search and behind a code is public.",
        },
    },
    sources=("E2.4", "protocol.square"),
)
def closed_room_invite_published(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A published link lets people outside the circle apply and get in."""
    visibility = export.visibility
    sought = visibility.searchable is True and looks_at_who_asks(context)
    closed = export.room.audience in _CLOSED and not sought and not takes_anybody(context)
    kept = visibility.join_method == "code" and visibility.searchable is False
    if not closed and not kept:
        yield NotApplicable()
    elif visibility.invite_url_published:
        message = "published" if closed else "of-code"
        yield Problem(message, at="/visibility/invite_url_published")
