"""Plain Python over dictionaries: what a script for these very rules and no others would cost."""

import platform
from collections.abc import Iterator
from typing import Any

from peers.lines import loads, read, write
from peers.terms import fold, terms

Json = dict[str, Any]

GRAVE = (
    "update_profile",
    "approve_requests",
    "delete_messages",
    "remove_members",
    "grant_roles",
    "change_capacity",
    "read_only_chat",
)
CATEGORIES = frozenset(
    [
        "ゲーム",
        "スポーツ",
        "芸能人・有名人",
        "同世代",
        "アニメ・漫画",
        "金融・ビジネス",
        "音楽",
        "地域・暮らし",
        "ファッション・美容",
        "イラスト",
        "研究・学習",
        "働き方・仕事",
        "学校・同窓会",
        "料理・グルメ",
        "健康",
        "団体",
        "妊活・子育て",
        "乗り物",
        "写真",
        "旅行",
        "動物・ペット",
        "TV・VOD",
        "本",
        "映画・舞台",
        "17",
        "16",
        "26",
        "7",
        "22",
        "40",
        "33",
        "8",
        "20",
        "41",
        "11",
        "5",
        "2",
        "12",
        "23",
        "6",
        "28",
        "19",
        "37",
        "18",
        "27",
        "24",
        "29",
        "30",
    ]
)
NOTHING: Json = {}


def version() -> str:
    """What runs, with its version."""
    return f"Python {platform.python_version()}, {loads.__module__}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Write which of the fifteen rules each room fails."""
    del cores
    write(out, ((room["room"]["id"], list(failed(room))) for room in map(loads, read(rooms))))


def failed(room: Json) -> Iterator[str]:
    """The rules that one room fails."""
    about, members = room["room"], room.get("members", NOTHING)
    count, permissions = members.get("count"), room.get("permissions", NOTHING)
    visibility = room.get("visibility", NOTHING)
    searchable, join_method = visibility.get("searchable"), visibility.get("join_method")
    if count is not None:
        if count >= 100 and permissions.get("create_announcements") == "member":
            yield "moderation.announcement-permission"
        co_admins = room.get("admins", NOTHING).get("co_admins")
        wanted = 5 if count >= 2000 else 2 if count >= 500 else 1 if count >= 50 else 0
        if co_admins is not None and len(co_admins) < wanted:
            yield "moderation.co-admin-shortage"
        if permissions.get("mention_all") == "member":
            yield "moderation.mention-all"
        for name in GRAVE:
            if permissions.get(name) == "member":
                yield "moderation.permission-width"
                break
        if permissions.get("grant_roles") == "co_admin":
            yield "moderation.role-granting"
        if searchable and count <= 1:
            yield "visibility.single-member-room"
        if count >= members.get("capacity", count + 1):
            yield "visibility.full-room"
    spam_filter = room.get("bots", NOTHING).get("spam_filter", NOTHING)
    if spam_filter.get("enabled") is False:
        if count is not None and join_method and (count > 30 or join_method == "open"):
            yield "moderation.spam-filter-off"
    elif spam_filter.get("enabled") and spam_filter.get("violation_limit", 0) > 5:
        yield "moderation.violation-limit"
    messages = room.get("system_messages", NOTHING)
    if messages.get("leave") or messages.get("kick"):
        yield "operations.departure-messages"
    if (
        "category" in about
        and about.get("region", "jp") == "jp"
        and str(about["category"]).strip() not in CATEGORIES
    ):
        yield "visibility.category-mismatch"
    is_adult_only = visibility.get("adult_only")
    if about.get("minimum_age", 0) >= 18 and join_method == "open" and not is_adult_only:
        yield "visibility.age-limit-unenforced"
    if searchable:
        if join_method == "code":
            yield "visibility.code-room-searchable"
    elif searchable is False:
        if about.get("audience") == "public" and join_method != "code":
            yield "visibility.public-room-unsearchable"
        if visibility.get("invite_link_enabled") is False and join_method != "code":
            yield "visibility.invite-link-contradiction"


def text(rooms: str, out: str, cores: int) -> None:
    """Write in which texts of each room a term stands, by searching term for term."""
    del cores
    words = terms()

    def found(room: Json) -> list[str]:
        texts = ((name, fold(room["room"].get(name, ""))) for name in ("name", "description"))
        return [name for name, folded in texts if any(word in folded for word in words)]

    write(out, ((room["room"]["id"], found(room)) for room in map(loads, read(rooms))))
