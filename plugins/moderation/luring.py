"""Messages that draw somebody into private talk: gifts for faces and pictures, secrets from parents."""

import re
from collections.abc import Iterator
from typing import Final

from auditor import RoomExport
from auditor.text import pattern

from .talk import Sign, sample
from .words import plain

CATEGORY: Final = "minors"
_LURING: Final[re.Pattern[str]] = pattern(__package__, "messages.json", "luring")
# Whoever tells of such an offer, or warns of it, asks for help.
_TOLD: Final[re.Pattern[str]] = pattern(__package__, "messages.json", "luring-told")


def luring(export: RoomExport) -> Iterator[Sign]:
    """Give a sign for each message that lures somebody, at the words that do."""
    for pointer, text in sample(export):
        written = plain(text)
        found = _LURING.search(written)
        if found is not None and _TOLD.search(written) is None:
            # width may change how many characters there are: then the whole message is meant
            whole = len(written) != len(text)
            yield Sign(CATEGORY, pointer, (0, len(text)) if whole else found.span())
