"""Rooms with some settings drawn anew, so that each of the fifteen rules fails somewhere."""

import random
from collections.abc import Iterable, Iterator
from typing import Any

SHARE = 0.25
"""How many of the rooms are changed."""
MOST = 3
"""How many settings of one room are drawn anew at the most."""
VALUES: dict[str, tuple[Any, ...]] = {
    "room/audience": ("public", "members", None),
    "room/category": ("その他", "", "17", 17, 3, None),
    "room/minimum_age": (13, 17, 18, 20),
    "room/region": ("jp", "tw", None),
    "visibility/adult_only": (True, False, None),
    "visibility/invite_link_enabled": (True, False, None),
    "visibility/join_method": ("open", "approval", "code", None),
    "visibility/searchable": (True, False, None),
    "members/capacity": (0, 50, 100, None),
    "members/count": (0, 1, 30, 31, 49, 50, 99, 100, 500, 2000, None),
    "permissions/create_announcements": ("admin", "member", None),
    "permissions/grant_roles": ("admin", "co_admin", "member", None),
    "permissions/mention_all": ("co_admin", "member", None),
    "bots/spam_filter/enabled": (True, False, None),
    "bots/spam_filter/violation_limit": (5, 6, 10, None),
    "system_messages/kick": (True, False, None),
    "system_messages/leave": (True, False, None),
}
"""What a setting may become; None stands for a setting that the export does not hold."""


def varied(rooms: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The same rooms, some of them changed; the same ones each time."""
    for room in rooms:
        rng = random.Random(room["room"]["id"])
        if rng.random() < SHARE:
            for path in rng.sample(sorted(VALUES), rng.randint(1, MOST)):
                _set(room, path.split("/"), rng.choice(VALUES[path]))
        yield room


def _set(room: dict[str, Any], path: list[str], value: Any) -> None:
    """Set or take away what stands at a path, unless the part it belongs to is missing."""
    *parts, name = path
    part: dict[str, Any] | None = room
    for key in parts:
        part = None if part is None else part.get(key)
    if part is None:
        return
    if value is None:
        part.pop(name, None)
    else:
        part[name] = value
