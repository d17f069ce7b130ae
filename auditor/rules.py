"""Rules: a function with metadata that is checked when the rule is defined."""

import inspect
import re
import string
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

import attrs

from auditor.errors import RuleDefinitionError
from auditor.model.room import RoomExport
from auditor.model.verdict import Confidence, Severity, Yield
from auditor.predicate import Predicate, compile_predicate

LANGUAGES = ("ja", "en")
EFFORTS = ("low", "medium", "high")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_POINTER = re.compile(r"(?:/(?:[^/~]|~[01])+)+")
_MESSAGE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"\d+\.\d+(?:\.\d+)?")

Text = Mapping[str, str]
Function = Callable[..., Iterable[Yield] | None]


@attrs.frozen(kw_only=True)
class Rule:
    """One rule: what a person and a report need to know of it, and the function that judges.

    Attributes:
        id: `area.noun-phrase`, for ever.
        severity: the base; `severity_when` may change it by the room's size and openness.
        needs: JSON Pointers without which the outcome is `unknown`.
        when: condition; false means `not_applicable`, None that the rule always applies.
        options: thresholds by name; a profile may set others.
        title: the passing state, `failure_title` the failing one, each by language.
        why: the reason that the rule exists; `fix` how to mend; `paste` ready text, or None.
        messages: templates by message id and language; placeholders are those of `str.format`.
        sources: ids of the catalogue of references, or inline mappings {title, url, date}.
        wants_context: whether the function takes the context beside the export.
        patch: operations of JSON Patch that mend a failure where nothing is left to choose; in a
            path `{at}` stands for the place of each problem.
    """

    id: str
    severity: Severity
    severity_when: tuple[tuple[Predicate, Severity], ...]
    confidence: Confidence
    effort: str
    since: str
    tags: tuple[str, ...]
    needs: tuple[str, ...]
    when: Predicate | None
    options: Mapping[str, Any]
    title: Text
    failure_title: Text
    why: Text
    fix: Text
    paste: Text | None
    messages: Mapping[str, Text]
    sources: tuple[Any, ...]
    function: Function = attrs.field(eq=False)
    wants_context: bool
    patch: tuple[Mapping[str, Any], ...] = ()

    @property
    def area(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def reads(self) -> tuple[str, ...]:
        """The settings that the rule says it reads: its needs and those of its conditions."""
        conditions = [predicate for predicate, _ in self.severity_when]
        conditions += [] if self.when is None else [self.when]
        return tuple(sorted({*self.needs, *(one for each in conditions for one in each.pointers)}))

    def __call__(self, export: RoomExport, context: Any = None) -> Iterable[Yield]:
        """What the rule yields for `export`."""
        found = self.function(export, context) if self.wants_context else self.function(export)
        return () if found is None else found


def rule(
    *,
    id: str,  # noqa: A002 - the field's standard name, keyword only
    severity: str,
    title: Text,
    failure_title: Text,
    why: Text,
    fix: Text,
    messages: Mapping[str, Text],
    sources: tuple[Any, ...],
    severity_when: tuple[tuple[Mapping[str, Any], str], ...] = (),
    confidence: str = "high",
    effort: str = "low",
    since: str = "0.1",
    tags: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    when: Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
    paste: Text | None = None,
    patch: tuple[Mapping[str, Any], ...] = (),
) -> Callable[[Function], Rule]:
    """A decorator that makes a function a rule.

    Raises:
        RuleDefinitionError: when the metadata is incomplete or contradicts itself.
    """

    def define(function: Function) -> Rule:
        parameters = tuple(inspect.signature(function).parameters)
        if parameters not in (("export",), ("export", "context")):
            _refuse(
                id, "takes (export) or (export, context)", "引数は (export) か (export, context)"
            )
        made = Rule(
            id=id,
            severity=_member(id, Severity, severity, "severity"),
            severity_when=tuple(
                (compile_predicate(data), _member(id, Severity, name, "severity_when"))
                for data, name in severity_when
            ),
            confidence=_member(id, Confidence, confidence, "confidence"),
            effort=effort,
            since=since,
            tags=tuple(tags),
            needs=tuple(needs),
            when=None if when is None else compile_predicate(when),
            options=dict(options or {}),
            title=title,
            failure_title=failure_title,
            why=why,
            fix=fix,
            paste=paste,
            messages=messages,
            sources=tuple(sources),
            function=function,
            wants_context=len(parameters) == 2,
            patch=tuple(patch),
        )
        check_rule(made)
        return made

    return define


def check_rule(made: Rule) -> None:
    """Refuse a rule whose metadata is incomplete or contradicts itself."""
    if not _ID.fullmatch(made.id):
        _refuse(made.id, "id is not area.noun-phrase", "id は area.noun-phrase の形です")
    if made.effort not in EFFORTS:
        _refuse(made.id, f"effort is one of {EFFORTS}", f"effort は {EFFORTS} のどれか")
    if not _VERSION.fullmatch(made.since):
        _refuse(made.id, "since is a version such as 0.1", "since は 0.1 のような版です")
    for tag in made.tags:
        if not _TAG.fullmatch(tag):
            _refuse(made.id, f"tag is not kebab-case: {tag}", f"タグの形が違います: {tag}")
    for pointer in made.needs:
        if not _POINTER.fullmatch(pointer):
            _refuse(made.id, f"not a JSON Pointer: {pointer}", f"JSON Pointer でない: {pointer}")
    for predicate, _ in made.severity_when:
        loose = set(predicate.pointers) - set(made.needs)
        if loose:
            # otherwise losing that evidence could lower the weight of a failure
            names = ", ".join(sorted(loose))
            _refuse(made.id, f"severity_when reads {names}, not in needs", f"needs に無い: {names}")
    for name in ("title", "failure_title", "why", "fix"):
        _check_text(made.id, name, getattr(made, name))
    if made.paste is not None:
        _check_text(made.id, "paste", made.paste)
    if not made.messages:
        _refuse(made.id, "has no message", "メッセージがありません")
    for name, text in made.messages.items():
        if not _MESSAGE.fullmatch(name):
            _refuse(made.id, f"message id is not kebab-case: {name}", f"メッセージ id の形: {name}")
        _check_text(made.id, f"messages.{name}", text)
        fields = [_placeholders(made.id, text[lang]) for lang in text]
        if any(found != fields[0] for found in fields):
            _refuse(made.id, f"placeholders differ in {name}", f"{name} の差し込みが言語で違います")
    for operation in made.patch:
        _check_operation(made.id, operation)
    if not made.sources:
        _refuse(made.id, "cites no source", "出典がありません")


def _check_operation(rule_id: str, operation: Mapping[str, Any]) -> None:
    name, path = operation.get("op"), str(operation.get("path", ""))
    wanted = {"op", "path"} if name == "remove" else {"op", "path", "value"}
    is_placed = _POINTER.fullmatch(path.replace("{at}", "/at", 1))
    if name not in ("add", "replace", "remove") or set(operation) != wanted or not is_placed:
        _refuse(rule_id, f"no JSON Patch: {operation}", f"JSON Patch ではない: {operation}")


def _check_text(rule_id: str, name: str, text: Text) -> None:
    if not isinstance(text, Mapping) or not text or set(text) - set(LANGUAGES):
        _refuse(rule_id, f"{name} is not {{ja, en}}", f"{name} は ja と en の組です")
    for lang, words in text.items():
        if not isinstance(words, str) or not words.strip():
            _refuse(rule_id, f"{name}.{lang} is empty", f"{name}.{lang} が空です")


@lru_cache(maxsize=4096)
def placeholders(template: str) -> frozenset[str]:
    """The names that a message template fills in.

    Raises:
        ValueError: when it is no template.
    """
    parts = string.Formatter().parse(template)
    return frozenset(name for _, name, _, _ in parts if name is not None)


def _placeholders(rule_id: str, template: str) -> frozenset[str]:
    try:
        return placeholders(template)
    except ValueError as error:
        _refuse(rule_id, f"wrong template: {error}", f"ひな形の誤り: {error}")


def _member(rule_id: str, kind: Any, name: str, field: str) -> Any:
    try:
        return kind(name)
    except ValueError:
        _refuse(rule_id, f"{field} is not known: {name}", f"{field} の値が違います: {name}")


def _refuse(rule_id: str, en: str, ja: str) -> NoReturn:
    raise RuleDefinitionError(f"ルール {rule_id}: {ja}", f"rule {rule_id}: {en}")
