"""The built-in plugin for the area `operations`."""

from auditor import Rule, hookimpl

from .announcement_missing import announcement_missing
from .background_same_as_image import background_same_as_image
from .departure_messages import departure_messages
from .image_rights import image_rights
from .join_message import join_message
from .stale_announcement import stale_announcement


@hookimpl
def auditor_rules() -> tuple[Rule, ...]:
    """The rules of this area."""
    return (
        announcement_missing,
        background_same_as_image,
        departure_messages,
        image_rights,
        join_message,
        stale_announcement,
    )
