"""Sources cut into partitions that workers read by themselves: ranges of lines, or some files.

Ranges end where lines end. Each knows how many lines come before it, so that its entries have
their final numbers wherever and whenever they are made.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, BinaryIO

import attrs

from auditor.engines.storage import Storage
from auditor.engines.tasks import HereTask, LinesTask, cut
from auditor.inputs import COMPRESSIONS, STDIN, is_lines_name
from auditor.limits import Limits
from auditor.source import (
    UNREADABLE,
    Damage,
    Lines,
    peek,
    unreadable,
)

LEAST = 256 * 1024
MOST = 64 * 1024 * 1024
_SHARE = 4096
_SENT = 1024 * 1024
_SMALL = 1024 * 1024
_MOST_FILES = 64
_BLOCK = 64 * 1024
_BOM = b"\xef\xbb\xbf"


@attrs.frozen
class Span:
    """Complete lines of a JSON Lines file, by the place of their bytes.

    Attributes:
        mark: the state of the file in which the places hold.
        line: how many lines come before these.
        ordinal: how many of those are not blank.
    """

    path: str
    mark: str
    start: int
    end: int
    line: int = 0
    ordinal: int = 0

    @property
    def before(self) -> int:
        """How many rooms came before, as far as can be told without reading them."""
        return self.ordinal


@attrs.frozen
class Files:
    """Some files that are read whole.

    Attributes:
        marks: the state in which each was seen.
    """

    paths: tuple[str, ...]
    marks: tuple[str, ...]


Sent = LinesTask
"""Lines that travel with the task: of a pipe, or out of a compression."""
Partition = Span | Files | Sent | HereTask
Count = Callable[[list[Span]], Iterable[tuple[int, int]]]
"""How many lines spans have, and how many of them are not blank."""


def partitions(
    paths: Iterable[str], limits: Limits, storage: Storage, count: Count, size: int | None = None
) -> Iterator[Partition]:
    """The partitions that make up the sources, in order.

    Args:
        paths: the sources.
        limits: how large a record may be.
        storage: where they lie.
        count: counts the lines of spans.
        size: bytes of a span; by default more of them the larger all sources are.
    """
    seen = [(path, None if path == STDIN else storage.about(path)) for path in paths]
    size = size or _size(sum(about.size for _, about in seen if about is not None))
    files: list[tuple[str, str]] = []
    held = 0
    for path, about in seen:
        is_lines = is_lines_name(path)
        if about is not None and not is_lines and about.size < _SMALL:
            files.append((path, about.mark))
            held += about.size
            if held < size and len(files) < _MOST_FILES:
                continue
        if files:
            yield _together(files)
        is_taken = (path, about.mark if about else "") in files
        files, held = [], 0
        if is_taken:
            continue
        if about is None or (is_lines and path.lower().endswith(COMPRESSIONS)):
            yield from cut(path, limits, min(size, _SENT), storage)
            continue
        try:
            yield from _large(Span(path, about.mark, 0, about.size), limits, storage, count, size)
        except UNREADABLE as error:
            yield HereTask(path, (Damage(path, 1, unreadable(error)),))
    if files:
        yield _together(files)


def _size(total: int) -> int:
    """Bytes of a span: a power of two, so that a little more input leaves the cuts in place."""
    size = LEAST
    while size < MOST and size * _SHARE < total:
        size *= 2
    return size


def _together(files: list[tuple[str, str]]) -> Files:
    return Files(tuple(path for path, _ in files), tuple(mark for _, mark in files))


def _large(
    file: Span, limits: Limits, storage: Storage, count: Count, size: int
) -> Iterator[Partition]:
    """The partitions of one file that is not compressed, or not known to be lines."""
    if file.path.lower().endswith(COMPRESSIONS):
        yield Files((file.path,), (file.mark,))
        return
    with storage.open(file.path) as stream:
        is_lines, _ = peek(file.path, stream, limits)
        if not is_lines:
            yield Files((file.path,), (file.mark,))
            return
        stream.seek(0)
        start = len(_BOM) if stream.read(len(_BOM)) == _BOM else 0
        cuts = list(_cuts(stream, start, file.end, size))
    spans = [attrs.evolve(file, start=first, end=last) for first, last in pairwise(cuts)]
    if len(spans) < 2:
        yield from spans
        return
    line = ordinal = 0
    for span, (lines, filled) in zip(spans, count(spans), strict=True):
        yield attrs.evolve(span, line=line, ordinal=ordinal)
        line, ordinal = line + lines, ordinal + filled


def _cuts(stream: BinaryIO, start: int, end: int, size: int) -> Iterator[int]:
    """Where spans begin and end: after the first end of a line that lies far enough."""
    yield start
    while start + size < end:
        start = _line_end(stream, start + size - 1, end)
        yield start
    if start < end:
        yield end


def _line_end(stream: BinaryIO, start: int, end: int) -> int:
    """The place after the first line end from `start` on; `end` where there is none."""
    stream.seek(start)
    while start < end:
        block = stream.read(min(_BLOCK, end - start))
        if not block:
            return end
        found = block.find(b"\n")
        if found >= 0:
            return start + found + 1
        start += len(block)
    return end


def halves(
    partition: Partition, limits: Limits, storage: Storage
) -> tuple[Partition, Partition] | None:
    """Two partitions that make up this one; None for a single line or file."""
    if isinstance(partition, HereTask):
        return None
    if isinstance(partition, LinesTask):
        parts = partition.halves()
        return None if len(parts) == 1 else (parts[0], parts[1])
    if isinstance(partition, Files):
        middle = len(partition.paths) // 2
        pairs = list(zip(partition.paths, partition.marks, strict=True))
        return (_together(pairs[:middle]), _together(pairs[middle:])) if middle else None
    return _split(partition, limits, storage)


def _split(span: Span, limits: Limits, storage: Storage) -> tuple[Span, Span] | None:
    with storage.open(span.path) as stream:
        middle = _line_end(stream, (span.start + span.end) // 2, span.end)
        if middle == span.end:  # what lies in the middle is the last line: where does it begin?
            middle = _last_line(stream, span)
    if not span.start < middle < span.end:
        return None
    head = attrs.evolve(span, end=middle)
    lines, filled = counted(head, limits, storage)
    return head, attrs.evolve(
        span, start=middle, line=span.line + lines, ordinal=span.ordinal + filled
    )


def _last_line(stream: BinaryIO, span: Span) -> int:
    """Where the last line of a span begins."""
    at = span.start
    while (after := _line_end(stream, at, span.end)) < span.end:
        at = after
    return at


def counted(span: Span, limits: Limits, storage: Storage) -> tuple[int, int]:
    """How many lines a span has, and how many of them are not blank."""
    lines = filled = 0
    with inside(span, storage) as stream:
        for _, raw, _ in Lines(b"", stream, limits.record):
            lines += 1
            filled += bool(raw.strip())
    return lines, filled


@contextmanager
def inside(span: Span, storage: Storage) -> Iterator[BinaryIO]:
    """The bytes of a span as a stream of their own."""
    with storage.open(span.path) as stream:
        stream.seek(span.start)
        yield io.BufferedReader(_Bounded(stream, span.end - span.start), _BLOCK)


class _Bounded(io.RawIOBase):
    """The next bytes of a stream, so many and no more."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream = stream
        self._left = left

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer as far as the bytes go."""
        block = self._stream.read(min(len(buffer), self._left))
        buffer[: len(block)] = block
        self._left -= len(block)
        return len(block)
