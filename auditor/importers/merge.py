"""Several exports of one room as one: the newest wins, and every conflict is named.

Objects merge key by key. A list is taken whole from the newest source that has it; only samples of
the talk are put together, each message as often as the source that has it most often.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import attrs

from auditor.clock import parse_time

_OLDEST = datetime.min.replace(tzinfo=UTC)
_OWN = ("/schema", "/$schema", "/exported_at", "/exported_by")


@attrs.frozen
class Source:
    """An export and what to call where it came from."""

    name: str
    export: Mapping[str, Any]


@attrs.frozen
class Conflict:
    """Two sources that say different things of one setting.

    Attributes:
        pointer: JSON Pointer of the setting.
        kept: the source whose value stands.
        left: the source whose value does not.
    """

    pointer: str
    kept: str
    left: str


@attrs.frozen
class Merged:
    """The export made of several, and where they disagreed."""

    export: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]


def merged(sources: Sequence[Source]) -> Merged:
    """One export of sources that describe one room; of equally old ones the later counts.

    Raises:
        ValueError: when there is no source.
    """
    if not sources:
        raise ValueError("nothing to merge")
    oldest_first = sorted(sources, key=_age)
    result: dict[str, Any] = dict(oldest_first[0].export)
    origins = {pointer: oldest_first[0].name for pointer, _ in _leaves(result, "")}
    conflicts: list[Conflict] = []
    for source in oldest_first[1:]:
        conflicts.extend(_conflicts(result, source, origins))
        result = _over(result, source.export, "")
        origins.update((pointer, source.name) for pointer, _ in _leaves(source.export, ""))
    return Merged(result, tuple(conflicts))


def grouped(sources: Iterable[Source]) -> tuple[tuple[Source, ...], ...]:
    """Sources by the room that they describe: the same id, or the same name where one has no id."""
    groups: list[list[Source]] = []
    homes: dict[tuple[str, Any], list[Source]] = {}
    for source in sources:
        room = source.export["room"]
        home = homes.get(("id", room.get("id"))) if "id" in room else None
        if home is None:
            home = homes.get(("name", room["name"]))
            if home is not None and "id" in room and any("id" in o.export["room"] for o in home):
                home = None
        if home is None:
            home = []
            groups.append(home)
        home.append(source)
        homes.setdefault(("name", room["name"]), home)
        if "id" in room:
            homes[("id", room["id"])] = home
    return tuple(map(tuple, groups))


def _age(source: Source) -> datetime:
    return parse_time(source.export.get("exported_at")) or _OLDEST


def _over(older: Mapping[str, Any], newer: Mapping[str, Any], at: str) -> dict[str, Any]:
    """`older` with all that `newer` says laid over it."""
    result = dict(older)
    for key, value in newer.items():
        before = older.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping) and not key.startswith("x-"):
            result[key] = _over(before, value, f"{at}/{key}")
        elif f"{at}/{key}" == "/messages" and isinstance(before, list):
            result[key] = _all_messages(before, value)
        else:
            result[key] = value
    return result


def _conflicts(
    result: Mapping[str, Any], source: Source, origins: Mapping[str, str]
) -> Iterator[Conflict]:
    known = dict(_leaves(result, ""))
    for pointer, value in _leaves(source.export, ""):
        is_own = pointer in (*_OWN, "/messages") or pointer.startswith("/x-")
        if pointer in known and known[pointer] != value and not is_own:
            yield Conflict(pointer, source.name, origins[pointer])


def _leaves(value: Mapping[str, Any], at: str) -> Iterator[tuple[str, Any]]:
    """What an export says, setting by setting; lists and free values count as one."""
    for key, item in value.items():
        pointer = f"{at}/{key}"
        if isinstance(item, Mapping) and not key.startswith("x-"):
            yield from _leaves(item, pointer)
        else:
            yield pointer, item


def _all_messages(older: Sequence[Any], newer: Sequence[Any]) -> list[Any]:
    """The messages of both, by time; one that both have stands as often as in either."""
    most: Counter[tuple[Any, ...]] = Counter(map(_identity, older))
    most |= Counter(map(_identity, newer))
    kept: list[Any] = []
    seen: Counter[tuple[Any, ...]] = Counter()
    for message in (*older, *newer):
        identity = _identity(message)
        if seen[identity] < most[identity]:
            seen[identity] += 1
            kept.append(message)
    return sorted(kept, key=lambda message: parse_time(message.get("at")) or _OLDEST)


def _identity(message: Mapping[str, Any]) -> tuple[Any, ...]:
    return message.get("at"), message.get("sender"), message.get("text")
