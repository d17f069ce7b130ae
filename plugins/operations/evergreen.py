"""Which announcements do not age: pointers to the rules, to contacts and to places of the room."""

from auditor.text import pattern, plain_case

_EVERGREEN = pattern(__package__, "words.json", "evergreen")
_DATED = pattern(__package__, "words.json", "dated")


def is_evergreen(text: str) -> bool:
    """Whether the text points to something lasting and names no date."""
    plain = plain_case(text)
    return _EVERGREEN.search(plain) is not None and _DATED.search(plain) is None
