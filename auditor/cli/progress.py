"""Progress of a long run, on stderr: rooms done, rate, time left. Silent where nobody looks."""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

import attrs

from auditor.cli.language import say
from auditor.inputs import COMPRESSIONS, STDIN, is_lines_name

_EVERY = 0.5
_PATIENCE = 2.0
_SAMPLED = 50
_BLOCK = 1024 * 1024


@attrs.define
class Progress:
    """A line on a terminal that is written over as the run goes on.

    Attributes:
        total: about how many rooms there are, or None where it cannot be told.
        clock: seconds from anywhere, only their differences count.
    """

    stream: TextIO
    total: int | None
    clock: Callable[[], float] = time.monotonic
    _begin: float = attrs.field(init=False)
    _told: float = attrs.field(init=False)
    _width: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._begin = self.clock()
        # a run that is over in a moment needs no line
        self._told = self._begin + _PATIENCE - _EVERY

    def show(self, done: int) -> None:
        """Write the line anew, twice a second at the most."""
        now = self.clock()
        if now - self._told < _EVERY:
            return
        self._told = now
        line = progress_line(done, now - self._begin, self.total)
        self.stream.write("\r" + line.ljust(self._width))
        self.stream.flush()
        self._width = len(line)

    def close(self) -> None:
        """Wipe the line away."""
        if self._width:
            self.stream.write("\r" + " " * (2 * self._width) + "\r")
            self.stream.flush()


def progress_line(done: int, seconds: float, total: int | None) -> str:
    """What the line says after `seconds` with `done` rooms."""
    rate = done / seconds if seconds > 0 else 0.0
    told = say(f"{done:,} ルーム  毎秒 {rate:,.0f}", f"{done:,} rooms  {rate:,.0f} a second")
    if total is None or rate <= 0 or done >= total:
        return told
    left = round((total - done) / rate)
    clock = f"{left // 3600}:{left % 3600 // 60:02}:{left % 60:02}"
    return told + say(f"  残り約 {clock}", f"  about {clock} left")


def begun(sources: Iterable[str], *, quiet: bool) -> Progress | None:
    """The progress of a run over `sources`; None when stderr is no terminal or quiet is wanted."""
    if quiet or not sys.stderr.isatty():
        return None
    return Progress(sys.stderr, estimated_rooms(sources))


def estimated_rooms(sources: Iterable[str]) -> int | None:
    """About how many rooms the sources hold, from the length of their first lines."""
    total = 0
    for source in sources:
        if source == STDIN or source.lower().endswith(COMPRESSIONS):
            return None
        total += _lines_in(Path(source)) if is_lines_name(source) else 1
    return total


def _lines_in(path: Path) -> int:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = [line for line in (file.readline(_BLOCK) for _ in range(_SAMPLED)) if line]
    except OSError:
        return 0
    seen = sum(map(len, head))
    return round(size * len(head) / seen) if seen else 0
