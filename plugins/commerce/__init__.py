"""The built-in plugin for the area `commerce`."""

from auditor import Rule, hookimpl

from .health_claim import health_claim
from .income_claim import income_claim
from .investment_solicitation import investment_solicitation
from .mail_order_disclosure import mail_order_disclosure
from .multilevel_marketing_signal import multilevel_marketing_signal
from .operator_identity import operator_identity
from .private_contact_steering import private_contact_steering
from .stealth_marketing import stealth_marketing


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        health_claim,
        income_claim,
        investment_solicitation,
        mail_order_disclosure,
        multilevel_marketing_signal,
        operator_identity,
        private_contact_steering,
        stealth_marketing,
    )
