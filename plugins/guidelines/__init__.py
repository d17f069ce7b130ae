"""The built-in plugin for the area `guidelines`."""

from auditor import Rule, hookimpl


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return ()
