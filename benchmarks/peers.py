"""The auditor beside other tools: first whether they find the same, then what it costs.

    python benchmarks/peers.py 10000 --repeat 5 --python /tmp/peers/bin/python

Three tasks: fifteen plain rules (peers/rules.toml), validation, and a thousand terms in names and
descriptions. A tool that does not find the same in the same rooms is not timed; one that is not
installed is named. Every run is a process of its own, measured whole; the runs take turns, and a
ratio is that of two runs of one turn.
"""

import argparse
import math
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from peers.lines import Found
from peers.runs import Bench, Cost
from peers.table import RULES, TEXT, VALIDATION, Peer
from tabulate import tabulate

TASKS = {"rules": RULES, "validation": VALIDATION, "text": TEXT}


@attrs.frozen
class Variant:
    """A peer with the number of rooms and the number of cores that it gets."""

    peer: Peer
    rooms: int
    cores: int

    @property
    def label(self) -> str:
        """What to call it."""
        cores = "one core" if self.cores == 1 else f"{self.cores} cores"
        return f"{self.peer.name}, {self.rooms:,} rooms, {cores}"


def main() -> None:
    """Print what is compared, and then the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rooms", type=int, nargs="?", default=10_000)
    parser.add_argument("--repeat", type=int, default=5, help="turns; the median counts")
    parser.add_argument("--task", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--only", nargs="+", help="some of the modules in benchmarks/peers")
    parser.add_argument("--check", action="store_true", help="compare what is found, time nothing")
    parser.add_argument(
        "--python", default=sys.executable, help="the interpreter that has the other tools"
    )
    arguments = parser.parse_args()
    differ = False
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), arguments.python)
        for task in arguments.task:
            print(f"\n## {task}\n", flush=True)
            first, *others = TASKS[task]
            chosen = [p for p in others if not arguments.only or p.module in arguments.only]
            there = list(installed(bench, [first, *chosen]))
            wanted = list(variants(there, arguments.rooms))
            same = compared(bench, wanted, is_sound=task != "validation")
            differ = differ or len(same) < len(wanted)
            if not arguments.check:
                costs = measured(bench, same, arguments.repeat, is_sound=task != "validation")
                print(table(costs))
    sys.exit(differ)


def installed(bench: Bench, peers: Iterable[Peer]) -> Iterable[Peer]:
    """Those that are there, with their versions told; the others named."""
    for peer in peers:
        version = bench.version(peer)
        print(f"- {peer.name}: {version or f'not installed: {peer.install}'}", flush=True)
        if version:
            yield peer


def variants(peers: Sequence[Peer], rooms: int) -> Iterable[Variant]:
    """What is run: each peer on its rooms, and the first of all on everybody's rooms."""
    first = peers[0]
    sizes = {min(rooms, peer.most or rooms) for peer in peers}
    for size in sorted(sizes, reverse=True):
        yield from (Variant(first, size, cores) for cores in first.cores)
        for peer in peers[1:]:
            if min(rooms, peer.most or rooms) == size:
                yield from (Variant(peer, size, cores) for cores in peer.cores)


def compared(bench: Bench, wanted: Sequence[Variant], *, is_sound: bool) -> Sequence[Variant]:
    """Those that find the same in the same rooms as the first; tells what each finds."""
    found: dict[Variant, Found] = {}
    for variant in wanted:
        rooms = bench.rooms(variant.rooms, sound=is_sound)
        try:
            found[variant] = bench.found(variant.peer, rooms, variant.cores)
        except ChildProcessError as error:
            print(f"- {variant.label}: {error}", flush=True)
    same = []
    for variant, ours in found.items():
        standard = next(v for v in found if v.rooms == variant.rooms)
        theirs = found[standard]
        odd = {
            name: (len(ours.get(name, ())), len(theirs.get(name, ())))
            for name in sorted({*ours, *theirs})
            if ours.get(name, frozenset()) != theirs.get(name, frozenset())
        }
        told = ", ".join(f"{name} {own} instead of {due}" for name, (own, due) in odd.items())
        print(f"- {variant.label}: {told or 'the same in the same rooms'}", flush=True)
        if not odd:
            same.append(variant)
    largest = found[wanted[0]]
    print("\n" + tabulate([(k, len(v)) for k, v in largest.items()], ("found", "rooms"), "github"))
    return same


def measured(
    bench: Bench, wanted: Sequence[Variant], repeat: int, *, is_sound: bool
) -> Mapping[Variant, Sequence[Cost]]:
    """What each variant cost, turn by turn."""
    costs: dict[Variant, list[Cost]] = {variant: [] for variant in wanted}
    for turn in range(repeat):
        for variant in wanted:
            rooms = bench.rooms(variant.rooms, sound=is_sound)
            costs[variant].append(bench.run(variant.peer, rooms, variant.cores)[0])
        print(f"turn {turn + 1} of {repeat}", file=sys.stderr)
    return costs


def table(costs: Mapping[Variant, Sequence[Cost]]) -> str:
    """One row a variant; its speed as a multiple of the first peer's and of the full audit's."""
    first = next(iter(costs)).peer
    full = next((v.peer for v in costs if v.peer.task == "full"), None)
    against = [first] if full is None else [first, full]
    kinds = ("wall", "cpu")
    rows = []
    for variant, runs in costs.items():
        middle = statistics.median(run.wall for run in runs)
        row = [variant.peer.name, variant.cores, f"{variant.rooms:,}"]
        row += [f"{variant.rooms / middle:,.0f}"]
        row += [spread([getattr(run, kind) for run in runs]) for kind in kinds]
        row += [f"{statistics.median(run.peak for run in runs):,.0f}"]
        row += [spread(speeds(costs, variant, peer, kind)) for peer in against for kind in kinds]
        rows.append(row)
    headers = ["tool", "cores", "rooms", "rooms/s", "wall s", "CPU s", "MiB"]
    headers += [f"÷ {peer.name}, {kind}" for peer in against for kind in ("wall", "CPU")]
    return "\n" + tabulate(rows, headers, "pipe", colalign=("left", *["right"] * len(headers[1:])))


def speeds(
    costs: Mapping[Variant, Sequence[Cost]], variant: Variant, peer: Peer, kind: str
) -> Sequence[float]:
    """How many times as fast as another peer a variant is, turn by turn."""
    alike = [v for v in costs if v.peer is peer]
    # on as many rooms and cores, or on what comes nearest
    other = min(alike, key=lambda v: (abs(v.rooms - variant.rooms), abs(v.cores - variant.cores)))
    return [
        getattr(theirs, kind) / other.rooms / (getattr(own, kind) / variant.rooms)
        for own, theirs in zip(costs[variant], costs[other], strict=True)
    ]


def spread(values: Sequence[float]) -> str:
    """The median, with the least and the greatest."""
    return f"{short(statistics.median(values))} ({short(min(values))}–{short(max(values))})"


def short(value: float) -> str:
    """A number in three digits."""
    return (
        f"{value:.{max(0, 2 - math.floor(math.log10(value)))}f}" if value < 100 else f"{value:,.0f}"
    )


if __name__ == "__main__":
    main()
