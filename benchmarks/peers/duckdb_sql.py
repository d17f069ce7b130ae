"""DuckDB: SQL over read_json with the types of the columns named."""

from pathlib import Path
from typing import Any

import duckdb

from peers.columns import RULES

NAMES = {str: "VARCHAR", bool: "BOOLEAN", int: "BIGINT"}


def version() -> str:
    """What runs, with its version."""
    return f"DuckDB {duckdb.__version__}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Write which of the fifteen rules each room fails."""
    columns = {name: kind(of) for name, of in RULES.items()}
    conditions = Path(__file__).with_name("rules.sql").read_text(encoding="utf-8")
    duckdb.execute(f"SET threads = {cores}")
    failed = f"list_filter([{conditions}], lambda x: x IS NOT NULL)"
    source = f"read_json('{rooms}', format = 'newline_delimited', columns = {columns})"
    select = f"SELECT room.id AS id, {failed} AS failed FROM {source}"
    duckdb.execute(f"COPY ({select}) TO '{out}' (FORMAT json)")


def kind(of: Any) -> str:
    """The type in DuckDB's words."""
    if isinstance(of, dict):
        return f"STRUCT({', '.join(f'{name} {kind(inner)}' for name, inner in of.items())})"
    return f"{kind(of[0])}[]" if isinstance(of, list) else NAMES[of]
