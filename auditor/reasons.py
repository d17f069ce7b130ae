"""Ids of the reasons why the gate is shut, as summary, plan and reports know them."""

ABOUT_THE_AUDIT = frozenset(
    {"plugin-failed", "plugin-missing", "waivers", "input-missing", "invalid", "empty"}
)
"""Reasons that no mending of a room changes."""
