"""The settings that the fifteen rules and the text task read, with their types."""

from typing import Any

RULES: dict[str, Any] = {
    "room": {"id": str, "category": str, "region": str, "audience": str, "minimum_age": int},
    "visibility": {
        "searchable": bool,
        "join_method": str,
        "invite_link_enabled": bool,
        "adult_only": bool,
    },
    "members": {"count": int, "capacity": int},
    "admins": {"co_admins": [{"nickname": str}]},
    "permissions": dict.fromkeys(
        (
            "update_profile",
            "approve_requests",
            "delete_messages",
            "remove_members",
            "grant_roles",
            "change_capacity",
            "read_only_chat",
            "create_announcements",
            "mention_all",
        ),
        str,
    ),
    "bots": {"spam_filter": {"enabled": bool, "violation_limit": int}},
    "system_messages": {"leave": bool, "kick": bool},
}
TEXTS: dict[str, Any] = {"room": {"id": str, "name": str, "description": str}}
