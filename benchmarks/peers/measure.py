"""Run a command and print what it cost, as JSON: `python measure.py COMMAND…`.

It stands between the benchmark and the command, since a process begins with the peak memory of the
one that started it; this one is small.
"""

import os
import sys
import time


def main() -> None:
    """Do it; the command's own output goes nowhere."""
    null = os.open(os.devnull, os.O_WRONLY)
    silent = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    command = sys.argv[1:]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    code = os.waitstatus_to_exitcode(status)
    print(f'{{"status": {code}, "wall": {wall}, "cpu": {cpu}, "peak": {peak}}}')


if __name__ == "__main__":
    main()
