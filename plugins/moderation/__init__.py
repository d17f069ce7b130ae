"""The built-in plugin for the area `moderation`."""

from auditor import Rule, hookimpl

from .admin_absence import admin_absence
from .admin_impersonation import admin_impersonation
from .announcement_permission import announcement_permission
from .appeal_path import appeal_path
from .ban_list import ban_list
from .co_admin_absence import co_admin_absence
from .co_admin_cap import co_admin_cap
from .co_admin_shortage import co_admin_shortage
from .early_leaving import early_leaving
from .evidence_policy import evidence_policy
from .handover_plan import handover_plan
from .impossible_warning_step import impossible_warning_step
from .join_request_backlog import join_request_backlog
from .ladder_ending import ladder_ending
from .live_talk_co_host import live_talk_co_host
from .live_talk_speakers import live_talk_speakers
from .log_quoting import log_quoting
from .mention_all import mention_all
from .moderation_log import moderation_log
from .night_cover import night_cover
from .open_reports import open_reports
from .permission_width import permission_width
from .posted_abuse import posted_abuse
from .posted_alarming import posted_alarming
from .posted_contacts import posted_contacts
from .posted_dating import posted_dating
from .posted_distress import posted_distress
from .posted_doubtful import posted_doubtful
from .posted_solicitation import posted_solicitation
from .posted_takeover import posted_takeover
from .read_only_main_chat import read_only_main_chat
from .regular_review import regular_review
from .removal_criteria import removal_criteria
from .report_handling_time import report_handling_time
from .response_time import response_time
from .role_granting import role_granting
from .spam_filter_coverage import spam_filter_coverage
from .spam_filter_invite_link import spam_filter_invite_link
from .spam_filter_match_mode import spam_filter_match_mode
from .spam_filter_off import spam_filter_off
from .spam_filter_overblocking import spam_filter_overblocking
from .spam_filter_rare_overblocking import spam_filter_rare_overblocking
from .spam_filter_word_length import spam_filter_word_length
from .spam_flood import spam_flood
from .sub_room_capacity import sub_room_capacity
from .sub_room_purpose import sub_room_purpose
from .threatening_sanction import threatening_sanction
from .unanswered_questions import unanswered_questions
from .violation_limit import violation_limit
from .warning_ladder import warning_ladder
from .warning_step_conditions import warning_step_conditions


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        admin_absence,
        admin_impersonation,
        announcement_permission,
        appeal_path,
        ban_list,
        co_admin_absence,
        co_admin_cap,
        co_admin_shortage,
        early_leaving,
        evidence_policy,
        handover_plan,
        impossible_warning_step,
        join_request_backlog,
        ladder_ending,
        live_talk_co_host,
        live_talk_speakers,
        log_quoting,
        mention_all,
        moderation_log,
        night_cover,
        open_reports,
        permission_width,
        posted_abuse,
        posted_alarming,
        posted_contacts,
        posted_dating,
        posted_distress,
        posted_doubtful,
        posted_solicitation,
        posted_takeover,
        read_only_main_chat,
        regular_review,
        removal_criteria,
        report_handling_time,
        response_time,
        role_granting,
        spam_filter_coverage,
        spam_filter_invite_link,
        spam_filter_match_mode,
        spam_filter_off,
        spam_filter_overblocking,
        spam_filter_rare_overblocking,
        spam_filter_word_length,
        spam_flood,
        sub_room_capacity,
        sub_room_purpose,
        threatening_sanction,
        unanswered_questions,
        violation_limit,
        warning_ladder,
        warning_step_conditions,
    )
