"""How time and memory of `auditor check` grow with the rooms, by one process and by several.

    python benchmarks/growth.py 1 10 100 1000 --jobs 1 2

The memory is that of the largest process. Seconds depend on the machine and on what else it does;
only the ratios within one table say something. `--select` measures with some of the rules.
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
    print("| rooms | jobs | seconds | rooms/s | peak MiB |\n|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.counts:
            path = Path(folder, f"{count}.ndjson")
            with path.open("wb") as file:
                file.writelines(map(line, rooms(count)))
            for jobs in arguments.jobs:
                seconds, peak = measured([*COMMAND, str(path), "--jobs", str(jobs), *chosen])
                rate = count / seconds
                print(f"| {count:,} | {jobs} | {seconds:.2f} | {rate:,.0f} | {peak:.0f} |")
                sys.stdout.flush()


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of the largest process of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
