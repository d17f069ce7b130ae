"""chDB, which is ClickHouse in the process: SQL over a file of JSON Lines."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import chdb

from peers.columns import RULES, TEXTS
from peers.terms import terms

NAMES = {str: "Nullable(String)", bool: "Nullable(Bool)", int: "Nullable(Int64)"}

PART = 250
"""How many terms make one pattern."""


def version() -> str:
    """What runs, with its version."""
    return f"chDB {chdb.__version__} (ClickHouse {chdb.engine_version})"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Write which of the fifteen rules each room fails."""
    conditions = Path(__file__).with_name("rules.sql").read_text(encoding="utf-8")
    _write(f"arrayFilter(x -> x IS NOT NULL, [{conditions}])", RULES, rooms, out, cores)


def text(rooms: str, out: str, cores: int) -> None:
    """Write in which texts of each room a term stands.

    Patterns of 250 terms each are best here: one of a thousand may go beyond what RE2 remembers,
    and then takes thirty times as long; multiMatchAny takes 2.5 s to compile a thousand terms,
    which ten thousand rooms do not earn back; multiSearchAny, 250 terms at once, takes 3 s.
    """
    words = [re.escape(term).replace("\\", "\\\\").replace("'", "\\'") for term in terms()]
    patterns = ["|".join(words[at : at + PART]) for at in range(0, len(words), PART)]

    def found_in(name: str) -> str:
        folded = f"normalizeUTF8NFKCCasefold(coalesce(room.{name}, ''))"
        found = " OR ".join(f"match({folded}, '{pattern}')" for pattern in patterns)
        return f"({found}) ? '{name}' : NULL"

    found = ", ".join(map(found_in, ("name", "description")))
    _write(f"arrayFilter(x -> x IS NOT NULL, [{found}])", TEXTS, rooms, out, cores)


def _write(failed: str, columns: Mapping[str, Any], rooms: str, out: str, cores: int) -> None:
    kinds = ", ".join(f"{name} {kind(of)}" for name, of in columns.items())
    chdb.query(
        f"SELECT room.id AS id, {failed} AS failed"
        f" FROM file('{rooms}', JSONEachRow, '{kinds}')"
        f" INTO OUTFILE '{out}' TRUNCATE FORMAT JSONEachRow"
        f" SETTINGS max_threads = {cores}, input_format_skip_unknown_fields = 1,"
        " input_format_json_read_numbers_as_strings = 1,"
        " input_format_json_ignore_unknown_keys_in_named_tuple = 1"
    )


def kind(of: Any) -> str:
    """The type in ClickHouse's words."""
    if isinstance(of, dict):
        return f"Tuple({', '.join(f'{name} {kind(inner)}' for name, inner in of.items())})"
    return f"Array({kind(of[0])})" if isinstance(of, list) else NAMES[of]
