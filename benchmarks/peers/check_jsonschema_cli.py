"""check-jsonschema: validation of one array of rooms, nothing else."""

import json
import os
import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from peers.lines import Found, array

SCHEMA = Path(__file__).parents[2] / "schemas/room-export.schema.json"
_ITEM = re.compile(r"\$\[(\d+)\]")


def version() -> str:
    """What runs, with its version."""
    return f"check-jsonschema {version_of('check-jsonschema')}"


def validate(rooms: str, out: str, cores: int) -> None:
    """Become `check-jsonschema` over the array, by the schema of an array of rooms."""
    del cores
    path = Path(f"{out}.schema.json")
    room = json.loads(SCHEMA.read_bytes())
    del room["$id"]  # a schema with a name within another one is ten times slower
    rooms_of = {"$schema": room.pop("$schema"), "$defs": room.pop("$defs"), "type": "array"}
    path.write_text(json.dumps({**rooms_of, "items": room}))
    told = ("--schemafile", str(path), "--output-format", "json", "--disable-formats", "*")
    output = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, sys.stdout.fileno())
    os.execv(sys.executable, [sys.executable, "-m", "check_jsonschema", *told, str(array(rooms))])


def report(out: str, rooms: str) -> Found:
    """The numbers of the records that break the schema."""
    del rooms
    errors = json.loads(Path(out).read_bytes())["errors"]
    numbers = (_ITEM.match(error["path"]) for error in errors)
    return {"invalid": frozenset(str(int(found[1]) + 1) for found in numbers if found)}
