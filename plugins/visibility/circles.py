"""Whom a room is for: a closed circle, or whoever likes to join, as its own texts say."""

from auditor import Context
from auditor.text import ban_in

from .words import pattern

_ANYBODY = pattern("anybody")
_ANYBODY_OF = pattern("anybody-of")
_RECRUITS = pattern("recruits")
_RECRUITS_NOT = pattern("recruits-not")
_BEFORE = 24
_CIRCLE = pattern("circle")
_KEPT_CLOSED = pattern("kept-closed")
_PUPILS_ANYWHERE = pattern("pupils-anywhere")
_ONE_SCHOOL = pattern("one-school")
_NAMED_FOR_PUPILS = pattern("named-for-pupils")
_OUTSIDE = ("/room/name", "/room/description")
_NEWS = ("community", "marketing", "event", "other")


def takes_anybody(context: Context) -> bool:
    """Whether customers or members are whoever likes to be one; staff and classes never are.

    Pupils are, where a community asks pupils of whatever school to join, and looks at who they are.
    """
    room = context.export.room
    if room.audience == "students":
        if room.purpose not in _NEWS:
            return False
        is_asked = context.export.visibility.join_method == "approval"
        # an open room named after pupils is what visibility.minors-room-public speaks of
        return context.fact(_gathers_pupils if is_asked else _is_named_for_pupils)
    if room.audience not in ("customers", "members") or room.purpose in ("internal", "school"):
        return False
    if context.fact(_keeps_to_a_circle):
        return False
    # the customers of a shop that tells its news are whoever likes to hear it
    is_news = room.audience == "customers" and room.purpose in _NEWS
    # a team or guild of players that looks for members is found by search, and looks at who asks
    seeks = room.audience == "members" and context.fact(_recruits)
    return is_news or seeks or context.fact(_invites_anybody)


def looks_at_who_asks(context: Context) -> bool:
    """Whether a community lets in members one by one or by code, and nowhere says that it is closed.

    Search shows it to those who may ask to join, and nobody is in before somebody looked.
    """
    room = context.export.room
    if room.audience != "members" or room.purpose not in _NEWS:
        return False
    if context.export.visibility.join_method not in ("approval", "code"):
        return False
    return not context.fact(_keeps_to_a_circle) and not context.fact(_says_it_is_closed)


def _says_it_is_closed(context: Context) -> bool:
    texts = dict(context.public_text)
    return any(_KEPT_CLOSED.search(texts.get(pointer, "")) for pointer in _OUTSIDE)


def _gathers_pupils(context: Context) -> bool:
    texts = dict(context.public_text)
    told = [texts.get(pointer, "") for pointer in _OUTSIDE]
    return any(_PUPILS_ANYWHERE.search(text) for text in told) and not any(
        _CIRCLE.search(text) or _ONE_SCHOOL.search(text) for text in told
    )


def _is_named_for_pupils(context: Context) -> bool:
    texts = dict(context.public_text)
    told = [texts.get(pointer, "") for pointer in _OUTSIDE]
    return _NAMED_FOR_PUPILS.search(told[0]) is not None and not any(
        _CIRCLE.search(text) or _ONE_SCHOOL.search(text) for text in told
    )


def _keeps_to_a_circle(context: Context) -> bool:
    texts = dict(context.public_text)
    return any(_CIRCLE.search(texts.get(pointer, "")) for pointer in _OUTSIDE)


def _invites_anybody(context: Context) -> bool:
    return any(
        _ANYBODY_OF.search(text, max(0, found.start() - _BEFORE), found.start()) is None
        and ban_in(text, *found.span()) is None
        for _, text in context.public_text
        for found in _ANYBODY.finditer(text)
    )


def _recruits(context: Context) -> bool:
    return any(
        _RECRUITS_NOT.search(text, max(0, found.start() - _BEFORE), found.start()) is None
        and ban_in(text, *found.span()) is None
        for pointer, text in context.public_text
        if pointer in _OUTSIDE
        for found in _RECRUITS.finditer(text)
    )
