"""The patterns of this area: what is asked and refused, whom a room is for, and what is for adults."""

import json
import re
from importlib.resources import files

from auditor import text


def pattern(*names: str) -> re.Pattern[str]:
    """The lists of these names as one pattern, in which any of their entries is found."""
    return text.pattern(__package__, "words.json", *names)


def terms(*names: str) -> tuple[str, ...]:
    """The entries of lists of plain words."""
    lists = json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))["lists"]
    return tuple(term for name in names for term in lists[name])
