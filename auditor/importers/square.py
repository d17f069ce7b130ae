"""The structs of one room as an export, field by field."""

from collections.abc import Mapping
from typing import Any

from auditor.importers import protocol
from auditor.importers.protocol import Unreadable, enum_value
from auditor.importers.record import Filling
from auditor.importers.structs import Part, StructRoom

_PERMISSIONS = {
    "updateSquareProfile": "update_profile",
    "inviteNewMember": "invite_members",
    "approveJoinRequest": "approve_requests",
    "createPost": "create_notes",
    "createOpenSquareChat": "create_sub_rooms",
    "deleteSquareChatOrPost": "delete_messages",
    "removeSquareMember": "remove_members",
    "grantRole": "grant_roles",
    "createSquareChatAnnouncement": "create_announcements",
    "updateMaxChatMemberCount": "change_capacity",
    "useReadonlyDefaultChat": "read_only_chat",
    "sendAllMention": "mention_all",
}
_MESSAGES = {"showJoinMessage": "join", "showLeaveMessage": "leave", "showKickoutMessage": "kick"}
_CHAT_TYPES = {"OPEN": 1, "SECRET": 2, "ONE_ON_ONE": 3, "SQUARE_DEFAULT": 4} | {
    number: number for number in (1, 2, 3, 4)
}
_REGIONS = {"JP": "jp", "TW": "tw", "TH": "th", "ID": "id"}


def fill(filling: Filling, room: StructRoom) -> None:
    """Fills the export with all that the structs of `room` say."""
    _fill_square(filling, room.square)
    nothing = Part(None, "")
    status = room.parts.get("squareStatus", nothing)
    filling.take(status.value, status.pointer, "memberCount", protocol.count, "/members/count")
    waiting = "/moderation/join_requests/open"
    filling.take(status.value, status.pointer, "joinRequestCount", protocol.count, waiting)
    note = room.parts.get("noteStatus", nothing)
    if filling.take(note.value, note.pointer, "noteCount", protocol.count) == 0:
        filling.export["notes"] = []
    authority = room.parts.get("authority", nothing)
    for key, permission in _PERMISSIONS.items():
        target = f"/permissions/{permission}"
        filling.take(authority.value, authority.pointer, key, _role, target)
    features = room.parts.get("features", nothing)
    read_only = "/permissions/main_chat_read_only"
    filling.take(features.value, features.pointer, "readonlyDefaultChat", _feature, read_only)
    extra = room.parts.get("extra", nothing)
    filling.take(extra.value, extra.pointer, "country", _region, "/room/region")
    live = room.parts.get("live", nothing)
    if live.value is not None:
        filling.export["live_talk"] = {"used": True}
    filling.take(live.value, live.pointer, "speakerSetting", _speakers, "/live_talk/speakers")
    for chat in room.chats:
        _fill_chat(filling, chat)
    _fill_announcements(filling, room.answer)
    _fill_members(filling, room.answer)


def _fill_square(filling: Filling, part: Part) -> None:
    square, at = part.value, part.pointer
    filling.take(square, at, "mid", protocol.text, "/room/id")
    filling.take(square, at, "name", protocol.text, "/room/name")
    filling.take(square, at, "desc", protocol.text, "/room/description")
    filling.take(square, at, "categoryId", protocol.count, "/room/category")
    filling.take(square, at, "svcTags", _texts, "/room/tags")
    filling.take(square, at, "emblems", protocol.badge, "/room/badge")
    filling.take(square, at, "createdAt", protocol.moment, "/room/created_at")
    filling.take(square, at, "searchable", protocol.boolean, "/visibility/searchable")
    filling.take(square, at, "adultOnly", _switch, "/visibility/adult_only")
    filling.take(square, at, "invitationURL", protocol.text, "/visibility/invite_url")
    ticket = "/visibility/invite_link_enabled"
    filling.take(square, at, "ableToUseInvitationTicket", protocol.boolean, ticket)
    filling.take(square, at, "welcomeMessage", _welcome, "/bots/greeting/text")
    method = square.get("joinMethod")
    if isinstance(method, Mapping):
        at = f"{at}/joinMethod"
        filling.take(method, at, "type", _join_method, "/visibility/join_method")
        value = method.get("value")
        for key, field, target in (
            ("approvalValue", "message", "/visibility/join_question"),
            ("codeValue", "code", "/visibility/join_code"),
        ):
            inner = value.get(key) if isinstance(value, Mapping) else None
            filling.take(inner, f"{at}/value/{key}", field, protocol.text, target)
    else:
        filling.take(square, at, "joinMethod", _join_method, "/visibility/join_method")


def _fill_chat(filling: Filling, part: Part) -> None:
    """The main talk gives the room's capacity and system lines; an open one is a sub room."""
    kind = filling.take(part.value, part.pointer, "type", _chat_type)
    if kind == 4:
        target = "/members/capacity"
        filling.take(part.value, part.pointer, "maxMemberCount", protocol.count, target)
        shown, at = part.value.get("messageVisibility"), f"{part.pointer}/messageVisibility"
        for key, name in _MESSAGES.items():
            filling.take(shown, at, key, protocol.boolean, f"/system_messages/{name}")
    elif kind == 1:
        rooms = filling.export.setdefault("sub_rooms", [])
        target = f"/sub_rooms/{len(rooms)}"
        rooms.append({})
        filling.take(part.value, part.pointer, "name", protocol.text, f"{target}/name")
        capacity = f"{target}/capacity"
        filling.take(part.value, part.pointer, "maxMemberCount", protocol.count, capacity)


def _fill_announcements(filling: Filling, answer: Part) -> None:
    listed = answer.value.get("announcements")
    if not isinstance(listed, list):
        return
    filling.export["announcements"] = [{} for _ in listed]
    for number, item in enumerate(listed):
        contents = item.get("contents") if isinstance(item, Mapping) else None
        inner = (
            contents.get("textMessageAnnouncementContents")
            if isinstance(contents, Mapping)
            else None
        )
        at = f"/announcements/{number}"
        above = f"{answer.pointer}{at}"
        inside = f"{above}/contents/textMessageAnnouncementContents"
        filling.take(inner, inside, "text", protocol.text, f"{at}/text")
        filling.take(item, above, "createdAt", protocol.moment, f"{at}/created_at")


def _fill_members(filling: Filling, answer: Part) -> None:
    """The admin and the co-admins; other members' nicknames are personal and stay out."""
    document = answer.value
    listed = document.get("members")
    if not isinstance(listed, list):
        return
    found: dict[str, list[dict[str, str]]] = {"admin": [], "co_admin": [], "member": []}
    for number, member in enumerate(listed):
        at = f"{answer.pointer}/members/{number}"
        role = filling.take(member, at, "role", _role)
        name = filling.take(member, at, "displayName", protocol.text)
        if role is not None and name is not None:
            found[role].append({"nickname": name})
    admins = filling.export.setdefault("admins", {})
    if found["admin"]:
        admins["admin"] = found["admin"][0]
    is_whole = not document.get("continuationToken") and (
        document.get("totalCount") in (None, len(listed), str(len(listed)))
    )
    if is_whole:
        admins["co_admins"] = found["co_admin"]
    if not admins:
        del filling.export["admins"]


def _role(value: Any, pointer: str) -> str:
    return str(enum_value(protocol.ROLES, value, pointer))


def _join_method(value: Any, pointer: str) -> str:
    return str(enum_value(protocol.JOIN_METHODS, value, pointer))


def _chat_type(value: Any, pointer: str) -> int:
    return int(enum_value(_CHAT_TYPES, value, pointer))


def _speakers(value: Any, pointer: str) -> str:
    return str(enum_value(protocol.SPEAKERS, value, pointer))


def _region(value: Any, pointer: str) -> str:
    return str(enum_value(_REGIONS, value, pointer))


def _switch(value: Any, pointer: str) -> bool | None:
    """A `BooleanState`; NONE says nothing."""
    if value in ("NONE", 0, "0") and not isinstance(value, bool):
        return None
    if isinstance(value, bool):
        return value
    return bool(enum_value(protocol.SWITCHES, value, pointer))


def _feature(value: Any, pointer: str) -> bool | None:
    """A `SquareFeature`: the owner's switch counts only where LINE has enabled the feature."""
    if not isinstance(value, Mapping):
        raise Unreadable(pointer, value)
    if value.get("controlState") not in ("ENABLED", 2, "2"):
        return None
    state = value.get("booleanValue")
    return None if state is None else _switch(state, f"{pointer}/booleanValue")


def _welcome(value: Any, pointer: str) -> str | None:
    return protocol.text(value, pointer) or None


def _texts(value: Any, pointer: str) -> list[str]:
    if not isinstance(value, list):
        raise Unreadable(pointer, value)
    return [protocol.text(item, f"{pointer}/{n}") for n, item in enumerate(value)]
