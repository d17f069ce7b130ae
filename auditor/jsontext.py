"""Strict JSON: duplicate keys, NaN and lone surrogates refused; every value can be located."""

import json
import re
from collections.abc import Iterator
from typing import Any

import attrs

from auditor.errors import InputError
from auditor.limits import Limits

_SPACE = re.compile(r"[ \t\n\r]*")
_MEMBER = re.compile(
    r'"([^"\\]*)"[ \t\n\r]*:[ \t\n\r]*'
    r'(?:("[^"\\]*(?:\\.[^"\\]*)*"|[-+.0-9A-Za-z]+)[ \t\n\r]*,?[ \t\n\r]*)?'
)
"""A key without escapes, and its value with the comma behind it where that is no container."""
_SEPARATOR = re.compile(r"[ \t\n\r]*,?[ \t\n\r]*")
_scan = json.JSONDecoder().raw_decode
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_PIECE = re.compile(
    r"""([ \t\r\n,:]*+)(?:([{}\[\]])"""
    r"""|(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|[-+.0-9A-Za-z]++)(?=[ \t\r]*+(?:[\n:,}\]]|\Z)))""",
    re.DOTALL,
)
"""A bracket, or a string or word that ends where one may end, and what stands before it."""
_DOUBTFUL = re.compile(r'[\udc80-\udcff]\\+"')
"""No UTF-8 before a backslash and a quote: in Shift_JIS a letter, whose half the backslash is."""
_CLOSING = {"{": ord("}"), "[": ord("]")}


@attrs.define
class _Notes:
    """What the standard decoder lets pass and we do not."""

    duplicate: str | None = None
    constant: str | None = None


def _decoder(notes: _Notes) -> json.JSONDecoder:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) != len(items) and notes.duplicate is None:
            seen: set[str] = set()
            for key, _ in items:
                if key in seen:
                    notes.duplicate = key
                    break
                seen.add(key)
        return made

    def constant(name: str) -> float:
        notes.constant = notes.constant or name
        return 0.0

    return json.JSONDecoder(object_pairs_hook=pairs, parse_constant=constant)


def decode(text: str, limits: Limits, start: int = 0) -> tuple[Any, int]:
    """The JSON value that begins at `start`, and the index behind it.

    Raises:
        InputError: with line and column, when `text` is not strict JSON there or goes over a limit.
    """
    begin = skip_space(text, start)
    notes = _Notes()
    try:
        value, end = _decoder(notes).raw_decode(text, begin)
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error) from None
    except RecursionError:
        raise _at(text, begin, *_too_deep(limits)) from None
    except ValueError:  # an integer of thousands of digits
        raise _at(text, begin, "数値が長すぎます", "a number is too long") from None
    _refuse_noted(text, begin, end, notes)
    _check_content(text, begin, end, value, limits)
    return value, end


def extent(text: str, start: int) -> int | None:
    """The index behind the value that begins at `start`, as its brackets and strings tell it.

    What is no JSON within them does no harm, such as a key that stands twice. None where they
    cannot be trusted: they do not close, a string does not end where one can end, or an object
    stands without a key in another, or with one in an array, as where a bracket is missing.
    """
    awaited = bytearray()
    index = start
    while piece := _PIECE.match(text, index):
        separator, bracket = piece.groups()
        if index == start and separator:
            return None
        index = piece.end()
        if bracket in _CLOSING:
            if awaited and (awaited[-1] == _CLOSING["{"]) != (":" in separator):
                return None
            awaited.append(_CLOSING[bracket])
        elif bracket and (not awaited or awaited.pop() != ord(bracket)):
            return None
        if not awaited:
            return index if _DOUBTFUL.search(text, start, index) is None else None
    return None


def skip_space(text: str, start: int) -> int:
    """The index of the first character at or behind `start` that is no JSON white space."""
    match = _SPACE.match(text, start)
    return match.end() if match else start


def place(text: str, index: int) -> tuple[int, int]:
    """1-based line and column, in code points, of `index`."""
    line = text.count("\n", 0, index) + 1
    return line, index - (text.rfind("\n", 0, index) + 1) + 1


Places = dict[int, dict[str, int]]
"""For the index of a container, the index of each of its values by key."""


def locate(text: str, pointer: str, start: int = 0, known: Places | None = None) -> tuple[int, int]:
    """1-based line and column of the value at JSON `pointer` in the JSON value at `start`.

    A pointer that leads nowhere gives the place of the deepest value that exists on its way.
    `known` keeps what was found on the way, for further questions about the same text.
    """
    index = skip_space(text, start)
    places: Places = {} if known is None else known
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if index not in places:
            # of equal keys the last counts, as it does for the decoder
            places[index] = {name: at for name, _, at in _members(text, index)}
        found = places[index].get(key)
        if found is None:
            break
        index = found
    return place(text, index)


def _members(text: str, index: int) -> Iterator[tuple[str, int, int]]:
    """Each key (or array index as text) of the container at `index`: name, its index, the value's.

    The standard library's scanner skips the values, so this is fast on large ones.
    """
    opening = text[index : index + 1]
    if opening not in ("{", "["):
        return
    member_at = _MEMBER.match
    number = 0
    index = skip_space(text, index + 1)
    while text[index : index + 1] not in ("}", "]", ""):
        name, key_index = "", index
        if opening == "[":
            name = str(number)
        else:
            member = member_at(text, index)
            if member is None:
                name, index = _scan(text, index)
                index = skip_space(text, skip_space(text, index) + 1)
            else:
                name, value_index = member[1], member.start(2)
                index = member.end()
                if value_index >= 0:
                    yield name, key_index, value_index
                    continue
        yield name, key_index, index
        _, index = _scan(text, index)
        separator = _SEPARATOR.match(text, index)
        index = separator.end() if separator else index
        number += 1


def _refuse_noted(text: str, begin: int, end: int, notes: _Notes) -> None:
    if notes.duplicate is not None:
        index = _second_key(text, begin, notes.duplicate)
        key = notes.duplicate[:60]
        raise _at(text, index, f"キー {key!r} が2回あります", f"key {key!r} stands twice")
    if notes.constant is not None:
        index = text.find(notes.constant, begin, end)
        raise _at(
            text,
            max(index, begin),
            f"{notes.constant} は JSON の数値ではありません",
            f"{notes.constant} is no JSON number",
        )


def _second_key(text: str, begin: int, key: str) -> int:
    """The index of the first repeated `key` within one object."""
    stack = [begin]
    while stack:
        index = stack.pop()
        seen: set[str] = set()
        inner = []
        is_object = text[index : index + 1] == "{"
        for name, key_index, at in _members(text, index):
            if is_object and name == key and name in seen:
                return key_index
            seen.add(name)
            inner.append(at)
        stack.extend(reversed(inner))
    return begin


def _check_content(text: str, begin: int, end: int, value: Any, limits: Limits) -> None:
    """Refuse what is too deep, too long or not Unicode; looks closer only where it must."""
    long_text = end - begin > limits.text
    surrogates = _SURROGATE_ESCAPE.search(text, begin, end) is not None
    openings = text.count("{", begin, end) + text.count("[", begin, end)
    deep = openings > limits.depth and _is_deeper(value, limits.depth)
    if not (long_text or surrogates or deep):
        return
    stack: list[tuple[Any, int, str]] = [(value, 1, "")]
    while stack:
        item, depth, pointer = stack.pop()
        if depth > limits.depth and isinstance(item, dict | list):
            ja, en = _too_deep(limits)
            raise _at(text, begin, ja, en, pointer)
        if isinstance(item, str):
            _check_string(text, begin, item, pointer, limits)
        elif isinstance(item, dict):
            for key, inner in item.items():
                _check_string(text, begin, key, pointer, limits)
                escaped = key.replace("~", "~0").replace("/", "~1")
                stack.append((inner, depth + 1, f"{pointer}/{escaped}"))
        elif isinstance(item, list):
            stack.extend((inner, depth + 1, f"{pointer}/{n}") for n, inner in enumerate(item))


def _is_deeper(value: Any, limit: int) -> bool:
    """Whether containers are nested in more levels than `limit`."""
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for item in level
            for inner in (item.values() if type(item) is dict else item)
            if type(inner) is dict or type(inner) is list
        ]
        if not level:
            return False
    return True


def _check_string(text: str, begin: int, item: str, pointer: str, limits: Limits) -> None:
    if len(item) > limits.text:
        raise _at(
            text,
            begin,
            f"文字列が {len(item):,} 文字あります（上限 text = {limits.text:,}）",
            f"a string has {len(item):,} characters (limit text = {limits.text:,})",
            pointer,
        )
    try:
        item.encode()
    except UnicodeEncodeError:
        raise _at(
            text,
            begin,
            "文字列に対にならないサロゲートがあります（正しい Unicode ではありません）",
            "a string holds a lone surrogate (it is no valid Unicode)",
            pointer,
        ) from None


def _too_deep(limits: Limits) -> tuple[str, str]:
    return (
        f"入れ子が深すぎます（上限 depth = {limits.depth}）",
        f"nested too deep (limit depth = {limits.depth})",
    )


def _syntax_error(text: str, error: json.JSONDecodeError) -> InputError:
    reasons = {
        "Expecting value": "値がありません",
        "Extra data": "余分な文字があります",
        "Expecting ',' delimiter": "「,」が要ります",
        "Expecting ':' delimiter": "「:」が要ります",
        "Expecting property name enclosed in double quotes": "キーは二重引用符で囲みます",
        "Unterminated string starting at": "文字列が閉じていません",
    }
    before = text[: error.pos].rstrip(" \t\r\n")
    if before.endswith(",") and text[error.pos : error.pos + 1] in ("}", "]"):
        # Python names the comma from 3.13 on, and what it missed before
        return trailing_comma(text, len(before) - 1)
    if error.msg.startswith("Illegal trailing comma"):
        return trailing_comma(text, error.pos)
    known = reasons.get(error.msg, "読めない箇所があります")
    line, column = place(text, error.pos)
    reason = error.msg[0].lower() + error.msg[1:]
    return InputError(
        f"JSON として読めません: {known}", f"not JSON: {reason}", line=line, column=column
    )


def trailing_comma(text: str, index: int) -> InputError:
    """The error of a comma at `index` behind which nothing comes."""
    return _at(
        text,
        index,
        "JSON として読めません: 最後の「,」は要りません",
        "not JSON: a comma with nothing behind it",
    )


def _at(text: str, index: int, ja: str, en: str, pointer: str = "") -> InputError:
    line, column = locate(text, pointer, index) if pointer else place(text, index)
    return InputError(ja, en, line=line, column=column, pointer=pointer)
