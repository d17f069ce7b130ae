"""The parse tree of a regular expression, which has no public door: the one place that opens it."""

from re import _constants, _parser  # type: ignore[attr-defined]  # private, so not in the stubs
from typing import Any

ops: Any = _constants
"""The names of the operations."""

parse = _parser.parse
"""The tree of a pattern, as pairs of an operation and what it is done to."""

Tree = _parser.SubPattern
"""A tree, or a part of one."""
