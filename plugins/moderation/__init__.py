"""The built-in plugin for the area `moderation`."""

from auditor import Rule, hookimpl

from .admin_absence import admin_absence
from .appeal_path import appeal_path
from .co_admin_absence import co_admin_absence
from .co_admin_cap import co_admin_cap
from .co_admin_shortage import co_admin_shortage
from .evidence_policy import evidence_policy
from .impossible_warning_step import impossible_warning_step
from .ladder_ending import ladder_ending
from .log_quoting import log_quoting
from .moderation_log import moderation_log
from .night_cover import night_cover
from .removal_criteria import removal_criteria
from .spam_filter_coverage import spam_filter_coverage
from .spam_filter_match_mode import spam_filter_match_mode
from .spam_filter_off import spam_filter_off
from .spam_filter_overblocking import spam_filter_overblocking
from .spam_filter_word_length import spam_filter_word_length
from .violation_limit import violation_limit
from .warning_ladder import warning_ladder
from .warning_step_conditions import warning_step_conditions


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        admin_absence,
        appeal_path,
        co_admin_absence,
        co_admin_cap,
        co_admin_shortage,
        evidence_policy,
        impossible_warning_step,
        ladder_ending,
        log_quoting,
        moderation_log,
        night_cover,
        removal_criteria,
        spam_filter_coverage,
        spam_filter_match_mode,
        spam_filter_off,
        spam_filter_overblocking,
        spam_filter_word_length,
        violation_limit,
        warning_ladder,
        warning_step_conditions,
    )
