"""Draw the table that growth.py prints, or a page that holds it: time a room, and memory.

    python benchmarks/growth_plot.py docs/performance.md docs/growth.svg

Needs matplotlib, here only.
"""

import re
import sys
from pathlib import Path

ROW = re.compile(
    r"^\| ([\d,]+) \| (\d+) \| [\d.,]+ \| [\d.,]+ \| ([\d.,]+) \| (\d+) \|$", re.MULTILINE
)


def rows(text: str) -> list[tuple[int, int, float, float]]:
    """Rooms, jobs, milliseconds of the processor a room, and MiB, of each line of the table."""
    return [
        (int(rooms.replace(",", "")), int(jobs), float(each.replace(",", "")), float(peak))
        for rooms, jobs, each, peak in ROW.findall(text)
    ]


def main() -> None:
    """Write the plot."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot

    source, target = map(Path, sys.argv[1:3])
    found = rows(source.read_text("utf-8"))
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4), constrained_layout=True)
    for jobs, mark in ((1, "o-"), (2, "s--")):
        mine = [row for row in found if row[1] == jobs]
        label = "one process" if jobs == 1 else f"{jobs} processes"
        left.plot([row[0] for row in mine], [row[2] for row in mine], mark, label=label)
        right.plot([row[0] for row in mine], [row[3] for row in mine], mark, label=label)
    left.set(xscale="log", yscale="log", xlabel="rooms", ylabel="ms of the processor a room")
    right.set(
        xscale="log",
        ylim=(0, 1.1 * max(row[3] for row in found)),
        xlabel="rooms",
        ylabel="peak MiB of the largest process",
    )
    for axes in (left, right):
        axes.grid(alpha=0.3)
        axes.legend()
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    main()
