"""Conditions on an export as data: three-valued, since an export may be silent.

A predicate is a mapping `{pointer: test, ...}` (all must hold) or one of the combinators
`{"all": [...]}`, `{"any": [...]}`, `{"not": predicate}`. A test is a literal (equality) or a
mapping of operators: equals, not, any_of, none_of, at_least, at_most, above, below, empty,
contains, pattern, present. A pointer that the export does not have makes the test unknown,
except for `present`.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

import attrs

from auditor.errors import RuleDefinitionError
from auditor.model.pointer import getter

_NUMBERS = (int, float)


def _number(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(value: Any, bound: Any) -> bool:
        return type(value) in _NUMBERS and test(value, bound)

    return compare


def _is_empty(value: Any, wanted: Any) -> bool:
    blank = value.strip() == "" if isinstance(value, str) else value in ([], (), {}, 0, False)
    return bool(blank) is bool(wanted)


OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, wanted: bool(value == wanted) and type(value) is type(wanted),
    "not": lambda value, wanted: bool(value != wanted),
    "any_of": lambda value, wanted: value in wanted,
    "none_of": lambda value, wanted: value not in wanted,
    "at_least": _number(operator.ge),
    "at_most": _number(operator.le),
    "above": _number(operator.gt),
    "below": _number(operator.lt),
    "empty": _is_empty,
    "contains": lambda value, wanted: isinstance(value, str | list | tuple) and wanted in value,
    "pattern": lambda value, wanted: (
        isinstance(value, str) and re.search(wanted, value) is not None
    ),
}


@attrs.frozen
class Verdict:
    """What a predicate says: True, False, or None with the pointers that are missing."""

    holds: bool | None
    missing: tuple[str, ...] = ()


TRUE = Verdict(True)
FALSE = Verdict(False)


@attrs.frozen
class Predicate:
    """A condition that has been checked and made ready.

    Attributes:
        of: gives the verdict over the JSON object of an export.
    """

    data: Mapping[str, Any]
    pointers: tuple[str, ...]
    of: Callable[[Mapping[str, Any]], Verdict]


def compile_predicate(data: Any) -> Predicate:
    """The predicate that `data` spells.

    Raises:
        RuleDefinitionError: for an unknown operator, a wrong pointer or pattern.
    """
    pointers = tuple(sorted(set(_pointers(data))))
    return Predicate(data, pointers, _compile(data))


def _pointers(data: Any) -> Iterator[str]:
    if not isinstance(data, Mapping):
        return
    for key, value in data.items():
        if key in ("all", "any") and isinstance(value, Sequence):
            for part in value:
                yield from _pointers(part)
        elif key == "not":
            yield from _pointers(value)
        else:
            yield key


def _compile(data: Any) -> Callable[[Mapping[str, Any]], Verdict]:
    if not isinstance(data, Mapping) or not data:
        _refuse(f"条件は空でないオブジェクトです: {data!r}", f"not a condition: {data!r}")
    tests = [_compile_entry(key, value) for key, value in data.items()]
    return tests[0] if len(tests) == 1 else _all(tests)


def _compile_entry(key: str, value: Any) -> Callable[[Mapping[str, Any]], Verdict]:
    if key in ("all", "any"):
        if not isinstance(value, list | tuple) or not value:
            _refuse(f"{key} には条件の列が要ります", f"{key} takes a list of conditions")
        parts = [_compile(part) for part in value]
        return _all(parts) if key == "all" else _any(parts)
    if key == "not":
        return _negation(_compile(value))
    if not key.startswith("/"):
        _refuse(f"JSON Pointer ではありません: {key!r}", f"not a JSON Pointer: {key!r}")
    return _leaf(key, value)


def _leaf(pointer: str, test: Any) -> Callable[[Mapping[str, Any]], Verdict]:
    operators: Mapping[str, Any] = test if isinstance(test, Mapping) else {"equals": test}
    for name, wanted in operators.items():
        if name != "present" and name not in OPERATORS:
            _refuse(f"知らない演算子です: {name}", f"unknown operator: {name}")
        if name == "pattern":
            try:
                re.compile(wanted)
            except (re.error, TypeError) as error:
                _refuse(f"正規表現の誤り: {error}", f"wrong pattern: {error}")
    present = operators.get("present")
    checks = [(OPERATORS[name], wanted) for name, wanted in operators.items() if name != "present"]
    absent = Verdict(None, (pointer,))
    look = getter(pointer)
    if present is None and len(checks) == 1:
        ((only, bound),) = checks

        def test_once(raw: Mapping[str, Any]) -> Verdict:
            value = look(raw)
            if value is None:
                return absent
            return TRUE if only(value, bound) else FALSE

        return test_once

    def test_leaf(raw: Mapping[str, Any]) -> Verdict:
        value = look(raw)
        if present is not None and (value is not None) is not present:
            return FALSE
        if value is None:
            return absent if checks else TRUE
        return TRUE if all(check(value, wanted) for check, wanted in checks) else FALSE

    return test_leaf


def _all(
    tests: Sequence[Callable[[Mapping[str, Any]], Verdict]],
) -> Callable[[Mapping[str, Any]], Verdict]:
    def test_all(raw: Mapping[str, Any]) -> Verdict:
        unknown = []
        for test in tests:
            verdict = test(raw)
            if verdict.holds is False:
                return FALSE
            if verdict.holds is None:
                unknown.append(verdict)
        return _unknown(unknown) if unknown else TRUE

    return test_all


def _any(
    tests: Sequence[Callable[[Mapping[str, Any]], Verdict]],
) -> Callable[[Mapping[str, Any]], Verdict]:
    def test_any(raw: Mapping[str, Any]) -> Verdict:
        unknown = []
        for test in tests:
            verdict = test(raw)
            if verdict.holds:
                return TRUE
            if verdict.holds is None:
                unknown.append(verdict)
        return _unknown(unknown) if unknown else FALSE

    return test_any


def _negation(
    test: Callable[[Mapping[str, Any]], Verdict],
) -> Callable[[Mapping[str, Any]], Verdict]:
    def test_not(raw: Mapping[str, Any]) -> Verdict:
        verdict = test(raw)
        if verdict.holds is None:
            return verdict
        return FALSE if verdict.holds else TRUE

    return test_not


def _unknown(verdicts: Sequence[Verdict]) -> Verdict:
    if len(verdicts) == 1:
        return verdicts[0]
    return Verdict(None, tuple(sorted({one for verdict in verdicts for one in verdict.missing})))


def _refuse(ja: str, en: str) -> NoReturn:
    raise RuleDefinitionError(ja, en)
