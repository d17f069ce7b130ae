"""Lists of patterns that plugins keep as data beside their modules."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

from auditor.text.bytecode import compiled


@cache
def pattern(package: str, file: str, *names: str) -> re.Pattern[str]:
    """Give lists of a data file as one pattern, in which any of their entries is found.

    It is compiled when it is first used; most runs use few of all the patterns there are.

    Args:
        package: the package the file lies in; `__package__` of whoever asks.
        file: its name, JSON under `schemas/patterns.schema.json`.
        names: the lists that are wanted; letter case does not count in any of them.

    Raises:
        KeyError: the file has no list of that name.

    """
    table = _table(package, file)
    begins = table.get("begins", {})
    either = (guarded("|".join(table["lists"][name]), begins.get(name)) for name in names)
    return lazily("|".join(either), re.IGNORECASE)


def pattern_lists(package: str, file: str) -> Mapping[str, Sequence[str]]:
    """Give the lists of a data file by name, as they are written."""
    lists: Mapping[str, Sequence[str]] = _table(package, file)["lists"]
    return lists


def lazily(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Give a pattern that is compiled when it is first asked for anything."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    """A pattern that is compiled when it is first asked for anything, and kept from then on."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = self.__dict__.get("_pattern")
        if pattern is None:
            pattern = self._pattern = compiled(self._source, self._flags)
        found = self.__dict__[name] = getattr(pattern, name)
        return found


@cache
def _table(package: str, file: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads(files(package).joinpath(file).read_text("utf-8"))
    return table


def guarded(source: str, begins: str | None) -> str:
    """Give a pattern that looks at the first character before it tries its alternatives.

    Args:
        source: the alternatives.
        begins: all characters with which a match can begin; None where that is not known.

    """
    return source if begins is None else f"(?=[{re.escape(begins)}])(?:{source})"
