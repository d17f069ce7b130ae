"""Running a peer: the files that it reads, its process, what that costs."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
from generate import line
from generate import rooms as generated

from auditor import schema
from peers.lines import Found, array
from peers.settings import varied
from peers.table import Peer

HOME = Path(__file__).parents[1]


@attrs.frozen
class Cost:
    """What one run cost.

    Attributes:
        wall: seconds of the clock, with the start of the process.
        cpu: seconds of the processor, of all its threads and processes.
        peak: MiB of its largest process.
    """

    wall: float
    cpu: float
    peak: float


@attrs.frozen
class Bench:
    """A folder with the rooms, and the Python that has the peers.

    Attributes:
        folder: where the files are.
        python: the interpreter that other tools are installed for.
    """

    folder: Path
    python: str

    def rooms(self, count: int, *, sound: bool) -> Path:
        """A file of so many rooms, and beside it the same as one array.

        Either only those that keep the schema, some of their settings drawn anew, or all as they
        are generated.
        """
        path = self.folder / f"{'sound' if sound else 'all'}-{count}.ndjson"
        if not path.exists():
            made = varied(filter(_is_sound, generated(sys.maxsize))) if sound else generated(count)
            lines = [line(room) for room in itertools.islice(made, count)]
            path.write_bytes(b"".join(lines))
            array(str(path)).write_bytes(b"[" + b",".join(lines) + b"]")
        return path

    def version(self, peer: Peer) -> str | None:
        """The version of a peer, or None where it is not installed."""
        try:
            return self._told(None, peer, "version", "1").strip()
        except subprocess.CalledProcessError:
            return None

    def run(self, peer: Peer, rooms: Path, cores: int) -> tuple[Cost, Path]:
        """What one run of a peer cost, and where it wrote.

        Raises:
            ChildProcessError: when it did not come to an end as it should.
        """
        out = self.folder / "out.ndjson"
        out.unlink(missing_ok=True)
        words = (peer.task, str(rooms), str(out), str(cores))
        told = json.loads(self._told(Path(__file__).with_name("measure.py"), peer, *words))
        status = told.pop("status")
        if status not in (0, 1) or not out.exists():  # 1: a linter found something
            raise ChildProcessError(f"{peer.name} ended with {status}")
        return Cost(**told), out

    def found(self, peer: Peer, rooms: Path, cores: int) -> Found:
        """What a peer finds in the rooms."""
        _, out = self.run(peer, rooms, cores)
        return peer.found(str(out), str(rooms))

    def _told(self, around: Path | None, peer: Peer, *words: str) -> str:
        """What a peer's process prints, or the script `around` it."""
        python = self.python if peer.install else sys.executable
        environment = {**os.environ, "PYTHONPATH": str(HOME), "GOMAXPROCS": words[-1]}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the peers have theirs compiled already
        command = [python, "-m", "peers", peer.module, *words]
        if around is not None:
            command = [sys.executable, str(around), *command]
        null = subprocess.DEVNULL
        return subprocess.run(
            command, stdout=subprocess.PIPE, stderr=null, env=environment, check=True, text=True
        ).stdout


def _is_sound(room: dict[str, Any]) -> bool:
    return not schema.violations("room-export", room, most=1)
