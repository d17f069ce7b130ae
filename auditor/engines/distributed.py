"""An audit by workers anywhere: partitions in, entries of all records out, in order.

Results lie on a shelf, a file a partition. What lies there already is not done again, so a run that
was interrupted goes on where it was.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import attrs

from auditor.audit import Audit
from auditor.clock import format_time
from auditor.engines.dask import DaskCluster
from auditor.engines.dispatch import Dispatch
from auditor.engines.local import Batch, ended
from auditor.engines.manifest import Manifest
from auditor.engines.order import Order, Refusal
from auditor.engines.outcome import Head, lines_of, moved, unpacked
from auditor.engines.partitions import Files, Partition, counted, halves, partitions
from auditor.engines.pool import Lethal
from auditor.engines.tasks import HereTask
from auditor.errors import UsageError
from auditor.filenames import labelled
from auditor.report import invalid_entry
from auditor.reports import ndjson
from auditor.summary import Tally

Json = dict[str, Any]


@attrs.frozen
class Distributed:
    """How to audit with a cluster.

    Attributes:
        cluster: opens the cluster for the time of the audit.
        is_digested: whether lines and counts are wanted instead of the entries of rooms.
        has_rooms: whether the rooms are wanted at all, beside their counts.
        size: bytes of lines in a partition; None lets the size of the input decide.
    """

    audit: Audit
    order: Order
    cluster: Callable[[], AbstractContextManager[DaskCluster]]
    is_digested: bool = False
    has_rooms: bool = True
    size: int | None = None

    def batches(self, paths: Iterable[str]) -> Iterator[Batch]:
        """All entries, in order."""
        shelf = self.order.shelf
        manifest = Manifest(self.audit.tool(), format_time(self.audit.now))
        manifest.write(shelf, is_complete=False)
        with self.cluster() as cluster:
            results = self._results(paths, cluster, shelf.names())
            yield from self._in_order(results, manifest)
        shelf.tidy()
        manifest.write(shelf, is_complete=True)

    def _results(
        self, paths: Iterable[str], cluster: DaskCluster, names: set[str]
    ) -> Iterator[tuple[Partition, Any]]:
        order = self.order
        within = (order.limits, order.storage)
        count = partial(cluster.all, partial(counted, limits=order.limits, storage=order.storage))
        dispatch = Dispatch(
            cluster,
            call=order.carry_out,
            known=lambda task: self._kept(order.name(task), names),
            here=lambda task: isinstance(task, HereTask),
            halves=lambda task: halves(task, *within),
        )
        found = partitions(paths, *within, count, self.size)
        return dispatch.run(found)

    def _kept(self, name: str, names: set[str]) -> Head | None:
        """The head of a result that lies there from an earlier run, if it is whole."""
        file = self.order.shelf.read(name) if name in names else None
        return None if file is None else unpacked(file)

    def _in_order(
        self, results: Iterable[tuple[Partition, Any]], manifest: Manifest
    ) -> Iterator[Batch]:
        path, count = "", 0
        for partition, result in results:
            own = "" if isinstance(partition, Files) else partition.path
            if own != path or isinstance(partition, Files):
                path, count = own, 0
            if isinstance(result, Refusal):
                raise result.error()
            if isinstance(result, Lethal):
                batch = self._lethal(partition, count)
                count += 1
                manifest.add({"lethal": batch.entries[0][1]}, _tally_of(batch))
                yield batch
                continue
            if isinstance(partition, HereTask):
                name, result = self.order.carry_out_here(self.audit, partition, count)
            else:
                name = self.order.name(partition)
            head, shift = result.moved(count), count - result.before
            manifest.add(_part(partition, name, head, shift), head.tally)
            count = head.records
            yield self._counts(head)
            yield from self._rooms(name, shift)

    def _counts(self, head: Head) -> Batch:
        """What could not be audited, with the counts of all."""
        others = [(False, entry) for entry in head.others]
        return Batch(others, tally=head.tally if self.is_digested else None)

    def _rooms(self, name: str, shift: int) -> Iterator[Batch]:
        """The rooms of a part, some at a time, numbered as what came before them asks for."""
        if not self.has_rooms:
            return
        file = self.order.shelf.read(name)
        if file is None or unpacked(file) is None:
            address = self.order.shelf.address
            raise UsageError(
                f"{address} の結果 {name} がなくなったか壊れました。もう一度実行してください",
                f"the result {name} in {address} is gone or damaged; run again",
            )
        for lines in lines_of(file):
            if shift or not self.is_digested:
                rooms = [moved(json.loads(line), shift) for line in lines]
                if not self.is_digested:
                    yield Batch([(True, room) for room in rooms])
                    continue
                lines = [ndjson.line(room) for room in rooms]
            yield Batch([], b"".join(lines), Tally())

    def _lethal(self, partition: Partition, count: int) -> Batch:
        """What is told of a record, or a file, that ends every worker."""
        if isinstance(partition, Files):
            end = ended(partition.paths[0], 0, None)
        else:
            line = None if isinstance(partition, HereTask) else partition.line + 1
            end = ended(partition.path, count, line)
        entry = invalid_entry(end)
        batch = Batch([(False, entry)])
        return attrs.evolve(batch, tally=_tally_of(batch) if self.is_digested else None)


def _tally_of(batch: Batch) -> Tally:
    tally = Tally()
    for is_room, entry in batch.entries:
        tally.add(is_room, entry)
    return tally


def _part(partition: Partition, name: str, head: Head, shift: int) -> Json:
    """What the manifest tells of a part."""
    told: Json = {"file": name, "sha256": head.sum, "records": head.records - head.before}
    if isinstance(partition, Files):
        told = {"file": name, "sha256": head.sum, "sources": list(map(labelled, partition.paths))}
    else:
        told["source"] = labelled(partition.path)
    if shift:
        told["shift"] = shift
    return told
