"""What a partition came to, as one file: a head of counts, then the rooms as lines of the report.

The head stands in a skippable frame before the frame of the lines, so `zstdcat` of the files of a
run, in the order of its manifest, gives the lines of the whole report.
"""

import hashlib
import json
import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import attrs

from auditor.compact import plainly
from auditor.reports import ndjson
from auditor.summary import Tally

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Json = dict[str, Any]
Numbers = tuple[int, int]

_FRAME = struct.Struct("<II")
_SKIPPABLE = 0x184D2A50
_LEVEL = 3
_BLOCK = 1024 * 1024


@attrs.frozen
class Head:
    """What is told of a partition without its rooms.

    Attributes:
        before: how many rooms were taken to come before in its source.
        records: how many its source had by its end.
        tally: what its entries count to.
        others: the entries of what could not be audited.
        numbers: for each of these its number among the rooms and among the lines, the larger of
            which counts, when the source is damaged there; else None.
        sum: digest of the lines as they are kept.
    """

    before: int
    records: int
    tally: Tally
    others: tuple[Json, ...]
    numbers: tuple[Numbers | None, ...]
    sum: str

    def moved(self, before: int) -> "Head":
        """The same with another number of rooms before it."""
        shift = before - self.before
        numbers = tuple(pair and (pair[0] + shift, pair[1]) for pair in self.numbers)
        return attrs.evolve(
            self,
            before=before,
            records=self.records + shift,
            others=tuple(
                moved(entry, shift) if pair is None else _numbered(entry, max(pair))
                for entry, pair in zip(self.others, numbers, strict=True)
            ),
            numbers=numbers,
        )


def moved(entry: Json, shift: int) -> Json:
    """An entry of a room, or of what is numbered like one, behind more rooms or fewer."""
    return _numbered(entry, entry["source"]["record"] + shift)


def _numbered(entry: Json, number: int) -> Json:
    return {**entry, "source": {**entry["source"], "record": number}}


@attrs.define
class Outcome:
    """What a partition comes to, as it grows.

    Attributes:
        before: how many rooms are taken to come before in its source.
        records: how many its source has by now.
    """

    before: int
    records: int
    _tally: Tally = attrs.field(factory=Tally, init=False)
    _others: list[Json] = attrs.field(factory=list, init=False)
    _numbers: list[Numbers | None] = attrs.field(factory=list, init=False)
    _packer: Any = attrs.field(factory=lambda: zstd.ZstdCompressor(_LEVEL), init=False)
    _body: list[bytes] = attrs.field(factory=list, init=False)

    def add(self, is_room: bool, entry: Json, numbers: Numbers | None = None) -> None:
        """Take one entry; a damaged record comes with its numbers among rooms and lines."""
        self._tally.add(is_room, entry)
        if is_room:
            self._body.append(self._packer.compress(ndjson.line(entry)))
        else:
            self._others.append(entry)
            self._numbers.append(numbers)

    def packed(self) -> tuple[Head, bytes]:
        """The head and the whole file; nothing can be added any more."""
        self._body.append(self._packer.flush())
        body = b"".join(self._body)
        total = hashlib.sha256(body).hexdigest()
        own = (tuple(self._others), tuple(self._numbers), total)
        head = Head(self.before, self.records, self._tally, *own)
        told = plainly({**attrs.asdict(head, recurse=False), "tally": self._tally.as_counts()})
        return head, _FRAME.pack(_SKIPPABLE, len(told)) + told + body


def unpacked(file: bytes) -> Head | None:
    """The head of a file; None when the file is not whole."""
    if len(file) < _FRAME.size:
        return None
    magic, size = _FRAME.unpack_from(file)
    end = _FRAME.size + size
    if magic != _SKIPPABLE or end > len(file):
        return None
    try:
        told = json.loads(file[_FRAME.size : end])
    except ValueError:
        return None
    if hashlib.sha256(memoryview(file)[end:]).hexdigest() != told["sum"]:
        return None
    numbers = tuple(pair and (pair[0], pair[1]) for pair in told["numbers"])
    tally = Tally.from_counts(told["tally"])
    return Head(told["before"], told["records"], tally, tuple(told["others"]), numbers, told["sum"])


def lines_of(file: bytes) -> Iterator[list[bytes]]:
    """The lines of the rooms in a file that was found whole, some at a time."""
    stream = zstd.ZstdFile(BytesIO(file))
    while lines := stream.readlines(_BLOCK):
        yield lines
