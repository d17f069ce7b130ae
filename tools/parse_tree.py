"""The parse tree of a regular expression, which has no public door: the one place that opens it."""

from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # not in the stubs
from typing import Any

ops: Any = _constants
"""The names of the operations."""

parse = _parser.parse
"""The tree of a pattern, as pairs of an operation and what it is done to."""

Tree = _parser.SubPattern
"""A tree, or a part of one."""


def is_led(pattern: str, flags: int) -> bool:
    """Whether the engine finds by itself with which characters a match begins, which is fastest."""
    tree = parse(pattern, flags)
    prefix, _, _ = _compiler._get_literal_prefix(tree, tree.state.flags)
    return bool(prefix or _compiler._get_charset_prefix(tree, tree.state.flags))
