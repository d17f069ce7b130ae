"""One task of one peer in a process of its own: `python -m peers MODULE TASK ROOMS OUT CORES`."""

import sys
from importlib import import_module


def main() -> None:
    """Do it, or print the version."""
    name, task, *arguments = sys.argv[1:]
    module = import_module(f"peers.{name}")
    if task == "version":
        print(module.version())
    else:
        rooms, out, cores = arguments
        getattr(module, task)(rooms, out, int(cores))


if __name__ == "__main__":
    main()
