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
_ROLES = ("admin", "co_admin", "member")
_PERMISSIONS = (
    "update_profile",
    "invite_members",
    "approve_requests",
    "create_notes",
    "create_sub_rooms",
    "delete_messages",
    "remove_members",
    "grant_roles",
    "create_announcements",
    "change_capacity",
    "read_only_chat",
    "mention_all",
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

    count = int(rng.lognormvariate(4.5, 1.4)) + 1
    made: Json = {
        "schema": "openchat-room-export/1",
        "exported_at": _time(rng, 11),
        "exported_by": "auditor import web",
        "room": {
            "id": f"room-{number:07d}",
            "name": some("names", 1, 1)[:50],
            "description": some("openings", 1, 2) + some("middles", 2, 5) + some("closings", 1, 2),
            "category": rng.choice(["趣味", "本", "地域・暮らし", 29, "勉強・資格"]),
            "tags": [topic, place, "初心者歓迎"][: rng.randint(0, 3)],
            "region": "jp",
            "language": "ja",
            "badge": "none",
            "created_at": _time(rng, 1),
            "purpose": rng.choice(["community", "community", "customer_support", "marketing"]),
            "audience": rng.choice(["public", "members", "customers"]),
            "image": {"rights": rng.choice(["own", "licensed"])},
        },
        "visibility": {
            "searchable": rng.random() < 0.8,
            "join_method": rng.choice(["open", "approval", "code"]),
            "invite_link_enabled": True,
            "adult_only": False,
        },
        "members": {"count": min(count, 5000), "capacity": 5000},
        "admins": {
            "admin": {"nickname": "管理人", "last_active_at": _time(rng, 11)},
            "co_admins": [
                {"nickname": f"共同管理人{n}", "last_active_at": _time(rng, 10)}
                for n in range(rng.randint(0, 4))
            ],
        },
        "permissions": {name: rng.choice(_ROLES) for name in _PERMISSIONS},
        "bots": {
            "spam_filter": {
                "enabled": rng.random() < 0.7,
                "match": "contains",
                "words": rng.sample(FRAGMENTS["words"], rng.randint(0, 8)),
                "violation_limit": rng.randint(1, 10),
            },
            "greeting": {"enabled": True, "text": some("greetings", 1, 2)},
            "auto_reply": [{"keyword": "ルール", "text": "ノートをご覧ください。"}],
        },
        "system_messages": {"join": True, "leave": rng.random() < 0.5, "kick": False},
        "notes": [
            {
                "title": title,
                "body": some("clauses", 1, 3) + some("middles", 1, 2),
                "important": n == 0,
                "updated_at": _time(rng, 9),
            }
            for n, title in enumerate(rng.sample(FRAGMENTS["notes"], rng.randint(0, 3)))
        ],
        "announcements": [{"text": some("middles", 1, 1), "created_at": _time(rng, 10)}],
        "guidelines": {
            "text": "\n".join(
                f"{n}. {clause}"
                for n, clause in enumerate(
                    rng.sample(FRAGMENTS["clauses"], rng.randint(4, 14)), start=1
                )
            ),
            "updated_at": _time(rng, 6),
            "shown_on_join": True,
        },
        "moderation": {
            "warning_steps": [{"name": "注意", "after": 1}, {"name": "退会", "after": 3}],
            "review_interval_days": rng.choice([0, 90, 180]),
            "last_reviewed_at": _time(rng, 8),
        },
    }
    if made["room"]["purpose"] != "community":
        made["operator"] = {"kind": "company", "name": "株式会社サンプル", "phone": "03-0000-0000"}
        made["commerce"] = {"sells": rng.random() < 0.5, "prices": ["月額980円（税込）"]}
    for part in ("permissions", "moderation", "announcements", "bots", "system_messages"):
        if rng.random() < 0.1:
            del made[part]
    if rng.random() < WITH_PROBLEMS:
        _spoil(made, rng)
    if rng.random() < INVALID:
        _break(made, rng)
    return made


def _spoil(made: Json, rng: random.Random) -> None:
    made["room"]["description"] += "".join(rng.sample(FRAGMENTS["problems"], rng.randint(1, 2)))
    if rng.random() < 0.3:
        made["guidelines"] = {"text": ""}


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
