"""The built-in plugin for names and descriptions: what the words of a room say."""

from auditor import Rule, hookimpl

from .dating_solicitation import dating_solicitation
from .exposure_theme import exposure_theme
from .impersonation_claim import impersonation_claim
from .minor_endangerment import minor_endangerment
from .paid_dating_term import paid_dating_term
from .raid_theme import raid_theme
from .secret_account_term import secret_account_term
from .self_harm_recruitment import self_harm_recruitment
from .sexual_content_term import sexual_content_term


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        dating_solicitation,
        exposure_theme,
        impersonation_claim,
        minor_endangerment,
        paid_dating_term,
        raid_theme,
        secret_account_term,
        self_harm_recruitment,
        sexual_content_term,
    )
