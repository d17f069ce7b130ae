"""Rules without code: a company's rules.toml or rules.json, made into ordinary rules.

A rule tests one of: `must` (a predicate that has to hold), `forbid_terms` and `require_terms`
(words found through the text engine: disguises seen through, bans excused), `compare` (two
settings).
"""

from collections.abc import Callable, Iterator, Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from auditor import handwritten, schema
from auditor.context import Context
from auditor.errors import RuleDefinitionError, UsageError
from auditor.model.room import RoomExport
from auditor.model.verdict import Problem, Unknown, Yield
from auditor.predicate import compile_predicate
from auditor.rules import Rule, placeholders, rule

SCHEMA = "declared-rules"
_OWN_SOURCE = {"title": {"ja": "社内の規程", "en": "Company policy"}}
_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "equal": eq,
    "not_equal": ne,
    "at_most": le,
    "at_least": ge,
    "below": lt,
    "above": gt,
}
_Test = Callable[[RoomExport, Context], Iterator[Yield]]


def load_rules(path: str) -> tuple[Rule, ...]:
    """The rules that a TOML or JSON file declares, in its order.

    Raises:
        UsageError: when the file cannot be read or breaks the schema; names file and place.
    """
    data = handwritten.read(path)
    found = schema.violations(SCHEMA, data, most=1)
    if found:
        where = f"{path}: {found[0].pointer}" if found[0].pointer else path
        raise UsageError(f"{where}: {found[0].ja}", f"{where}: {found[0].en}")
    try:
        return tuple(_make(declared) for declared in data["rule"])
    except RuleDefinitionError as error:
        raise UsageError(f"{path}: {error.ja}", f"{path}: {error.en}") from None


def _make(declared: Mapping[str, Any]) -> Rule:
    test, needs = _test(declared)
    _check_message(declared)
    decorate = rule(
        id=declared["id"],
        severity=declared["severity"],
        confidence=declared.get("confidence", "high"),
        effort=declared.get("effort", "low"),
        tags=tuple(declared.get("tags", ())),
        needs=needs,
        when=declared.get("when"),
        title=_text(declared["title"]),
        failure_title=_text(declared["failure_title"]),
        why=_text(declared["why"]),
        fix=_text(declared["fix"]),
        paste=_text(declared["paste"]) if "paste" in declared else None,
        messages={"found": _text(declared["message"])},
        sources=tuple(_source(one) for one in declared.get("sources", (_OWN_SOURCE,))),
    )
    return decorate(_judging(test))


def _check_message(declared: Mapping[str, Any]) -> None:
    """A declared message fills in `{value}` and nothing else."""
    for text in _text(declared["message"]).values():
        try:
            names = placeholders(text)
        except ValueError:
            names = frozenset({text})
        if names - {"value"}:
            raise RuleDefinitionError(
                f"ルール {declared['id']}: message で使えるのは {{value}} だけです",
                f"rule {declared['id']}: message may fill in {{value}} only",
            )


def _judging(test: _Test) -> Callable[[RoomExport, Context], Iterator[Yield]]:
    def judge(export: RoomExport, context: Context) -> Iterator[Yield]:
        return test(export, context)

    return judge


def _text(words: Any) -> Mapping[str, str]:
    """A text by language; one given without a language serves for both."""
    return {"ja": words, "en": words} if isinstance(words, str) else words


def _source(source: Any) -> Any:
    if isinstance(source, str):
        return source
    return {**source, "title": _text(source["title"])}


def _test(declared: Mapping[str, Any]) -> tuple[_Test, tuple[str, ...]]:
    """The test of one declared rule, and the pointers that it needs."""
    if "must" in declared:
        return _must(declared["must"]), ()
    if "compare" in declared:
        compare = declared["compare"]
        return _compare(compare), (compare["left"], compare["right"])
    if "require_terms" in declared:
        wanted = declared["require_terms"]
        return _require(tuple(wanted["terms"]), tuple(wanted["in"])), ()
    forbidden = declared["forbid_terms"]
    return _forbid(tuple(forbidden["terms"]), tuple(forbidden.get("in", ()))), ()


def _must(data: Mapping[str, Any]) -> _Test:
    predicate = compile_predicate(data)

    def test(export: RoomExport, context: Context) -> Iterator[Yield]:
        del context
        verdict = predicate.of(export.raw)
        if verdict.holds is None:
            yield Unknown(*verdict.missing)
        elif not verdict.holds:
            at = next((p for p in predicate.pointers if export.value_at(p) is not None), "")
            yield Problem("found", at=at, values=_values(export.value_at(at)))

    return test


def _compare(compare: Mapping[str, str]) -> _Test:
    holds = _COMPARISONS[compare["is"]]

    def test(export: RoomExport, context: Context) -> Iterator[Yield]:
        del context
        left, right = export.value_at(compare["left"]), export.value_at(compare["right"])
        if type(left) is not type(right) or not holds(left, right):
            yield Problem("found", at=compare["left"], values=_values(left))

    return test


def _forbid(terms: tuple[str, ...], pointers: tuple[str, ...]) -> _Test:
    from auditor.text import Lexicon

    lexicon = Lexicon.of_terms(list(terms))

    def test(export: RoomExport, context: Context) -> Iterator[Yield]:
        del export
        for pointer, text in context.public_text:
            if pointers and not pointer.startswith(pointers):
                continue
            for hit in lexicon.find(text):
                if not hit.is_excused:
                    yield Problem("found", at=pointer, values=_values(hit.matched), span=hit.span)

    return test


def _require(terms: tuple[str, ...], pointers: tuple[str, ...]) -> _Test:
    from auditor.text import Lexicon

    lexicon = Lexicon.of_terms(list(terms))

    def test(export: RoomExport, context: Context) -> Iterator[Yield]:
        texts = [text for pointer, text in context.public_text if pointer.startswith(pointers)]
        if any(lexicon.find(text) for text in texts):
            return
        given = [pointer for pointer in pointers if export.value_at(pointer) is not None]
        if given:
            yield Problem("found", at=given[0], values=_values(", ".join(terms)))
        else:
            yield Unknown(*pointers)

    return test


def _values(value: Any) -> Mapping[str, Any]:
    """What a declared message may fill in: `{value}`."""
    return {"value": value if isinstance(value, str | int | bool) else str(value or "")}
