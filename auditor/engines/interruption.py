"""What Dask loads into workers of ours: an interruption is for the process that commands them."""

import signal
from typing import Any


def dask_setup(worker: Any) -> None:
    """Ignore what a terminal sends to all its processes; the commander ends the workers."""
    del worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
