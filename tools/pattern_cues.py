"""Derive the cues of patterns: literals that no match can lack, so that most need not be tried.

The cues of a pattern are alternatives, lists of words that '|' separates: a match holds a word of
each entry of one list. Derived too is with which characters a match begins, where to look at them
first is faster. Run it after every change of a lexicon's pattern, a word of trade, a claim, a
permission or what tells of people: python tools/pattern_cues.py
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from parse_tree import ops, parse
from pattern_begins import begins

from auditor.text.compiling import compile_lexicons
from auditor.text.folding import key_of
from auditor.text.pattern_table import DERIVED, digest

ROOT = Path(__file__).parent.parent
MOST = 60
DEEPEST = 3
# In nearly every text; and in so many that beside other cues they tell little.
_USELESS = re.compile(r"[0-9a-z\u3041-\u3096]")
_COMMON = re.compile(r".|[\u3041-\u3096]{1,3}")


def derive(patterns: Iterable[str]) -> list[list[str]] | None:
    """The cues of patterns searched as one, or None when a match needs no particular literal."""
    lone: set[str] = set()
    alternatives: list[list[str]] = []
    for pattern in patterns:
        for branch in _branches(parse(pattern)):
            needed = _needed(branch)
            if not needed:
                return None
            if len(needed) == 1:
                lone |= needed[0]
            else:
                alternatives.append(list(dict.fromkeys(map(_shortest, needed))))
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


def squeezed(cues: list[list[str]] | None) -> list[list[str]] | None:
    """The cues as they stand in squeezed text, None where an alternative loses all of them."""
    folded = []
    for one in cues or ():
        sets = [[key_of(word).lstrip("々") for word in entry.split("|")] for entry in one]
        kept = ("|".join(sorted(set(keys))) for keys in sets if all(keys))
        folded.append(list(dict.fromkeys(kept)))
    return folded if folded and all(folded) else None


def of_lexicons() -> Iterator[str]:
    """The patterns of all sets that combinations ask for, those of the optional packs too."""
    documents = [
        json.loads(path.read_text("utf-8"))
        for path in sorted((ROOT / "auditor" / "text" / "lexicons").glob("*.json"))
        if not path.name.startswith("allow-")
    ]
    for combination in compile_lexicons(documents).combinations:
        for word_set in combination.sets:
            yield from word_set.patterns


def of_commerce() -> Iterator[str]:
    """The phrases of trade."""
    for patterns in import_module("auditor_plugins.commerce.words").phrases_by_group().values():
        yield from patterns


def of_guidelines() -> Iterator[str]:
    """The claims and the permissions that are read in rules texts."""
    statements = import_module("auditor_plugins.guidelines.statements")
    for one in (*statements.load_claims(), *statements.load_permissions()):
        yield from one.patterns


def of_privacy() -> Iterator[str]:
    """What tells of somebody by name."""
    for patterns in import_module("auditor_plugins.privacy.pillory").telling_patterns().values():
        yield from patterns


SCHEMA = "openchat-pattern-cues/1"
SQUEEZED = "auditor.text"
SOURCES: dict[str, Callable[[], Iterator[str]]] = {
    SQUEEZED: of_lexicons,
    "auditor_plugins.commerce": of_commerce,
    "auditor_plugins.guidelines": of_guidelines,
    "auditor_plugins.privacy": of_privacy,
}


def derived(package: str) -> dict[str, dict[str, Any]]:
    """What is told of each pattern of a package, by its digest; nothing of some."""
    told: dict[str, dict[str, Any]] = {}
    for pattern in sorted(set(SOURCES[package]())):
        cues = derive([pattern])
        if package == SQUEEZED:
            cues = squeezed(cues)
        first = begins([pattern], flags=0)
        entry: dict[str, Any] = {"cues": cues} if cues else {}
        entry |= {} if first is None else {"begins": first}
        if entry:
            told[digest(pattern)] = entry
    return told


def main() -> None:
    """Write it beside the patterns."""
    for package in SOURCES:
        path = Path(str(files(package).joinpath(DERIVED)))
        lines = ",\n".join(
            f'  "{key}": {json.dumps(entry, ensure_ascii=False)}'
            for key, entry in sorted(derived(package).items())
        )
        path.write_text(f'{{\n "schema": "{SCHEMA}",\n "patterns": {{\n{lines}\n }}\n}}\n', "utf-8")


if __name__ == "__main__":
    main()
