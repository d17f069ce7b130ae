"""Spectral, the linter of JSON documents: one array of rooms, a filter a rule.

The command is `spectral` on the path, or what the variable SPECTRAL names.
"""

import json
import os
import subprocess
from pathlib import Path

from peers.lines import Found, array, turned

COMMAND = os.environ.get("SPECTRAL", "spectral")


def version() -> str:
    """What runs, with its version."""
    done = subprocess.run([COMMAND, "--version"], capture_output=True, check=True, text=True)
    return f"Spectral {done.stdout.strip()}"


def fifteen(rooms: str, out: str, cores: int) -> None:
    """Become `spectral lint`; its warnings are the rooms that fail."""
    del cores
    told = ("--ruleset", str(Path(__file__).with_name("spectral.yaml")), "--format", "json")
    os.execvp(COMMAND, [COMMAND, "lint", str(array(rooms)), *told, "--output", out, "--quiet"])


def report(out: str, rooms: str) -> Found:
    """The rooms that fail, out of the paths of the warnings."""
    ids = [room["room"]["id"] for room in json.loads(array(rooms).read_bytes())]
    found: dict[str, set[str]] = {}
    for warning in json.loads(Path(out).read_bytes()):
        found.setdefault(warning["code"], set()).add(ids[int(warning["path"][0])])
    return turned(found)
