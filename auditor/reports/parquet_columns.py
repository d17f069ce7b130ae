"""The columns of the Parquet file: name, type, and where the value comes from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs

from auditor.reports.reading import Tree, text_in
from auditor.reports.visible import visible


@attrs.frozen(kw_only=True)
class Line:
    """One result in its room."""

    audited_at: datetime | None
    profile: str
    room: Tree
    path: str
    result: Tree
    title: str
    lang: str

    @property
    def problems(self) -> Sequence[Tree]:
        """The problems of the result."""
        found: Sequence[Tree] = self.result.get("problems") or ()
        return found

    @property
    def first(self) -> Mapping[str, Any]:
        """The first problem, empty where there is none."""
        return self.problems[0] if self.problems else {}


@attrs.frozen
class Column:
    """One column.

    Attributes:
        kind: its type: `word` and `text` are strings, of which words repeat.
        value: what stands in it; None where the report says nothing.
    """

    kind: str
    value: Callable[[Line], Any]


def coded() -> list[str]:
    """Where each value is written once and rows tell which one is theirs, by path in the file."""
    ends = {"word": "", "words": ".list.element"}
    return [name + ends[column.kind] for name, column in COLUMNS.items() if column.kind in ends]


def fields(pa: Any) -> list[Any]:
    """The columns as Arrow's fields."""
    text = pa.string()
    problem = pa.struct(
        [
            ("message_id", text),
            ("message", text),
            ("pointer", text),
            ("line", pa.int32()),
            ("column", pa.int32()),
            ("excerpt", text),
        ]
    )
    types = {
        "word": pa.dictionary(pa.int32(), text),
        "text": text,
        "words": pa.list_(text),
        "score": pa.int8(),
        "number": pa.int32(),
        "flag": pa.bool_(),
        "moment": pa.timestamp("ms", tz="UTC"),
        "problems": pa.list_(problem),
    }
    return [
        pa.field(name, types[column.kind], nullable=name not in _ALWAYS)
        for name, column in COLUMNS.items()
    ]


def _shown(value: object) -> str | None:
    """The text with each hidden character named; nothing stays nothing."""
    return None if value in (None, "") else visible(str(value))


def _problem(problem: Tree, lang: str) -> Mapping[str, Any]:
    return {
        "message_id": _shown(problem.get("message_id")),
        "message": _shown(text_in(problem.get("message"), lang)),
        "pointer": _pointer(problem),
        "line": problem.get("line"),
        "column": problem.get("column"),
        "excerpt": _shown(problem.get("excerpt")),
    }


def _pointer(problem: Tree) -> str | None:
    """The pointer; that of the whole export is empty, and not absent."""
    pointer = problem.get("pointer")
    return None if pointer is None else visible(str(pointer))


def _words(values: Sequence[object] | None) -> list[str]:
    return [visible(str(value)) for value in values or ()]


def _message(line: Line) -> str | None:
    error = line.result.get("error")
    if error:
        return _shown(f"{error.get('type', '')}: {error.get('message', '')}")
    return _shown(text_in(line.first.get("message"), line.lang))


COLUMNS: Mapping[str, Column] = {
    "audited_at": Column("moment", lambda line: line.audited_at),
    "profile": Column("word", lambda line: visible(line.profile)),
    "room_id": Column("word", lambda line: visible(str(line.room["id"]))),
    "room_name": Column("word", lambda line: visible(str(line.room["name"]))),
    "source_path": Column("word", lambda line: visible(line.path)),
    "source_record": Column("number", lambda line: line.room["source"].get("record")),
    "source_sha256": Column("word", lambda line: _shown(line.room["source"].get("sha256"))),
    "room_score": Column("score", lambda line: line.room["score"]["low"]),
    "room_score_high": Column("score", lambda line: line.room["score"]["high"]),
    "room_coverage": Column("score", lambda line: line.room["score"]["coverage"]),
    "room_grade": Column("word", lambda line: visible(str(line.room["score"]["grade"]))),
    "rule": Column("word", lambda line: visible(str(line.result["rule"]))),
    "area": Column("word", lambda line: visible(str(line.result["area"]))),
    "title": Column("word", lambda line: visible(line.title)),
    "outcome": Column("word", lambda line: visible(str(line.result["outcome"]))),
    "severity": Column("word", lambda line: visible(str(line.result["severity"]))),
    "confidence": Column("word", lambda line: _shown(line.result.get("confidence"))),
    "tags": Column("words", lambda line: _words(line.result.get("tags"))),
    "is_waived": Column("flag", lambda line: bool(line.result.get("waiver"))),
    "in_baseline": Column("flag", lambda line: bool(line.result.get("baseline"))),
    "message": Column("text", _message),
    "pointer": Column("word", lambda line: _pointer(line.first)),
    "line": Column("number", lambda line: line.first.get("line")),
    "column": Column("number", lambda line: line.first.get("column")),
    "excerpt": Column("text", lambda line: _shown(line.first.get("excerpt"))),
    "problems": Column("problems", lambda line: [_problem(p, line.lang) for p in line.problems]),
    "missing": Column("words", lambda line: _words(line.result.get("missing"))),
    "fingerprint": Column("text", lambda line: _shown(line.result.get("fingerprint"))),
}
"""In the order of the file. A column is for ever: new ones are added at the end."""

_ALWAYS = frozenset({"room_id", "room_name", "source_path", "rule", "area", "outcome", "severity"})
