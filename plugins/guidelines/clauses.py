"""The clauses that a rules text sets: which, by which family of wordings, in which sentence."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import attrs

from .folding import fold
from .lexicon import LITERAL, Lexicon, build, load_concepts
from .moods import Mood, Moods, build_moods
from .splitting import Sentence, is_heading, sentences

DATA: Final = Path(__file__).with_name("clauses.json")
_CACHED_TEXTS: Final = 512
_LONGEST_BLOCK: Final = 10
_OWN_SCOPES: Final = ("sentence", "line", "block")


@attrs.frozen
class Family:
    """One way of wording a clause: concepts that must stand together."""

    clause: str
    id: str
    scope: str
    groups: tuple[int, ...]
    none: int

    def fits(self, concepts: int) -> bool:
        """Tell whether these concepts hold one of every group and none of the excluded."""
        return not concepts & self.none and all(concepts & group for group in self.groups)


@attrs.frozen
class Passage:
    """Where a clause is set or mentioned: a span of the text, and why it counts or does not."""

    start: int
    end: int
    family: str
    mood: Mood


@attrs.frozen
class Reading:
    """What one text says of the clauses: set ones, and those that are only mentioned."""

    set: Mapping[str, Passage]
    mentioned: Mapping[str, Passage]


@attrs.frozen
class Statement:
    """One sentence of a rules text: its span, its folded words, its mood, and whether it bans."""

    start: int
    end: int
    folded: str
    mood: Mood
    bans: bool


@attrs.frozen
class Engine:
    """The compiled families with their lexicon."""

    lexicon: Lexicon
    moods: Moods
    families: tuple[Family, ...]
    heading: int

    def read(self, text: str) -> Reading:
        """Read one text."""
        folded = fold(text)
        found = tuple(sentences(folded))
        concepts = self._concepts(folded, found)
        reader = _Reader(self, folded, found, concepts)
        return reader.reading()

    def statements(self, text: str) -> tuple[Statement, ...]:
        """Give the sentences of one text with their moods."""
        folded = fold(text)
        found = tuple(sentences(folded))
        return tuple(
            Statement(
                start=one.start,
                end=one.end,
                folded=folded[one.start : one.end],
                mood=self.moods.of(folded[one.start : one.end], concepts),
                bans=bool(concepts & self.heading),
            )
            for one, concepts in zip(found, self._concepts(folded, found), strict=True)
        )

    def _concepts(self, folded: str, found: Sequence[Sentence]) -> list[int]:
        concepts = [0] * len(found)
        position = 0
        last = len(found) - 1
        for start, mask in self.lexicon.tags(folded):
            while position < last and start >= found[position].end:
                position += 1
            if found and found[position].start <= start < found[position].end:
                concepts[position] |= mask
        return concepts


class _Reader:
    """One pass over the sentences of one text."""

    def __init__(
        self, engine: Engine, folded: str, found: Sequence[Sentence], concepts: Sequence[int]
    ) -> None:
        self.engine = engine
        self.folded = folded
        self.found = found
        self.concepts = concepts
        self.set: dict[str, Passage] = {}
        self.mentioned: dict[str, Passage] = {}

    def reading(self) -> Reading:
        moods = [
            self.engine.moods.of(self.folded[one.start : one.end], concepts)
            for one, concepts in zip(self.found, self.concepts, strict=True)
        ]
        inherited = self._inherited(moods)
        loose: list[tuple[Sentence, int, Mood]] = []
        for one, concepts, above, mood in zip(
            self.found, self.concepts, inherited, moods, strict=True
        ):
            whole = concepts | above
            if not self._judge(_OWN_SCOPES, concepts, whole, one.start, one.end, mood):
                loose.append((one, whole, mood))
        for scope, members in self._joined(moods):
            concepts = 0
            for index in members:
                concepts |= self.concepts[index]
            start, end = self.found[members[0]].start, self.found[members[-1]].end
            self._judge(scope, concepts, concepts, start, end, Mood.RULE)
        for one, concepts, mood in loose:
            if not any(place.start <= one.start < place.end for place in self.set.values()):
                self._judge(("fallback",), concepts, concepts, one.start, one.end, mood)
        return Reading(
            set=self.set,
            mentioned={k: v for k, v in self.mentioned.items() if k not in self.set},
        )

    def _judge(
        self, scopes: Iterable[str], own: int, concepts: int, start: int, end: int, mood: Mood
    ) -> bool:
        if not own:
            return False
        found = False
        for family in self.engine.families:
            if family.scope not in scopes:
                continue
            if family.fits(concepts):
                found = True
                place = self.set if mood is Mood.RULE else self.mentioned
                place.setdefault(family.clause, Passage(start, end, family.id, mood))
        return found

    def _inherited(self, moods: Sequence[Mood]) -> list[int]:
        """Give what each sentence takes over from the heading above it: a ban, no topic."""
        inherited = [0] * len(self.found)
        above = 0
        lines = self.folded.split("\n")
        line_before = -1
        for index, one in enumerate(self.found):
            line = lines[one.line] if one.line < len(lines) else ""
            if one.line > line_before + 1:
                above = 0
            line_before = one.line
            if is_heading(line):
                above = (
                    self.concepts[index] & self.engine.heading if moods[index] is Mood.RULE else 0
                )
            else:
                inherited[index] = above
        return inherited

    def _joined(self, moods: Sequence[Mood]) -> list[tuple[tuple[str, ...], list[int]]]:
        """Give the lines of several sentences, and the headings with the lines under them."""
        joined: list[tuple[tuple[str, ...], list[int]]] = []
        lines: dict[int, list[int]] = {}
        for index, one in enumerate(self.found):
            if moods[index] is Mood.RULE:
                lines.setdefault(one.line, []).append(index)
        joined.extend(
            (("line", "block"), members) for members in lines.values() if len(members) > 1
        )
        text_lines = self.folded.split("\n")
        heads = [line for line in lines if self._opens_block(text_lines[line])]
        for head in heads:
            members = list(lines[head])
            for below in range(head + 1, head + _LONGEST_BLOCK):
                if below not in lines or is_heading(text_lines[below]):
                    break
                members.extend(lines[below])
            if len(members) > len(lines[head]):
                joined.append((("block",), members))
        return joined

    def _opens_block(self, line: str) -> bool:
        stripped = line.strip(" 。:")
        return is_heading(line) or stripped.endswith(
            ("たら", "場合", "対応", "流れ", "手順", "ときは", "場合は")
        )


def _compile(families: Mapping[str, Iterable[Mapping[str, Any]]]) -> Engine:
    literals = sorted(
        {
            name
            for group in _groups(families)
            for name in group.split("|")
            if name.startswith(LITERAL)
        }
    )
    lexicon = build(load_concepts(), literals)
    compiled = tuple(
        Family(
            clause=clause,
            id=family["id"],
            scope=family.get("scope", "sentence"),
            groups=tuple(lexicon.union(group) for group in family["all"]),
            none=sum({lexicon.union(group) for group in family.get("none", ())}),
        )
        for clause, members in families.items()
        for family in members
    )
    return Engine(
        lexicon=lexicon,
        moods=build_moods(lexicon),
        families=compiled,
        heading=lexicon.union("forbid"),
    )


def _groups(families: Mapping[str, Iterable[Mapping[str, Any]]]) -> Iterable[str]:
    for members in families.values():
        for family in members:
            yield from family["all"]
            yield from family.get("none", ())


@cache
def load_families() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Give the families of the shipped data by clause."""
    loaded = json.loads(DATA.read_text(encoding="utf-8"))
    return {
        clause: tuple(families)
        for part in ("clauses", "further")
        for clause, families in loaded[part].items()
    }


@cache
def engine() -> Engine:
    """Give the engine of the shipped data; it is compiled at the first use."""
    return _compile(load_families())


@lru_cache(maxsize=_CACHED_TEXTS)
def statements(text: str) -> tuple[Statement, ...]:
    """Give the sentences of a text with their moods."""
    return engine().statements(text)


@lru_cache(maxsize=_CACHED_TEXTS)
def read_clauses(text: str) -> Reading:
    """Give which clauses a text sets and which it only mentions."""
    return engine().read(text)
