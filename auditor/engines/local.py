"""An audit on this machine: the entries of all records in order, by one process or several.

What the processes bring together is the same, byte for byte, as one process finds: workers only
ever take complete lines or whole files, and the numbers of records are checked as the results
come in.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

import attrs

from auditor.audit import Audit
from auditor.cache import Cache, Fresh, Kept, packed
from auditor.context import Term
from auditor.engines.pool import Lethal, Pool, is_available
from auditor.engines.tasks import CHUNK, FilesTask, HereTask, LinesTask, Task, tasks
from auditor.inputs import is_regular
from auditor.limits import Limits
from auditor.loader import Invalid, Loaded, load_record, load_records
from auditor.report import invalid_entry
from auditor.source import Damage, Lines, Record, line_records, records
from auditor.summary import Tally

Json = dict[str, Any]
Entries = list[tuple[bool, Json]]
_FEW = 3
"""With no more tasks than this, starting processes costs more than it saves."""

_HANDFUL = 16
"""Rooms that are judged together: of more, one room's texts push another's out of the caches."""
_FEW_CHARACTERS = 128 * 1024
"""Nor do more come together once their records are as long as this."""

_Source = tuple[Iterable[Record | Damage], int]
"""Records of one source, and how many rooms of it came before."""


@attrs.frozen
class Batch:
    """Entries of the report that follow one another.

    Attributes:
        entries: whether each is a room, and the entry; of a digest only those that are not.
        lines: the rooms as they are to be written, when the entries were digested.
        tally: what they count to, when the entries were digested.
        used: keys of the cache under which entries were found.
        fresh: what the cache is to keep.
    """

    entries: Entries
    lines: bytes = b""
    tally: Tally | None = None
    used: tuple[bytes, ...] = ()
    fresh: tuple[Fresh, ...] = ()


@attrs.frozen
class _Found:
    """What one record, or a handful of rooms, came to.

    Attributes:
        count: how many rooms the source had by then.
        lines: bytes and counts of the entries where the cache held them.
    """

    count: int
    entries: Iterable[tuple[bool, Json]]
    lines: Kept | None = None
    used: bytes | None = None
    fresh: Fresh | None = None


@attrs.frozen
class _Done:
    """What a worker sends: the batch, and how many records its source had by then."""

    batch: Batch
    records: int


@attrs.frozen
class Local:
    """How to audit on this machine.

    Attributes:
        jobs: number of processes; None decides by the processors and the size of the input.
        encode: makes the bytes of one room; given when nobody needs the entries themselves.
        chunk: bytes of lines that one task holds.
        cache: entries of earlier audits.
    """

    audit: Audit
    limits: Limits
    jobs: int | None = None
    encode: Callable[[Json], bytes] | None = None
    chunk: int = CHUNK
    cache: Cache | None = None

    def batches(self, paths: Iterable[str]) -> Iterator[Batch]:
        """All entries, in order."""
        for batch in self._batches(paths):
            if self.cache is not None:
                self.cache.note(batch.used, batch.fresh)
            yield batch

    def _batches(self, paths: Iterable[str]) -> Iterator[Batch]:
        if self.jobs == 1:
            for path in paths:
                # what comes through a pipe is told as it comes
                most = _HANDFUL if is_regular(path) else 1
                yield from self._read((records(path, self.limits), 0), most)
            return
        found = tasks(paths, self.limits, self.chunk)
        first = [] if self.jobs else list(islice(found, _FEW + 1))
        is_small = self.jobs is None and len(first) <= _FEW
        if is_small or self.audit.guard is not None or not is_available():
            yield from self._plainly(chain(first, found))
            return
        self._warm()
        pool = Pool(
            work=self._work,
            jobs=self.jobs or _processors(),
            here=lambda task: isinstance(task, HereTask),
            halves=lambda task: task.halves(),
        )
        yield from self._in_order(pool.run(chain(first, found)))

    def _plainly(self, found: Iterable[Task]) -> Iterator[Batch]:
        path, count = "", 0
        for task in found:
            if _path(task) != path:
                path, count = _path(task), 0
            most = 1 if isinstance(task, HereTask) else _HANDFUL
            for one in self._found(_sources(task, self.limits, count), most):
                count = one.count
                yield self._batch((one,))

    def _read(self, source: _Source, most: int) -> Iterator[Batch]:
        yield from (self._batch((one,)) for one in self._found((source,), most))

    def _in_order(self, results: Iterable[tuple[Task, Any]]) -> Iterator[Batch]:
        path, count = "", 0
        for task, result in results:
            if _path(task) != path:
                path, count = _path(task), 0
            if isinstance(task, HereTask):
                yield from self._read((task.records, count), most=1)
                continue
            if isinstance(result, Lethal):
                if isinstance(task, LinesTask):
                    end = ended(path, count, task.line + 1)
                else:
                    end = ended(task.paths[0], 0, None)
                count = end.number
                yield self._batch((_Found(count, ((False, invalid_entry(end)),)),))
                continue
            if isinstance(task, LinesTask) and count != task.before:
                # a line before held several rooms or none: the numbers were not what they seemed
                result = self._work(attrs.evolve(task, before=count))
            count = result.records
            yield result.batch

    def _work(self, task: Task) -> _Done:
        count = task.before if isinstance(task, LinesTask) else 0

        def counted() -> Iterator[_Found]:
            nonlocal count
            for one in self._found(_sources(task, self.limits, count)):
                count = one.count
                yield one

        batch = self._batch(counted())
        return _Done(batch, count)

    def _found(self, sources: Iterable[_Source], most: int = _HANDFUL) -> Iterator[_Found]:
        """What the records come to: `most` rooms at a time, or record by record with a cache."""
        if self.cache is None:
            for items in _handfuls(sources, self.limits, most):
                yield _Found(items[-1].number, self.audit.entries(items))
            return
        for found, before in sources:
            count = before
            for record in found:
                if isinstance(record, Damage):
                    for item in load_records((record,), self.limits, count):
                        count = item.number
                        yield _Found(count, self.audit.entries((item,)))
                    continue
                one = self._looked_up(self.cache, record, count)
                count = one.count
                yield one

    def _looked_up(self, cache: Cache, record: Record, before: int) -> _Found:
        key = cache.key(record.text)
        kept = cache.find(key, record.path, before, record.line)
        if kept is not None:
            return _Found(before + kept.records, kept.entries, kept, used=key)
        count, term = before, Term()
        entries: Entries = []
        for item in load_record(record, self.limits, before):
            count = item.number
            entries += self.audit.entries((item,), term)
        fresh = packed(key, entries, count - before, (before, record.line), term)
        return _Found(count, entries, fresh=fresh)

    def _batch(self, found: Iterable[_Found]) -> Batch:
        tally = Tally()
        lines: list[bytes] = []
        entries: Entries = []
        used: list[bytes] = []
        fresh: list[Fresh] = []
        for one in found:
            if one.used is not None:
                used.append(one.used)
            if one.fresh is not None:
                fresh.append(one.fresh)
            if self.encode is None:
                entries += one.entries
            elif one.lines is not None:
                tally.merge(one.lines.tally)
                lines += one.lines.rooms
                entries += one.lines.others
            else:
                for is_room, entry in one.entries:
                    tally.add(is_room, entry)
                    if is_room:
                        lines.append(self.encode(entry))
                    else:
                        entries.append((is_room, entry))
        counted = None if self.encode is None else tally
        return Batch(entries, b"".join(lines), counted, tuple(used), tuple(fresh))

    def _warm(self) -> None:
        """Load what is loaded at the first room, so that all workers share it."""
        text = '{"schema":"openchat-room-export/1","room":{"name":"-"}}'
        for _ in self.audit.entries(load_record(Record("", 1, text), self.limits)):
            pass


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _path(task: Task) -> str:
    """The source of the task; none where it is about several."""
    return "" if isinstance(task, FilesTask) else task.path


def _handfuls(
    sources: Iterable[_Source], limits: Limits, most: int
) -> Iterator[list[Loaded | Invalid]]:
    """What the records of the sources hold, in order, some at a time."""
    some: list[Loaded | Invalid] = []
    size = 0
    for found, before in sources:
        for item in load_records(found, limits, before):
            some.append(item)
            size += len(item.record.text) if isinstance(item, Loaded) else 0
            if len(some) >= most or size >= _FEW_CHARACTERS:
                yield some
                some, size = [], 0
    if some:
        yield some


def _sources(task: Task, limits: Limits, before: int) -> Iterator[_Source]:
    """The records of each source of the task, and how many rooms of it came before."""
    if isinstance(task, LinesTask):
        lines = Lines(b"", io.BytesIO(task.data), limits.record, task.line)
        yield line_records(task.path, lines, limits, task.ordinal), before
    elif isinstance(task, FilesTask):
        yield from ((records(path, limits), 0) for path in task.paths)
    else:
        yield task.records, before


def ended(path: str, before: int, line: int | None) -> Invalid:
    """What is told of a record that ends every process that audits it.

    Args:
        path: the source.
        before: how many rooms of it came before.
        line: the record's line, None where the record is the whole source.
    """
    return Invalid(
        path,
        before + 1,
        line,
        None if line is None else 1,
        "",
        "監査の処理が続けて終了したため、このデータは監査できませんでした",
        "could not be audited: every process that did so ended",
    )
