"""How time and memory of `auditor check` grow with the rooms, by one process and by several.

    python benchmarks/growth.py 1 10 100 1000 --jobs 1 2

The memory is that of the largest process. Seconds depend on the machine and on what else it does,
those of the processor less; only the ratios within one table say something. `--select` measures
with some of the rules. `growth_plot.py` draws the table.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import line, rooms

COMMAND = (sys.executable, "-m", "auditor", "check", "--format", "ndjson", "--quiet", "--exit-zero")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--select", action="append", default=[])
    arguments = parser.parse_args()
    chosen = [part for rule in arguments.select for part in ("--select", rule)]
    print("| rooms | jobs | wall s | CPU s | CPU ms a room | peak MiB |")
    print("|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.counts:
            path = Path(folder, f"{count}.ndjson")
            with path.open("wb") as file:
                file.writelines(map(line, rooms(count)))
            for jobs in arguments.jobs:
                wall, cpu, peak = measured([*COMMAND, str(path), "--jobs", str(jobs), *chosen])
                each = 1000 * cpu / count
                print(f"| {count:,} | {jobs} | {wall:.2f} | {cpu:.2f} | {each:.2f} | {peak:.0f} |")
                sys.stdout.flush()


def measured(command: list[str]) -> tuple[float, float, float]:
    """Seconds of the clock, seconds of all processors, and peak MiB of the largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, cpu, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
