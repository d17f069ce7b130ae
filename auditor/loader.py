"""From records of JSON text to room exports that keep the schema; the rest is told as invalid."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from auditor import jsontext, schema
from auditor.errors import InputError
from auditor.limits import Limits
from auditor.model.room import RoomExport
from auditor.source import Damage, Record, records

ROOM_SCHEMA = "room-export"


@attrs.frozen
class Loaded:
    """A room export that keeps the schema, with the text that it came from.

    Attributes:
        number: 1-based number of the export in its source.
        raw: the export's JSON object.
        start: index in `record.text` at which the export's JSON begins.
        sha256: hex digest of the export's own JSON text in UTF-8.
    """

    record: Record
    number: int
    raw: Mapping[str, Any]
    export: RoomExport
    start: int
    sha256: str
    _places: jsontext.Places = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def place(self, pointer: str) -> tuple[int, int]:
        """Line and column, in the source, of the value at JSON `pointer`."""
        line, column = jsontext.locate(self.record.text, pointer, self.start, self._places)
        return _in_source(self.record, line, column)


@attrs.frozen
class Invalid:
    """One thing that keeps a record from being audited."""

    path: str
    number: int
    line: int | None
    column: int | None
    pointer: str
    ja: str
    en: str


def load(path: str, limits: Limits) -> Iterator[Loaded | Invalid]:
    """The rooms of one source in order, each loaded by itself."""
    yield from load_records(records(path, limits), limits)


def load_records(
    found: Iterable[Record | Damage], limits: Limits, before: int = 0
) -> Iterator[Loaded | Invalid]:
    """The rooms in records of one source in order, each loaded by itself.

    Args:
        found: the records.
        limits: how large they may be.
        before: how many rooms of the same source came before them.
    """
    count = before
    for record in found:
        if isinstance(record, Damage):
            count += 1
            yield _invalid(record.path, max(count, record.number), record.error)
            continue
        for item in load_record(record, limits, count):
            count = item.number
            yield item


def load_record(record: Record, limits: Limits, before: int = 0) -> Iterator[Loaded | Invalid]:
    """The rooms in one record: one, an array of them, or several one after another.

    Args:
        record: the JSON text.
        limits: how large it may be.
        before: how many records of the same source came before it.
    """
    text = record.text
    start = jsontext.skip_space(text, 0)
    if start == len(text):
        ja, en = "空です。ルームの設定を書いてください", "empty: it holds no room"
        yield _invalid(record.path, before + 1, InputError(ja, en, line=record.line, column=1))
        return
    number = before
    try:
        for number, span, value in _values(text, start, limits, before):
            yield from _judge(record, number, span, value)
    except InputError as error:
        line, column = _in_source(record, error.line or 1, error.column or 1)
        moved = InputError(error.ja, error.en, line=line, column=column, pointer=error.pointer)
        yield _invalid(record.path, number + 1, moved)


def _values(
    text: str, start: int, limits: Limits, before: int
) -> Iterator[tuple[int, tuple[int, int], Any]]:
    """Each value of the text: number, the indexes where it begins and ends, value."""
    number = before
    if text[start] == "[":
        index = jsontext.skip_space(text, start + 1)
        while text[index : index + 1] != "]":
            value, end = jsontext.decode(text, limits, index)
            number += 1
            yield number, (index, end), value
            index = jsontext.skip_space(text, end)
            if text[index : index + 1] == ",":
                comma, index = index, jsontext.skip_space(text, index + 1)
                if text[index : index + 1] == "]":
                    raise jsontext.trailing_comma(text, comma)
            elif text[index : index + 1] != "]":
                line, column = jsontext.place(text, index)
                raise InputError(
                    "配列が「,」か「]」で続いていません",
                    "the array does not go on with a comma or ]",
                    line=line,
                    column=column,
                )
        _refuse_rest(text, jsontext.skip_space(text, index + 1))
        return
    index = start
    while index < len(text):
        value, end = jsontext.decode(text, limits, index)
        number += 1
        yield number, (index, end), value
        index = jsontext.skip_space(text, end)
        if index < len(text) and text[index] != "{":
            _refuse_rest(text, index)


def _refuse_rest(text: str, index: int) -> None:
    if index < len(text):
        line, column = jsontext.place(text, index)
        raise InputError("余分な文字があります", "extra data", line=line, column=column)


def _judge(
    record: Record, number: int, span: tuple[int, int], value: Any
) -> Iterator[Loaded | Invalid]:
    text, (begin, end) = record.text, span
    violations = schema.violations(ROOM_SCHEMA, value)
    if violations and (other := _other_kind(value)) is not None:
        violations = (other,)
    if not violations:
        digest = hashlib.sha256(text[begin:end].encode()).hexdigest()
        yield Loaded(record, number, value, RoomExport.from_json(value), begin, digest)
        return
    for violation in violations:
        line, column = jsontext.locate(text, violation.pointer, begin)
        line, column = _in_source(record, line, column)
        yield Invalid(
            record.path, number, line, column, violation.pointer, violation.ja, violation.en
        )


def _other_kind(value: Any) -> schema.Violation | None:
    """That the value is another document of this program, where it says so."""
    if not isinstance(value, dict):
        return None
    kind, slash, _ = str(value.get("schema", "")).partition("/")
    if not slash and value.keys() >= _RESULT_KEYS:
        kind = "openchat-audit-report"  # a line of `--format ndjson`
    if kind not in _OTHERS:
        return None
    ja, en = _OTHERS[kind]
    return schema.Violation(
        "/schema" if "schema" in value else "",
        f"これは{ja}で、ルームの設定ではありません。対象から外してください",
        f"this is {en}, not a room export; leave it out",
    )


_RESULT_KEYS = {"results", "score", "areas"}
_OTHERS = {
    "openchat-audit-report": ("監査の報告", "an audit report"),
    "openchat-audit-waivers": ("例外のファイル", "a file of waivers"),
    "openchat-audit-baseline": ("導入時の基準", "a baseline"),
    "openchat-audit-plan": ("改善の計画", "a plan"),
    "openchat-audit-diff": ("2つの報告の差分", "a difference of two reports"),
    "openchat-audit-profile": ("プロファイル", "a profile"),
}


def _invalid(path: str, number: int, error: InputError) -> Invalid:
    return Invalid(path, number, error.line, error.column, error.pointer, error.ja, error.en)


def _in_source(record: Record, line: int, column: int) -> tuple[int, int]:
    """Line and column in the source, of a place in the record's text."""
    if line == 1:
        return record.line, record.column + column - 1
    return record.line + line - 1, column


def load_all(paths: Iterable[str], limits: Limits) -> Iterator[Loaded | Invalid]:
    """The rooms of all sources, in order."""
    for path in paths:
        yield from load(path, limits)


def export_of(value: Mapping[str, Any]) -> RoomExport:
    """The export that `value` spells.

    Raises:
        InputError: when it breaks the schema; tells the first violation.
    """
    found = schema.violations(ROOM_SCHEMA, value, most=1)
    if found:
        raise InputError(found[0].ja, found[0].en, pointer=found[0].pointer)
    return RoomExport.from_json(value)
