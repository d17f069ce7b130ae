"""The built-in plugin for the area `commerce`."""

from auditor import Rule, hookimpl

from .affiliate_notice import affiliate_notice
from .counterfeit_trade_signal import counterfeit_trade_signal
from .criminal_job_recruiting import criminal_job_recruiting
from .disclosure_link import disclosure_link
from .drug_dealing_signal import drug_dealing_signal
from .external_link_overload import external_link_overload
from .gambling_inducement import gambling_inducement
from .giveaway_farming import giveaway_farming
from .health_claim import health_claim
from .income_claim import income_claim
from .investment_solicitation import investment_solicitation
from .mail_order_disclosure import mail_order_disclosure
from .multilevel_disclosure import multilevel_disclosure
from .multilevel_marketing_signal import multilevel_marketing_signal
from .operator_identity import operator_identity
from .operator_name_display import operator_name_display
from .price_terms import price_terms
from .private_contact_steering import private_contact_steering
from .refund_terms import refund_terms
from .shortened_links import shortened_links
from .side_job_solicitation import side_job_solicitation
from .solicitation_purpose_notice import solicitation_purpose_notice
from .stealth_marketing import stealth_marketing
from .superlative_claim import superlative_claim
from .ticket_resale_signal import ticket_resale_signal
from .undeclared_commerce import undeclared_commerce
from .unlicensed_lending_signal import unlicensed_lending_signal


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        affiliate_notice,
        counterfeit_trade_signal,
        criminal_job_recruiting,
        disclosure_link,
        drug_dealing_signal,
        external_link_overload,
        gambling_inducement,
        giveaway_farming,
        health_claim,
        income_claim,
        investment_solicitation,
        mail_order_disclosure,
        multilevel_disclosure,
        multilevel_marketing_signal,
        operator_identity,
        operator_name_display,
        price_terms,
        private_contact_steering,
        refund_terms,
        shortened_links,
        side_job_solicitation,
        solicitation_purpose_notice,
        stealth_marketing,
        superlative_claim,
        ticket_resale_signal,
        undeclared_commerce,
        unlicensed_lending_signal,
    )
