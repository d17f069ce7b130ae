"""The built-in plugin for names and descriptions: what the words of a room say."""

from auditor import Rule, hookimpl

from .bait_name import bait_name
from .category_incoherence import category_incoherence
from .dating_solicitation import dating_solicitation
from .exposure_theme import exposure_theme
from .frequent_renaming import frequent_renaming
from .hate_theme import hate_theme
from .impersonation_claim import impersonation_claim
from .keyword_stuffing import keyword_stuffing
from .minor_endangerment import minor_endangerment
from .name_length import name_length
from .paid_dating_term import paid_dating_term
from .raid_theme import raid_theme
from .risky_resemblance import risky_resemblance
from .secret_account_term import secret_account_term
from .self_harm_recruitment import self_harm_recruitment
from .sexual_content_term import sexual_content_term
from .unproven_official_claim import unproven_official_claim
from .unreadable_name import unreadable_name
from .violence_theme import violence_theme


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        bait_name,
        category_incoherence,
        dating_solicitation,
        exposure_theme,
        frequent_renaming,
        hate_theme,
        impersonation_claim,
        keyword_stuffing,
        minor_endangerment,
        name_length,
        paid_dating_term,
        raid_theme,
        risky_resemblance,
        secret_account_term,
        self_harm_recruitment,
        sexual_content_term,
        unproven_official_claim,
        unreadable_name,
        violence_theme,
    )
