"""From records of JSON text to room exports that keep the schema; the rest is told as invalid."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from auditor import jsontext, schema
from auditor.errors import InputError
from auditor.limits import Limits
from auditor.model.building import build_export
from auditor.model.room import RoomExport
from auditor.source import (
    Damage,
    Record,
    has_other_bytes,
    is_too_large,
    not_utf8,
    records,
    too_large,
)

ROOM_SCHEMA = "room-export"


@attrs.frozen
class Loaded:
    """A room export that keeps the schema, with the text that it came from.

    Attributes:
        record: the export's own JSON text.
        number: 1-based number of the export in its source.
        raw: the export's JSON object.
        sha256: hex digest of the export's own JSON text in UTF-8.
    """

    record: Record
    number: int
    raw: Mapping[str, Any]
    export: RoomExport
    sha256: str
    _places: jsontext.Places = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def place(self, pointer: str) -> tuple[int, int]:
        """Line and column, in the source, of the value at JSON `pointer`."""
        line, column = jsontext.locate(self.record.text, pointer, known=self._places)
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

    One that cannot be read is told, and the next is read as long as it is clear where it begins.

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
        for part, value in _values(record, start, limits):
            number += 1
            if isinstance(value, InputError):
                yield _invalid(part.path, number, _moved(part, value))
            else:
                yield from _judge(part, number, value)
    except InputError as error:
        if text[start] == "[" or number > before or text.find("\n{", start) >= 0:
            error = _with_rest(text, error)
        yield _invalid(record.path, number + 1, _moved(record, error))


_Value = tuple[Record, Any | InputError]
"""A value of a text as a record of its own, and what it says, or why it cannot be read."""


def _values(record: Record, start: int, limits: Limits) -> Iterator[_Value]:
    """Each value of a record's text.

    Raises:
        InputError: where it cannot be told where the next one begins.
    """
    values = _Values(record, limits)
    return _in_array(values, start) if record.text[start] == "[" else _in_a_row(values, start)


def _in_array(values: "_Values", start: int) -> Iterator[_Value]:
    text = values.record.text
    index = jsontext.skip_space(text, start + 1)
    while text[index : index + 1] != "]":
        part, value, end = values.read(index)
        yield part, value
        index = jsontext.skip_space(text, end)
        if text[index : index + 1] == ",":
            comma, index = index, jsontext.skip_space(text, index + 1)
            if text[index : index + 1] == "]":
                yield values.record, jsontext.trailing_comma(text, comma)
        elif text[index : index + 1] != "]":
            raise _error_at(
                text,
                index,
                "配列が「,」か「]」で続いていません",
                "the array does not go on with a comma or ]",
            )
    _refuse_rest(text, jsontext.skip_space(text, index + 1))


def _in_a_row(values: "_Values", start: int) -> Iterator[_Value]:
    text, index = values.record.text, start
    while index < len(text):
        part, value, end = values.read(index)
        yield part, value
        index = jsontext.skip_space(text, end)
        if index < len(text) and text[index] != "{":
            _refuse_rest(text, index)


@attrs.define
class _Values:
    """Reads the values of a record's text one by one, and knows the line as it goes on.

    Attributes:
        is_doubtful: whether one of them could not be read, or holds bytes that are no UTF-8. From
            then on their extent is found first: an error's place in the whole text takes long
            to count.
    """

    record: Record
    limits: Limits
    is_doubtful: bool = attrs.field(init=False)
    _at: int = attrs.field(default=0, init=False)
    _line: int = attrs.field(default=1, init=False)
    _column: int = attrs.field(default=1, init=False)

    @is_doubtful.default
    def _begins_doubtful(self) -> bool:
        return not self.record.is_utf8

    def read(self, begin: int) -> tuple[Record, Any | InputError, int]:
        """The value at `begin` as a record, what it says or why it cannot, and where it ends.

        Raises:
            InputError: where it cannot be read, and its end cannot be told either.
        """
        text = self.record.text
        value = None
        end = jsontext.extent(text, begin) if self.is_doubtful else None
        if end is None:
            try:
                value, end = jsontext.decode(text, self.limits, begin)
            except InputError as error:
                end = jsontext.extent(text, begin)
                if end is None:
                    raise self._cause(begin, error) from None
                self.is_doubtful = True
        part = self._part(begin, end)
        if is_too_large(part.text, self.limits):
            return part, too_large(self.limits), end
        return part, self._said(part) if self.is_doubtful else value, end

    def _cause(self, begin: int, error: InputError) -> InputError:
        """The error, or that of a byte that is no UTF-8, where one comes before it."""
        text = self.record.text
        if self.record.is_utf8 or not has_other_bytes(text, begin):
            return error
        other = not_utf8(text, begin)
        return other if (other.line or 1) <= (error.line or 1) else error

    def _said(self, part: Record) -> Any | InputError:
        if not self.record.is_utf8 and has_other_bytes(part.text):
            return not_utf8(part.text)
        try:
            return jsontext.decode(part.text, self.limits)[0]
        except InputError as error:
            return error

    def _part(self, begin: int, end: int) -> Record:
        text = self.record.text
        if begin == 0 and end == len(text):
            return self.record
        breaks = text.count("\n", self._at, begin)
        if breaks:
            self._column = begin - text.rfind("\n", self._at, begin)
        else:
            self._column += begin - self._at
        self._at, self._line = begin, self._line + breaks
        line, column = _in_source(self.record, self._line, self._column)
        return Record(self.record.path, self.record.number, text[begin:end], line, column)


def _with_rest(text: str, error: InputError) -> InputError:
    """The error, with the word that what stands behind its place, if anything, was not read."""
    last = jsontext.place(text, len(text.rstrip()) - 1)
    if (error.line or 1, error.column or 1) >= last:
        return error
    return InputError(
        f"{error.ja}。ここから後ろは読んでいません",
        f"{error.en}; what stands behind this place was not read",
        line=error.line,
        column=error.column,
        pointer=error.pointer,
    )


def _refuse_rest(text: str, index: int) -> None:
    if index < len(text):
        raise _error_at(text, index, "余分な文字があります", "extra data")


def _error_at(text: str, index: int, ja: str, en: str) -> InputError:
    line, column = jsontext.place(text, index)
    return InputError(ja, en, line=line, column=column)


def _judge(record: Record, number: int, value: Any) -> Iterator[Loaded | Invalid]:
    text = record.text
    violations = schema.violations(ROOM_SCHEMA, value)
    if violations and (other := _other_kind(value)) is not None:
        violations = (other,)
    if not violations:
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield Loaded(record, number, value, build_export(value), digest)
        return
    for violation in violations:
        line, column = jsontext.locate(text, violation.pointer)
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


def _moved(record: Record, error: InputError) -> InputError:
    """An error in a record's text with its place in the source."""
    line, column = _in_source(record, error.line or 1, error.column or 1)
    return InputError(error.ja, error.en, line=line, column=column, pointer=error.pointer)


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
    return build_export(value)
