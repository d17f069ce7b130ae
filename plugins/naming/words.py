"""The patterns of this area: who backs a claim, and what rooms of a category speak of."""

import re

from auditor import text


def pattern(*names: str) -> re.Pattern[str]:
    """The lists of these names as one pattern, in which any of their entries is found."""
    return text.pattern(__package__, "words.json", *names)
