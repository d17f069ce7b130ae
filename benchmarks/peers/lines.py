"""What every peer reads and writes: a line a room."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

try:
    from orjson import loads
except ImportError:
    from json import loads

__all__ = ["Found", "array", "found_in", "loads", "read", "turned", "write"]

Found = dict[str, frozenset[str]]
"""The ids of the rooms, by what was found in them."""


def read(rooms: str) -> Iterator[bytes]:
    """The rooms of a file as bytes, one after another."""
    with Path(rooms).open("rb") as file:
        yield from file


def write(out: str, found: Iterable[tuple[str, list[str]]]) -> None:
    """Write for each room its id and what was found in it."""
    with Path(out).open("w", encoding="utf-8") as file:
        file.writelines(_line(room, names) for room, names in found)


def _line(room: str, names: list[str]) -> str:
    return f'{{"id":"{room}","failed":{json.dumps(names)}}}\n'


def found_in(out: str, rooms: str) -> Found:
    """What a peer wrote, turned round."""
    del rooms
    found = defaultdict(set)
    for line in read(out):
        entry = loads(line)
        for name in entry["failed"]:
            found[name].add(entry["id"])
    return turned(found)


def turned(found: dict[str, set[str]]) -> Found:
    """The same in the order of names."""
    return {name: frozenset(found[name]) for name in sorted(found)}


def array(rooms: str) -> Path:
    """Where the same rooms stand as one array, for those who read no JSON Lines."""
    return Path(rooms).with_suffix(".json")
