"""Derive with which characters a match can begin, for the plugins' lists of patterns and for bans.

Behind a look at the first character a pattern of many alternatives is some seven times as fast.
Run it after every change of a list: python tools/pattern_begins.py
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parse_tree import is_led, ops, parse

from auditor.text.characters import fold_pattern

NEGATION = Path(__file__).parent.parent / "auditor" / "text" / "negation-cues.json"
PLUGINS = Path(__file__).parent.parent / "plugins"
TEXT = Path(__file__).parent.parent / "auditor" / "text"
HEAD = ',\n  "begins":'
MOST = 300
UNLISTED = ("schema", "begins", "ban_marks", "flip_marks")
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_LOOKS = (ops.ASSERT, ops.ASSERT_NOT, ops.AT)


class UnboundError(Exception):
    """A match may begin with nearly any character, or is empty."""


def begins(patterns: list[str], flags: int = re.IGNORECASE) -> str | None:
    """The characters with which a match of any of the patterns begins, None where most may be.

    None too where the patterns are searched faster without a look at them.

    Letters are small: their case does not count in a list.
    """
    source = "|".join(patterns)
    if is_led(source, flags):
        return None
    try:
        codes, is_whole = _first(parse(source, re.IGNORECASE))
    except UnboundError:
        return None
    if not is_whole:
        return None
    found = "".join(sorted({chr(code).lower() for code in codes}))
    return found if len(found) <= MOST else None


def _first(sequence: Any) -> tuple[set[int], bool]:
    """The characters that a sequence may begin with, and whether it takes one at all."""
    found: set[int] = set()
    for op, value in sequence:
        if op in _LOOKS:
            continue
        codes, is_whole = _of(op, value)
        found |= codes
        if is_whole:
            return found, True
    return found, False


def _of(op: Any, value: Any) -> tuple[set[int], bool]:
    if op is ops.LITERAL:
        return {value}, True
    if op is ops.IN:
        return set(_members(value)), True
    if op is ops.SUBPATTERN:
        return _first(value[3])
    if op is ops.ATOMIC_GROUP:
        return _first(value)
    if op is ops.BRANCH:
        each = [_first(branch) for branch in value[1]]
        return set().union(*(codes for codes, _ in each)), all(whole for _, whole in each)
    if op in _REPEATS:
        codes, is_whole = _first(value[2])
        return codes, is_whole and value[0] > 0
    raise UnboundError


def _members(kinds: Any) -> Iterator[int]:
    """The members of a class of characters."""
    for kind, value in kinds:
        if kind is ops.LITERAL:
            yield value
        elif kind is ops.RANGE and value[1] - value[0] < MOST:
            yield from range(value[0], value[1] + 1)
        else:
            raise UnboundError


def tables() -> Iterator[Path]:
    """The files with lists of patterns."""
    for path in sorted((*PLUGINS.glob("*/*.json"), *TEXT.glob("*-words.json"))):
        if json.loads(path.read_text("utf-8")).get("schema") == "openchat-patterns/1":
            yield path


def derived(table: dict[str, Any]) -> dict[str, str]:
    """What is known of the lists of one table."""
    known = {name: begins(patterns) for name, patterns in table["lists"].items()}
    return {name: chars for name, chars in known.items() if chars is not None}


def of_cues(table: dict[str, Any]) -> dict[str, str]:
    """What is known of the lists of cues, which are folded as the texts are."""
    lists = {name: cues for name, cues in table.items() if name not in UNLISTED}
    folded = {
        name: [fold_pattern(cue, keep_long=True) for cue in cues] for name, cues in lists.items()
    }
    return derived({"lists": folded})


def write(path: Path, known: dict[str, str], text: str) -> None:
    """Write what is known below the lists of a table."""
    lists, _, _ = text.partition(HEAD)
    bare = lists.rstrip().removesuffix("\n}")
    written = json.dumps(known, ensure_ascii=False, indent=4).replace("\n}", "\n  }")
    path.write_text(f"{bare}{HEAD} {written}\n}}\n", "utf-8")


def main() -> None:
    """Write it into the tables."""
    for path in (*tables(), NEGATION):
        text = path.read_text("utf-8")
        table = json.loads(text)
        write(path, of_cues(table) if path == NEGATION else derived(table), text)


if __name__ == "__main__":
    main()
