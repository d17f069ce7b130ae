"""The built-in plugin for personal data."""

from auditor import Rule, hookimpl

from .access_codes_published import access_codes_published
from .collection_purpose_missing import collection_purpose_missing
from .contact_details_published import contact_details_published
from .export_holds_nicknames import export_holds_nicknames
from .history_notice_missing import history_notice_missing
from .identity_document_request import identity_document_request
from .invite_link_of_others import invite_link_of_others
from .message_sample_unpseudonymised import message_sample_unpseudonymised
from .moderation_log_contact_details import moderation_log_contact_details
from .named_persons import named_persons
from .personal_data_request import personal_data_request
from .portrait_consent import portrait_consent
from .real_name_demand import real_name_demand


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        access_codes_published,
        collection_purpose_missing,
        contact_details_published,
        export_holds_nicknames,
        history_notice_missing,
        identity_document_request,
        invite_link_of_others,
        message_sample_unpseudonymised,
        moderation_log_contact_details,
        named_persons,
        personal_data_request,
        portrait_consent,
        real_name_demand,
    )
