"""Inputs cut into tasks: complete lines of one file, some small files, or what must stay whole."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from auditor.errors import InputError
from auditor.inputs import COMPRESSIONS, STDIN, is_lines_name, is_regular
from auditor.limits import Limits
from auditor.source import (
    DISK,
    UNREADABLE,
    Damage,
    Lines,
    Record,
    Store,
    opened,
    peek,
    records,
    unreadable,
    whole,
)

CHUNK = 64 * 1024
"""Bytes of lines in a task: the report of a room is up to thirty times the room."""
_SMALL = 1024 * 1024
_MOST_FILES = 64


@attrs.frozen
class LinesTask:
    """Complete lines of a JSON Lines source.

    Attributes:
        data: the lines; of a last one over the limit only the head.
        line: how many lines come before these.
        ordinal: how many of those are not blank.
        before: how many rooms came before, as far as can be told without reading them.
    """

    path: str
    data: bytes
    line: int
    ordinal: int
    before: int

    def halves(self) -> tuple["LinesTask", ...]:
        """Two tasks that make up this one; itself when it is a single line."""
        *ended, rest = self.data.split(b"\n")
        lines = [line + b"\n" for line in ended] + ([rest] if rest else [])
        if len(lines) < 2:
            return (self,)
        middle = len(lines) // 2
        filled = sum(1 for line in lines[:middle] if line.strip())
        head, tail = b"".join(lines[:middle]), b"".join(lines[middle:])
        ordinal, before = self.ordinal + filled, self.before + filled
        return (
            attrs.evolve(self, data=head),
            LinesTask(self.path, tail, self.line + middle, ordinal, before),
        )


@attrs.frozen
class FilesTask:
    """Some small files."""

    paths: tuple[str, ...]

    def halves(self) -> tuple["FilesTask", ...]:
        """Two tasks that make up this one; itself when it is a single file."""
        middle = len(self.paths) // 2
        if not middle:
            return (self,)
        return FilesTask(self.paths[:middle]), FilesTask(self.paths[middle:])


@attrs.frozen
class HereTask:
    """Records that this process reads by itself: of a large file, a pipe, or a damaged source.

    Attributes:
        path: the source, of which other tasks may come before.
    """

    path: str
    records: Iterable[Record | Damage]


Task = LinesTask | FilesTask | HereTask


def tasks(paths: Iterable[str], limits: Limits, chunk: int = CHUNK) -> Iterator[Task]:
    """The tasks that make up the sources, in order."""
    files: list[str] = []
    size = 0
    for path in paths:
        if _is_small(path):
            files.append(path)
            size += Path(path).stat().st_size
            if size < chunk and len(files) < _MOST_FILES:
                continue
        if files:
            yield FilesTask(tuple(files))
        if path not in files:
            yield from cut(path, limits, chunk)
        files, size = [], 0
    if files:
        yield FilesTask(tuple(files))


def _is_small(path: str) -> bool:
    """Whether the file is read whole in any case, and is no burden."""
    if path == STDIN or is_lines_name(path) or path.lower().endswith(COMPRESSIONS):
        return False
    try:
        return Path(path).stat().st_size < _SMALL
    except OSError:
        return False


def cut(
    path: str, limits: Limits, chunk: int, store: Store = DISK
) -> Iterator[LinesTask | HereTask]:
    """The tasks of one source; what cannot be read is told as the plain reading tells it."""
    is_file = is_regular(path)
    if path != STDIN and not is_file and not is_lines_name(path):
        yield HereTask(path, records(path, limits, store))  # a pipe, which cannot be opened twice
        return
    try:
        with opened(path, store) as stream:
            is_lines, head = peek(path, stream, limits)
            if is_lines:
                yield from _chunks(path, Lines(head, stream, limits.record), chunk)
            elif is_file:
                yield HereTask(path, records(path, limits))
            else:
                yield HereTask(path, _rest(path, head, stream, limits))
    except UNREADABLE as error:
        yield HereTask(path, (Damage(path, 1, unreadable(error)),))


def _rest(path: str, head: bytes, stream: BinaryIO, limits: Limits) -> Iterator[Record | Damage]:
    try:
        yield from whole(path, head, stream, limits)
    except InputError as error:
        yield Damage(path, 1, error)
    except UNREADABLE as error:
        yield Damage(path, 1, unreadable(error))


def _chunks(path: str, lines: Lines, chunk: int) -> Iterator[LinesTask]:
    parts: list[bytes] = []
    size = line = ordinal = 0
    start = (0, 0)
    source = iter(lines)
    while True:
        try:
            number, raw, is_whole = next(source)
        except StopIteration:
            break
        except UNREADABLE:
            # what was read before the damage counts
            if parts:
                yield LinesTask(path, b"".join(parts), *start, start[1])
            raise
        parts.append(raw)
        size += len(raw)
        line, ordinal = number, ordinal + bool(raw.strip())
        if size >= chunk or not is_whole:
            yield LinesTask(path, b"".join(parts), *start, start[1])
            parts, size, start = [], 0, (line, ordinal)
    if parts:
        yield LinesTask(path, b"".join(parts), *start, start[1])
