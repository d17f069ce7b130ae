"""Building the values of a room export from its JSON object."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from auditor.model.room import (
    Administrator,
    Admins,
    Announcement,
    AutoReply,
    Background,
    Bots,
    Change,
    Commerce,
    Duty,
    Greeting,
    Guidelines,
    Image,
    JoinRequests,
    Licence,
    LiveTalk,
    LogEntry,
    MemberReport,
    Members,
    Message,
    Moderation,
    Note,
    Operator,
    Permissions,
    RoomExport,
    RoomInfo,
    SpamFilter,
    SubRoom,
    SystemMessages,
    Translation,
    Visibility,
    WarningStep,
)

_Build = Callable[[Any], Any]


def _many(build: _Build) -> _Build:
    def build_all(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(map(build, items))

    return build_all


def _builder(cls: type, parts: Mapping[str, _Build]) -> _Build:
    """A function that makes `cls` of a JSON object, ignoring the free `x-` keys."""
    names = {
        field.name.rstrip("_"): field.alias
        for field in attrs.fields(cls)
        if not field.name.startswith("_")
    }

    def build(raw: Mapping[str, Any]) -> Any:
        given = {}
        for key, value in raw.items():
            name = names.get(key)
            if name is not None:
                part = parts.get(key)
                given[name] = value if part is None else part(value)
        return cls(**given)

    return build


_build_image = _builder(Image, {})
_build_background = _builder(Background, {})
_build_change = _builder(Change, {})
_build_room_info = _builder(
    RoomInfo,
    {
        "category": str,  # a name, or LINE's number of the category
        "tags": tuple,
        "image": _build_image,
        "background": _build_background,
        "changes": _many(_build_change),
    },
)
_build_visibility = _builder(Visibility, {})
_build_members = _builder(Members, {"nicknames": tuple})
_build_administrator = _builder(Administrator, {})
_build_duty = _builder(Duty, {})
_build_admins = _builder(
    Admins,
    {
        "admin": _build_administrator,
        "co_admins": _many(_build_administrator),
        "coverage": _many(_build_duty),
    },
)
_build_permissions = _builder(Permissions, {})
_build_spam_filter = _builder(SpamFilter, {"words": tuple})
_build_greeting = _builder(Greeting, {})
_build_auto_reply = _builder(AutoReply, {})
_build_translation = _builder(Translation, {"languages": tuple})
_build_bots = _builder(
    Bots,
    {
        "spam_filter": _build_spam_filter,
        "greeting": _build_greeting,
        "auto_reply": _many(_build_auto_reply),
        "translation": _build_translation,
    },
)
_build_system_messages = _builder(SystemMessages, {})
_build_note = _builder(Note, {})
_build_announcement = _builder(Announcement, {})
_build_guidelines = _builder(Guidelines, {})
_build_licence = _builder(Licence, {})
_build_operator = _builder(Operator, {"licences": _many(_build_licence)})
_build_commerce = _builder(Commerce, {"prices": tuple, "external_links": tuple})
_build_warning_step = _builder(WarningStep, {})
_build_log_entry = _builder(LogEntry, {})
_build_member_report = _builder(MemberReport, {})
_build_join_requests = _builder(JoinRequests, {})
_build_moderation = _builder(
    Moderation,
    {
        "warning_steps": _many(_build_warning_step),
        "log": _many(_build_log_entry),
        "reports": _many(_build_member_report),
        "ban_list": tuple,
        "join_requests": _build_join_requests,
    },
)
_build_sub_room = _builder(SubRoom, {})
_build_live_talk = _builder(LiveTalk, {})
_build_message = _builder(Message, {})
_build_sections = _builder(
    RoomExport,
    {
        "room": _build_room_info,
        "visibility": _build_visibility,
        "members": _build_members,
        "admins": _build_admins,
        "permissions": _build_permissions,
        "bots": _build_bots,
        "system_messages": _build_system_messages,
        "notes": _many(_build_note),
        "announcements": _many(_build_announcement),
        "guidelines": _build_guidelines,
        "operator": _build_operator,
        "commerce": _build_commerce,
        "moderation": _build_moderation,
        "sub_rooms": _many(_build_sub_room),
        "live_talk": _build_live_talk,
        "messages": _many(_build_message),
    },
)


def build_export(raw: Mapping[str, Any]) -> RoomExport:
    """The export as values; `raw` has already passed the schema."""
    export: RoomExport = _build_sections(raw)
    object.__setattr__(export, "_raw", raw)
    return export
