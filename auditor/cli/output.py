"""Where reports go: standard output, or files that appear whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import attrs

from auditor.errors import UsageError, reason_of
from auditor.reports import COMPLETE, format_of

STDOUT = "-"


@attrs.frozen
class Target:
    """One report that is asked for: its format and its file, "-" for standard output."""

    format: str
    path: str


def targets(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Target, ...]:
    """What is to be written where.

    As many formats as files: pairwise. Otherwise the files' endings decide, and one format that
    is left over goes to standard output; without both it is a table on standard output.

    Raises:
        UsageError: when a file's format cannot be told, or two reports would share one place.
    """
    if formats and len(formats) == len(outputs):
        made = [Target(*pair) for pair in zip(formats, outputs, strict=True)]
    else:
        made = [Target(_by_ending(path), path) for path in outputs]
        made += [Target(name, STDOUT) for name in formats or (() if outputs else ("table",))]
    places = [target.path for target in made]
    for place in places:
        if places.count(place) > 1:
            raise UsageError(
                f"{place} に2つの報告は書けません。--output を形式の数だけ指定してください",
                f"two reports cannot go to {place}; give an --output for each --format",
            )
    return tuple(made)


def complete_files(wanted: Sequence[Target]) -> tuple[str, ...]:
    """The names of the files that will hold every result of every room."""
    files = [target for target in wanted if target.path != STDOUT and target.format in COMPLETE]
    files.sort(key=lambda target: COMPLETE.index(target.format))
    return tuple(Path(target.path).name for target in files)


def _by_ending(path: str) -> str:
    found = format_of(path)
    if found is None:
        raise UsageError(
            f"{path} の形式が分かりません。--format か .json .html .md 等の拡張子を付けてください",
            f"cannot tell the format of {path}; add --format or an ending such as .json or .html",
        )
    return found


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A binary stream to write; a file appears under its name only when all of it is written.

    Raises:
        UsageError: when the file cannot be written.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current


def _unwritable(path: str, error: OSError) -> UsageError:
    why, reason = reason_of(error)
    return UsageError(f"{path} に書けません: {why}", f"cannot write {path}: {reason}")
