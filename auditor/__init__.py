"""The public door: everything that a plugin or a caller may import from `auditor`.

Names are resolved on first use, so that importing `auditor` costs nothing at start-up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.clock import parse_time as parse_time
    from auditor.context import Context as Context
    from auditor.importers.result import ImportOptions as ImportOptions
    from auditor.importers.result import ImportProblem as ImportProblem
    from auditor.importers.result import ImportResult as ImportResult
    from auditor.markers import API_VERSION as API_VERSION
    from auditor.markers import hookimpl as hookimpl
    from auditor.model.room import RoomExport as RoomExport
    from auditor.model.verdict import NotApplicable as NotApplicable
    from auditor.model.verdict import Outcome as Outcome
    from auditor.model.verdict import Problem as Problem
    from auditor.model.verdict import Severity as Severity
    from auditor.model.verdict import Unknown as Unknown
    from auditor.model.verdict import Yield as Yield
    from auditor.risks import risk_messages as risk_messages
    from auditor.rules import Rule as Rule
    from auditor.rules import rule as rule

__version__ = "0.1.0"

_HOMES = {
    "API_VERSION": "auditor.markers",
    "Context": "auditor.context",
    "ImportOptions": "auditor.importers.result",
    "ImportProblem": "auditor.importers.result",
    "ImportResult": "auditor.importers.result",
    "NotApplicable": "auditor.model.verdict",
    "Outcome": "auditor.model.verdict",
    "Problem": "auditor.model.verdict",
    "RoomExport": "auditor.model.room",
    "Rule": "auditor.rules",
    "Severity": "auditor.model.verdict",
    "Unknown": "auditor.model.verdict",
    "Yield": "auditor.model.verdict",
    "hookimpl": "auditor.markers",
    "parse_time": "auditor.clock",
    "risk_messages": "auditor.risks",
    "rule": "auditor.rules",
}

__all__ = [
    "API_VERSION",
    "Context",
    "ImportOptions",
    "ImportProblem",
    "ImportResult",
    "NotApplicable",
    "Outcome",
    "Problem",
    "RoomExport",
    "Rule",
    "Severity",
    "Unknown",
    "Yield",
    "__version__",
    "hookimpl",
    "parse_time",
    "risk_messages",
    "rule",
]


def __getattr__(name: str) -> Any:
    """The public name, imported from the module that holds it."""
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'auditor' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
