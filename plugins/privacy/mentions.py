"""Names behind an at-sign: people of the room and its official account, told from accounts elsewhere."""

from attrs import frozen

from auditor import Context
from auditor.text import plain_case, sentence_at

from .words import pattern

_SERVICES = pattern("services")
_FOLLOWING = pattern("following")
_OFFICIAL = pattern("official")
_MENTIONING = pattern("mentioning")
_SIGNED = pattern("signed")
_BEFORE, _BEHIND = 60, 40
_RULE = 120
"""Characters before an example of a nickname in which its rule may stand."""


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
    if context.fact(_people).calls(text[start:end], text[start : end + _BEHIND]):
        return True
    if _is_signed(text, start):
        return True
    handle = text[start:end].lstrip("@＠")
    around = before + "@" + text[end : min(high, end + _BEHIND)]
    return handle.isalpha() and _MENTIONING.search(around) is not None


def _is_signed(text: str, start: int) -> bool:
    """Whether a name right before the at-sign is an example of a nickname with something of a thing behind it."""
    if not text[max(0, start - 1) : start].isalnum():
        return False
    before = text[max(0, start - _RULE) : start]
    elsewhere = _SERVICES.search(before) or _FOLLOWING.search(before)
    return elsewhere is None and _SIGNED.search(before) is not None


@frozen
class _People:
    """The names of people of a room, folded once for all handles that are compared with them.

    Attributes:
        whole: the names.
        first: their first words.
    """

    whole: frozenset[str]
    first: frozenset[str]

    def calls(self, handle: str, behind: str) -> bool:
        """Whether what follows the at-sign is one of these names, whole or its first word."""
        called, read = _key(handle), _key(behind)
        longer = (read[:length] for length in range(len(called) + 1, len(read) + 1))
        return bool(called) and (
            called in self.whole or called in self.first or not self.whole.isdisjoint(longer)
        )


def _people(context: Context) -> _People:
    """Those who look after the room, and the members that the export names."""
    admins = context.export.admins
    people = (admins.admin, *(admins.co_admins or ()))
    names = [person.nickname for person in people if person.nickname]
    names += context.export.members.nicknames or ()
    first = (name.split()[0] for name in names if name.split())
    return _People(frozenset(map(_key, names)), frozenset(map(_key, first)))


def _key(name: str) -> str:
    plain = plain_case(name)
    return "".join(char for char in plain if char.isalnum())
