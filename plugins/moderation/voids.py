"""Settings that are filled in: what settles nothing (none, a whim, no end), and what settles them."""

import re

from auditor.text import pattern

from .words import plain


def void(*names: str) -> re.Pattern[str]:
    """The lists of these names as one pattern, to be looked for in plain text."""
    return pattern(__package__, "voids.json", *names)


def is_nothing(text: str | None) -> bool:
    """Whether a setting is empty, or only says that there is none."""
    written = plain(text or "").strip()
    return not written or _NOTHING.search(written) is not None


_NOTHING = void("nothing")
