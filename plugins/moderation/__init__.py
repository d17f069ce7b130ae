"""The built-in plugin for the area `moderation`."""

from auditor import Rule, hookimpl


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return ()
