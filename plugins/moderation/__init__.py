"""The built-in plugin for the area `moderation`."""

from auditor import Rule, hookimpl

from .admin_absence import admin_absence
from .co_admin_absence import co_admin_absence
from .co_admin_cap import co_admin_cap
from .co_admin_shortage import co_admin_shortage
from .night_cover import night_cover
from .spam_filter_match_mode import spam_filter_match_mode
from .spam_filter_off import spam_filter_off
from .spam_filter_word_length import spam_filter_word_length
from .violation_limit import violation_limit


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        admin_absence,
        co_admin_absence,
        co_admin_cap,
        co_admin_shortage,
        night_cover,
        spam_filter_match_mode,
        spam_filter_off,
        spam_filter_word_length,
        violation_limit,
    )
