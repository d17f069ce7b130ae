"""One record of LINE's data being turned into an export, field by field."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from auditor.exports import put
from auditor.importers.protocol import Unreadable
from auditor.importers.result import ImportProblem, Message

Convert = Callable[[Any, str], Any]


@attrs.define
class Filling:
    """An export that fills up; what cannot be read is kept as a problem, the rest goes on."""

    export: dict[str, Any]
    sheet: str
    row: int
    problems: list[ImportProblem] = attrs.field(factory=list)

    def take(
        self, source: Any, pointer: str, key: str, convert: Convert, *targets: str
    ) -> Any | None:
        """Puts `source[key]`, converted, at each target; an absent or null value fills nothing.

        Args:
            source: the object that may hold `key`; anything else holds nothing.
            pointer: JSON Pointer of `source` in its record.
            key: the key.
            convert: makes the value of the export; None fills nothing.
            targets: JSON Pointers in the export.
        """
        if not isinstance(source, Mapping) or source.get(key) is None:
            return None
        try:
            value = convert(source[key], f"{pointer}/{key}")
        except Unreadable as error:
            self.fail(error)
            return None
        if value is not None:
            for target in targets:
                put(self.export, target, value)
        return value

    def fail(self, error: Unreadable) -> None:
        """Keeps an unreadable value as a problem."""
        message = Message(
            f"値 {error.value} の意味が分からないため、読み飛ばしました。",
            f"the value {error.value} is not known and was left out.",
        )
        self.problems.append(
            ImportProblem(sheet=self.sheet, row=self.row, column=error.pointer, message=message)
        )
