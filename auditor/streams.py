"""Streams that are written: a failing write says which file it was, and why."""

import errno
import io
import os
import sys
from typing import Any

from auditor.errors import UsageError, reason_of
from auditor.filenames import LABELLED


def unwritable(ja: str, en: str, error: OSError) -> UsageError:
    """That a file, by its name in both languages, cannot be written."""
    why, reason = reason_of(error)
    return UsageError(f"{ja} に書けません: {why}", f"cannot write {en}: {reason}")


class OutputFile(io.FileIO):
    """A file being written.

    The error is told here, where the file is known: further up, a report that is written while
    rooms are read could not tell its own failure from that of an input.
    """

    def __init__(self, file: int, ja: str, en: str, *, is_ours: bool = True) -> None:
        super().__init__(file, "wb", closefd=is_ours)
        self._names = (ja, en)
        self._is_lost = False

    def write(self, data: Any, /) -> int:
        """Write some bytes.

        Raises:
            UsageError: when they cannot be written, once; what comes after that goes nowhere,
                so that what is still buffered does not fail again when the program ends.
        """
        if self._is_lost:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except BrokenPipeError:
            raise  # a reader that has gone, such as `| head`, is no failure
        except OSError as error:
            self._is_lost = True
            raise unwritable(*self._names, error) from None


class _Nowhere(io.RawIOBase):
    """Stands for a standard stream that was closed before the program began (`>&-`)."""

    def __init__(self, ja: str = "", en: str = "") -> None:
        super().__init__()
        self._names = (ja, en)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def write(self, data: Any, /) -> int:
        names, self._names = self._names, ("", "")
        if all(names):
            raise unwritable(*names, OSError(errno.EBADF, os.strerror(errno.EBADF)))
        return memoryview(data).nbytes


class _Silent(io.FileIO):
    """Standard error: where it cannot be written, there is no place to say so."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def prepare_standard_streams() -> None:
    """Make the three standard streams usable, whatever the shell made of them."""
    _keep_numbers_taken()
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_Nowhere()), encoding="utf-8")
    names = ("標準出力", "standard output")
    if sys.stdout is None:
        sys.stdout = _text(_Nowhere(*names))
    elif _has_file(sys.stdout):
        sys.stdout = _text(OutputFile(sys.stdout.fileno(), *names, is_ours=False))
    if sys.stderr is None:
        sys.stderr = _text(_Nowhere())
    elif _has_file(sys.stderr):
        sys.stderr = _text(_Silent(sys.stderr.fileno(), "wb", closefd=False))


def _keep_numbers_taken() -> None:
    """Open nothing under the number of a closed stream, or the first file would take it."""
    for stream, number in ((sys.stdin, 0), (sys.stdout, 1), (sys.stderr, 2)):
        if stream is None:
            taken = os.open(os.devnull, os.O_RDWR)
            if taken != number:
                os.close(taken)


def _has_file(stream: Any) -> bool:
    """Whether the stream writes to a file of the system, and not to a Windows console."""
    try:
        stream.fileno()
    except (AttributeError, OSError, ValueError):
        return False
    return os.name != "nt" or not stream.isatty()


def _text(raw: io.RawIOBase) -> io.TextIOWrapper:
    # stderr, too, is told line by line; a report of many lines goes out in blocks
    is_told = raw.isatty() or isinstance(raw, _Silent)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding="utf-8",
        errors=LABELLED,
        line_buffering=is_told,
    )
