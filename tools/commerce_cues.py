"""Derive the cues of plugins/commerce/words.json: literals that a match of a group cannot lack.

The cues of a group are alternatives, lists of words that '|' separates: a phrase holds a word of
each entry of one list. In a text that lacks them the pattern of the group need not be tried; where
no phrase is longer than the group's `width`, it need only be tried that near to a cue, and where it
begins with few characters (`begins`), at those alone.
Run it after every change of a pattern: python tools/commerce_cues.py
"""

import json
import re
from pathlib import Path
from typing import Any

from parse_tree import Tree, ops, parse
from pattern_begins import begins

WORDS = Path(__file__).parent.parent / "plugins" / "commerce" / "words.json"
MOST = 60
DEEPEST = 3
WIDEST = 150
DERIVED = ("cues", "width", "begins")
# In nearly every text; and in so many that beside other cues they tell little.
_USELESS = re.compile(r"[0-9a-z\u3041-\u3096]")
_COMMON = re.compile(r".|[\u3041-\u3096]{1,3}")


def derive(entry: dict[str, Any]) -> list[list[str]] | None:
    """The cues of one group, or None when some of its phrases need no particular literal."""
    lone: set[str] = set(entry.get("words", ()))
    alternatives: list[list[str]] = []
    for pattern in entry.get("patterns", ()):
        for branch in _branches(parse(pattern)):
            needed = _needed(branch)
            if not needed:
                return None
            if len(needed) == 1:
                lone |= needed[0]
            else:
                alternatives.append([_shortest(cues) for cues in needed])
    first = [[_shortest(lone)]] if lone else []
    return [*first, *(one for at, one in enumerate(alternatives) if one not in alternatives[:at])]


def _shortest(cues: set[str]) -> str:
    """The cues without those that hold another one, as the table writes them."""
    folded = {cue.casefold() for cue in cues}
    return "|".join(
        sorted(cue for cue in folded if not any(other != cue and other in cue for other in folded))
    )


def _branches(tree: Any) -> list[Any]:
    """The alternatives of a pattern."""
    if len(tree) == 1 and tree[0][0] is ops.BRANCH:
        return list(tree[0][1][1])
    return [tree]


def width(entry: dict[str, Any]) -> int | None:
    """The most characters of a phrase of one group, with what it looks ahead for, or None."""
    patterns = [*entry.get("patterns", ()), *map(re.escape, entry.get("words", ()))]
    trees = [parse(pattern) for pattern in patterns]
    most = max(tree.getwidth()[1] + _ahead(tree) for tree in trees)
    return int(most) if most <= WIDEST else None


def _ahead(tree: Any) -> int:
    """How far the assertions of a pattern look ahead, all of them together."""
    total = 0
    for op, value in tree:
        if op in (ops.ASSERT, ops.ASSERT_NOT):
            total += value[1].getwidth()[1]
        for part in value if isinstance(value, tuple | list) else ():
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, Tree):
                    total += _ahead(inner)
    return total


def _needed(sequence: Any) -> list[set[str]]:
    """Sets of strings of which any match of the sequence holds one each, the most telling first."""
    choices: list[set[str]] = []
    run = ""
    for op, value in sequence:
        if op is ops.LITERAL:
            run += chr(value)
            continue
        choices += [{run}] if run else []
        choices += _inner(op, value)
        run = ""
    choices += [{run}] if run else []
    useful = (
        cues for cues in choices if len(cues) <= MOST and not any(map(_USELESS.fullmatch, cues))
    )
    few = sorted(useful, key=_worth, reverse=True)
    return few[:1] + [cues for cues in few[1:DEEPEST] if not any(map(_COMMON.fullmatch, cues))]


def _inner(op: Any, value: Any) -> list[set[str]]:
    if op is ops.SUBPATTERN:
        return _needed(value[3])
    if op is ops.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return [set().union(*(branch[0] for branch in branches))] if all(branches) else []
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in value) and len(value) <= 4:
        return [{chr(code) for _, code in value}]
    return []


def _worth(cues: set[str]) -> tuple[int, int]:
    return min(min(map(len, cues)), 2), -len(cues)


def with_cues(data: dict[str, Any]) -> dict[str, Any]:
    """The word table with the cues of every group that has some."""
    groups = {}
    for name, entry in data["groups"].items():
        bare = {key: value for key, value in entry.items() if key not in DERIVED}
        if bare.keys() <= {"blends"}:
            groups[name] = bare
            continue
        cues = derive(bare)
        most = width(bare)
        known: dict[str, Any] = {} if cues is None else {"cues": cues}
        known |= {} if cues is None or most is None else {"width": most}
        first = begins([*bare.get("patterns", ()), *map(re.escape, bare.get("words", ()))], flags=0)
        known |= {} if first is None else {"begins": first}
        groups[name] = {**known, **bare}
    return {**data, "groups": groups}


def main() -> None:
    """Write the cues into the word table."""
    data = with_cues(json.loads(WORDS.read_text("utf-8")))
    WORDS.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
