"""Lexicons as a plugin author uses them: built in, beside a module, or a list of terms.

    from auditor.text import Lexicon
    WORDS = Lexicon.of_terms(["社外秘"])
    hits = WORDS.find(text)

A lexicon is read and compiled when it is first used.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from attrs import define, field

from auditor.text.characters import fold_pattern
from auditor.text.compiling import compile_lexicons
from auditor.text.engine import Engine
from auditor.text.findings import Assessment, Hit
from auditor.text.protection import Allowed, Context, Contexts
from auditor.text.weighing import assessed

_HOME = "auditor.text.lexicons"
_OPTIONAL = "pack-"
_ALLOW = "allow-"

Document = Mapping[str, Any]


@define(eq=False, slots=False)
class Lexicon:
    """A list of terms that sees through disguise and tells what excuses a hit."""

    _documents: Callable[[], Sequence[Document]] = field(repr=False)

    @classmethod
    def builtin(cls, *ids: str) -> Self:
        """Give lexicons of the product by id, such as "secret-account"."""
        return cls(lambda: [_read(f"{identity}.json") for identity in ("shared", *ids)])

    @classmethod
    def beside(cls, module: str, file: str) -> Self:
        """Give the lexicon file that lies beside a module; pass `__name__` and the file's name."""

        def documents() -> Sequence[Document]:
            name = file if file.endswith(".json") else f"{file}.json"
            for package in (module, module.rpartition(".")[0]):
                try:
                    path = files(package).joinpath(name)
                except (ModuleNotFoundError, TypeError, ValueError):
                    continue
                if path.is_file():
                    return [json.loads(path.read_text("utf-8"))]
            raise FileNotFoundError(f"no lexicon {name} beside {module}")

        return cls(documents)

    @classmethod
    def of_terms(
        cls, terms: Iterable[str], *, category: str = "own", klass: str = "reject"
    ) -> Self:
        """Give a lexicon of the terms, all of one category and class."""
        words = list(terms)
        entry = {"terms": words, "class": klass, "source": "own"}
        return cls(lambda: [{"id": category, "category": category, "terms": [entry]}])

    def find(self, text: str) -> tuple[Hit, ...]:
        """Give every hit in a text, in order; `is_excused` marks the ones taken back there."""
        return tuple(sorted(self._engine.hits(text), key=lambda hit: (hit.span, hit.category)))

    def assess(self, fields: Mapping[str, str], badge: str | None = None) -> Assessment:
        """Weigh the texts of one room with this lexicon alone."""
        return assessed(partial(self._engine.weigh, dict(fields), badge))

    @cached_property
    def _engine(self) -> Engine:
        return Engine(compile_lexicons(self._documents()), _allowed(), contexts())


def builtin_engine(extensions: tuple[str, ...] = ()) -> Engine:
    """Give the engine over all lexicons that are on by default, and those in the files named."""
    return _engine(extensions)


@cache
def _engine(extensions: tuple[str, ...]) -> Engine:
    names = [name for name in _names() if not name.startswith((_OPTIONAL, _ALLOW))]
    documents = [_read(name) for name in names]
    documents += [json.loads(Path(path).read_text("utf-8")) for path in extensions]
    return Engine(compile_lexicons(documents), _allowed(), contexts())


def pack_names() -> tuple[str, ...]:
    """Give the names of the optional packs, such as "tw"; a native reader has yet to read them."""
    packs = (name.split("-")[1] for name in _names() if name.startswith(_OPTIONAL))
    return tuple(sorted(set(packs)))


def pack_files(name: str) -> tuple[str, ...]:
    """Give the paths of the lexicon files of one optional pack."""
    head = f"{_OPTIONAL}{name}-"
    return tuple(str(files(_HOME).joinpath(each)) for each in _names() if each.startswith(head))


@cache
def extension_categories(extensions: tuple[str, ...]) -> frozenset[str]:
    """Give the categories of the lexicon files named; the second opinion knows nothing of them."""
    documents = (json.loads(Path(path).read_text("utf-8")) for path in extensions)
    return frozenset(document["category"] for document in documents)


@cache
def _allowed() -> Allowed:
    return Allowed(allowed_words())


def allowed_words() -> tuple[str, ...]:
    """Give the innocent words that contain a term, of all allow-lists, each once."""
    words: dict[str, None] = {}
    for name in _names():
        if name.startswith(_ALLOW):
            words.update(dict.fromkeys(_read(name)["words"]))
    return tuple(words)


@cache
def contexts() -> Contexts:
    """Give the protective and domain contexts."""
    table = json.loads(files("auditor.text").joinpath("contexts.json").read_text("utf-8"))
    sets = _read("shared.json")["sets"] if "shared.json" in _names() else {}
    each = tuple(
        Context(
            entry["id"],
            frozenset(entry["categories"]),
            frozenset(entry["classes"]),
            entry["scope"],
            tuple(_words(entry["words"], sets)),
            frozenset(entry.get("terms", ())),
            "@solicit" in entry["unless"],
            "@own-interest" in entry["unless"],
            "@offer" in entry["unless"],
            entry["gloss"],
        )
        for entry in table["contexts"]
    )
    own = "|".join(fold_pattern(one, keep_long=True) for one in table["own_interest"])
    return Contexts(each, re.compile(own))


def _words(words: Iterable[str], sets: Mapping[str, Any]) -> Iterable[str]:
    for word in words:
        if word.startswith("@"):
            yield from sets.get(word[1:], {"words": ()})["words"]
        else:
            yield word


@cache
def _names() -> tuple[str, ...]:
    entries = (path.name for path in files(_HOME).iterdir())
    return tuple(sorted(name for name in entries if name.endswith(".json")))


def _read(name: str) -> Document:
    document: Document = json.loads(files(_HOME).joinpath(name).read_text("utf-8"))
    return document
