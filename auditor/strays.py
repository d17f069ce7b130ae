"""What plugins print goes to standard error, so that reports on standard output stay whole."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout


@contextmanager
def strays_told_apart() -> Iterator[None]:
    """While it lasts, what is printed to standard output comes on standard error."""
    with redirect_stdout(sys.stderr):
        yield
