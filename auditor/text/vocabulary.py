"""The vocabulary: terms, word sets, compositions and combinations of lexicon files, compiled.

A composition is not written out: its rarest part is looked up, the other parts are matched around
it. A combination waits for its rarest set; only then are its other sets looked up.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from attrs import define, field, frozen

from auditor.text.folding import CHARS, SEPARATOR, fold, fold_pattern, squeeze, squeeze_word
from auditor.text.scanning import Scanner

_DIGITS = "0-9一二三四五六七八九十百千万数にはた"
_NUMBER = f"[{_DIGITS}]"
_TOKEN = re.compile(r"(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\\.|[^\[\]{}?*+])([?*+]|\{[^}]*\})?")
_LITERALS = re.compile(r"\(\?:([\w|]+)\)")
_LOOKAROUNDS = re.compile(r"\(\?<?[!=][^()]*\)")
_PATTERN_COMMONNESS = 0.05
_UNCOMMON = 0.001
_ENDLESS = re.compile(r"(?<!\\)[*+](?![^\[\]]*\])")
_BOUNDS = {"*": "{0,16}", "+": "{1,16}"}
# Symbols that are part of a word and not decoration: such words must stand as they are written.
_MEANT = re.compile(r"[@＠○〇◯●¥$%％×+＋&/#❌💊🥦]|[^\w\s・.,'’!?！？、。ー〜~:-](?=$)|^[^\w\s]")


class Term(NamedTuple):
    """One thing to be found, and what a hit speaks for."""

    term: str
    category: str
    klass: str
    source: str
    gloss: Mapping[str, str]
    boundary: str


@frozen(eq=False, slots=False)
class WordSet:
    """A named group of words and patterns that compositions and combinations use."""

    id: str
    words: tuple[str, ...]
    patterns: tuple[str, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Give the squeezed words."""
        return tuple(dict.fromkeys(squeeze(word) for word in self.words))

    @cached_property
    def by_key(self) -> "dict[str, list[Word]]":
        """Give the words under their squeezed keys."""
        words: dict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            enter_word(words, word, self, "auto")
        return dict(words)

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the squeezed keys of the words, to be met with those that stand in a text."""
        return frozenset(self.keys) - {""}

    @cached_property
    def commonness(self) -> float:
        """Estimate in how many ordinary rooms some word of the set stands."""
        return _commonness(self.keys) + _PATTERN_COMMONNESS * len(self.patterns)

    def likely_patterns(self, squeezed: str) -> list[re.Pattern[str]]:
        """Give the patterns that may match in a text, told cheaply from its squeezed form."""
        likely = []
        for pattern, needed, necessary in self._compiled:
            for some in needed:
                if some.search(squeezed) is None:
                    break
            else:
                if necessary.search(squeezed):
                    likely.append(pattern)
        return likely

    @cached_property
    def _compiled(
        self,
    ) -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...], re.Pattern[str]], ...]:
        return tuple(
            (re.compile(pattern), _needed(necessary), re.compile(necessary))
            for pattern, necessary in zip(
                self.patterns, map(_necessary, self.patterns), strict=True
            )
        )


@frozen(eq=False, slots=False)
class Composition:
    """Words made by joining parts; `parts` are (words, is optional)."""

    id: str
    term: Term
    parts: tuple[tuple[tuple[str, ...], bool], ...]
    key_part: int
    exceptions: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern of the composed words over squeezed text; a group for each part."""
        groups = []
        for words, optional in self.parts:
            keys = sorted({squeeze(word) for word in words} - {""})
            groups.append(f"({_trie(keys)}){'?' if optional else ''}")
        return re.compile("".join(groups))

    def may_stand(self, squeezed: str, start: int, end: int) -> bool:
        """Tell by the characters around a word of the key part whether other parts may join it."""
        before, after = self._neighbours
        return (before is None or squeezed[start - 1 : start] in before) and (
            after is None or squeezed[end : end + 1] in after
        )

    @cached_property
    def _neighbours(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        before = _edge(reversed(self.parts[: self.key_part]), -1)
        return before, _edge(self.parts[self.key_part + 1 :], 0)


@frozen(eq=False, slots=False)
class Combination:
    """A pair rule: a hit of each set within one scope, and none of the excusing words.

    Attributes:
        is_outright: whether its words together can hardly be meant otherwise.
    """

    id: str
    term: Term
    all: tuple[WordSet, ...]
    any: tuple[tuple[WordSet, ...], ...]
    none: tuple[WordSet, ...]
    within: str
    by_commonness: tuple[WordSet, ...]
    is_outright: bool

    @property
    def key(self) -> WordSet:
        """Give the rarest set, by which the combination is looked up."""
        return self.by_commonness[0]

    @cached_property
    def groups(self) -> tuple[tuple[WordSet, ...], ...]:
        """Give the sets, each by itself, and the choices of sets, of which one must stand."""
        return *((word_set,) for word_set in self.all), *self.any

    @cached_property
    def patterned(self) -> tuple[tuple[WordSet, ...], ...]:
        """Give the groups that have patterns, which may match without any key."""
        return tuple(group for group in self._rarest_first if _has_patterns(group))

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Give the keys of each group without patterns, of which one must stand in a text."""
        return tuple(
            frozenset().union(*(word_set.known for word_set in group))
            for group in self._rarest_first
            if not _has_patterns(group)
        )

    @property
    def _rarest_first(self) -> tuple[tuple[WordSet, ...], ...]:
        return *((word_set,) for word_set in self.by_commonness), *self.any

    @property
    def sets(self) -> Iterator[WordSet]:
        """Give every set that the combination asks for."""
        yield from self.all
        for choices in self.any:
            yield from choices
        yield from self.none


Target = Term | WordSet | Composition


class Word(NamedTuple):
    """One spelling of something to be found, and the edges it asks for."""

    word: str
    boundary: str
    target: Target


class Spelling(NamedTuple):
    """How a word must stand: repeats of each character, edges, and symbols that belong to it.

    `spaces` are the characters behind which the word itself has a space.
    """

    counts: tuple[int, ...]
    boundary: str
    literal: str
    lead: int
    symbols: frozenset[str]
    spaces: frozenset[int]


@lru_cache(maxsize=20_000)
def spelling(word: str, boundary: str) -> Spelling:
    """Work out how a word must stand."""
    key, counts = squeeze_word(word)
    literal = fold(word).text if _MEANT.search(word) else ""
    lead = next((at for at, char in enumerate(literal) if char.isalnum()), 0)
    symbols = frozenset(char for char in literal if CHARS[char].kind == SEPARATOR)
    return Spelling(counts, _boundary(word, key, boundary), literal, lead, symbols, _spaces(word))


def _spaces(word: str) -> frozenset[int]:
    if " " not in word:
        return frozenset()
    folded = fold(word)
    pairs = pairwise(zip(folded.first, folded.last, strict=True))
    return frozenset(
        at for at, ((_, last), (first, _)) in enumerate(pairs) if " " in folded.text[last:first]
    )


@define(eq=False, slots=False)
class Vocabulary:
    """Compiled lexicons: what the first scan looks for, and what it leads to."""

    terms: tuple[Term, ...]
    compositions: tuple[Composition, ...]
    combinations: tuple[Combination, ...]
    first: dict[str, list[Word]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.first = defaultdict(list)
        for term in self.terms:
            if term.klass != "context":
                enter_word(self.first, term.term, term, term.boundary)
        for composition in self.compositions:
            for word in composition.parts[composition.key_part][0]:
                enter_word(self.first, word, composition, "none")
        self.first = dict(self.first)

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the keys that lead to a term or a composition."""
        return frozenset(self.first)

    @cached_property
    def single(self) -> frozenset[str]:
        """Give the keys that lead to a term."""
        return frozenset(
            key
            for key, words in self.first.items()
            if any(isinstance(word.target, Term) for word in words)
        )

    @cached_property
    def composed(self) -> Mapping[str, tuple[Composition, ...]]:
        """Give the compositions that a key leads to."""
        composed = {
            key: tuple(word.target for word in words if isinstance(word.target, Composition))
            for key, words in self.first.items()
        }
        return {key: targets for key, targets in composed.items() if targets}

    @cached_property
    def leads(self) -> dict[str, list[int]]:
        """Give the numbers of the combinations that a key of their rarest set leads to."""
        leads: dict[str, list[int]] = defaultdict(list)
        for number, combination in enumerate(self.combinations):
            for key in combination.key.known:
                leads[key].append(number)
        return dict(leads)

    @cached_property
    def leading(self) -> frozenset[str]:
        """Give the keys that lead to a combination."""
        return frozenset(self.leads)

    @cached_property
    def patterned(self) -> tuple[tuple[WordSet, tuple[int, ...]], ...]:
        """Give the rarest sets that have patterns as well, with the combinations they lead to."""
        sets: dict[str, tuple[WordSet, list[int]]] = {}
        for number, combination in enumerate(self.combinations):
            if combination.key.patterns:
                sets.setdefault(combination.key.id, (combination.key, []))[1].append(number)
        return tuple((word_set, tuple(numbers)) for word_set, numbers in sets.values())

    @cached_property
    def scanner(self) -> Scanner:
        """Give the scanner over the words of all terms, compositions and sets."""
        sets = {
            word_set.id: word_set
            for combination in self.combinations
            for word_set in combination.sets
        }
        return Scanner(self.known.union(*(word_set.known for word_set in sets.values())))


def compile_lexicons(lexicons: Sequence[Mapping[str, Any]]) -> Vocabulary:
    """Compile lexicon files, given as parsed JSON, into one vocabulary."""
    sets = {
        lexicon["id"]: {
            name: _word_set(f"{lexicon['id']}.{name}", body)
            for name, body in lexicon.get("sets", {}).items()
        }
        for lexicon in lexicons
    }
    terms: list[Term] = []
    compositions: list[Composition] = []
    combinations: list[Combination] = []
    for lexicon in lexicons:
        look_up = _Sets(sets, lexicon["id"])
        for entry in lexicon.get("terms", ()):
            words = entry["terms"] if "terms" in entry else [entry["term"]]
            terms += [_term(lexicon, entry, word) for word in words]
        compositions += [
            _composition(lexicon, entry, look_up) for entry in lexicon.get("compositions", ())
        ]
        combinations += [
            _combination(lexicon, entry, look_up) for entry in lexicon.get("combinations", ())
        ]
    return Vocabulary(tuple(terms), tuple(compositions), tuple(combinations))


@frozen
class _Sets:
    """Sets by name as one lexicon sees them: its own, then the shared ones, then any other's."""

    sets: Mapping[str, Mapping[str, WordSet]]
    home: str

    def find(self, reference: str) -> WordSet:
        if not reference.startswith("@"):
            return WordSet(f"={reference}", tuple(reference.split("|")), ())
        name = reference[1:]
        for home in (self.home, "shared", *sorted(self.sets)):
            if name in self.sets.get(home, {}):
                return self.sets[home][name]
        raise KeyError(f"{self.home}: no set {reference}")


def _edge(parts: Iterable[tuple[tuple[str, ...], bool]], at: int) -> frozenset[str] | None:
    """Give the characters at that end of the nearest parts; None where all of them may lack."""
    edges: set[str] = set()
    for words, is_optional in parts:
        edges.update(key[at] for key in map(squeeze, words) if key)
        if not is_optional:
            return frozenset(edges)
    return None


def _necessary(pattern: str) -> str:
    """Give a pattern over squeezed text that matches wherever the given one can.

    What must stand is kept in its order; how far apart it stands is left open. Numbers stand for
    themselves once, since squeezing makes 1,000 a 10.
    """
    parts: list[str] = []
    for token in _TOKEN.finditer(_LOOKAROUNDS.sub("", pattern)):
        body, count = token.groups(default="")
        if body == "|":
            return ""
        part = _required(body)
        if not part or count in ("?", "*") or count.startswith("{0"):
            continue
        if part == _NUMBER and _NUMBER in parts:
            continue
        parts.append(part)
    return ".{0,24}".join(parts)


def _has_patterns(group: Iterable[WordSet]) -> bool:
    return any(word_set.patterns for word_set in group)


def _needed(necessary: str) -> tuple[re.Pattern[str], ...]:
    """Give classes of characters, of each of which the text needs one, small classes first."""
    parts = necessary.split(".{0,24}") if necessary else []
    return tuple(re.compile(f"[{chars}]") for chars in sorted(map(_beginnings, parts), key=len))


def _beginnings(part: str) -> str:
    if part == _NUMBER:
        return _DIGITS
    words = _LITERALS.fullmatch(part)
    return "".join(word[0] for word in words.group(1).split("|")) if words else part.strip("[]")


def _required(body: str) -> str:
    if body.startswith("("):
        words = _LITERALS.fullmatch(body)
        if words is None:
            return ""
        keys = [squeeze(word) for word in words.group(1).split("|")]
        return f"(?:{'|'.join(keys)})" if all(keys) else ""
    inner = body.strip("[]")
    if any(char.isdigit() for char in inner):
        return _NUMBER
    if "-" in inner or not inner.isalnum():
        return ""
    return body


def _commonness(keys: Iterable[str]) -> float:
    table = common_words()
    return sum(table.get(key, _UNCOMMON) for key in keys)


@cache
def common_words() -> Mapping[str, float]:
    """Give the squeezed words of many ordinary rooms, with the share of rooms they stand in."""
    path = files(__package__ or "auditor.text").joinpath("common-words.json")
    table = json.loads(path.read_text("utf-8"))
    return {word: count / table["per"] for word, count in table["words"].items()}


def _word_set(identity: str, body: Mapping[str, Any]) -> WordSet:
    words = tuple(word if isinstance(word, str) else word["word"] for word in body["words"])
    return WordSet(identity, words, tuple(map(_bounded, body.get("patterns", ()))))


def _bounded(pattern: str) -> str:
    """Fold a pattern and bound its repeats, so that no long run is read over and over."""
    bounded = _ENDLESS.sub(lambda repeat: _BOUNDS[repeat.group()], fold_pattern(pattern))
    return f"(?<![0-9]){bounded}" if bounded.startswith("[0-9") else bounded


def _term(lexicon: Mapping[str, Any], entry: Mapping[str, Any], word: str) -> Term:
    return Term(
        word,
        entry.get("category", lexicon["category"]),
        entry.get("class", "reject"),
        entry.get("source", "own"),
        entry.get("gloss", {}),
        entry.get("boundary", "auto"),
    )


def _composition(lexicon: Mapping[str, Any], entry: Mapping[str, Any], sets: _Sets) -> Composition:
    parts = tuple(
        (sets.find(part.removesuffix("?")).words, part.endswith("?")) for part in entry["parts"]
    )
    needed = [at for at, (_, optional) in enumerate(parts) if not optional]
    key_part = min(needed, key=lambda at: _commonness(map(squeeze, parts[at][0])))
    exceptions = frozenset(squeeze_word(word)[0] for word in entry.get("except", ()))
    return Composition(entry["id"], _term(lexicon, entry, entry["id"]), parts, key_part, exceptions)


def _combination(lexicon: Mapping[str, Any], entry: Mapping[str, Any], sets: _Sets) -> Combination:
    needed = tuple(map(sets.find, entry["all"]))
    return Combination(
        f"{lexicon['id']}.{entry['id']}",
        _term(lexicon, entry, entry["id"]),
        needed,
        tuple(tuple(map(sets.find, group)) for group in entry.get("any", ())),
        tuple(map(sets.find, entry.get("none", ()))),
        entry["within"],
        tuple(sorted(needed, key=lambda word_set: word_set.commonness)),
        entry.get("outright", False),
    )


def enter_word(words: dict[str, list[Word]], word: str, target: Target, boundary: str) -> None:
    """Enter a word under its squeezed key."""
    key = squeeze(word)
    if key:
        words[key].append(Word(word, boundary, target))


def _boundary(word: str, key: str, asked: str) -> str:
    if asked != "auto":
        return asked
    if key.isascii():
        return "ascii"
    if len(key) == 1 and not "一" <= word <= "鿿":
        return "word"
    if len(key) <= 4 and all("ぁ" <= char <= "ヿ" or "ｦ" <= char <= "ﾟ" for char in word):
        return "kana"
    return "edges"


def _trie(words: Iterable[str]) -> str:
    """Factor an alternation by common beginnings, longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    ends = False
    for word in words:
        if word:
            heads[word[0]].append(word[1:])
        else:
            ends = True
    branches = [re.escape(head) + _trie(tails) for head, tails in sorted(heads.items())]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if ends else body
