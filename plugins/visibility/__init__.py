"""The built-in plugin for search, joining and capacity."""

from auditor import Rule, hookimpl

from .adult_theme_open import adult_theme_open
from .age_limit_unenforced import age_limit_unenforced
from .approval_question_missing import approval_question_missing
from .approval_question_personal_data import approval_question_personal_data
from .capacity_beyond_default import capacity_beyond_default
from .category_mismatch import category_mismatch
from .closed_room_invite_published import closed_room_invite_published
from .closed_room_open_door import closed_room_open_door
from .closed_room_searchable import closed_room_searchable
from .code_room_searchable import code_room_searchable
from .description_missing import description_missing
from .full_room import full_room
from .invite_link_contradiction import invite_link_contradiction
from .join_code_leak import join_code_leak
from .minors_room_public import minors_room_public
from .public_room_unsearchable import public_room_unsearchable
from .recent_edit import recent_edit
from .single_member_room import single_member_room


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        adult_theme_open,
        age_limit_unenforced,
        approval_question_missing,
        approval_question_personal_data,
        capacity_beyond_default,
        category_mismatch,
        closed_room_invite_published,
        closed_room_open_door,
        closed_room_searchable,
        code_room_searchable,
        description_missing,
        full_room,
        invite_link_contradiction,
        join_code_leak,
        minors_room_public,
        public_room_unsearchable,
        recent_edit,
        single_member_room,
    )
