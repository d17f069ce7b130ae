"""The published schemas and what they say of a value, in plain sentences with the place.

jsonschema is the judge. Its errors are told in both languages with the nearest key or value named.
"""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any

import attrs

from auditor.errors import UsageError, meant
from auditor.gate import Check, gate, member_gates

PACKAGE = "auditor_schemas"
_ENDING = ".schema.json"


@attrs.frozen
class Violation:
    """One way in which a value breaks its schema.

    Attributes:
        pointer: JSON Pointer of the value (for an unknown key: of that key).
    """

    pointer: str
    ja: str
    en: str


def names() -> tuple[str, ...]:
    """The names of the published schemas, sorted."""
    files = resources.files(PACKAGE).iterdir()
    return tuple(
        sorted(file.name.removesuffix(_ENDING) for file in files if file.name.endswith(_ENDING))
    )


def text(name: str) -> str:
    """The published schema `name` as it stands in its file.

    Raises:
        UsageError: when there is no such schema; names the nearest.
    """
    if name not in names():
        ja, en = meant(name, names())
        raise UsageError(f"{name} というスキーマはありません{ja}", f"no schema {name}{en}")
    return resources.files(PACKAGE).joinpath(name + _ENDING).read_text(encoding="utf-8")


@cache
def document(name: str) -> Mapping[str, Any]:
    """The schema `name`, decoded."""
    loaded: Mapping[str, Any] = json.loads(text(name))
    return loaded


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator  # heavy: only when something is validated

    return Draft202012Validator(document(name))


@cache
def _gate(name: str) -> Check:
    return gate(document(name))


@cache
def _member_gates(name: str) -> Mapping[str, Check]:
    return member_gates(document(name))


def violations(name: str, value: Any, most: int = 20) -> tuple[Violation, ...]:
    """What `value` breaks of schema `name`, in the value's own order, at the most `most`."""
    if _gate(name)(value):
        return ()
    found = _validator(name).iter_errors(_doubtful(name, value))
    errors = sorted(found, key=lambda e: [str(p) for p in e.path])
    told = (violation for error in errors for violation in _tell(error))
    return tuple(violation for _, violation in zip(range(most), told, strict=False))


def _doubtful(name: str, value: Any) -> Any:
    """The value without the members that surely keep the schema: jsonschema takes its time."""
    if type(value) is not dict:
        return value
    gates, required = _member_gates(name), document(name).get("required", ())
    return {
        key: member
        for key, member in value.items()
        if key in required or key not in gates or not gates[key](member)
    }


def _tell(error: Any) -> Iterator[Violation]:
    """The violations behind one jsonschema error; of alternatives the nearest is told."""
    if error.validator in ("anyOf", "oneOf") and error.context:
        best = min(error.context, key=lambda e: (-len(e.path), str(e.validator)))
        yield from _tell(best)
        return
    pointer = "".join(f"/{_escape(str(part))}" for part in error.absolute_path)
    tell = _SENTENCES.get(error.validator)
    if tell is None:
        yield Violation(pointer, f"値が形式に合いません: {_short(error.instance)}", error.message)
        return
    yield from tell(error, pointer)


def _unknown_keys(error: Any, pointer: str) -> Iterator[Violation]:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known or key.startswith("x-"):
            continue
        near = get_close_matches(key, known, n=1, cutoff=0.5) or get_close_matches(
            key.lower().replace("-", "_"), known, n=1, cutoff=0.5
        )
        hint_ja = f"。{near[0]} のことですか" if near else "（独自のキーは x- で始めます）"
        hint_en = f"; did you mean {near[0]}?" if near else " (own keys begin with x-)"
        yield Violation(
            f"{pointer}/{_escape(key)}",
            f"{_short(key)} というキーはありません{hint_ja}",
            f"no key {_short(key)} here{hint_en}",
        )


def _missing_key(error: Any, pointer: str) -> Iterator[Violation]:
    absent = [key for key in error.validator_value if key not in error.instance]
    for key in absent:
        if f"'{key}'" in error.message:
            yield Violation(pointer, f"{key} がありません（必須）", f"{key} is required")


_TYPES = {
    "string": ("文字列", "a string"),
    "integer": ("整数", "an integer"),
    "number": ("数値", "a number"),
    "boolean": ("true か false", "true or false"),
    "array": ("配列 [ ]", "an array [ ]"),
    "object": ("オブジェクト { }", "an object { }"),
    "null": ("null", "null"),
}


def _wrong_type(error: Any, pointer: str) -> Iterator[Violation]:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    ja = "か".join(_TYPES[kind][0] for kind in kinds)
    en = " or ".join(_TYPES[kind][1] for kind in kinds)
    if error.instance is None:
        yield Violation(
            pointer,
            f"null は使えません。分からない項目は書かず、「無い」は空の値で書きます（{ja}）",
            f"null is not used: leave out what is not known, say none by an empty value ({en})",
        )
        return
    found = _short(error.instance)
    yield Violation(pointer, f"{ja}が要ります（今は {found}）", f"must be {en}, not {found}")


def _not_in_enum(error: Any, pointer: str) -> Iterator[Violation]:
    allowed = [value for value in error.validator_value if isinstance(value, str)]
    near = (
        get_close_matches(error.instance.lower(), allowed, n=1, cutoff=0.5)
        if isinstance(error.instance, str)
        else []
    )
    listed = " ".join(map(str, error.validator_value))
    hint_ja = f"。{near[0]} のことですか" if near else ""
    hint_en = f"; did you mean {near[0]}?" if near else ""
    found = _short(error.instance)
    yield Violation(
        pointer,
        f"{found} は使えません（使える値: {listed}）{hint_ja}",
        f"{found} is not one of: {listed}{hint_en}",
    )


def _not_const(error: Any, pointer: str) -> Iterator[Violation]:
    wanted, found = error.validator_value, _short(error.instance)
    yield Violation(
        pointer, f"{wanted!r} が要ります（今は {found}）", f"must be {wanted!r}, not {found}"
    )


def _bound(ja: str, en: str) -> Any:
    def tell(error: Any, pointer: str) -> Iterator[Violation]:
        bound, found = error.validator_value, _short(error.instance)
        yield Violation(
            pointer,
            ja.format(bound=bound) + f"（今は {found}）",
            en.format(bound=bound) + f", not {found}",
        )

    return tell


def _wrong_pattern(error: Any, pointer: str) -> Iterator[Violation]:
    if isinstance(error.instance, str) and not error.instance.strip():
        yield Violation(pointer, "空です。書いてください", "is empty; fill it in")
        return
    found = _short(error.instance)
    hint_ja, hint_en = error.schema.get("x-hint-ja"), error.schema.get("x-hint-en")
    examples = error.schema.get("examples") or []
    if hint_ja is None and examples:
        hint_ja = hint_en = f"{examples[0]}"
    ja = f"（例: {hint_ja}）" if hint_ja else ""
    en = f" (such as {hint_en})" if hint_en else ""
    yield Violation(
        pointer, f"{found} は形が違います{ja}", f"{found} does not have the right form{en}"
    )


_SENTENCES = {
    "additionalProperties": _unknown_keys,
    "unevaluatedProperties": _unknown_keys,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_in_enum,
    "const": _not_const,
    "minimum": _bound("{bound} 以上が要ります", "must be {bound} or more"),
    "maximum": _bound("{bound} 以下が要ります", "must be {bound} or less"),
    "minLength": _bound("{bound} 文字以上が要ります", "must have {bound} characters or more"),
    "maxLength": _bound("{bound} 文字までです", "must have {bound} characters or fewer"),
    "minItems": _bound("{bound} 件以上が要ります", "must have {bound} items or more"),
    "maxItems": _bound("{bound} 件までです", "must have {bound} items or fewer"),
    "pattern": _wrong_pattern,
}


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "{ }"
    if isinstance(value, list):
        return "[ ]"
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 40 else written[:38] + "…"
