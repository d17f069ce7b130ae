"""Derive the cues of plugins/commerce/words.json: literals that a match of a group cannot lack.

A text without any cue of a group holds no phrase of the group, so its pattern need not be tried;
where no phrase is longer than the group's `width`, it need only be tried that near to a cue.
Run it after every change of a pattern: python tools/commerce_cues.py
"""

import json
import re
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]  # the parse tree has no other door
from re import _parser  # type: ignore[attr-defined]  # the parse tree has no other door
from typing import Any

WORDS = Path(__file__).parent.parent / "plugins" / "commerce" / "words.json"
MOST = 60
WIDEST = 150


def derive(entry: dict[str, Any]) -> list[str] | None:
    """The cues of one group, or None when some of its phrases need no particular literal."""
    patterns = [*entry.get("patterns", ()), *map(re.escape, entry.get("words", ()))]
    found: set[str] = set()
    for pattern in patterns:
        needed = _needed(_parser.parse(pattern))
        if needed is None:
            return None
        found |= needed
    kept = {cue for cue in found if not any(other != cue and other in cue for other in found)}
    return sorted(kept) if len(kept) <= MOST else None


def width(entry: dict[str, Any]) -> int | None:
    """The most characters of a phrase of one group, with what it looks ahead for, or None."""
    patterns = [*entry.get("patterns", ()), *map(re.escape, entry.get("words", ()))]
    trees = [_parser.parse(pattern) for pattern in patterns]
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
                if isinstance(inner, _parser.SubPattern):
                    total += _ahead(inner)
    return total


def _needed(sequence: Any) -> set[str] | None:
    """Strings of which any match of the sequence holds at least one, the most telling choice."""
    choices: list[set[str]] = []
    run = ""
    for op, value in sequence:
        if op is ops.LITERAL:
            run += chr(value)
            continue
        if run:
            choices.append({run})
            run = ""
        inner = _inner(op, value)
        if inner:
            choices.append(inner)
    if run:
        choices.append({run})
    return max(choices, key=_worth, default=None)


def _inner(op: Any, value: Any) -> set[str] | None:
    if op is ops.SUBPATTERN:
        return _needed(value[3])
    if op is ops.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        if any(branch is None for branch in branches):
            return None
        return set().union(*(branch for branch in branches if branch))
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in value) and len(value) <= 4:
        return {chr(code) for _, code in value}
    return None


def _worth(cues: set[str]) -> tuple[int, int]:
    return min(min(map(len, cues)), 2), -len(cues)


def with_cues(data: dict[str, Any]) -> dict[str, Any]:
    """The word table with the cues of every group that has some."""
    groups = {}
    for name, entry in data["groups"].items():
        bare = {key: value for key, value in entry.items() if key not in ("cues", "width")}
        cues = derive(bare)
        most = width(bare)
        known: dict[str, Any] = {} if cues is None else {"cues": cues}
        known |= {} if cues is None or most is None else {"width": most}
        groups[name] = {**known, **bare}
    return {**data, "groups": groups}


def main() -> None:
    """Write the cues into the word table."""
    data = with_cues(json.loads(WORDS.read_text("utf-8")))
    WORDS.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
