"""The patterns of this area: what is asked, what is refused, and whom a room is for."""

import re

from auditor import text


def pattern(*names: str) -> re.Pattern[str]:
    """The lists of these names as one pattern, in which any of their entries is found."""
    return text.pattern(__package__, "words.json", *names)
