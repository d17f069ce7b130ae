"""A seeded stream of realistic rooms, 3 to 4 KB of JSON each, for measurements.

One room in five has problems, three in a hundred break the schema. The same seed and number give
the same bytes:

    python benchmarks/generate.py 100000 --seed 42 > rooms.ndjson
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

FRAGMENTS: Json = json.loads(Path(__file__).with_name("fragments.json").read_text(encoding="utf-8"))
WITH_PROBLEMS = 0.20
INVALID = 0.03
SLIPS = 0.15
"""How many of its rules a room that is well kept leaves out, on average."""

_PERMISSIONS = {
    "update_profile": ("admin",),
    "invite_members": ("admin", "co_admin", "member"),
    "approve_requests": ("admin", "co_admin"),
    "create_notes": ("co_admin", "member"),
    "create_sub_rooms": ("admin", "co_admin"),
    "delete_messages": ("admin", "co_admin"),
    "remove_members": ("admin", "co_admin"),
    "grant_roles": ("admin",),
    "create_announcements": ("admin", "co_admin"),
    "change_capacity": ("admin",),
    "read_only_chat": ("admin",),
    "mention_all": ("admin", "co_admin"),
}
_KINDS = (
    # purpose, audience, open to search, ways to join
    ("community", "public", True, ("open", "approval")),
    ("community", "members", False, ("approval", "code")),
    ("customer_support", "customers", False, ("approval", "code")),
    ("marketing", "public", True, ("open", "approval")),
)


def rooms(count: int, seed: int = 42) -> Iterator[Json]:
    """That many rooms, one after another."""
    for number in range(count):
        yield room(number, random.Random(f"{seed}/{number}"))


def room(number: int, rng: random.Random) -> Json:
    """The room of one number."""
    topic, place = rng.choice(FRAGMENTS["topics"]), rng.choice(FRAGMENTS["places"])

    def some(kind: str, least: int, most: int, joint: str = "") -> str:
        chosen = rng.sample(FRAGMENTS[kind], rng.randint(least, most))
        return joint.join(chosen).format(topic=topic, place=place)

    count = int(rng.lognormvariate(4.5, 1.4)) + 2
    purpose, audience, is_searchable, ways = rng.choice(_KINDS)
    join_method = rng.choice(ways)
    made: Json = {
        "schema": "openchat-room-export/1",
        "exported_at": _time(rng, 11),
        "exported_by": "auditor import web",
        "room": {
            "id": f"room-{number:07d}",
            "name": some("names", 1, 1)[:50],
            "description": some("openings", 1, 1) + some("middles", 1, 3) + some("closings", 1, 1),
            "category": rng.choice(FRAGMENTS["categories"]),
            "tags": [topic, place, "初心者歓迎"][: rng.randint(0, 3)],
            "region": "jp",
            "language": "ja",
            "badge": "none",
            "created_at": _time(rng, 1),
            "purpose": purpose,
            "audience": audience,
            "image": {"rights": rng.choice(["own", "licensed"])},
        },
        "visibility": {
            "searchable": is_searchable,
            "join_method": join_method,
            "invite_link_enabled": True,
            "adult_only": False,
        },
        "members": {"count": min(count, 5000), "capacity": 5000},
        "admins": {
            "admin": {"nickname": "管理人", "last_active_at": _time(rng, 11)},
            "co_admins": [
                {"nickname": f"共同管理人{n}", "last_active_at": _time(rng, 10)}
                for n in range(rng.randint(1, 4) + count // 500)
            ],
        },
        "permissions": {name: rng.choice(roles) for name, roles in _PERMISSIONS.items()},
        "bots": {
            "spam_filter": {
                "enabled": True,
                "match": "contains",
                "words": [rng.choice(words) for words in FRAGMENTS["words"].values()],
                "violation_limit": rng.randint(1, 3),
            },
            "greeting": {"enabled": True, "text": some("greetings", 1, 2)},
            "auto_reply": [{"keyword": "ルール", "text": "ノートをご覧ください。"}],
        },
        "system_messages": {"join": True, "leave": rng.random() < 0.1, "kick": False},
        "notes": [
            {
                "title": title,
                "body": some("further", 0, 1) + some("middles", 1, 1),
                "important": n == 0,
                "updated_at": _time(rng, 9),
            }
            for n, title in enumerate(rng.sample(FRAGMENTS["notes"], rng.randint(0, 2)))
        ],
        "announcements": [{"text": some("middles", 1, 1), "created_at": _time(rng, 10)}],
        "guidelines": {
            "text": _guidelines(rng),
            "updated_at": _time(rng, 6),
            "shown_on_join": True,
        },
        "moderation": {
            "warning_steps": [{"name": "注意", "after": 1}, {"name": "退会", "after": 3}],
            "review_interval_days": rng.choice([90, 180]),
            "last_reviewed_at": _time(rng, 10),
        },
    }
    if purpose != "community":
        made["operator"] = FRAGMENTS["operator"]
        made["commerce"] = {"sells": False, "solicits": False}
        made["room"]["description"] += FRAGMENTS["signature"]
    for part in ("permissions", "moderation", "announcements", "bots", "system_messages"):
        if rng.random() < 0.1:
            del made[part]
    if rng.random() < WITH_PROBLEMS:
        _spoil(made, rng)
    if rng.random() < INVALID:
        _break(made, rng)
    return made


def _guidelines(rng: random.Random) -> str:
    """The rules of a room that is well kept, in any order and in one of several wordings."""
    clauses = [
        rng.choice(wordings)
        for wordings in FRAGMENTS["clauses"].values()
        if rng.random() >= SLIPS / len(FRAGMENTS["clauses"])
    ]
    clauses += rng.sample(FRAGMENTS["further"], rng.randint(0, 1))
    rng.shuffle(clauses)
    return "\n".join(f"{n}. {clause}" for n, clause in enumerate(clauses, start=1))


def _spoil(made: Json, rng: random.Random) -> None:
    """One to three of the problems that rooms have, words among them more often than not."""
    ways = rng.sample(_WAYS, rng.randint(1, 3))
    for way in dict.fromkeys((_tempt, *ways)) if rng.random() < 0.6 else ways:
        way(made, rng)


def _tempt(made: Json, rng: random.Random) -> None:
    made["room"]["description"] += "".join(rng.sample(FRAGMENTS["problems"], rng.randint(1, 2)))


def _empty(made: Json, rng: random.Random) -> None:
    del rng
    made["guidelines"]["text"] = ""


def _forget(made: Json, rng: random.Random) -> None:
    lines = made["guidelines"]["text"].split("\n")
    made["guidelines"]["text"] = "\n".join(lines[: rng.randint(3, 10)])


def _open(made: Json, rng: random.Random) -> None:
    roles = made.get("permissions", {})
    for name in rng.sample(tuple(_PERMISSIONS), rng.randint(1, 4)):
        roles[name] = "member"
    made["permissions"] = roles


def _expose(made: Json, rng: random.Random) -> None:
    made["room"]["audience"] = rng.choice(["customers", "students", "staff"])
    made["visibility"].update(searchable=True, join_method="open")


def _leave(made: Json, rng: random.Random) -> None:
    made["admins"]["co_admins"] = []
    made["admins"]["admin"]["last_active_at"] = _time(rng, 3)
    made["moderation"] = {"warning_steps": [], "review_interval_days": 0}


def _sell(made: Json, rng: random.Random) -> None:
    made["operator"] = {"name": ""}
    made["commerce"] = {"sells": True, "prices": [f"月額{rng.randint(3, 40) * 100}円"]}


_WAYS = (_tempt, _empty, _forget, _open, _expose, _leave, _sell)


def _break(made: Json, rng: random.Random) -> None:
    """One of the slips that people make."""
    slip = rng.randrange(5)
    if slip == 0:
        made["visibility"]["serchable"] = made["visibility"].pop("searchable")
    elif slip == 1:
        made["members"]["count"] = str(made["members"]["count"])
    elif slip == 2:
        del made["room"]["name"]
    elif slip == 3:
        made["room"]["created_at"] = "2025/01/01"
    else:
        made["visibility"]["join_method"] = None


def _time(rng: random.Random, month: int) -> str:
    day, hour = rng.randint(1, 21), rng.randint(0, 23)
    return f"2026-{month:02d}-{day:02d}T{hour:02d}:{rng.randint(0, 59):02d}:00+09:00"


def line(made: Json) -> bytes:
    """The room as one line of JSON Lines."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def main() -> None:
    """Write the rooms to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=42)
    arguments = parser.parse_args()
    for made in rooms(arguments.count, arguments.seed):
        sys.stdout.buffer.write(line(made))


if __name__ == "__main__":
    main()
