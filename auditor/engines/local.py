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
from auditor.engines.pool import Lethal, Pool, is_available
from auditor.engines.tasks import CHUNK, FilesTask, HereTask, LinesTask, Task, tasks
from auditor.limits import Limits
from auditor.loader import Invalid, Loaded, load_all, load_record, load_records
from auditor.source import Lines, Record, line_records
from auditor.summary import Tally

Json = dict[str, Any]
Entries = list[tuple[bool, Json]]
_FEW = 3
"""With no more tasks than this, starting processes costs more than it saves."""


@attrs.frozen
class Batch:
    """Entries of the report that follow one another.

    Attributes:
        entries: whether each is a room, and the entry; of a digest only those that are not.
        lines: the rooms as they are to be written, when the entries were digested.
        tally: what they count to, when the entries were digested.
    """

    entries: Entries
    lines: bytes = b""
    tally: Tally | None = None


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
    """

    audit: Audit
    limits: Limits
    jobs: int | None = None
    encode: Callable[[Json], bytes] | None = None
    chunk: int = CHUNK

    def batches(self, paths: Iterable[str]) -> Iterator[Batch]:
        """All entries, in order."""
        if self.jobs == 1:
            yield from (self._batch((item,)) for item in load_all(paths, self.limits))
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
            for item in _items(task, self.limits, count):
                count = item.number
                yield self._batch((item,))

    def _in_order(self, results: Iterable[tuple[Task, Any]]) -> Iterator[Batch]:
        path, count = "", 0
        for task, result in results:
            if _path(task) != path:
                path, count = _path(task), 0
            if isinstance(task, HereTask):
                for item in _items(task, self.limits, count):
                    yield self._batch((item,))
                continue
            if isinstance(result, Lethal):
                end = _end(task, count)
                count = end.number
                yield self._batch((end,))
                continue
            if isinstance(task, LinesTask) and count != task.before:
                # a line before held several rooms or none: the numbers were not what they seemed
                result = self._work(attrs.evolve(task, before=count))
            count = result.records
            yield result.batch

    def _work(self, task: Task) -> _Done:
        count = task.before if isinstance(task, LinesTask) else 0

        def counted() -> Iterator[Loaded | Invalid]:
            nonlocal count
            for item in _items(task, self.limits, count):
                count = item.number
                yield item

        batch = self._batch(counted())
        return _Done(batch, count)

    def _batch(self, items: Iterable[Loaded | Invalid]) -> Batch:
        found = self.audit.entries(items)
        if self.encode is None:
            return Batch(list(found))
        tally = Tally()
        lines: list[bytes] = []
        others: Entries = []
        for is_room, entry in found:
            tally.add(is_room, entry)
            if is_room:
                lines.append(self.encode(entry))
            else:
                others.append((is_room, entry))
        return Batch(others, b"".join(lines), tally)

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


def _items(task: Task, limits: Limits, before: int) -> Iterator[Loaded | Invalid]:
    if isinstance(task, LinesTask):
        lines = Lines(b"", io.BytesIO(task.data), limits.record, task.line)
        found = line_records(task.path, lines, limits, task.ordinal)
        yield from load_records(found, limits, before)
    elif isinstance(task, FilesTask):
        yield from load_all(task.paths, limits)
    else:
        yield from load_records(task.records, limits, before)


def _end(task: LinesTask | FilesTask, before: int) -> Invalid:
    """What is told of a record that ends every process that audits it."""
    is_line = isinstance(task, LinesTask)
    return Invalid(
        task.path if isinstance(task, LinesTask) else task.paths[0],
        before + 1,
        task.line + 1 if isinstance(task, LinesTask) else None,
        1 if is_line else None,
        "",
        "監査の処理が続けて終了したため、このデータは監査できませんでした",
        "could not be audited: every process that did so ended",
    )
