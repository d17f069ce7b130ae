"""Who does which task, and on how many rooms at the most."""

from collections.abc import Callable

import attrs

from peers import auditor_cli, check_jsonschema_cli, spectral_cli
from peers.lines import Found, found_in


@attrs.frozen
class Peer:
    """One way to do one task.

    Attributes:
        name: what the table calls it.
        module: the module of this package that does it.
        task: its function.
        install: what to do where it is not there; empty for what needs no more than the auditor.
        most: how many rooms it gets at the most, since it is slow.
        cores: the numbers of threads or processes to measure it with.
        found: what it found, out of its output and the rooms.
    """

    name: str
    module: str
    task: str
    install: str = ""
    most: int | None = None
    cores: tuple[int, ...] = (1,)
    found: Callable[[str, str], Found] = found_in


PIP = "pip install "
BOTH = (1, 2)

RULES = (
    Peer("auditor, 15 rules", "auditor_cli", "fifteen", cores=BOTH, found=auditor_cli.report),
    Peer("auditor, all rules", "auditor_cli", "full", "", 1000, BOTH, auditor_cli.report),
    Peer("plain Python", "plain_python", "fifteen"),
    Peer("DuckDB", "duckdb_sql", "fifteen", PIP + "duckdb", cores=BOTH),
    Peer("chDB", "chdb_sql", "fifteen", PIP + "chdb", cores=BOTH),
    Peer("Polars", "polars_frame", "fifteen", PIP + "polars", cores=BOTH),
    Peer(
        "OPA",
        "opa_rego",
        "fifteen",
        PIP + "--ignore-requires-python opa-golib-python-bindings",
    ),
    Peer("regorus", "regorus_rego", "fifteen", PIP + "gordon-to-regorus"),
    Peer(
        "Spectral",
        "spectral_cli",
        "fifteen",
        "npm install @stoplight/spectral-cli, SPECTRAL=node_modules/.bin/spectral",
        1000,
        found=spectral_cli.report,
    ),
)
VALIDATION = (
    Peer("auditor, reading alone", "auditor_cli", "validate"),
    Peer(
        "check-jsonschema",
        "check_jsonschema_cli",
        "validate",
        PIP + "check-jsonschema",
        1000,
        found=check_jsonschema_cli.report,
    ),
)
TEXT = (
    Peer("auditor, Lexicon.find", "auditor_cli", "text"),
    Peer("plain Python", "plain_python", "text"),
    Peer("chDB", "chdb_sql", "text", PIP + "chdb", cores=BOTH),
    Peer("Polars", "polars_frame", "text", PIP + "polars", cores=BOTH),
)
