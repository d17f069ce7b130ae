"""The auditor: the fifteen rules, all rules, reading and validating alone, a search of texts."""

import os
import sys
import tomllib
from pathlib import Path

from peers.lines import Found, loads, read, turned, write
from peers.terms import fold, terms

RULES = [
    rule["id"]
    for rule in tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))["rule"]
]


def version() -> str:
    """What runs, with its version."""
    import auditor

    return f"auditor {auditor.__version__}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Audit by the fifteen rules."""
    _check(rooms, out, cores, "--select", ",".join(RULES))


def full(rooms: str, out: str, cores: int) -> None:
    """Audit by all rules."""
    _check(rooms, out, cores)


def _check(rooms: str, out: str, cores: int, *options: str) -> None:
    """Become `auditor check`, so that what is measured is what a user starts."""
    told = ("--format", "ndjson", "--quiet", "--exit-zero", "--output", out, "--jobs", str(cores))
    os.execv(sys.executable, [sys.executable, "-m", "auditor", "check", rooms, *told, *options])


def report(out: str, rooms: str) -> Found:
    """The rooms that fail each of the fifteen, out of the report."""
    del rooms
    found: dict[str, set[str]] = {rule: set() for rule in RULES}
    for line in read(out):
        entry = loads(line)
        for result in entry["results"]:
            if result["outcome"] == "fail" and result["rule"] in found:
                found[result["rule"]].add(entry["id"])
    return turned(found)


def validate(rooms: str, out: str, cores: int) -> None:
    """Write which records are no rooms, by number; what is wrong with them is made, not written."""
    from auditor.limits import Limits
    from auditor.loader import Invalid, load

    del cores
    items = load(rooms, Limits())
    write(out, ((str(item.number), ["invalid"]) for item in items if isinstance(item, Invalid)))


def text(rooms: str, out: str, cores: int) -> None:
    """Write in which texts of each room a term stands; excused hits count too.

    All disguises are searched, but what the others do not look for does not count: a hit that takes
    more than width and case to undo.
    """
    from auditor.text import Hit, Lexicon

    del cores
    lexicon = Lexicon.of_terms(terms())
    texts = ("name", "description")

    def is_plain(hit: Hit) -> bool:
        return hit.term in fold(hit.matched)

    def found(room: dict[str, str]) -> list[str]:
        return [name for name in texts if any(map(is_plain, lexicon.find(room.get(name, ""))))]

    rooms_read = (loads(line)["room"] for line in read(rooms))
    write(out, ((room["id"], found(room)) for room in rooms_read))
