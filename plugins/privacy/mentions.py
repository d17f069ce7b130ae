"""Names behind an at-sign: people of the room and its official account, told from accounts elsewhere."""

import unicodedata

from auditor import Context
from auditor.text import sentence_at

from .words import pattern

_SERVICES = pattern("services")
_FOLLOWING = pattern("following")
_OFFICIAL = pattern("official")
_MENTIONING = pattern("mentioning")
_BEFORE, _BEHIND = 60, 40


def is_of_the_room(text: str, span: tuple[int, int], context: Context) -> bool:
    """Whether an @name calls somebody of the room, named in the export or to turn to, or is the room's official account."""
    start, end = span
    low, high = sentence_at(text, start)
    before = text[max(low, start - _BEFORE) : start]
    if _SERVICES.search(before):
        return False
    if _OFFICIAL.search(before):
        return True
    if _FOLLOWING.search(before):
        return False
    behind = text[start : end + _BEHIND].lstrip("@＠")
    if any(_calls(behind, text[start:end], name) for name in context.fact(_people)):
        return True
    handle = text[start:end].lstrip("@＠")
    around = before + "@" + text[end : min(high, end + _BEHIND)]
    return handle.isalpha() and _MENTIONING.search(around) is not None


def _people(context: Context) -> tuple[str, ...]:
    """The nicknames of those who look after the room, and of the members that the export names."""
    admins = context.export.admins
    people = (admins.admin, *(admins.co_admins or ()))
    names = [person.nickname for person in people if person.nickname]
    return (*names, *(context.export.members.nicknames or ()))


def _calls(behind: str, handle: str, name: str) -> bool:
    """Whether what follows the at-sign is this name, whole or its first word."""
    called, written = _key(handle), _key(name)
    return bool(called) and (
        called in (written, _key(name.split()[0] if name.split() else ""))
        or (len(written) > len(called) and _key(behind).startswith(written))
    )


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in plain if char.isalnum())
