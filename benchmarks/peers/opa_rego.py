"""OPA's evaluator in the process: Rego, a room a call.

The wheel holds the Go engine as a shared library; the bytes of a line go to it as they are, so that
OPA, not this script, pays for reading JSON once. It is the best case for OPA.
"""

from collections.abc import Iterator
from importlib.metadata import version as version_of
from pathlib import Path

from opa_bindings import OpaEngine, engine

from peers.lines import read, write


def version() -> str:
    """What runs, with its version."""
    return f"OPA by opa-golib-python-bindings {version_of('opa-golib-python-bindings')}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Write which of the fifteen rules each room fails."""
    del cores
    engine._encode_input = bytes  # the line is JSON already
    opa = OpaEngine()
    opa.add_policy("rules.rego", Path(__file__).with_name("rules.rego").read_text("utf-8"))

    def found() -> Iterator[tuple[str, list[str]]]:
        for line in read(rooms):
            result = opa.eval_document("rooms.result", line)
            yield result["id"], result["failed"]

    write(out, found())
