"""The order that a worker carries out: which partition, by which audit, and where to put it.

Whatever happens to the worker, the result lies on the shelf whole or not at all, under a name that
is made of all that it depends on. A partition that is audited twice is written twice, alike.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator

import attrs

from auditor.audit import Audit
from auditor.compact import plainly
from auditor.engines.description import Description
from auditor.engines.outcome import Head, Outcome
from auditor.engines.partitions import Files, Sent, Span, inside
from auditor.engines.storage import Shelf, Storage
from auditor.engines.tasks import HereTask
from auditor.errors import AuditorError, UsageError, reason_of
from auditor.filenames import labelled
from auditor.limits import Limits
from auditor.loader import load_records
from auditor.source import Damage, Lines, Record, line_records, records

ENDING = ".ndjson.zst"
_ready: dict[str, Audit] = {}
"""The audit of the run that this process works for."""


@attrs.frozen
class Refusal:
    """Why a worker did not audit, in both languages, and what kind of error it is."""

    kind: type[AuditorError]
    ja: str
    en: str

    def error(self) -> AuditorError:
        """The error itself, which cannot travel."""
        return self.kind(self.ja, self.en)


@attrs.frozen
class Order:
    """What all partitions of a run have in common.

    Attributes:
        basis: digest of all that entries depend on beside the partition.
    """

    description: Description
    limits: Limits
    storage: Storage
    shelf: Shelf
    basis: bytes

    def name(self, partition: Span | Files | Sent) -> str:
        """The name of a partition's file."""
        told = attrs.asdict(partition, value_serializer=_tellable)
        if isinstance(partition, Sent):
            told["data"] = hashlib.sha256(partition.data).hexdigest()
        parts = plainly([type(partition).__name__, told])
        return hashlib.sha256(self.basis + parts).hexdigest()[:40] + ENDING

    def carry_out(self, partition: Span | Files | Sent) -> Head | Refusal:
        """Audit a partition and put the result on the shelf; its head."""
        try:
            audit = self._audit()
            self._check_marks(partition)
            before = 0 if isinstance(partition, Files) else partition.before
            head, file = self._outcome(audit, self._sources(partition), before).packed()
            self._check_marks(partition)
            self.shelf.write(self.name(partition), file)
        except AuditorError as error:
            return Refusal(type(error), error.ja, error.en)
        except OSError as error:  # of a file that was there when it was cut
            ja, en = reason_of(error)
            return Refusal(UsageError, f"ワーカーで読めません: {ja}", f"a worker cannot read: {en}")
        return head

    def carry_out_here(self, audit: Audit, task: HereTask, before: int) -> tuple[str, Head]:
        """The same in this process, which alone can read the source; name and head."""
        head, file = self._outcome(audit, (task.records,), before).packed()
        told = plainly([labelled(task.path), before, head.sum, head.records, head.others])
        name = hashlib.sha256(self.basis + told).hexdigest()[:40] + ENDING
        self.shelf.write(name, file)
        return name, head

    def _audit(self) -> Audit:
        run = self.shelf.run
        if run not in _ready:
            _ready.clear()
            _ready[run] = self.description.made()
        return _ready[run]

    def _outcome(
        self, audit: Audit, sources: Iterable[Iterable[Record | Damage]], before: int
    ) -> Outcome:
        made = Outcome(before, before)
        for found in sources:
            made.records = before
            for record in found:
                # a record at a time, and damage told apart: see `load_records`
                numbers = None
                if isinstance(record, Damage):
                    numbers = (made.records + 1, record.number)
                for item in load_records((record,), self.limits, made.records):
                    made.records = numbers[0] if numbers else item.number
                    for is_room, entry in audit.entries((item,)):
                        made.add(is_room, entry, numbers)
        return made

    def _sources(self, partition: Span | Files | Sent) -> Iterator[Iterable[Record | Damage]]:
        """The records of each source of the partition."""
        if isinstance(partition, Files):
            yield from (records(path, self.limits, self.storage) for path in partition.paths)
        elif isinstance(partition, Span):
            with inside(partition, self.storage) as stream:
                lines = Lines(b"", stream, self.limits.record, partition.line)
                yield line_records(partition.path, lines, self.limits, partition.ordinal)
        else:
            lines = Lines(b"", io.BytesIO(partition.data), self.limits.record, partition.line)
            yield line_records(partition.path, lines, self.limits, partition.ordinal)

    def _check_marks(self, partition: Span | Files | Sent) -> None:
        """Refuse a file that changed since it was cut: lines would be lost or come twice."""
        if isinstance(partition, Files):
            seen = list(zip(partition.paths, partition.marks, strict=True))
        else:
            seen = [(partition.path, partition.mark)] if isinstance(partition, Span) else []
        for path, mark in seen:
            about = self.storage.about(path)
            if about is None or about.mark != mark:
                raise ChangedError(
                    f"{path} は監査の途中で変わりました。もう一度実行してください",
                    f"{path} changed while it was audited, or workers do not see it; run again",
                )


def _tellable(_: object, __: object, value: object) -> object:
    """A value of a partition, names of files as they are told."""
    return labelled(value) if isinstance(value, str) else value


class ChangedError(AuditorError):
    """A source that is another for a worker than it was when it was cut."""
