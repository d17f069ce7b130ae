"""The vocabulary: terms, word sets, compositions and combinations of lexicon files, compiled.

A composition is not written out: its rarest part is looked up, the other parts are matched around
it. A combination waits for its rarest set; only then are its other sets looked up.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from attrs import define, field, frozen

from auditor.text.folding import fold, fold_pattern, squeeze, squeeze_word
from auditor.text.scanning import Grams, Scanner, anchor

_NUMBER = "[0-9一二三四五六七八九十百千万数にはた]"
_DIGITS = frozenset("0123456789一二三四五六七八九十百千万数にはた")
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


@frozen(eq=False)
class WordSet:
    """A named group of words and patterns that compositions and combinations use."""

    id: str
    words: tuple[str, ...]
    patterns: tuple[str, ...]
    __dict__: dict[str, Any] = field(init=False, factory=dict, repr=False)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Give the squeezed words."""
        return tuple(dict.fromkeys(squeeze(word) for word in self.words))

    @cached_property
    def by_key(self) -> "tuple[tuple[str, list[Word]], ...]":
        """Give the words under their squeezed keys."""
        words: dict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            enter_word(words, word, self, "auto")
        return tuple(words.items())

    @cached_property
    def commonness(self) -> float:
        """Estimate in how many ordinary rooms some word of the set stands."""
        return _commonness(self.keys) + _PATTERN_COMMONNESS * len(self.patterns)

    def may_stand_in(self, text: Grams) -> bool:
        """Tell cheaply whether a word of the set may stand in a squeezed text."""
        pairs, singles = self._anchors
        if not (pairs.isdisjoint(text.pairs) and singles.isdisjoint(text.chars)) and (
            self._any_key.search(text.text)
        ):
            return True
        return any(
            not any(chars.isdisjoint(text.chars) for chars in needed) and pattern.search(text.text)
            for needed, pattern in self._any_pattern
        )

    @cached_property
    def _anchors(self) -> tuple[frozenset[str], frozenset[str]]:
        pairs = (key[at : at + 2] for key in self.keys if len(key) > 1 for at in (anchor(key),))
        return frozenset(pairs), frozenset(key for key in self.keys if len(key) == 1)

    @cached_property
    def _any_key(self) -> re.Pattern[str]:
        return re.compile(_trie(key for key in self.keys if key) or "(?!)")

    @cached_property
    def _any_pattern(self) -> tuple[tuple[tuple[frozenset[str], ...], re.Pattern[str]], ...]:
        necessary = map(_necessary, self.patterns)
        return tuple((_needed(pattern), re.compile(pattern)) for pattern in necessary)


@frozen(eq=False)
class Composition:
    """Words made by joining parts; `parts` are (words, is optional)."""

    id: str
    term: Term
    parts: tuple[tuple[tuple[str, ...], bool], ...]
    key_part: int
    exceptions: frozenset[str]

    __dict__: dict[str, Any] = field(init=False, factory=dict, repr=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern of the composed words over squeezed text; a group for each part."""
        groups = []
        for words, optional in self.parts:
            keys = sorted({squeeze(word) for word in words} - {""})
            groups.append(f"({_trie(keys)}){'?' if optional else ''}")
        return re.compile("".join(groups))


@frozen(eq=False)
class Combination:
    """A pair rule: a hit of each set within one scope, and none of the excusing words."""

    id: str
    term: Term
    all: tuple[WordSet, ...]
    any: tuple[tuple[WordSet, ...], ...]
    none: tuple[WordSet, ...]
    within: str
    by_commonness: tuple[WordSet, ...]

    @property
    def key(self) -> WordSet:
        """Give the rarest set, by which the combination is looked up."""
        return self.by_commonness[0]


Target = Term | WordSet | Composition


class Word(NamedTuple):
    """One spelling of something to be found, and the edges it asks for."""

    word: str
    boundary: str
    target: Target


class Spelling(NamedTuple):
    """How a word must stand: repeats of each character, edges, and symbols that belong to it."""

    counts: tuple[int, ...]
    boundary: str
    literal: str
    lead: int


@lru_cache(maxsize=20_000)
def spelling(word: str, boundary: str) -> Spelling:
    """Work out how a word must stand."""
    key, counts = squeeze_word(word)
    literal = fold(word).text if _MEANT.search(word) else ""
    lead = next((at for at, char in enumerate(literal) if char.isalnum()), 0)
    return Spelling(counts, _boundary(word, key, boundary), literal, lead)


@define(eq=False)
class Vocabulary:
    """Compiled lexicons: what the first scan looks for, and what it leads to."""

    terms: tuple[Term, ...]
    compositions: tuple[Composition, ...]
    combinations: tuple[Combination, ...]
    first: dict[str, list[Word]] = field(init=False)
    by_key_set: dict[str, list[Combination]] = field(init=False)
    __dict__: dict[str, Any] = field(init=False, factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        self.first = defaultdict(list)
        self.by_key_set = defaultdict(list)
        for term in self.terms:
            if term.klass != "context":
                enter_word(self.first, term.term, term, term.boundary)
        for composition in self.compositions:
            for word in composition.parts[composition.key_part][0]:
                enter_word(self.first, word, composition, "none")
        keyed: dict[str, WordSet] = {}
        for combination in self.combinations:
            self.by_key_set[combination.key.id].append(combination)
            keyed[combination.key.id] = combination.key
        for word_set in keyed.values():
            for word in word_set.words:
                enter_word(self.first, word, word_set, "auto")
        self.first = dict(self.first)

    def may_stand_in(self, text: Grams) -> bool:
        """Tell cheaply whether anything of the vocabulary may stand in a squeezed text."""
        asked: dict[str, bool] = {}
        for key, _ in self.scanner.scan(text):
            for word in self.first[key]:
                target = word.target
                if isinstance(target, Term):
                    return True
                if target.id in asked:
                    continue
                if isinstance(target, Composition):
                    asked[target.id] = target.pattern.search(text.text) is not None
                    if asked[target.id]:
                        return True
                elif self._leads_on(target, text, asked):
                    return True
        return any(self._leads_on(word_set, text, asked) for word_set in self.key_patterns)

    def _leads_on(self, key_set: WordSet, text: Grams, asked: dict[str, bool]) -> bool:
        asked[key_set.id] = key_set.may_stand_in(text)
        if not asked[key_set.id]:
            return False

        def may_stand(word_set: WordSet) -> bool:
            known = asked.get(word_set.id)
            if known is None:
                known = asked[word_set.id] = word_set.may_stand_in(text)
            return known

        return any(
            all(map(may_stand, combination.by_commonness))
            and all(any(map(may_stand, choices)) for choices in combination.any)
            for combination in self.by_key_set[key_set.id]
        )

    @cached_property
    def scanner(self) -> Scanner:
        """Give the scanner of the first pass."""
        return Scanner(self.first)

    @cached_property
    def key_patterns(self) -> tuple[WordSet, ...]:
        """Give the key sets that have patterns, which the scanner cannot look for."""
        keys = {combination.key.id: combination.key for combination in self.combinations}
        return tuple(word_set for word_set in keys.values() if word_set.patterns)


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


def _needed(necessary: str) -> tuple[frozenset[str], ...]:
    """Give sets of characters, of each of which the text needs at least one."""
    parts = necessary.split(".{0,24}") if necessary else []
    return tuple(
        _DIGITS if part == _NUMBER else frozenset(part.strip("[]"))
        for part in parts
        if not part.startswith("(")
    )


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
    table = _common_words()
    return sum(table.get(key, _UNCOMMON) for key in keys)


@cache
def _common_words() -> dict[str, float]:
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
