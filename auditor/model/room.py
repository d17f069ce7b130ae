"""One room export as frozen values; `None` means only "the export does not say".

The names are those of the export format, one to one; `from` is `from_`. An object that the export
leaves out is an instance whose fields are all None, so chains such as
`export.bots.spam_filter.enabled` never break. Arrays are tuples.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from auditor.model.pointer import frozen, value_at


@attrs.frozen(kw_only=True)
class Image:
    """The room's main image: who holds the rights."""

    rights: str | None = None
    credit: str | None = None


@attrs.frozen(kw_only=True)
class Background:
    """The talk's background."""

    same_as_image: bool | None = None


@attrs.frozen(kw_only=True)
class Change:
    """One past change of a setting."""

    at: str | None = None
    field: str | None = None


@attrs.frozen(kw_only=True)
class RoomInfo:
    """Name, description and other facts of the room."""

    id: str | None = None
    name: str
    description: str | None = None
    category: str | None = None
    subcategory: str | None = None
    tags: tuple[str, ...] | None = None
    region: str | None = None
    language: str | None = None
    url: str | None = None
    badge: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    purpose: str | None = None
    audience: str | None = None
    minimum_age: int | None = None
    image: Image = Image()
    background: Background = Background()
    changes: tuple[Change, ...] | None = None


@attrs.frozen(kw_only=True)
class Visibility:
    """Who finds the room and how they join."""

    searchable: bool | None = None
    join_method: str | None = None
    join_question: str | None = None
    join_code: str | None = None
    invite_link_enabled: bool | None = None
    invite_url: str | None = None
    invite_url_published: bool | None = None
    adult_only: bool | None = None


@attrs.frozen(kw_only=True)
class Members:
    """Members and capacity."""

    count: int | None = None
    capacity: int | None = None
    nicknames: tuple[str, ...] | None = None
    profile_policy: str | None = None


@attrs.frozen(kw_only=True)
class Administrator:
    """The admin or a co-admin."""

    nickname: str | None = None
    last_active_at: str | None = None


@attrs.frozen(kw_only=True)
class Duty:
    """Hours of the day with somebody on duty."""

    from_: str | None = None
    to: str | None = None


@attrs.frozen(kw_only=True)
class Admins:
    """Who runs the room."""

    admin: Administrator = Administrator()
    co_admins: tuple[Administrator, ...] | None = None
    successor: str | None = None
    coverage: tuple[Duty, ...] | None = None


@attrs.frozen(kw_only=True)
class Permissions:
    """The lowest role that may do each thing: admin, co_admin or member."""

    update_profile: str | None = None
    invite_members: str | None = None
    approve_requests: str | None = None
    create_notes: str | None = None
    create_sub_rooms: str | None = None
    delete_messages: str | None = None
    remove_members: str | None = None
    grant_roles: str | None = None
    create_announcements: str | None = None
    change_capacity: str | None = None
    read_only_chat: str | None = None
    mention_all: str | None = None
    main_chat_read_only: bool | None = None


@attrs.frozen(kw_only=True)
class SpamFilter:
    """The spam-filter bot."""

    enabled: bool | None = None
    match: str | None = None
    words: tuple[str, ...] | None = None
    violation_limit: int | None = None


@attrs.frozen(kw_only=True)
class Greeting:
    """The greeting bot."""

    enabled: bool | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class AutoReply:
    """One automatic answer."""

    keyword: str | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class Translation:
    """The translation bot."""

    enabled: bool | None = None
    languages: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True)
class Bots:
    """The bots that the app offers."""

    spam_filter: SpamFilter = SpamFilter()
    greeting: Greeting = Greeting()
    auto_reply: tuple[AutoReply, ...] | None = None
    translation: Translation = Translation()


@attrs.frozen(kw_only=True)
class SystemMessages:
    """Which system lines the talk shows."""

    join: bool | None = None
    leave: bool | None = None
    kick: bool | None = None


@attrs.frozen(kw_only=True)
class Note:
    """A note of the room."""

    title: str | None = None
    body: str | None = None
    important: bool | None = None
    updated_at: str | None = None


@attrs.frozen(kw_only=True)
class Announcement:
    """A pinned announcement."""

    text: str | None = None
    created_at: str | None = None


@attrs.frozen(kw_only=True)
class Guidelines:
    """The room's own rules."""

    text: str | None = None
    updated_at: str | None = None
    shown_on_join: bool | None = None


@attrs.frozen(kw_only=True)
class Licence:
    """A licence that the operator claims."""

    kind: str | None = None
    number: str | None = None


@attrs.frozen(kw_only=True)
class Operator:
    """Who stands behind the room."""

    kind: str | None = None
    name: str | None = None
    representative: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    official_account: str | None = None
    licences: tuple[Licence, ...] | None = None


@attrs.frozen(kw_only=True)
class Commerce:
    """What the room sells or advertises."""

    sells: bool | None = None
    solicits: bool | None = None
    sponsored: bool | None = None
    affiliate: bool | None = None
    prices: tuple[str, ...] | None = None
    refund_policy: str | None = None
    disclosure_url: str | None = None
    disclosure_text: str | None = None
    external_links: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True)
class WarningStep:
    """One step of the warning ladder."""

    name: str | None = None
    after: str | int | None = None
    lasts: str | int | None = None


@attrs.frozen(kw_only=True)
class LogEntry:
    """One entry of the moderation log."""

    at: str | None = None
    rule: str | None = None
    action: str | None = None
    member: str | None = None
    evidence: str | None = None


@attrs.frozen(kw_only=True)
class MemberReport:
    """One report by a member."""

    at: str | None = None
    kind: str | None = None
    status: str | None = None
    closed_at: str | None = None


@attrs.frozen(kw_only=True)
class JoinRequests:
    """Join requests that wait."""

    open: int | None = None
    oldest_at: str | None = None


@attrs.frozen(kw_only=True)
class Moderation:
    """How the room is moderated."""

    warning_steps: tuple[WarningStep, ...] | None = None
    removal_criteria: str | None = None
    appeal: str | None = None
    evidence_policy: str | None = None
    review_interval_days: int | None = None
    last_reviewed_at: str | None = None
    log: tuple[LogEntry, ...] | None = None
    reports: tuple[MemberReport, ...] | None = None
    ban_list: tuple[str, ...] | None = None
    join_requests: JoinRequests = JoinRequests()


@attrs.frozen(kw_only=True)
class SubRoom:
    """A sub talk room."""

    name: str | None = None
    members: int | None = None
    capacity: int | None = None
    purpose: str | None = None


@attrs.frozen(kw_only=True)
class LiveTalk:
    """Live talk."""

    used: bool | None = None
    co_hosts: int | None = None
    speakers: str | None = None


@attrs.frozen(kw_only=True)
class Message:
    """One message of a sample of the talk."""

    at: str | None = None
    sender: str | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class RoomExport:
    """One room export, format openchat-room-export/1."""

    schema: str
    exported_at: str | None = None
    exported_by: str | None = None
    room: RoomInfo
    visibility: Visibility = Visibility()
    members: Members = Members()
    admins: Admins = Admins()
    permissions: Permissions = Permissions()
    bots: Bots = Bots()
    system_messages: SystemMessages = SystemMessages()
    notes: tuple[Note, ...] | None = None
    announcements: tuple[Announcement, ...] | None = None
    guidelines: Guidelines = Guidelines()
    operator: Operator = Operator()
    commerce: Commerce = Commerce()
    moderation: Moderation = Moderation()
    sub_rooms: tuple[SubRoom, ...] | None = None
    live_talk: LiveTalk = LiveTalk()
    messages: tuple[Message, ...] | None = None
    _raw: Mapping[str, Any] = attrs.field(factory=dict, kw_only=True, repr=False, eq=False)

    @property
    def raw(self) -> Mapping[str, Any]:
        """The export's JSON object, for predicates; not to be changed."""
        return MappingProxyType(dict(self._raw))

    def value_at(self, pointer: str) -> Any:
        """The value at a JSON Pointer, read-only, or None where the export is silent."""
        return frozen(value_at(self._raw, pointer))
