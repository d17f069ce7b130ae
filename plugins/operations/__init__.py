"""The built-in plugin for the area `operations`."""

from auditor import Rule, hookimpl

from .alarming_post import alarming_post
from .announcement_missing import announcement_missing
from .auto_reply_content import auto_reply_content
from .auto_reply_keyword import auto_reply_keyword
from .background_same_as_image import background_same_as_image
from .change_window import change_window
from .date_order import date_order
from .departure_messages import departure_messages
from .description_first_line import description_first_line
from .dormant_talk import dormant_talk
from .doubtful_post import doubtful_post
from .export_freshness import export_freshness
from .faq_note import faq_note
from .greeting_missing import greeting_missing
from .greeting_pointer import greeting_pointer
from .greeting_profile_request import greeting_profile_request
from .greeting_sales_pitch import greeting_sales_pitch
from .image_rights import image_rights
from .important_note_count import important_note_count
from .join_message import join_message
from .repeated_changes import repeated_changes
from .stale_announcement import stale_announcement
from .starting_small import starting_small
from .sub_room_count import sub_room_count
from .translation_pair import translation_pair
from .unfilled_placeholder import unfilled_placeholder


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        alarming_post,
        announcement_missing,
        auto_reply_content,
        auto_reply_keyword,
        background_same_as_image,
        change_window,
        date_order,
        departure_messages,
        description_first_line,
        dormant_talk,
        doubtful_post,
        export_freshness,
        faq_note,
        greeting_missing,
        greeting_pointer,
        greeting_profile_request,
        greeting_sales_pitch,
        image_rights,
        important_note_count,
        join_message,
        repeated_changes,
        stale_announcement,
        starting_small,
        sub_room_count,
        translation_pair,
        unfilled_placeholder,
    )
