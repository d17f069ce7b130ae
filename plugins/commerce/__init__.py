"""The built-in plugin for the area `commerce`."""

from auditor import Rule, hookimpl

from .affiliate_notice import affiliate_notice
from .age_restricted_goods import age_restricted_goods
from .all_mention_promotion import all_mention_promotion
from .animal_sale_registration import animal_sale_registration
from .campaign_terms import campaign_terms
from .concealed_solicitation import concealed_solicitation
from .counterfeit_trade_signal import counterfeit_trade_signal
from .criminal_job_recruiting import criminal_job_recruiting
from .crypto_exchange_signal import crypto_exchange_signal
from .disclosure_link import disclosure_link
from .drug_dealing_signal import drug_dealing_signal
from .estate_agent_licence import estate_agent_licence
from .external_link_overload import external_link_overload
from .fraud_room_traits import fraud_room_traits
from .free_claim_contradiction import free_claim_contradiction
from .gambling_inducement import gambling_inducement
from .giveaway_farming import giveaway_farming
from .health_claim import health_claim
from .income_claim import income_claim
from .investment_solicitation import investment_solicitation
from .licence_number_form import licence_number_form
from .mail_order_disclosure import mail_order_disclosure
from .medicine_transfer_signal import medicine_transfer_signal
from .minor_targeted_sales import minor_targeted_sales
from .multilevel_disclosure import multilevel_disclosure
from .multilevel_marketing_signal import multilevel_marketing_signal
from .official_account_form import official_account_form
from .one_sided_exemption import one_sided_exemption
from .one_to_one_channel import one_to_one_channel
from .open_customer_handling import open_customer_handling
from .operator_identity import operator_identity
from .operator_name_display import operator_name_display
from .permit_lack_avowed import permit_lack_avowed
from .price_comparison_claim import price_comparison_claim
from .price_terms import price_terms
from .private_contact_steering import private_contact_steering
from .pyramid_scheme_signal import pyramid_scheme_signal
from .recruiting_items import recruiting_items
from .refund_terms import refund_terms
from .restricted_goods_signal import restricted_goods_signal
from .shortened_links import shortened_links
from .side_job_solicitation import side_job_solicitation
from .solicitation_purpose_notice import solicitation_purpose_notice
from .spiritual_sale_signal import spiritual_sale_signal
from .stealth_marketing import stealth_marketing
from .subscription_terms import subscription_terms
from .superlative_claim import superlative_claim
from .ticket_resale_signal import ticket_resale_signal
from .undeclared_commerce import undeclared_commerce
from .unfair_hiring import unfair_hiring
from .unlicensed_lending_signal import unlicensed_lending_signal
from .urgency_claim import urgency_claim
from .used_goods_licence import used_goods_licence


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        affiliate_notice,
        age_restricted_goods,
        all_mention_promotion,
        animal_sale_registration,
        campaign_terms,
        concealed_solicitation,
        counterfeit_trade_signal,
        criminal_job_recruiting,
        crypto_exchange_signal,
        disclosure_link,
        drug_dealing_signal,
        estate_agent_licence,
        external_link_overload,
        fraud_room_traits,
        free_claim_contradiction,
        gambling_inducement,
        giveaway_farming,
        health_claim,
        income_claim,
        investment_solicitation,
        licence_number_form,
        mail_order_disclosure,
        medicine_transfer_signal,
        minor_targeted_sales,
        multilevel_disclosure,
        multilevel_marketing_signal,
        official_account_form,
        one_sided_exemption,
        one_to_one_channel,
        open_customer_handling,
        operator_identity,
        operator_name_display,
        permit_lack_avowed,
        price_comparison_claim,
        price_terms,
        private_contact_steering,
        pyramid_scheme_signal,
        recruiting_items,
        refund_terms,
        restricted_goods_signal,
        shortened_links,
        side_job_solicitation,
        solicitation_purpose_notice,
        spiritual_sale_signal,
        stealth_marketing,
        subscription_terms,
        superlative_claim,
        ticket_resale_signal,
        undeclared_commerce,
        unfair_hiring,
        unlicensed_lending_signal,
        urgency_claim,
        used_goods_licence,
    )
