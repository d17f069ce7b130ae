"""Polars: expressions over scan_ndjson with the types of the columns named, streamed to a file."""

import os
import sys
from typing import Any

os.environ["POLARS_MAX_THREADS"] = sys.argv[-1]  # read once, when the library is loaded

import polars as pl

from peers.columns import RULES, TEXTS
from peers.plain_python import CATEGORIES, GRAVE
from peers.terms import terms

NAMES = {str: pl.String(), bool: pl.Boolean(), int: pl.Int64()}


def version() -> str:
    """What runs, with its version."""
    return f"Polars {pl.__version__}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Write which of the fifteen rules each room fails."""
    del cores
    _write(rooms, out, RULES, conditions())


def text(rooms: str, out: str, cores: int) -> None:
    """Write in which texts of each room a term stands."""
    del cores
    words = terms()
    found = {
        name: at(f"room.{name}").str.normalize("NFKC").str.to_lowercase().str.contains_any(words)
        for name in ("name", "description")
    }
    _write(rooms, out, TEXTS, found)


def conditions() -> dict[str, pl.Expr]:
    """When each rule fails."""
    count = at("members.count")
    searchable, join_method = at("visibility.searchable"), at("visibility.join_method")
    is_known, is_open = count.is_not_null(), join_method == "open"
    is_on = at("bots.spam_filter.enabled")
    wanted = pl.when(count >= 2000).then(5).when(count >= 500).then(2).when(count >= 50).then(1)
    grave = [at(f"permissions.{name}") == "member" for name in GRAVE]
    is_in_japan = at("room.region").fill_null("jp") == "jp"
    is_listed = at("room.category").str.strip_chars().is_in(CATEGORIES)
    return {
        "moderation.announcement-permission": (count >= 100)
        & (at("permissions.create_announcements") == "member"),
        "moderation.co-admin-shortage": at("admins.co_admins").list.len() < wanted.otherwise(0),
        "moderation.mention-all": is_known & (at("permissions.mention_all") == "member"),
        "moderation.permission-width": is_known & pl.any_horizontal(grave),
        "moderation.role-granting": is_known & (at("permissions.grant_roles") == "co_admin"),
        "moderation.spam-filter-off": ~is_on
        & (((count > 30) & join_method.is_not_null()) | (is_known & is_open)),
        "moderation.violation-limit": is_on & (at("bots.spam_filter.violation_limit") > 5),
        "operations.departure-messages": at("system_messages.leave") | at("system_messages.kick"),
        "visibility.age-limit-unenforced": (at("room.minimum_age") >= 18)
        & is_open
        & ~at("visibility.adult_only").fill_null(False),
        "visibility.category-mismatch": is_in_japan & ~is_listed,
        "visibility.code-room-searchable": searchable & (join_method == "code"),
        "visibility.invite-link-contradiction": ~searchable
        & ~at("visibility.invite_link_enabled")
        & (join_method != "code").fill_null(True),
        "visibility.public-room-unsearchable": ~searchable
        & (at("room.audience") == "public")
        & (join_method != "code").fill_null(True),
        "visibility.single-member-room": searchable & (count <= 1),
        "visibility.full-room": count >= at("members.capacity"),
    }


def at(path: str) -> pl.Expr:
    """The column or the field of a column at a dotted path."""
    name, *fields = path.split(".")
    found = pl.col(name)
    for field in fields:
        found = found.struct.field(field)
    return found


def _write(rooms: str, out: str, columns: dict[str, Any], found: dict[str, pl.Expr]) -> None:
    names = [pl.when(is_found).then(pl.lit(name)) for name, is_found in found.items()]
    schema = {name: kind(of) for name, of in columns.items()}
    frame = pl.scan_ndjson(rooms, schema=schema)
    failed = pl.concat_list(names).list.drop_nulls()
    frame.select(id=at("room.id"), failed=failed).sink_ndjson(out)


def kind(of: Any) -> Any:
    """The type in Polars' words."""
    if isinstance(of, dict):
        return pl.Struct({name: kind(inner) for name, inner in of.items()})
    return pl.List(kind(of[0])) if isinstance(of, list) else NAMES[of]
