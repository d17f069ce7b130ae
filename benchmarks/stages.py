"""Where the time of an audit goes: microseconds a room for each stage, in one process.

    python benchmarks/stages.py rooms.ndjson

The stages run one after another over the same rooms, so that each is measured alone, in seconds of
the processor; the fastest of several passes counts, for the machine may be busy otherwise.
"""

import argparse
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from auditor import jsontext, schema
from auditor.audit import prepare
from auditor.context import Context
from auditor.engines.local import Local
from auditor.host import load as load_host
from auditor.limits import Limits
from auditor.loader import Loaded, load, load_record
from auditor.model.building import build_export
from auditor.profile import resolve
from auditor.reports import ndjson
from auditor.source import Record, records
from auditor.text import assess as assess_texts

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def stages(path: str) -> Iterator[tuple[str, int, Callable[[], object]]]:
    """Each stage: its name, the number of rooms it handles, and what runs it once."""
    limits = Limits()
    found = [record for record in records(path, limits) if isinstance(record, Record)]
    values = [jsontext.decode(record.text, limits)[0] for record in found]
    rooms = [
        item for record in found for item in load_record(record, limits) if isinstance(item, Loaded)
    ]
    audit = prepare(load_host(only_builtin=True), resolve("launch"), NOW)
    entries = [audit.room(room) for room in rooms]

    def assess(room: Loaded) -> object:
        return Context(room.export, NOW).assessment

    def read_listing(room: Loaded) -> object:
        about = room.export.room
        fields = {"/room/name": about.name or "", "/room/description": about.description or ""}
        return assess_texts(fields, badge=about.badge)

    def one_by_one(function: Callable[[Any], object], over: Iterable[Any]) -> Callable[[], object]:
        def run() -> None:
            for item in over:
                function(item)

        return run

    def loaded(record: Record) -> object:
        return list(load_record(record, limits))

    yield "split", len(found), lambda: sum(1 for _ in records(path, limits))
    yield "decode", len(found), one_by_one(lambda r: jsontext.decode(r.text, limits), found)
    yield "validate", len(rooms), one_by_one(lambda v: schema.violations("room-export", v), values)
    yield "structure", len(rooms), one_by_one(lambda r: build_export(r.raw), rooms)
    yield "load (all above, invalid told)", len(found), one_by_one(loaded, found)
    yield "text of name and description", len(rooms), one_by_one(read_listing, rooms)
    yield "text", len(rooms), one_by_one(assess, rooms)
    yield "text + rules", len(rooms), one_by_one(audit.results, rooms)
    yield "text + rules + entry", len(rooms), one_by_one(audit.room, rooms)
    yield "encode", len(entries), one_by_one(ndjson.line, entries)
    whole = Local(audit, limits, jobs=1, encode=ndjson.line)
    yield "all, as one process does it", len(found), lambda: deque(whole.batches([path]), 0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--rules", type=int, default=0, help="the N slowest rules too")
    arguments = parser.parse_args()
    print("| stage | µs a room | rooms/s |\n|---|---:|---:|")
    for name, count, run in stages(arguments.path):
        best = min(_seconds(run) for _ in range(arguments.passes))
        print(f"| {name} | {best / count * 1e6:,.1f} | {count / best:,.0f} |", flush=True)
    for rule, microseconds in slowest(arguments.path, arguments.rules):
        print(f"| {rule} | {microseconds:,.1f} | |")


def slowest(path: str, most: int) -> Iterator[tuple[str, float]]:
    """The rules that take longest with the text scanned already: id, microseconds a room."""
    audit = prepare(load_host(only_builtin=True), resolve("launch"), NOW)
    spent: dict[str, float] = dict.fromkeys(audit.rules, 0.0)
    count = 0
    for item in load(path, Limits()):
        if not isinstance(item, Loaded):
            continue
        count += 1
        context = Context(item.export, NOW)
        _ = context.assessment
        for judge in audit.judges:
            start = time.process_time()
            judge.judge(item.export, item.raw, context)
            spent[judge.rule.id] += time.process_time() - start
    for rule, seconds in sorted(spent.items(), key=lambda pair: -pair[1])[:most]:
        yield rule, seconds / count * 1e6


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
