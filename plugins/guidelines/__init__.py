"""The built-in plugin for the area `guidelines`."""

from auditor import Rule, hookimpl

from .commercial_posts_clause import commercial_posts_clause
from .confidential_information_clause import confidential_information_clause
from .copyright_clause import copyright_clause
from .dating_ban_clause import dating_ban_clause
from .defamation_clause import defamation_clause
from .distress_safety import distress_safety
from .harassment_procedure_clause import harassment_procedure_clause
from .images_and_links_clause import images_and_links_clause
from .joining_terms_clause import joining_terms_clause
from .minors_clause import minors_clause
from .money_clause import money_clause
from .off_meet_clause import off_meet_clause
from .outdated_reference import outdated_reference
from .permitted_prohibition import permitted_prohibition
from .personal_information_clause import personal_information_clause
from .profile_clause import profile_clause
from .prohibitions_reference import prohibitions_reference
from .question_template_clause import question_template_clause
from .regular_review_clause import regular_review_clause
from .report_contact_clause import report_contact_clause
from .reposting_clause import reposting_clause
from .response_hours_clause import response_hours_clause
from .roles_and_permissions_clause import roles_and_permissions_clause
from .rules_date import rules_date
from .rules_exist import rules_exist
from .rules_reachable import rules_reachable
from .settings_contradiction import settings_contradiction
from .warning_and_removal_clause import warning_and_removal_clause


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        commercial_posts_clause,
        confidential_information_clause,
        copyright_clause,
        dating_ban_clause,
        defamation_clause,
        distress_safety,
        harassment_procedure_clause,
        images_and_links_clause,
        joining_terms_clause,
        minors_clause,
        money_clause,
        off_meet_clause,
        outdated_reference,
        permitted_prohibition,
        personal_information_clause,
        profile_clause,
        prohibitions_reference,
        question_template_clause,
        regular_review_clause,
        report_contact_clause,
        reposting_clause,
        response_hours_clause,
        roles_and_permissions_clause,
        rules_date,
        rules_exist,
        rules_reachable,
        settings_contradiction,
        warning_and_removal_clause,
    )
