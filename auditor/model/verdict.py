"""What a rule says of a room, and what the runner makes of it."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

import attrs


class Severity(Enum):
    """How much a failure weighs, gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    __hash__ = object.__hash__  # Enum's own hashes the name each time, in Python


SEVERITIES = tuple(Severity)
"""All severities, gravest first."""


class Confidence(Enum):
    """How sure a rule is of its findings."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Outcome(Enum):
    """The outcome of one rule on one room (contract part 4)."""

    PASS = "pass"  # noqa: S105 - an outcome, no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"

    __hash__ = object.__hash__


@attrs.frozen
class Problem:
    """One thing that is wrong.

    Attributes:
        message: id of one of the rule's messages.
        at: JSON Pointer of the value that shows it; "" for the room as a whole.
        values: what fills the message's placeholders; strings, numbers, lists of strings, or
            mappings {"ja", "en"}.
        span: start and end in code points of the string at `at`, or None for the whole value.
    """

    message: str
    at: str = attrs.field(default="", kw_only=True)
    values: Mapping[str, Any] = attrs.field(factory=dict, kw_only=True)
    span: tuple[int, int] | None = attrs.field(default=None, kw_only=True)


class Unknown:
    """Evidence that the rule needs is absent; names the JSON Pointers that would settle it."""

    __slots__ = ("pointers",)

    def __init__(self, *pointers: str) -> None:
        self.pointers = pointers


class NotApplicable:
    """The rule's condition is false for this room."""

    __slots__ = ()


Yield = Problem | Unknown | NotApplicable
"""What a rule function may yield; yielding nothing means that the room passes."""


@attrs.frozen
class RuleFailure:
    """A rule that crashed or broke its contract.

    Attributes:
        plugin: name of the plugin that holds the rule.
        version: that plugin's version.
        kind: name of the exception's type, or of the broken promise.
        message: one line of detail.
    """

    plugin: str
    version: str
    kind: str
    message: str


Kind = tuple[Severity, Outcome, bool]
"""What results have in common that count the same: severity, outcome, whether waived."""


@cache
def _cell(area: str, severity: Severity, outcome: Outcome) -> tuple[str, Kind]:
    return area, (severity, outcome, False)


@attrs.frozen
class Result:
    """The outcome of one rule on one room.

    Attributes:
        cell: its area, and its kind when nobody waives it.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    failure: RuleFailure | None = None
    cell: tuple[str, Kind] = attrs.field(init=False, eq=False, repr=False)

    @cell.default
    def _cell_of(self) -> tuple[str, Kind]:
        return _cell(self.rule.partition(".")[0], self.severity, self.outcome)
