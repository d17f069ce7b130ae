"""Compiling: the vocabulary of lexicon files."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from auditor.text.characters import fold_pattern
from auditor.text.commonness import commonness
from auditor.text.folding import key_of, squeeze_word
from auditor.text.targets import Composition, Term, WordSet
from auditor.text.vocabulary import Combination, Vocabulary

_ENDLESS = re.compile(r"(?<!\\)[*+](?![^\[\]]*\])")
_BOUNDS = {"*": "{0,16}", "+": "{1,16}"}


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
            return _written(reference)
        name = reference[1:]
        for home in (self.home, "shared", *sorted(self.sets)):
            if name in self.sets.get(home, {}):
                return self.sets[home][name]
        raise KeyError(f"{self.home}: no set {reference}")


@cache
def _written(reference: str) -> WordSet:
    """Give the set of words that are written where they are used."""
    return WordSet(f"={reference}", tuple(reference.split("|")), ())


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
    key_part = min(needed, key=lambda at: commonness(map(key_of, parts[at][0])))
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
