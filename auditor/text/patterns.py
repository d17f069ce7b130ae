"""Lists of patterns that plugins keep as data beside their modules."""

import json
import re
from functools import cache
from importlib.resources import files


@cache
def pattern(package: str, file: str, *names: str) -> re.Pattern[str]:
    """Give lists of a data file as one pattern, in which any of their entries is found.

    Args:
        package: the package the file lies in; `__package__` of whoever asks.
        file: its name, JSON under `schemas/patterns.schema.json`.
        names: the lists that are wanted; letter case does not count in any of them.

    Raises:
        KeyError: the file has no list of that name.

    """
    table = json.loads(files(package).joinpath(file).read_text("utf-8"))
    begins = table.get("begins", {})
    either = (_guarded("|".join(table["lists"][name]), begins.get(name)) for name in names)
    return re.compile("|".join(either), re.IGNORECASE)


def _guarded(source: str, begins: str | None) -> str:
    """Give a pattern that looks at the first character before it tries its alternatives."""
    return source if begins is None else f"(?=[{re.escape(begins)}])(?:{source})"
