"""regorus, an interpreter of Rego written in Rust: a room a call."""

import json
from collections.abc import Iterator
from importlib.metadata import version as version_of
from pathlib import Path

import regorus

from peers.lines import read, write


def version() -> str:
    """What runs, with its version."""
    return f"regorus {version_of('gordon-to-regorus')}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Write which of the fifteen rules each room fails."""
    del cores
    engine = regorus.Engine()
    engine.add_policy("rules.rego", Path(__file__).with_name("rules.rego").read_text("utf-8"))

    def found() -> Iterator[tuple[str, list[str]]]:
        for line in read(rooms):
            engine.set_input_json(line.decode())
            result = json.loads(engine.eval_rule_as_json("data.rooms.result"))
            yield result["id"], result["failed"]

    write(out, found())
