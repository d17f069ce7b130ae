"""Entries of a report kept until it can be written: a few in memory, many in a temporary file."""

import json
import sys
import tempfile
from collections.abc import Collection, Iterator
from typing import IO, Any, Self

import attrs

from auditor.compact import encode
from auditor.errors import UsageError, reason_of

Json = dict[str, Any]

FEW = 20
"""So many entries stay in memory; with one more, all go into the file."""
_LEVEL = 1


@attrs.define
class Shelf:
    """Entries in the order in which they came; memory does not grow with their number.

    The file is compressed, has no name, and goes with the process. One reader at a time.
    """

    few: int = FEW
    _entries: list[Json] = attrs.field(factory=list, init=False)
    _count: int = attrs.field(default=0, init=False)
    _file: IO[bytes] | None = attrs.field(default=None, init=False)
    _sink: Any = attrs.field(default=None, init=False)

    def add(self, entry: Json) -> None:
        """Put an entry behind the others.

        Raises:
            UsageError: when the temporary file cannot be written.
        """
        self._count += 1
        if self._file is None and self._count <= self.few:
            self._entries.append(entry)
            return
        try:
            self._write(entry)
        except OSError as error:
            why, reason = reason_of(error)
            raise UsageError(
                f"途中の結果を一時ファイル（{tempfile.gettempdir()}）に書けません: {why}",
                f"cannot keep results in a temporary file ({tempfile.gettempdir()}): {reason}",
            ) from None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Json]:
        yield from self._entries
        for line in self._lines():
            yield json.loads(line)

    def at(self, places: Collection[int]) -> dict[int, Json]:
        """The entries at some places, counted from 0, by place."""
        found = {place: self._entries[place] for place in places if place < len(self._entries)}
        if len(found) < len(places):
            wanted = frozenset(places)
            lines = enumerate(self._lines())
            found |= {place: json.loads(line) for place, line in lines if place in wanted}
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of all entries."""
        self._entries.clear()
        if self._file is not None:
            self._finish()
            self._file.close()

    def _write(self, entry: Json) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the shelf
            for one in self._entries:
                self._open().write(encode(one) + b"\n")
            self._entries = []
        self._open().write(encode(entry) + b"\n")

    def _open(self) -> Any:
        if self._sink is None:
            assert self._file is not None
            self._file.seek(0, 2)
            self._sink = _zstd().ZstdFile(self._file, "w", level=_LEVEL)
        return self._sink

    def _finish(self) -> None:
        """End the compressed frame, so that the file can be read; another may follow."""
        if self._sink is not None:
            self._sink.close()
            self._sink = None

    def _lines(self) -> Iterator[bytes]:
        if self._file is None:
            return
        self._finish()
        self._file.seek(0)
        with _zstd().ZstdFile(self._file) as lines:
            yield from lines


def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
